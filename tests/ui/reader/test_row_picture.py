"""Rows of the list are drawn once and copied: none is ever out of date, and each is written in its own direction."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Theme
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.reader.reader import PAGE
from partnerdesk.ui.viewmodels.reader.rows import ShownRow
from partnerdesk.ui.views.reader.row_picture import MOST_PICTURES, Paper, RowPictures
from partnerdesk.ui.views.reader.rows_view import AnswerList
from partnerdesk.ui.views.reader.start_of_text import write_start
from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView
from partnerdesk.ui.views.theme import theme, tokens_of
from tests.answer_shots import SAID, answers, with_answers
from tests.ui.reader.conftest import COUNT, ready

ROW = ShownRow("It is the only warm room.", "Not read yet · A carer", was_read=False, warns=False)
SIZE = QSize(400, 72)
URDU = SAID[7]


@pytest.fixture
def page(empty: MainWindow) -> AnswerReaderView:
    """Give the page with the list of sixty answers."""
    assert empty.desk is not None
    assert empty.workshop is not None
    with_answers(empty.desk, answers(COUNT))
    empty.workshop.show_page(PAGE)
    ready(empty.desk)
    found = empty.workshop.screen_shown.block(0)
    assert isinstance(found, AnswerReaderView)
    found.reader.switch()
    found.focus_first()
    QApplication.processEvents()
    return found


def _paper(ratio: float = 1.0) -> Paper:
    return Paper(SIZE, ratio, theme().tokens, theme().scale)


def _drawn(row: ShownRow, paper: Paper, *, chosen: bool = False) -> QImage:
    return RowPictures().picture(row, paper, chosen=chosen).toImage()


def _on_screen(shown: AnswerList) -> QImage:
    """Return what stands on the screen where the rows are, nothing painted for it."""
    QApplication.processEvents()
    window, rows = shown.window(), shown.viewport()
    place = QRect(rows.mapTo(window, QPoint()), rows.size())
    return window.screen().grabWindow(window.winId()).copy(place).toImage()


def _painted_anew(shown: AnswerList) -> QImage:
    shown._pictures = RowPictures()
    shown.viewport().repaint()
    return _on_screen(shown)


def _mark(page: AnswerReaderView) -> None:
    for key in "1ci":
        page.press_letter(key.upper())


def _unmark(page: AnswerReaderView) -> None:
    page.press_letter("Z")


def _rename(page: AnswerReaderView) -> None:
    page.desk.execute(ChangeFields(Theme, ("TH900",), {"text": "No news for weeks"}))


CHANGES: tuple[Callable[[AnswerReaderView], object], ...] = (
    lambda page: QTest.keyClick(page.body.rows, Qt.Key.Key_Down),
    lambda page: QTest.keyClick(page.body.rows, Qt.Key.Key_Up),
    lambda page: page.body.rows.verticalScrollBar().setValue(30),
    lambda page: page.body.rows.verticalScrollBar().setValue(0),
    lambda page: QTest.keyClick(page.body.rows, Qt.Key.Key_End),
    lambda page: QTest.keyClick(page.body.rows, Qt.Key.Key_Home),
    _mark,
    _unmark,
    _rename,
    lambda page: page.reader.narrow("reading", "unread"),
    lambda page: page.reader.narrow("reading", None),
    lambda _page: theme().wear("dark"),
    lambda _page: theme().wear("contrast"),
    lambda page: page.body.rows.setFixedWidth(300),
    lambda page: page.body.rows.clearFocus(),
)


def test_what_stands_on_the_screen_is_never_out_of_date(page: AnswerReaderView) -> None:
    shown = page.body.rows
    shown.clearFocus()
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.ringed
    before = _on_screen(shown)
    for number, change in enumerate(CHANGES):
        change(page)
        now = _on_screen(shown)
        assert now != before, number
        assert now == _painted_anew(shown), number
        before = now


def test_the_list_stands_on_the_answer_that_is_shown_whatever_is_looked_for(page: AnswerReaderView) -> None:
    shown = page.body.rows
    page.reader.show_row(4)
    for reading in ("unread", None):
        page.reader.narrow("reading", reading)
        assert shown.currentIndex().row() == page.reader.row


def test_home_and_end_lead_to_the_ends_of_the_list(page: AnswerReaderView) -> None:
    for key, row in ((Qt.Key.Key_End, COUNT - 1), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(page.body.rows, key)
        assert page.reader.row == page.body.rows.currentIndex().row() == row


def test_a_picture_is_drawn_once_and_few_are_kept(themed: None) -> None:
    pictures = RowPictures()
    first = pictures.picture(ROW, _paper(), chosen=False)
    assert pictures.picture(ROW, _paper(), chosen=False) is first
    for number in range(MOST_PICTURES * 2):
        pictures.picture(ROW._replace(words=f"Answer {number}"), _paper(), chosen=False)
    assert len(pictures._kept) == MOST_PICTURES
    assert pictures.picture(ROW, _paper(), chosen=False).toImage() == _drawn(ROW, _paper())


@pytest.mark.parametrize(
    "other",
    [{"words": "Too far."}, {"told": "Read"}, {"was_read": True}, {"warns": True}, {}],
    ids=lambda other: next(iter(other), "chosen"),
)
def test_another_row_is_another_picture(themed: None, other: dict[str, object]) -> None:
    pictures = RowPictures()
    plain = pictures.picture(ROW, _paper(), chosen=False).toImage()
    row, chosen = ROW._replace(**other), not other  # type: ignore[arg-type]  # names and values from above
    drawn = pictures.picture(row, _paper(), chosen=chosen).toImage()
    assert drawn != plain
    assert drawn == _drawn(row, _paper(), chosen=chosen)


def test_on_other_paper_all_is_drawn_anew(themed: None) -> None:
    pictures = RowPictures()
    plain = pictures.picture(ROW, _paper(), chosen=False).toImage()
    fine = pictures.picture(ROW, _paper(2.0), chosen=False)
    assert (fine.size(), fine.deviceIndependentSize().toSize()) == (SIZE * 2, SIZE)
    theme().wear("dark")
    dark = pictures.picture(ROW, _paper(), chosen=False).toImage()
    assert dark.pixelColor(0, 0).name() == tokens_of("dark").surface.lower()
    theme().wear("light")
    theme().resize_text(1.5)
    large = pictures.picture(ROW, _paper(), chosen=False).toImage()
    assert large == _drawn(ROW, _paper())
    theme().resize_text(1.0)
    assert plain not in (dark, large)
    assert pictures.picture(ROW, _paper(), chosen=False).toImage() == plain


def test_no_gap_is_left_between_rows_where_a_pixel_is_no_whole_point(themed: None) -> None:
    paper = Paper(QSize(401, 73), 1.25, theme().tokens, theme().scale)
    picture = RowPictures().picture(ROW, paper, chosen=False)
    assert (picture.width(), picture.height()) == (502, 92)


AREA = QRectF(50, 10, 200, 60)


def _inked(text: str, lines: int) -> QRect:
    """Write a text and return where there is ink."""
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.black)
    write_start(painter, text, "body", AREA, lines)
    painter.end()
    white = image.pixel(0, 0)
    inked = [(x, y) for x in range(300) for y in range(100) if image.pixel(x, y) != white]
    across, down = [x for x, _ in inked], [y for _, y in inked]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down)))


@pytest.mark.parametrize(
    "text", [SAID[8], URDU, "www.example.org/" * 20, "我们在这里感到温暖" * 12], ids=["en", "ur", "link", "zh"]
)
def test_however_long_an_answer_is_it_stays_on_its_lines(themed: None, text: str) -> None:
    one, two = _inked(text * 3, 1), _inked(text * 3, 2)
    for inked in (one, two):
        assert inked.left() >= AREA.left() - 1
        assert inked.right() <= AREA.right() + 1
    assert one.height() < two.height() < AREA.height()


def test_an_answer_begins_where_its_writing_begins(themed: None) -> None:
    assert _inked("Too far.", 2).left() < AREA.left() + 3
    assert _inked(URDU[:12], 2).right() > AREA.right() - 3
    assert _inked(URDU[:12], 2).left() > AREA.left() + 60
