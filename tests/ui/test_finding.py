"""Anything is found by typing, with the keyboard alone, and nothing private is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from partnerdesk.domain.records import BeneficiaryInput, Objective, Option, TrustRating
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.finding import ActionWords, Thing, folded, found, things
from partnerdesk.ui.viewmodels.page_names import NAMES
from partnerdesk.ui.viewmodels.papers import PAPERS
from partnerdesk.ui.views.dialogs.finding import FindingWindow
from partnerdesk.ui.views.steps.brief_preview import BriefPreview
from partnerdesk.ui.views.steps.papers import PapersView

ACTIONS = (ActionWords("undo", "Undo delete objective", "Ctrl+Z"), ActionWords("quit", "Quit", "Ctrl+Q"))


def _dialog(window: MainWindow) -> FindingWindow:
    window.actions_table.by_id["find"].trigger()
    QApplication.processEvents()
    shown = window.findChildren(FindingWindow)
    assert len(shown) == 1
    return shown[0]


def test_letters_are_compared_without_case_and_accents() -> None:
    assert folded("Café Ŵyn") == folded("CAFE wyn")


def test_a_title_that_begins_so_comes_before_one_that_only_has_the_word() -> None:
    everything = (Thing("Ask for a quote", "a"), Thing("Quotes", "b"), Thing("Partners", "c", more="the quote"))
    assert [each.words for each in found(everything, "quote")] == ["Quotes", "Ask for a quote", "Partners"]


@pytest.mark.parametrize("typed", ["zzz", "quote zzz"])
def test_every_word_must_be_there(typed: str) -> None:
    assert found((Thing("Quotes", "here"),), typed) == ()


def test_without_a_file_only_actions_and_the_guide_are_found() -> None:
    everything = things(ACTIONS, None)
    assert {each.action for each in everything if each.action} == {"undo", "quit"}
    assert all(each.action or each.guide for each in everything)


def test_the_example_is_found_by_its_words(example: MainWindow) -> None:
    desk = example.desk
    assert desk is not None
    everything = things(ACTIONS, desk)
    kinds = {each.kind for each in everything if each.kind is not None}
    assert {Option, Objective, BeneficiaryInput} <= kinds
    assert TrustRating not in kinds
    for objective in desk.partnership.rows(Objective):
        first = found(everything, objective.so_that_text or "")[0]
        assert (first.kind, first.key) == (Objective, objective.row_key)
    keys = [(each.kind, each.key) for each in everything if each.kind is not None]
    assert len(keys) == len(set(keys))


def test_a_page_is_found_by_the_name_that_buttons_give_it(example: MainWindow) -> None:
    desk = example.desk
    assert desk is not None
    everything = things((), desk)
    for page in pages_for(desk.partnership):
        assert page.id in {each.page for each in found(everything, NAMES[page.id])}


def test_a_paper_is_found_once_with_the_page_that_prints_it(example: MainWindow) -> None:
    desk = example.desk
    assert desk is not None
    everything = things((), desk)
    (first, *_) = found(everything, "what we still need")
    assert (first.words, first.page) == ("What we still need to hear", "hear.groups")
    assert len([each for each in everything if each.words == "Score sheets"]) == 1


@pytest.mark.parametrize(("typed", "page"), [("still need to hear", "hear.groups"), ("run-sheet", "open.workshop")])
def test_a_paper_that_is_found_is_in_sight_with_the_keyboard_on_its_button(
    example: MainWindow, typed: str, page: str
) -> None:
    dialog = _dialog(example)
    dialog.line.setText(typed)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    example.activateWindow()  # as a window manager does once the dialog is gone
    for _ in range(5):
        QApplication.processEvents()
    assert example.workshop is not None
    assert example.workshop.page.id == page
    (papers,) = [each for each in example.findChildren(PapersView) if each.isVisible()]
    assert papers.inside is not None
    kind = next(line.kind for line in PAPERS[page] if typed in line.name.casefold())
    assert example.focusWidget() is papers.inside.save[kind]
    scroller = example.workshop.screen_shown.scroller
    place = papers.inside.save[kind].mapTo(scroller.viewport(), papers.inside.save[kind].rect().center())
    assert scroller.viewport().rect().contains(place)


def test_a_record_opens_on_its_page_by_keys_alone(example: MainWindow) -> None:
    assert example.desk is not None
    assert example.workshop is not None
    objective = example.desk.partnership.rows(Objective)[-1]
    dialog = _dialog(example)
    QTest.keyClicks(dialog.line, (objective.so_that_text or "")[:24].encode("ascii", "ignore").decode())
    place = [each.key for each in dialog.model.things].index(objective.row_key)
    for _ in range(place):
        QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert example.workshop.page.step == "aims"
    shown = example.workshop.screen_shown.findChildren(QTextEdit)
    assert objective.so_that_text in {each.toPlainText() for each in shown}


def test_an_action_is_done(example: MainWindow) -> None:
    dialog = _dialog(example)
    QTest.keyClicks(dialog.line, "evidence panel")
    seen = example.workshop.evidence.isVisible() if example.workshop else None
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert example.workshop is not None
    assert example.workshop.evidence.isVisible() is not seen


def test_nothing_found_is_said_and_enter_does_nothing(example: MainWindow) -> None:
    dialog = _dialog(example)
    QTest.keyClicks(dialog.line, "qqqq")
    assert not dialog.list.isVisible()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_nothing_can_be_found_while_somebody_answers_in_private(example: MainWindow) -> None:
    assert example.workshop is not None
    example.workshop._on_alone(alone=True)
    example.actions_table.by_id["find"].trigger()
    assert example.findChildren(FindingWindow) == []
    example.workshop._on_alone(alone=False)


def test_the_minute_is_found_and_chosen(example: MainWindow) -> None:
    desk = example.desk
    assert desk is not None
    minute = next(each for each in found(things(ACTIONS, desk), "draft minute") if each.part)
    assert (minute.page, minute.words) == ("tell.brief", "Draft minute")
    example.guidance._take(minute)
    QApplication.processEvents()
    assert example.workshop is not None
    assert example.workshop.page.id == "tell.brief"
    preview = next(each for each in example.workshop.screen_shown.blocks if isinstance(each, BriefPreview))
    assert preview.kind.value == "minute"
    assert preview.model.kind == "minute"


def test_the_pages_of_a_step_come_before_what_is_read_about_it(example: MainWindow) -> None:
    assert example.desk is not None
    first = found(things(ACTIONS, example.desk), "rate trust")[0]
    assert first.page
    assert not first.guide
