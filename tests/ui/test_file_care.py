"""What the window does about passwords, second openers, damage, conflicts and earlier versions; real files."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.records import BeneficiaryInput, Objective
from partnerdesk.services.documents import Documents, Salvaged
from partnerdesk.services.session import Session
from partnerdesk.services.versions import EarlierVersion
from partnerdesk.storage import files
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.opening import Opening
from partnerdesk.ui.views.dialogs.asking import AskingWindow
from partnerdesk.ui.views.dialogs.earlier import EarlierVersions, changes_of
from partnerdesk.ui.views.dialogs.file_questions import busy_question
from partnerdesk.ui.views.dialogs.passwords import AskPassword, NewPassword
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.fixtures.worked_example import worked_example
from tests.ui.test_records_care import settle

PASSWORD = "four words of ours"  # noqa: S105 - a test


@dataclass
class Answers:
    """Answers in the place of a person, in order, and keeps what was asked."""

    passwords: list[str | None] = field(default_factory=list)
    choice: str = ""
    place: str = ""
    asked: list[str] = field(default_factory=list)
    versions: tuple[EarlierVersion, ...] = ()

    def password(self, name: str, wrong: str) -> str | None:
        self.asked.append(wrong or name)
        return self.passwords.pop(0)

    def busy(self, says: str, choices: tuple[str, ...]) -> str:
        self.asked += [says, *choices]
        return self.choice

    def damaged(self, says: str, ways: tuple[str, ...]) -> str:
        self.asked += [says, *ways]
        return self.choice

    def new_place(self, title: str, name: str) -> str:
        self.asked += [title, name]
        return self.place

    def salvaged(self, name: str, found: Salvaged) -> None:
        self.asked += [name, str(sum(found.counts.values()))]

    def earlier(self, versions: tuple[EarlierVersion, ...], opening: Opening, password: str | None) -> None:
        assert opening is not None
        assert password is None
        self.versions = versions


@pytest.fixture
def answers(window: MainWindow) -> Answers:
    given = Answers()
    window.files.questions = given
    return given


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Callable[[], datetime]) -> Documents:
    return Documents(tmp_path / "another computer", clock, person="Tom")


@pytest.fixture
def case(elsewhere: Documents, tmp_path: Path) -> Path:
    with elsewhere.from_partnership(worked_example(), tmp_path / "case.partnership") as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": "as it was"}))
    return tmp_path / "case.partnership"


def _session(window: MainWindow) -> Session:
    assert window.desk is not None
    return window.desk.session


def test_a_protected_file_asks_until_the_password_is_right(
    window: MainWindow, answers: Answers, elsewhere: Documents, case: Path
) -> None:
    with elsewhere.open(case) as session:
        session.protect(elsewhere.password(PASSWORD, case))
    answers.passwords = ["wrong", PASSWORD]
    window.open_path(str(case))
    assert answers.asked[0] == case.name
    assert "This password does not open" in answers.asked[1]
    assert _session(window).is_protected
    answers.passwords = [None]
    window.close_file()
    window.open_path(str(case))
    assert window.desk is None


def test_a_file_open_elsewhere_is_read_copied_or_opened_anyway(
    window: MainWindow, answers: Answers, elsewhere: Documents, case: Path, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path / "third")
    with elsewhere.open(case):
        answers.choice = "read"
        window.open_path(str(case))
        assert "is open on" in answers.asked[0]
        assert _session(window).read_only
        assert window.workshop is not None
        assert "read only" in window.workshop.bar.state.accessibleName()
        window.close_file()
        answers.choice, answers.place = "copy", str(tmp_path / "copy.partnership")
        window.open_path(str(case))
        assert _session(window).path.name == "copy.partnership"
        window.close_file()
        answers.choice = "anyway"
        window.open_path(str(case))
        assert _session(window).path == case
        window.close_file()
        answers.choice = ""
        window.open_path(str(case))
        assert window.desk is None
    shelf.open(str(case)).close()


def test_a_damaged_file_is_recovered_into_a_new_one(
    window: MainWindow, answers: Answers, case: Path, tmp_path: Path
) -> None:
    content = bytearray(case.read_bytes())
    content[60 * 1024 : 61 * 1024] = bytes(1024)
    content[100:1024] = bytes(924)
    case.write_bytes(content)
    answers.choice, answers.place = "salvage", str(tmp_path / "recovered.partnership")
    window.open_path(str(case))
    assert "damaged" in answers.asked[0] or "contains parts" in answers.asked[0]
    assert _session(window).path.name == "recovered.partnership"
    assert _session(window).partnership.rows(Objective)
    assert case.read_bytes() == content


def test_earlier_versions_are_listed_and_restored(
    window: MainWindow, answers: Answers, case: Path, qapp: QApplication
) -> None:
    window.open_path(str(case))
    _session(window).execute(ChangeFields(Objective, ("OB1",), {"measure": "now"}))
    window.files.care.show_earlier()
    settle(qapp)
    (version,) = answers.versions
    assert changes_of(version) == "Changed since: 1 objective changed."
    opening = window.files.opening
    done: list[str] = []
    dialog = EarlierVersions(
        answers.versions,
        lambda each: opening.open_to_read(each.path),
        lambda each: done.append(each.reason),
        window,
    )
    look, back = dialog.buttons[0]
    back.click()
    look.click()
    assert done == ["day"]
    assert _session(window).read_only
    assert _session(window).partnership.get(Objective, "OB1").measure == "as it was"  # type: ignore[union-attr]  # it is there


def test_a_conflict_is_shown_once_with_what_each_changed(
    window: MainWindow, elsewhere: Documents, case: Path, qapp: QApplication
) -> None:
    window.open_path(str(case))
    with elsewhere.open(case, anyway=True) as session:
        session.execute(AddRecord(Objective(id="OB90")))
    _session(window).execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
    window.say_saved()
    shown = [each for each in window.findChildren(ReadingWindow) if each.isVisible()]
    assert [each.windowTitle() for each in shown] == ["Two people changed this file"]
    window.say_saved()
    assert len([each for each in window.findChildren(ReadingWindow) if each.isVisible()]) == 1
    shown[0].accept()
    qapp.processEvents()
    assert _session(window).path != case


def test_the_first_quote_brings_one_quiet_offer(window: MainWindow, case: Path) -> None:
    window.open_path(str(case))
    assert window.desk is not None
    heard: list[str] = []
    window.desk.offered.connect(lambda text, label, _take: heard.append(f"{text} {label}"))
    for row in window.desk.partnership.rows(BeneficiaryInput):
        if row.quote:
            window.desk.execute(ChangeFields(BeneficiaryInput, row.row_key, {"quote": None}))
    heard.clear()
    window.desk.execute(AddRecord(BeneficiaryInput(id="IN90", quote="I never get a break")))
    window.desk.execute(ChangeFields(BeneficiaryInput, ("IN90",), {"quote": "I never get a break at all"}))
    assert [text for text in heard if "Protect with a password" in text] == heard
    assert len(heard) == 1


def test_the_new_password_has_to_be_typed_twice_alike(window: MainWindow) -> None:
    dialog = NewPassword("case.partnership", window, changing=False)
    dialog.yes.click()
    assert dialog.result() != QDialog.DialogCode.Accepted
    first, second = dialog.findChildren(Labelled)
    assert first.error == "Type a password, or cancel."
    dialog.first.setText("one")
    dialog.second.setText("two")
    dialog.yes.click()
    assert dialog.second.is_wrong
    assert (first.error, second.error) == ("", "The two are not the same. Type the second one again.")
    dialog.second.setText("one")
    dialog.yes.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.deleteLater()


def test_a_password_that_the_file_itself_did_not_get_is_not_called_its_own(
    window: MainWindow, elsewhere: Documents, case: Path
) -> None:
    window.open_path(str(case))
    assert window.desk is not None
    refused: list[str] = []
    noticed: list[str] = []
    window.desk.refused.connect(refused.append)
    window.desk.noticed.connect(lambda text, _undo: noticed.append(text))
    care, held = window.files.care, case.read_bytes()
    case.unlink()
    care._rekey(window.desk, lambda: elsewhere.password(PASSWORD, case), "It has its password.", "It has none.")
    assert refused == ["It has none."]
    assert noticed == []
    case.write_bytes(held)
    care.write_again()
    assert not case.read_bytes().startswith(b"SQLite format 3")
    care._rekey(window.desk, lambda: elsewhere.password("another one", case), "It has its password.", "It has none.")
    assert "It has its password." in noticed


def test_a_file_that_the_program_was_started_with_is_where_others_are_looked_for(
    window: MainWindow, case: Path
) -> None:
    window.begin(str(case))
    assert window.desk is not None
    assert window.files.chooser._folder == str(case.parent)


def test_a_question_about_a_file_has_the_keyboard_at_once(window: MainWindow) -> None:
    for dialog in (
        AskPassword("case.partnership", window, "This password does not open it."),
        busy_question("It is open.", ("read", "copy", "anyway"), window),
    ):
        dialog.show()
        assert isinstance(dialog.focusWidget(), LineInput | Button)
        dialog.reject()
        dialog.deleteLater()


def test_work_on_a_protected_file_that_a_crash_left_is_said_to_wait(
    window: MainWindow, answers: Answers, elsewhere: Documents, case: Path, tmp_path: Path
) -> None:
    with elsewhere.open(case) as session:
        session.protect(elsewhere.password(PASSWORD, case))
    left = Documents(tmp_path / "home").open(case, PASSWORD)
    left.execute(ChangeFields(Objective, ("OB1",), {"measure": "before the crash"}))
    left.remember_place("aims.objectives")
    left._workspace.leave()
    left._around.release()
    said: list[str] = []
    window.files.waiting.connect(said.append)
    window.begin(None)
    assert said == ["Work on a file with a password is waiting. Open that file to go on with it."]
    answers.passwords = [PASSWORD]
    window.open_path(str(case))
    assert _session(window).recovered is not None
    assert _session(window).place == "aims.objectives"
    assert _session(window).partnership.get(Objective, "OB1").measure == "before the crash"  # type: ignore[union-attr]  # it is there


def _toast(window: MainWindow) -> Toast:
    assert window.workshop is not None
    toast = window.workshop.toasts._toast
    assert toast is not None
    return toast


def test_saving_by_hand_never_says_that_all_is_saved_while_the_file_is_not_written(
    window: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    window.open_path(str(case))
    with monkeypatch.context() as disk:
        disk.setattr(files, "sync", full)
        _session(window).execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
        for _ in range(2):
            window.say_saved()
            assert "is full" in _toast(window).accessibleName()
        assert window.workshop is not None
        state = window.workshop.bar.state
        assert state.is_whole
        assert [each.said for each in state.findChildren(Prose) if not each.isHidden()] == [state.accessibleName()]
        assert "the disk is full" in state.accessibleName()
    window.say_saved()
    assert "All changes saved" in _toast(window).accessibleName()
    assert not state.is_whole


def test_a_file_that_is_gone_is_written_again_at_a_press(window: MainWindow, case: Path) -> None:
    window.open_path(str(case))
    case.unlink()
    _session(window).execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
    window.say_saved()
    assert window.workshop is not None
    assert "The file is no longer in" in window.workshop.bar.state.accessibleName()
    assert "is no longer where it was" in _toast(window).accessibleName()
    _toast(window).taken.emit()
    assert case.exists()
    assert _toast(window).accessibleName() == "The file is there again."


def test_a_file_that_cannot_be_written_is_not_left_for_another_before_somebody_said_so(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, folder = Shelf(tmp_path / "home"), tmp_path / "stick"
    folder.mkdir()
    for name in ("mine", "other"):
        shelf.new(str(folder / f"{name}.partnership")).close()
    other = (folder / "other.partnership").rename(tmp_path / "other.partnership")
    window.open_path(str(folder / "mine.partnership"))
    folder.rename(tmp_path / "pulled out")
    assert window.desk is not None
    window.desk.execute(AddRecord(Objective(id="OB1", measure="not written yet")))
    says_yes = [False, True]
    monkeypatch.setattr(AskingWindow, "exec", lambda _self: says_yes.pop(0))
    window.open_path(str(other))
    assert window.desk.session.path.stem == "mine"
    window.open_path(str(other))
    assert window.desk.session.path.stem == "other"
    assert says_yes == []
