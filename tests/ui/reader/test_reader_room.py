"""The room that an answer has on its page, and that nothing on it moves while answers are marked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.records import Theme
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.reader.reader import PAGE
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.reader.words import HEIGHT
from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.answer_shots import answers, with_answers
from tests.ui.laid_out import settle
from tests.ui.reader.conftest import COUNT, ready

LONG_ONE = 9


@pytest.fixture
def view(empty: MainWindow) -> AnswerReaderView:
    assert empty.desk is not None
    assert empty.workshop is not None
    with_answers(empty.desk, answers(COUNT))
    empty.resize(1280, 800)
    empty.workshop.show_page(PAGE)
    ready(empty.desk)
    settle()
    found = empty.workshop.screen_shown.block(0)
    assert isinstance(found, AnswerReaderView)
    found.focus_first()
    return found


def test_a_long_answer_has_what_the_page_has_of_height_and_a_short_one_the_usual(view: AnswerReaderView) -> None:
    words, usual = view.body.card.words, theme().space(HEIGHT)
    assert words.height() == usual
    view.reader.show_row(LONG_ONE)
    settle()
    assert words.height() > usual * 1.3
    scroll = view._scroll()
    assert scroll is not None
    assert view.body.card.height() <= scroll.viewport().height()
    assert words.verticalScrollBar().maximum() > 0, "it is longer than any page"
    view.reader.show_row(0)
    settle()
    assert words.height() == usual


def test_words_that_fit_into_the_taller_box_are_not_scrolled(view: AnswerReaderView) -> None:
    words = view.body.card.words
    words.say("It was warm and kind, and I could sit down. " * 14)
    settle()
    assert theme().space(HEIGHT) < words.height()
    assert words.verticalScrollBar().maximum() == 0


def test_no_button_of_a_theme_moves_when_its_first_number_comes(view: AnswerReaderView) -> None:
    view.desk.execute(AddRecord(Theme(id="TH950", text="A theme that nobody has yet")))
    settle()
    toggles = view.body.marks.themes.made
    before = [each.geometry() for each in toggles]
    view.press_letter(next(line.key for line in view._marking.themes if line.value == "TH950"))
    for row in range(1, 7):
        view.reader.show_row(row)
        view.press_letter("1")
    settle()
    assert [each.geometry() for each in toggles] == before


def test_what_may_be_a_name_is_asked_about(view: AnswerReaderView) -> None:
    mark = view.reader.mark
    assert mark is not None
    marks = view.body.marks
    marks.show_marks(mark, asks_identity=True, names=("Mrs Evans", "Rhyl"))
    assert marks.asks.accessibleName() == "It may name somebody: Mrs Evans, Rhyl. Does it identify someone?"
    marks.show_marks(mark, asks_identity=True)
    assert marks.asks.accessibleName().startswith("It may hold a number")


def test_what_is_undone_on_another_page_is_said(empty: MainWindow, view: AnswerReaderView) -> None:
    assert empty.workshop is not None
    view.press_letter("R")
    empty.workshop.show_page("frame.question")
    QApplication.processEvents()
    view.desk.undo()
    (toast,) = [each for each in empty.findChildren(Toast) if each.isVisible()]
    assert toast.accessibleName() == "Undone: mark an answer to be read aloud"
    view.desk.redo()
    (toast,) = [each for each in empty.findChildren(Toast) if each.isVisible()]
    assert toast.accessibleName() == "Done again: mark an answer to be read aloud"
    empty.workshop.show_page(PAGE)
    QApplication.processEvents()
    view.desk.undo()
    assert not [each for each in empty.findChildren(Toast) if each.isVisible()]


def test_the_cards_of_themes_follow_an_undo_there(empty: MainWindow, view: AnswerReaderView) -> None:
    assert empty.workshop is not None
    for row in range(5):
        view.reader.show_row(row)
        view.press_letter("1")
    empty.workshop.show_page("hear.themes")
    QApplication.processEvents()
    (block,) = [each for each in empty.workshop.screen_shown.blocks if isinstance(each, CollectionView)]

    def said() -> list[str]:
        return [each.said for each in block.findChildren(Prose) if each.isVisible()]

    assert "5 remarks" in said()
    view.desk.undo()
    assert "5 remarks" not in said()
    (toast,) = [each for each in empty.findChildren(Toast) if each.isVisible()]
    assert toast.accessibleName().startswith("Undone: give an answer the theme")
