"""The windows about the records: history, people's words, and another version of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event, current_thread, main_thread
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import ChangeFields, EraseInputs, PutRecords
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import BeneficiaryInput, Objective, Option, Partner, PartnershipFile
from partnerdesk.services.bringing_together import Comparing, Comparison, compare
from partnerdesk.services.elsewhere import Tell
from partnerdesk.services.purging import Purging
from partnerdesk.storage.backups import Rewritten
from partnerdesk.ui.aside import erase
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.comparing import ComparingModel, field_labels
from partnerdesk.ui.viewmodels.preferences import Preferences, RecentFile
from partnerdesk.ui.views.dialogs.comparing import ComparingWindow
from partnerdesk.ui.views.dialogs.deleting import DeletingWindow
from partnerdesk.ui.views.dialogs.history import HistoryWindow
from partnerdesk.ui.views.dialogs.people_words import PeopleWordsWindow
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.dialogs.working import WorkingWindow
from partnerdesk.ui.views.registry import Place
from partnerdesk.ui.views.start_page import StartPage
from partnerdesk.ui.views.steps.withdraw_input import WithdrawInputView
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.choices import Choice
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.services.canaries import found_in, places

NAME = "Amaranth-Qx0001"


def settle(qapp: QApplication) -> None:
    """Wait until what runs aside is done and shown: erasing runs aside three times, each begun by a turn of its own."""
    for _ in range(12):
        qapp.processEvents()
        QThreadPool.globalInstance().waitForDone(20_000)
    qapp.processEvents()


def _open(window: MainWindow, kind: type[ReadingWindow]) -> ReadingWindow:
    (found,) = (each for each in window.findChildren(kind) if each.isVisible())
    return found


def _words(window: ReadingWindow) -> str:
    return "\n".join(each.text() for each in window.findChildren(Prose) if each.isVisibleTo(window))


@pytest.fixture
def case(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window with a file in which somebody said something whose time is over."""
    shelf = Shelf(tmp_path / "home")
    session = shelf.new(str(tmp_path / "case.partnership"))
    given = BeneficiaryInput(id="BI-001", summary=NAME, person_code="07", keep_until=date(2020, 1, 31))
    other = BeneficiaryInput(id="BI-002", summary="somebody else", person_code="08")
    session.execute(
        PutRecords((given, other, Objective(id="OB1", measure="before"), Partner(id="P1"), Option(id="O1")))
    )
    window.show_session(session)
    yield window
    for each in window.findChildren(ReadingWindow):
        each.reject()


def test_what_is_past_its_date_is_said_on_opening_and_leads_to_the_list(case: MainWindow) -> None:
    (toast,) = case.findChildren(Toast)
    assert "One thing that people said is past the date" in toast.accessibleName()
    toast.taken.emit()
    assert "to be kept until 31 January 2020" in _words(_open(case, PeopleWordsWindow))


