"""What is said of the open file is true at every moment: gone, deleted, replaced, lent, recovered, read only."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from partnerdesk.domain.commands import AddRecord, ChangeFields, PutRecords
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage import files
from partnerdesk.storage.open_lock import Busy, holder
from partnerdesk.ui import opening
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.dialogs import working
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from partnerdesk.ui.waiting import waited
from tests.fixtures.worked_example import worked_example

PASSWORD = "four words of ours"  # noqa: S105 - a test


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Callable[[], datetime]) -> Documents:
    return Documents(tmp_path / "another computer", clock, person="Tom")


@pytest.fixture
def case(elsewhere: Documents, tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    elsewhere.from_partnership(worked_example(), folder / "case.partnership").close()
    return folder / "case.partnership"


@pytest.fixture
def open_case(window: MainWindow, case: Path) -> Session:
    window.open_path(str(case))
    return _session(window)


def _session(window: MainWindow) -> Session:
    assert window.desk is not None
    return window.desk.session


def _edit(session: Session, words: str) -> None:
    session.execute(ChangeFields(Objective, ("OB1",), {"measure": words}))


def _bar(window: MainWindow) -> str:
    assert window.workshop is not None
    return window.workshop.bar.state.accessibleName()


def _toast(window: MainWindow) -> Toast:
    assert window.workshop is not None
    toast = window.workshop.toasts._toast
    assert toast is not None
    return toast


def _unplug(disk: pytest.MonkeyPatch, folder: Path) -> None:
    """Let every look below ``folder`` end as on a share whose server does not answer any more."""

    def refusing(real: Callable[..., object]) -> Callable[..., object]:
        def refused(path: object, *rest: object, **named: object) -> object:
            if isinstance(path, str | os.PathLike) and str(path).startswith(str(folder)):
                raise OSError(errno.ENOTCONN, "transport endpoint is not connected")
            return real(path, *rest, **named)

        return refused

    for name in ("stat", "lstat", "open", "replace", "link", "unlink", "listdir", "scandir"):
        disk.setattr(os, name, refusing(getattr(os, name)))


def test_a_share_that_goes_away_is_said_and_comes_back(
    window: MainWindow, open_case: Session, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        _edit(open_case, "before")
        window._publish()
        _unplug(disk, case.parent)
        _edit(open_case, "while it was away")
        for again in (window._publish, window.files.care.beat, window.say_saved):
            again()
            assert "the folder cannot be reached" in _bar(window)
        assert "safe on this computer" in _toast(window).accessibleName()
        assert window._preferences.recent() == ()
    window._publish()
    assert "file updated" in _bar(window)
    assert _toast(window).accessibleName() == "The file holds everything again."


def test_a_share_is_not_there_when_its_file_is_opened(
    window: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        _unplug(disk, case.parent)
        window.open_path(str(case))
        assert window.desk is None
        assert "cannot be read from where it is" in window.starting._news.problem


def test_a_file_that_is_deleted_while_nothing_is_to_be_written_is_missed(
    window: MainWindow, open_case: Session, case: Path
) -> None:
    _edit(open_case, "written")
    window._publish()
    case.unlink()
    window.files.care.look_outside()
    assert "The file is no longer in 'share'" in _bar(window)
    _toast(window).taken.emit()
    assert case.exists()


def test_a_file_that_holds_more_than_ours_is_opened_again_at_a_press(
    window: MainWindow, open_case: Session, elsewhere: Documents, case: Path
) -> None:
    with elsewhere.open(case, anyway=True) as theirs:
        _edit(theirs, "theirs")
    window.files.care.look_outside()
    assert "Open it again to go on" in _bar(window)
    assert window._may_leave(), "nothing is lost by leaving, so nobody is asked"
    _toast(window).taken.emit()
    assert _session(window) is not open_case
    assert _session(window).path == case
    assert _session(window).partnership.get(Objective, "OB1").measure == "theirs"  # type: ignore[union-attr]  # it is there
    assert len(list(case.parent.glob("*.partnership"))) == 1


def test_the_menu_opens_it_again_too(window: MainWindow, open_case: Session, elsewhere: Documents, case: Path) -> None:
    with elsewhere.open(case, anyway=True) as theirs:
        _edit(theirs, "theirs")
    window.files.care.look_outside()
    window.open_path(str(case))
    assert _session(window) is not open_case
    assert _session(window).partnership.get(Objective, "OB1").measure == "theirs"  # type: ignore[union-attr]  # it is there


def test_what_is_changed_after_that_becomes_a_second_file(
    window: MainWindow, open_case: Session, elsewhere: Documents, case: Path
) -> None:
    with elsewhere.open(case, anyway=True) as theirs:
        _edit(theirs, "theirs")
    window.files.care.look_outside()
    _edit(open_case, "mine")
    window.open_again()
    assert _session(window) is open_case
    assert "(conflict" in open_case.path.name


def test_a_copy_onto_itself_says_why_it_could_not_be_written(
    window: MainWindow, open_case: Session, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(window.files.chooser, "new", lambda *_words: str(case))
    with monkeypatch.context() as disk:
        disk.setattr(files, "sync", full)
        _edit(open_case, "mine")
        window.files.ask_copy()
    assert "is full" in _toast(window).accessibleName()
    assert not open_case.lending.is_away, "what was lent comes back, also where it went wrong"


def test_what_is_past_its_date_is_not_hidden_by_what_was_recovered(
    window: MainWindow, tmp_path: Path, case: Path
) -> None:
    left = Documents(tmp_path / "home").open(case)
    first = left.partnership.rows(BeneficiaryInput)[0]
    left.execute(ChangeFields(BeneficiaryInput, first.row_key, {"keep_until": date(2020, 1, 1)}))
    left.workspace.leave()
    left._around.release()
    window.begin(None)
    says = _toast(window).accessibleName()
    assert "Recovered 1 change" in says
    assert "past the date" in says


def test_a_file_to_read_never_says_that_changes_are_saved(window: MainWindow, case: Path) -> None:
    window.files.opening.open_to_read(case)
    window.say_saved()
    assert _toast(window).accessibleName() == "Open to read only. Save a copy to change it."


def test_a_password_is_offered_when_the_first_quotes_come_together(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "new.partnership"
    Documents(tmp_path / "third").from_partnership(Partnership.of([PartnershipFile(title="T")]), path).close()
    window.open_path(str(path))
    assert window.desk is not None
    offers: list[tuple[str, Callable[[], None]]] = []
    window.desk.offered.connect(lambda _text, label, take: offers.append((label, take)))
    rows = tuple(BeneficiaryInput(id=f"IN{number}", quote="never a break") for number in range(3))
    window.desk.execute(PutRecords(rows))
    window.desk.execute(AddRecord(BeneficiaryInput(id="IN9", quote="nor a holiday")))
    assert offers == [("Protect with a password…", window.files.care.protect)]


# --- away from the window ---------------------------------------------------------------------------------------------


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file count as one that takes long to open."""
    monkeypatch.setattr(opening, "AT_ONCE", -1)


