"""The page with answers at every text size: nothing of it is cut off or covered, in each of its states."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import PAGE, Reader
from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView
from partnerdesk.ui.views.theme import theme
from tests.answer_shots import answers, with_answers
from tests.ui.laid_out import laid_out_badly, settle
from tests.ui.reader.conftest import COUNT, ready

SIZES = ((1024, 700), (1280, 800))


def _states(view: AnswerReaderView, reader: Reader) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "one", lambda: reader.show_row(0)
    yield "asks who it is", lambda: reader.show_row(5)
    yield "right to left", lambda: reader.show_row(7)
    yield "long", lambda: reader.show_row(9)
    yield "fills", lambda: view.press_letter("F")
    yield "page again", lambda: view.press_letter("F")
    yield "filters", view.filters.button.click
    yield "list", reader.switch
    yield "nothing", lambda: _search(reader)


def _search(reader: Reader) -> None:
    reader.type_text("xyzzy")
    reader.search_now()


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.6, 2.0])
def test_nothing_of_the_page_is_cut_off_or_covered(empty: MainWindow, scale: float) -> None:
    assert empty.desk is not None
    with_answers(empty.desk, answers(COUNT))
    theme().resize_text(scale)
    QApplication.processEvents()
    assert empty.workshop is not None
    empty.workshop.show_page(PAGE)
    reader = ready(empty.desk)
    Marking(reader).add_theme("A theme of many words, longer than any button on this page is wide, and then some more")
    view = empty.workshop.screen_shown.block(0)
    assert isinstance(view, AnswerReaderView)
    bad = {}
    for size in SIZES:
        empty.resize(*size)
        for name, show in _states(view, reader):
            show()
            settle()
            if found := laid_out_badly(empty.workshop):
                bad[size, name] = found
        assert (empty.width(), empty.height()) == size
        view.filters.button.click()
        reader.widen()
        reader.switch()
    assert bad == {}