def test_what_is_past_its_date_is_erased_in_one_action_and_nothing_is_left(
    case: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    assert case.desk is not None
    case.desk.session.publish()
    assert found_in([tmp_path], [NAME])
    case.files.records.show_people()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    window.erase_due.click()
    assert "cannot be undone" in _words(window)
    window.yes.click()
    settle(qapp)
    assert [row.id for row in case.desk.partnership.rows(BeneficiaryInput)] == ["BI-002"]
    told = [
        each
        for each in case.findChildren(ReadingWindow)
        if each.isVisible() and not isinstance(each, PeopleWordsWindow)
    ]
    assert ["OneDrive" in _words(each) for each in told] == [True]
    told[0].reject()
    case.close_file()
    qapp.processEvents()
    assert found_in(places(tmp_path), [NAME]) == []


def test_enter_pressed_twice_erases_nothing(case: MainWindow, qapp: QApplication) -> None:
    assert case.desk is not None
    case.files.records.show_people()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    window.erase_due.setFocus()
    QTest.keyClick(window.erase_due, Qt.Key.Key_Return)
    asked = window.focusWidget()
    assert asked is window.keep
    QTest.keyClick(asked, Qt.Key.Key_Return)
    settle(qapp)
    assert [row.id for row in case.desk.partnership.rows(BeneficiaryInput)] == ["BI-001", "BI-002"]
    assert window.isVisible()


def test_everything_about_one_person_is_saved_for_that_person(
    case: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "07.json"
    monkeypatch.setattr(case.files.chooser, "new", lambda *_: str(target))
    case.files.records.show_people()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    window.save_words()
    told = json.loads(target.read_text("utf-8"))
    assert (told["person_code"], [row["id"] for row in told["inputs"]]) == ("07", ["BI-001"])


def test_the_history_says_what_was_done_and_that_it_holds(case: MainWindow) -> None:
    case.files.records.show_history()
    words = _words(_open(case, HistoryWindow))
    assert "The file was made." in words
    assert "The history is unbroken" in words
    assert "objective 1 added" in words.casefold()
    assert NAME not in words


@pytest.fixture
def pair(case: MainWindow, tmp_path: Path) -> Path:
    """Give another version of the file, in which somebody else went on."""
    assert case.desk is not None
    path = tmp_path / "theirs.partnership"
    case.desk.session.save_copy(path)
    with Shelf(tmp_path / "elsewhere").open(str(path)) as theirs:
        theirs.execute(ChangeFields(Objective, ("OB1",), {"measure": "theirs"}))
        theirs.execute(ChangeFields(Partner, ("P1",), {"notes": "theirs"}))
    case.desk.execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
    return path


def test_two_versions_come_together_after_the_choices_and_can_be_undone(
    case: MainWindow, pair: Path, qapp: QApplication
) -> None:
    assert case.desk is not None
    case.files.records.compare(pair)
    settle(qapp)
    window = _open(case, ComparingWindow)
    assert isinstance(window, ComparingWindow)
    words = _words(window)
    label = field_labels("objective")["measure"].label
    assert all(each in words for each in (label, "mine", "theirs", "Still to choose: 1"))
    assert not window.together.isEnabled()
    (card,) = window.model.cards
    (first, *_others) = window.groups[0].findChildren(Choice)
    first.click()
    assert window.together.isEnabled()
    QTest.keyClick(first, Qt.Key.Key_Delete)  # the answer is taken away, so the choice is open again
    assert not window.together.isEnabled()
    window.model.choose(card.ref, Take.THEIRS)
    window.together.click()
    found, partner = case.desk.partnership.get(Objective, "OB1"), case.desk.partnership.get(Partner, "P1")
    assert found is not None
    assert partner is not None
    assert (found.measure, partner.notes) == ("theirs", "theirs")
    case.desk.undo()
    back = case.desk.partnership.get(Objective, "OB1")
    assert back is not None
    assert back.measure == "mine"


def test_what_is_chosen_from_a_list_stands_in_its_words_on_both_sides(
    case: MainWindow, pair: Path, qapp: QApplication
) -> None:
    assert case.desk is not None
    with Shelf(pair.parent / "elsewhere").open(str(pair)) as theirs:
        changed = Option(id="O1", form="mou", partners=("P9",))
        theirs.execute(PutRecords((Partner(id="P9", name="Only there"), changed)))
    case.desk.execute(ChangeFields(Partner, ("P1",), {"name": "Northbank"}))
    case.desk.execute(PutRecords((Option(id="O1", form="carry_on", partners=("P1",)),)))
    model = ComparingModel(case.desk, compare(case.desk.session, pair))
    lines = {line.label: (line.mine, line.theirs) for card in model.cards for line in card.lines}
    assert lines["With whom?"] == ("Northbank", "Only there")
    forms = case.desk.catalogue.forms
    assert lines["Form"] == (forms["carry_on"].name, forms["mou"].name)


def test_a_conflict_leads_to_both_versions_side_by_side(case: MainWindow, pair: Path, qapp: QApplication) -> None:
    assert case.desk is not None
    case.desk.session.path.write_bytes(pair.read_bytes())
    case.desk.session.publish()
    case.files.care.tell_conflict()
    told = _open(case, ReadingWindow)
    next(each for each in told.findChildren(Button) if "Compare" in each.text()).click()
    settle(qapp)
    assert "Still to choose: 1" in _words(_open(case, ComparingWindow))


def test_the_same_version_has_nothing_to_bring(case: MainWindow, tmp_path: Path, qapp: QApplication) -> None:
    assert case.desk is not None
    case.desk.session.save_copy(tmp_path / "same.partnership")
    case.files.records.compare(tmp_path / "same.partnership")
    settle(qapp)
    assert "The two versions hold the same." in _words(_open(case, ComparingWindow))


def test_what_is_no_partnership_file_is_refused_in_a_sentence(
    case: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    other = tmp_path / "other.partnership"
    other.write_bytes(b"%PDF-1.7" * 200)
    case.files.records.compare(other)
    settle(qapp)
    assert any("is not a partnership file" in each.accessibleName() for each in case.findChildren(Toast))


def test_a_whole_file_past_its_date_is_deleted_with_all_that_is_kept_of_it(
    case: MainWindow, tmp_path: Path, qapp: QApplication, preferences: Preferences
) -> None:
    assert case.desk is not None
    path = case.desk.session.path
    case.desk.session.save_copy(path.with_name("copy.partnership"))
    case.desk.execute(ChangeFields(PartnershipFile, (), {"keep_until": date(2020, 6, 30), "title": NAME}))
    case.files.records.begin()
    case.files.records.show_people()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    preferences.remember(RecentFile(str(path), 3, "today"))
    window.delete_file.click()
    settle(qapp)
    (question,) = (each for each in case.findChildren(DeletingWindow) if each.isVisible())
    words = "\n".join(each.text() for each in question.findChildren(Prose))
    assert all(each in words for each in ("case.partnership", "copy.partnership", "OneDrive", "last files"))
    question.reject()
    assert path.exists()
    case.files.removing.ask()
    settle(qapp)
    (question,) = (each for each in case.findChildren(DeletingWindow) if each.isVisible())
    question.yes.click()
    settle(qapp)
    page = case.centralWidget()
    assert isinstance(page, StartPage)
    assert "is deleted, with everything" in "\n".join(each.text() for each in page.findChildren(Prose))
    preferences._store.sync()
    assert str(path) not in (tmp_path / "settings.ini").read_text()
    path.with_name("copy.partnership").unlink()
    assert found_in(places(tmp_path), [NAME]) == []
    assert not path.exists()


def test_only_the_file_that_was_asked_about_is_deleted(case: MainWindow, tmp_path: Path, qapp: QApplication) -> None:
    """The desktop can ask for another file while the question stands there."""
    case.files.removing.ask()
    settle(qapp)
    (question,) = (each for each in case.findChildren(DeletingWindow) if each.isVisible())
    other = tmp_path / "other.partnership"
    case.show_session(Shelf(tmp_path / "home").new(str(other)))
    question.yes.click()
    settle(qapp)
    assert other.exists()
    assert case.desk is not None
    assert case.desk.session.path == other


def test_the_window_lives_while_words_are_erased_and_nothing_else_can_be_done_meanwhile(
    case: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert case.desk is not None
    go, threads = Event(), []
    plain = Purging.elsewhere

    def slow(self: Purging, tell: Tell, *, or_delete: bool = False) -> Rewritten:
        threads.append(current_thread() is main_thread())
        tell(1, 3)
        go.wait(20)
        return plain(self, tell, or_delete=or_delete)

    monkeypatch.setattr(Purging, "elsewhere", slow)
    erase(case.desk, case, EraseInputs(("BI-001",)))
    end = monotonic() + 10
    while not any(each.isVisible() for each in case.findChildren(WorkingWindow)) and monotonic() < end:
        qapp.processEvents()
    (working,) = case.findChildren(WorkingWindow)
    assert working.isModal()
    working.reject()
    assert working.isVisible()
    assert "1 of 3 earlier versions" in working.bar.accessibleName()
    assert case.desk.partnership.has(BeneficiaryInput, "BI-001")
    go.set()
    settle(qapp)
    assert threads == [False]
    assert not case.desk.partnership.has(BeneficiaryInput, "BI-001")
    assert QApplication.overrideCursor() is None


def test_comparing_can_be_cancelled_and_shows_nothing_then(
    case: MainWindow, pair: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, plain = Event(), Comparing.compare

    def slow(self: Comparing) -> Comparison:
        go.wait(20)
        return plain(self)

    monkeypatch.setattr(Comparing, "compare", slow)
    case.files.records.compare(pair)
    end = monotonic() + 10
    while not any(each.isVisible() for each in case.findChildren(WorkingWindow)) and monotonic() < end:
        qapp.processEvents()
    (working,) = case.findChildren(WorkingWindow)
    next(each for each in working.findChildren(Button) if each.text() == "Cancel").click()
    go.set()
    settle(qapp)
    assert [each for each in case.findChildren(ComparingWindow) if each.isVisible()] == []
    assert QApplication.overrideCursor() is None


def test_keys_do_nothing_before_the_sign_of_long_work_is_shown(case: MainWindow, qapp: QApplication) -> None:
    working = WorkingWindow("Busy", "It takes a while.", case, can_cancel=True)
    working.begin()
    assert QApplication.overrideCursor() is not None
    title = case.windowTitle()
    QTest.keyClick(case, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qapp.processEvents()
    assert case.windowTitle() == title
    assert case.desk is not None
    assert case.desk.partnership.has(BeneficiaryInput, "BI-001")
    working.end()
    assert QApplication.overrideCursor() is None
    QTest.keyClick(case, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qapp.processEvents()
    assert not case.desk.partnership.has(BeneficiaryInput, "BI-001")


def test_a_card_leads_to_everything_about_its_input(case: MainWindow) -> None:
    assert case.desk is not None
    view = WithdrawInputView(Place(case.desk, "hear.inputs", ("BI-002",)))
    next(each for each in view.findChildren(Button) if "Everything about it" in each.text()).click()
    view.deleteLater()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    assert window._pick == ("input", "BI-002")


def test_words_that_the_other_version_erased_go_here_too_and_the_history_names_it(
    case: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    assert case.desk is not None
    theirs = tmp_path / "theirs.partnership"
    case.desk.session.save_copy(theirs)
    with Shelf(tmp_path / "elsewhere").open(str(theirs)) as other:
        other.purge(EraseInputs(("BI-001",)))
    case.desk.execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
    case.files.records.compare(theirs)
    settle(qapp)
    window = _open(case, ComparingWindow)
    assert isinstance(window, ComparingWindow)
    window.together.click()
    settle(qapp)
    assert not case.desk.partnership.has(BeneficiaryInput, "BI-001")
    assert case.desk.undo_label is None
    assert [each.windowTitle() for each in case.findChildren(ReadingWindow) if each.isVisible()] == [
        "The words are deleted"
    ]
    case.files.records.show_history()
    assert "Brought together with the version 'theirs'." in _words(_open(case, HistoryWindow)).replace("&#x27;", "'")
    case.close_file()
    qapp.processEvents()
    assert found_in(places(tmp_path), [NAME]) == []