@pytest.mark.usefixtures("far")
def test_a_large_file_is_opened_away_from_the_window(
    window: MainWindow, elsewhere: Documents, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[threading.Thread] = []
    real = Documents.open

    def watched(self: Documents, *values: object, **named: object) -> Session:
        where.append(threading.current_thread())
        return real(self, *values, **named)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(Documents, "open", watched)
    window.open_path(str(case))
    assert where != [threading.main_thread()]
    assert len(where) == 1
    _edit(_session(window), "mine")
    window._publish()
    window.undo()
    window.close_file()
    assert elsewhere.read(case).get(Objective, "OB1") == worked_example().get(Objective, "OB1")
    window.open_path(str(case.with_name("nothing.partnership")))
    assert "There is no file" in window.starting._news.problem


@pytest.mark.usefixtures("far")
def test_a_damaged_file_is_recovered_away_from_the_window_and_what_came_back_is_listed(
    window: MainWindow, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(case.read_bytes())
    hit = content.index(b"they tell their story once") // 1024 * 1024
    content[hit : hit + 1024] = bytes(1024)
    case.write_bytes(content)
    monkeypatch.setattr(window.files.chooser, "new", lambda *_words: str(tmp_path / "back.partnership"))
    window.files.opening.salvage(case)
    (shown,) = [each for each in window.findChildren(ReadingWindow) if each.isVisible()]
    words = [each.said for each in shown.findChildren(Prose)]
    assert words[0] == "What came back"
    assert words[1].startswith("Records that came back: ")
    assert {"What is lost", "Came back"} <= set(words)
    shown.accept()
    assert _session(window).path == tmp_path / "back.partnership"
    assert case.read_bytes() == content


def test_a_password_is_set_while_the_window_lives_and_touches_nothing(
    window: MainWindow, open_case: Session, case: Path, elsewhere: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    real = Session.protect
    goes_on = threading.Event()

    def slow(self: Session, factory: object) -> object:
        assert threading.current_thread() is not threading.main_thread()
        goes_on.wait(10)
        return real(self, factory)  # type: ignore[arg-type]  # passed on as it is

    def meanwhile() -> None:
        before = open_case.save_state
        window._publish()
        window.files.care.beat()
        seen.append(open_case.save_state == before)
        seen.append(open_case.publish_due())
        seen.append(window.desk.execute(ChangeFields(Objective, ("OB1",), {"measure": "x"}), tell=False))  # type: ignore[union-attr]  # it is open
        seen.append(window._may_leave())
        goes_on.set()

    monkeypatch.setattr(Session, "protect", slow)
    _edit(open_case, "mine")
    QTimer.singleShot(50, window, meanwhile)
    documents = window.files._library.documents
    window.files.care._rekey(window.desk, lambda: documents.password(PASSWORD, case), "Done.", "Not yet.")  # type: ignore[arg-type]  # it is open
    same, due, refusal, may_leave = seen
    assert same
    assert due is None
    assert "is being written anew" in str(refusal)
    assert not may_leave
    assert open_case.is_protected
    assert elsewhere.read(case, PASSWORD).get(Objective, "OB1").measure == "mine"  # type: ignore[union-attr]  # it is there
    _edit(open_case, "after")
    window._publish()
    assert elsewhere.read(case, PASSWORD) == open_case.partnership


def test_while_it_takes_long_it_says_so(
    window: MainWindow, open_case: Session, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(working, "SHOWN_AFTER", 0)
    goes_on = threading.Event()
    said: list[str] = []

    def look() -> None:
        said.extend(each.windowTitle() for each in window.findChildren(QuestionWindow) if each.isVisible())
        goes_on.set()

    QTimer.singleShot(50, window, look)
    assert waited(window, "Opening the file", "It is copied.", lambda: goes_on.wait(10))
    assert said == ["Opening the file"]
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert QApplication.overrideCursor() is None


@pytest.mark.usefixtures("far")
def test_whoever_does_not_want_to_wait_for_a_file_goes_on_without_it(
    window: MainWindow, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "SHOWN_AFTER", 0)
    goes_on, came = threading.Event(), []
    real = Documents.open

    def slow(self: Documents, *values: object, **named: object) -> Session:
        goes_on.wait(10)
        came.append(real(self, *values, **named))  # type: ignore[arg-type]  # passed on as they are
        return came[0]

    def cancel() -> None:
        (shown,) = [each for each in window.findChildren(QuestionWindow) if each.isVisible()]
        shown.reject()

    monkeypatch.setattr(Documents, "open", slow)
    QTimer.singleShot(100, window, cancel)
    window.open_path(str(case))
    assert window.desk is None
    assert QApplication.overrideCursor() is None
    goes_on.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    monkeypatch.setattr(Documents, "open", real)
    window.open_path(str(case))
    assert _session(window) is not came[0], "what came too late was closed, and is in nobody's way"


def test_what_goes_wrong_away_from_the_window_is_raised_where_it_is_waited_for(window: MainWindow) -> None:
    with pytest.raises(ZeroDivisionError):
        waited(window, "Opening the file", "It is copied.", lambda: 1 // 0)
    assert QApplication.overrideCursor() is None


def test_a_mark_of_another_day_comes_with_its_date(
    elsewhere: Documents, case: Path, clock: Callable[[], datetime]
) -> None:
    with elsewhere.open(case) as session:
        opener = holder(case, clock())
        assert opener is not None
        assert "2026" not in str(Busy(case.name, opener).sentence)
        session._around.beat(clock() + timedelta(days=1))
        opener = holder(case, clock())
        assert opener is not None
        assert "since 20" in str(Busy(case.name, opener).sentence)

    nameless = Documents(elsewhere.root, clock, person="")
    with nameless.open(case):
        opener = holder(case, clock())
        assert opener is not None
        assert "()" not in str(Busy(case.name, opener).sentence)


def test_the_menu_says_whether_a_password_is_set_or_changed(window: MainWindow, open_case: Session, case: Path) -> None:
    entry, menu = window.actions_table.by_id["protect"], window.actions_table.menus["file"]
    menu.aboutToShow.emit()
    assert entry.text() == "P&rotect with a password…"
    open_case.protect(window.files._library.documents.password(PASSWORD, case))
    menu.aboutToShow.emit()
    assert entry.text() == "Change the passwo&rd…"


def test_a_file_that_came_from_elsewhere_has_an_earlier_version_from_its_first_change_on(
    open_case: Session, window: MainWindow, case: Path
) -> None:
    assert open_case.workspace.head.txn == 1
    _edit(open_case, "mine")
    (version,) = window.files._library.documents.earlier_versions(case)
    assert version.reason == "day"
