"""Typing, saving and taking back, as a person does it in the window: by keys and clicks."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import (
    BeneficiaryInput,
    EvidenceLink,
    Objective,
    ObjectiveDriver,
    OpenPoint,
    PartnershipFile,
    Question,
)
from partnerdesk.domain.timetable import KeepTime
from partnerdesk.ui.fault_hook import FaultHook
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.steps.objective_links import ObjectiveLinksView
from partnerdesk.ui.views.steps.reason_points import ReasonPointsView
from partnerdesk.ui.views.steps.withdraw_input import WithdrawInputView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.test_records_care import settle


def _workshop(window: MainWindow, page: str) -> Workshop:
    assert window.workshop is not None
    window.workshop.show_page(page)
    QApplication.processEvents()
    return window.workshop


def _area(workshop: Workshop, name: str) -> QTextEdit:
    found = [each for each in workshop.screen_shown.findChildren(QTextEdit) if each.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def _opened(workshop: Workshop, key: str) -> CollectionView:
    block = next(each for each in workshop.screen_shown.blocks if isinstance(each, CollectionView))
    assert block.open_record(block._block.kind, (key,))
    QApplication.processEvents()
    return block


View = TypeVar("View", bound=PageView)


def _inside(block: CollectionView, kind: type[View]) -> View:
    return block.findChildren(kind)[0]


def _button(view: PageView, words: str) -> Button:
    return next(each for each in view.findChildren(Button) if each.text() == words)


def test_typed_words_are_saved_after_a_pause(empty: MainWindow, qtbot: QtBot) -> None:
    workshop = _workshop(empty, "frame.question")
    edit = _area(workshop, "The question")
    edit.setFocus()
    QTest.keyClicks(edit, "Shall we?")
    assert workshop.bar.state.accessibleName() == "Saving…"
    assert workshop.desk.partnership.one(Question).text is None
    qtbot.waitUntil(lambda: workshop.desk.partnership.one(Question).text == "Shall we?", timeout=10_000)
    assert workshop.bar.state.accessibleName().startswith("Saved on this computer ")
    assert edit.toPlainText() == "Shall we?"


def test_a_field_has_its_own_undo_until_it_is_left(empty: MainWindow) -> None:
    workshop = _workshop(empty, "frame.question")
    edit = _area(workshop, "The question")
    empty.activateWindow()
    edit.setFocus()
    QTest.keyClicks(edit, "One")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() != "One"
    edit.setPlainText("Two")
    workshop.desk.flush()
    _area(workshop, "For whom?").setFocus()
    workshop.desk.flush()
    assert workshop.desk.partnership.one(Question).text == "Two"
    workshop.desk.undo()
    assert workshop.desk.partnership.one(Question).text is None
    assert edit.toPlainText() == ""


def test_undo_reaches_across_pages_and_is_named(empty: MainWindow) -> None:
    workshop = _workshop(empty, "frame.question")
    _area(workshop, "The question").setPlainText("Shall we?")
    workshop.show_page("open.charity")
    assert "change question" in empty.actions_table.by_id["undo"].text()
    empty.undo()
    assert workshop.desk.partnership.one(Question).text is None


def test_leaving_a_page_saves_what_is_typed(empty: MainWindow) -> None:
    workshop = _workshop(empty, "frame.question")
    _area(workshop, "The question").setPlainText("Shall we?")
    workshop.go_back()
    assert workshop.desk.partnership.one(Question).text == "Shall we?"


def test_continue_says_what_is_missing_and_skip_keeps_it_open(empty: MainWindow) -> None:
    workshop = _workshop(empty, "frame.question")
    workshop.go_on()
    assert workshop.page.id == "frame.question"
    assert "one sentence" in (_area(workshop, "The question").accessibleDescription())
    workshop.skip()
    assert workshop.page.id == "frame.deadline"
    assert [row.page for row in workshop.desk.partnership.rows(OpenPoint)] == ["frame.question"]


def test_reason_points_are_counted_by_keys(example: MainWindow) -> None:
    workshop = _workshop(example, "aims.reasons")
    view = _inside(_opened(workshop, "OB1"), ReasonPointsView)
    edit = view._steppers["need"].edit
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert view.commit()
    points = workshop.desk.partnership.get(ObjectiveDriver, "OB1", "need")
    assert points is not None
    assert points.points == 7
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "11")
    assert edit.is_wrong


def test_an_objective_is_linked_and_must_have_an_answer(example: MainWindow) -> None:
    workshop = _workshop(example, "aims.links")
    view = _inside(_opened(workshop, "OB2"), ObjectiveLinksView)
    before = len(workshop.desk.partnership.rows(EvidenceLink))
    _button(view, "Link it").click()
    assert len(workshop.desk.partnership.rows(EvidenceLink)) == before
    view._select.show_value("BI-010")
    view._on_kind("contradicts")
    _button(view, "Link it").click()
    assert workshop.desk.partnership.has(EvidenceLink, "OB2", "BI-010", "contradicts")
    workshop.go_on()
    assert workshop.page.id == "aims.links"
    workshop.desk.undo()
    assert len(workshop.desk.partnership.rows(EvidenceLink)) == before


def test_words_are_withdrawn_only_after_a_second_press_and_for_good(example: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(example, "hear.inputs")
    view = _inside(_opened(workshop, "BI-001"), WithdrawInputView)
    given = workshop.desk.partnership.get(BeneficiaryInput, "BI-001")
    _button(view, "Withdraw what this person said…").click()
    assert workshop.desk.partnership.get(BeneficiaryInput, "BI-001") == given
    _button(view, "Yes, delete the words").click()
    settle(qapp)
    gone = workshop.desk.partnership.get(BeneficiaryInput, "BI-001")
    assert gone is not None
    assert (gone.quote, gone.summary, gone.consent_state) == (None, None, "withdrawn")
    assert workshop.desk.undo_label is None
    assert "fortnight in Spain" not in _shown(example)
    (told,) = (each for each in example.findChildren(ReadingWindow) if each.isVisible())
    assert "The words are deleted" in told.windowTitle()
    told.reject()


def test_no_record_is_added_beside_a_card_that_cannot_be_left(example: MainWindow) -> None:
    workshop = _workshop(example, "aims.objectives")
    block = _opened(workshop, "OB1")
    (edit,) = (each for each in block.findChildren(LineInput) if each.accessibleName() == "By when?")
    edit.setText("soon")
    before = workshop.desk.partnership.rows(Objective)
    _button(block, "Add an objective").click()
    assert workshop.desk.partnership.rows(Objective) == before
    assert "not a date" in edit.accessibleDescription()


def test_adding_and_deleting_a_record_offers_undo(empty: MainWindow) -> None:
    workshop = _workshop(empty, "aims.objectives")
    block = next(each for each in workshop.screen_shown.blocks if isinstance(each, CollectionView))
    _button(block, "Add an objective").click()
    assert [row.status for row in workshop.desk.partnership.rows(Objective)] == ["kept"]
    _button(block, "Delete").click()
    assert workshop.desk.partnership.rows(Objective) == ()
    _undo = next(each for each in workshop.toasts.findChildren(Button) if each.text() == "Undo")
    _undo.click()
    assert len(workshop.desk.partnership.rows(Objective)) == 1


def test_a_message_with_undo_goes_once_something_else_was_done(empty: MainWindow) -> None:
    workshop = _workshop(empty, "aims.objectives")
    desk = workshop.desk
    desk.execute(PutRecords((Objective(id="OB1", status="kept"), Objective(id="OB2", status="kept"))))
    desk.delete(Objective, ("OB1",))
    assert workshop.toasts.isVisible()
    step = desk.last_step
    desk.execute(KeepTime("open", 20))  # the clock goes on beside undo
    assert workshop.toasts.isVisible()
    desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
    assert not workshop.toasts.isVisible()
    desk.undo_only(step)
    assert desk.partnership.one(Question).text == "Should we?"
    desk.undo()
    desk.undo_only(step)
    assert desk.partnership.has(Objective, "OB1")


def _path(window: MainWindow) -> Path | None:
    return window.desk.session.path if window.desk is not None else None


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_dropped_partnership_file_opens_and_anything_else_is_refused(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "Ours.partnership"
    Shelf(tmp_path / "other").new(str(file)).close()
    letter = tmp_path / "letter.docx"
    letter.write_text("Dear board", encoding="utf-8")
    _drop(window, letter)
    assert _path(window) is None
    assert "letter.docx is not a partnership file" in _shown(window)
    _drop(window, file)
    assert _path(window) == file


def _shown(window: MainWindow) -> str:
    QApplication.processEvents()
    return "\n".join(each.said for each in window.findChildren(Prose) if each.isVisible())


def test_a_file_that_cannot_be_opened_is_refused_in_a_sentence_on_the_start_page(
    window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "Broken.partnership"
    broken.write_bytes(b"not a database")
    window.open_path(str(broken))
    assert window.desk is None
    assert "Broken.partnership" in _shown(window)


def test_a_new_file_is_made_where_the_person_says_and_is_remembered(
    window: MainWindow, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Friends.partnership"
    monkeypatch.setattr(window.files.chooser, "new", lambda *_args: str(place))
    window.files.ask_new()
    assert window.windowTitle().startswith("Friends")
    window.show_step(3)
    window.close_file()
    assert place.exists()
    assert [(row.path, row.step) for row in preferences.recent()] == [(str(place), 3)]


def test_a_file_is_remembered_when_it_is_written_so_that_a_program_that_was_ended_finds_it(
    window: MainWindow, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Friends.partnership"
    monkeypatch.setattr(window.files.chooser, "new", lambda *_args: str(place))
    window.files.ask_new()
    assert window.desk is not None
    window.desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
    assert preferences.recent() == ()
    window.say_saved()
    assert [row.path for row in preferences.recent()] == [str(place)]


def test_a_copy_and_an_export_are_written_while_the_file_stays_open(
    example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert example.desk is not None
    before = example.desk.session.path
    exports = partial(example.files.words.export, "json")
    for ask, name in ((example.files.ask_copy, "Copy.partnership"), (exports, "Case.json")):
        monkeypatch.setattr(example.files.chooser, "new", lambda *_args, name=name: str(tmp_path / name))
        ask()
        assert (tmp_path / name).stat().st_size > 1000
    assert example.desk.session.path == before


def test_closing_the_window_writes_the_file(example: MainWindow, tmp_path: Path) -> None:
    workshop = _workshop(example, "frame.question")
    path = workshop.desk.session.path
    _area(workshop, "The question").setPlainText("Written at the last moment")
    example.close()
    with Shelf(tmp_path / "reader").open(str(path)) as session:
        assert session.partnership.one(Question).text == "Written at the last moment"


def test_what_a_crash_left_is_said_at_the_next_start(window: MainWindow, tmp_path: Path) -> None:
    home = tmp_path / "home"
    left = Shelf(home).new(str(tmp_path / "Left.partnership"))
    left.execute(ChangeFields(Question, (), {"text": "Half a sentence"}))
    left._workspace.leave()
    window.begin(None)
    assert window.desk is not None
    assert window.desk.partnership.one(Question).text == "Half a sentence"
    assert "Recovered 1 change" in _shown(window)


def test_nobody_is_told_that_all_is_saved_while_a_date_cannot_be_read(empty: MainWindow) -> None:
    workshop = _workshop(empty, "open.workshop")
    (edit,) = (each for each in workshop.screen_shown.findChildren(LineInput) if "meeting" in each.accessibleName())
    edit.setText("next Tuesday")
    workshop.bar.on.setFocus()
    assert not workshop.screen_shown.commit()
    assert workshop.bar.state.accessibleName() == "One answer is not saved yet"
    edit.setText("14/11/2026")
    assert workshop.screen_shown.commit()
    assert workshop.bar.state.accessibleName().startswith("Saved on this computer ")
    file = workshop.desk.partnership.one(PartnershipFile)
    assert file.meeting_on == date(2026, 11, 14)


def test_what_cannot_be_read_stands_there_again_when_every_page_is_built_anew(empty: MainWindow) -> None:
    workshop = _workshop(empty, "frame.deadline")
    workshop.screen_shown.findChildren(LineInput)[0].setText("soon")
    assert workshop.desk.has_refused
    theme().rescaled.emit()  # every page is built anew
    edit = _workshop(empty, "frame.deadline").screen_shown.findChildren(LineInput)[0]
    assert edit.text() == "soon"
    edit.setText("")
    assert empty.desk is not None
    assert not empty.desk.unread


def test_a_card_with_an_answer_that_cannot_be_read_stays_open(example: MainWindow) -> None:
    workshop = _workshop(example, "aims.objectives")
    block = _opened(workshop, "OB1")
    (edit,) = (each for each in block.findChildren(LineInput) if each.accessibleName() == "By when?")
    edit.setText("soon")
    _button(block, "Done").click()
    assert edit.text() == "soon"
    assert "not a date" in edit.accessibleDescription()


def test_a_fault_shows_a_report_without_the_words_of_the_file(example: MainWindow) -> None:
    hook = FaultHook(example)
    try:
        int("Carers' private words")
    except ValueError as fault:
        hook(type(fault), fault, fault.__traceback__)
    assert hook.shown is not None
    assert "ValueError" in hook.shown.report.text()
    assert "private words" not in hook.shown.report.text()
    hook.shown.reject()
    assert hook.shown is None
