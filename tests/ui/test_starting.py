"""How the window starts: the last files with their titles, what a crash left on several, and what stands in the way."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Charity, Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.storage.header import writing_mark
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences, RecentFile
from partnerdesk.ui.views.dialogs.asking import AskingWindow
from partnerdesk.ui.views.start_page import StartPage
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.fixtures.worked_example import worked_example
from tests.ui.conftest import on_screen
from tests.ui.turns import take_turns_with_background

TITLE = "Friends of the Amaranth-Qx0001"


def _page(window: MainWindow) -> StartPage:
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    return page


def _words(window: MainWindow) -> str:
    return "\n".join(re.sub("<[^>]*>", "", each.text()) for each in _page(window).findChildren(Prose))


def _press(window: MainWindow, words: str) -> None:
    (button,) = (each for each in _page(window).findChildren(Button) if each.text() == words)
    button.click()


def _made(documents: Documents, path: Path, title: str) -> Path:
    file = worked_example().one(PartnershipFile)
    with documents.from_partnership(worked_example(), path) as session:
        session.execute(ChangeFields(PartnershipFile, file.row_key, {"title": title}))
    return path


def _crashed(documents: Documents, path: Path, page: str, changes: int) -> None:
    """Leave work on a file as a killed program does."""
    session = documents.open(path)
    for number in range(changes):
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"{path.stem} {number}"}))
    session.remember_place(page)
    session._workspace.leave()
    session._around.release()


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime]) -> Documents:
    return Documents(tmp_path / "home", clock, person="Kate")


def test_the_settings_hold_no_title_and_the_start_page_shows_it_all_the_same(
    window: MainWindow, documents: Documents, tmp_path: Path, preferences: Preferences, qapp: QApplication
) -> None:
    path = _made(documents, tmp_path / "case.partnership", TITLE)
    window.open_path(str(path))
    window.show_step(3)
    window.close_file()
    preferences._store.sync()
    assert "Amaranth" not in (tmp_path / "settings.ini").read_text()
    take_turns_with_background()
    (row,) = _page(window).rows.values()
    assert (row.title, row.accessibleName()) == (TITLE, TITLE)
    assert "Step 3 of 10" in row.accessibleDescription()


@pytest.mark.parametrize("spoilt", [b"", b"no partnership file", None])
def test_a_file_whose_title_cannot_be_seen_is_shown_by_its_name(
    window: MainWindow, documents: Documents, tmp_path: Path, qapp: QApplication, spoilt: bytes | None
) -> None:
    path = _made(documents, tmp_path / "case.partnership", TITLE)
    content = path.read_bytes()
    path.write_bytes(content[:4000] + bytes(len(content) - 4000) if spoilt is None else spoilt)
    window._preferences.remember(RecentFile(str(path), 3, "today"))
    window.show_start()
    take_turns_with_background()
    (row,) = _page(window).rows.values()
    assert row.title == "case"


def test_an_older_list_with_titles_goes_with_the_next_file(preferences: Preferences, tmp_path: Path) -> None:
    store = preferences._store
    (tmp_path / "a.partnership").touch()
    store.beginWriteArray("recent", 1)
    store.setArrayIndex(0)
    store.setValue("path", str(tmp_path / "a.partnership"))
    store.setValue("title", TITLE)
    store.endArray()
    preferences.remember(RecentFile(str(tmp_path / "a.partnership"), 2, "today"))
    assert "Amaranth" not in (tmp_path / "settings.ini").read_text()
    preferences.forget(str(tmp_path / "a.partnership"))
    assert preferences.recent() == ()
    assert "a.partnership" not in (tmp_path / "settings.ini").read_text()


def test_work_that_a_crash_left_on_several_files_is_listed_and_each_opens_at_its_page(
    window: MainWindow, documents: Documents, tmp_path: Path
) -> None:
    first = _made(documents, tmp_path / "first.partnership", "Friends")
    second = _made(documents, tmp_path / "second.partnership", "Neighbours")
    _crashed(documents, first, "aims.objectives", 1)
    _crashed(documents, second, "trust.actions", 3)
    window.begin(None)
    words = _words(window)
    assert "Friends\nRecovered 1 change from" in words
    assert "Neighbours\nRecovered 3 changes from" in words
    assert documents.read(second).get(Objective, "OB1").measure == "second 2"  # type: ignore[union-attr]  # it is there
    found = [each for each in _page(window).findChildren(Button) if each.text() == "Go on with this one"]
    assert [each.accessibleName() for each in found] == [
        "Go on with this one: Friends",
        "Go on with this one: Neighbours",
    ]
    found[1].click()
    assert window.desk is not None
    assert window.workshop is not None
    assert (window.desk.session.path, window.workshop.page.id) == (second, "trust.actions")


@pytest.mark.parametrize("says_yes", [True, False])
def test_work_on_a_stick_that_is_out_is_offered_and_not_opened_and_can_be_forgotten(
    window: MainWindow, documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, says_yes: bool
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = _made(documents, stick / "case.partnership", "Friends")
    session = documents.open(path)
    session.execute(ChangeFields(Objective, ("OB1",), {"measure": "only here"}))
    stick.rename(tmp_path / "in the pocket")
    copies = tmp_path / "copies"
    copies.mkdir()
    session.save_copy(copies / "copy.partnership")
    copies.rename(tmp_path / "in the other pocket")
    session.close()
    window.begin(None)
    assert window.desk is None
    assert "Friends\nRecovered 1 change from" in _words(window)
    assert f"A copy that you saved was to hold it all: {copies / 'copy.partnership'}." in _words(window)
    monkeypatch.setattr(AskingWindow, "exec", lambda _self: says_yes)
    _press(window, "Forget this work…")
    assert ("Friends" in _words(window)) != says_yes
    window.begin(None)
    assert ("Recovered 1 change from" in _words(window)) != says_yes
    (tmp_path / "in the pocket").rename(stick)
    if not says_yes:
        _press(window, "Go on with this one")
        window.close_file()
    assert (documents.read(path).rows(Objective)[0].measure == "only here") != says_yes


def test_what_was_written_into_its_file_cannot_be_forgotten(
    window: MainWindow, documents: Documents, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        _crashed(documents, _made(documents, tmp_path / f"{name}.partnership", name), "aims.objectives", 1)
    window.begin(None)
    assert not [each for each in _page(window).findChildren(Button) if "Forget" in each.text()]


def test_work_whose_file_cannot_be_written_is_said_and_goes_on_from_this_computer(
    window: MainWindow, documents: Documents, tmp_path: Path
) -> None:
    first = _made(documents, tmp_path / "first.partnership", "Friends")
    second = _made(documents, tmp_path / "second.partnership", "Neighbours")
    for path in (first, second):
        _crashed(documents, path, "aims.objectives", 1)
    second.unlink()
    window.begin(None)
    assert "is no longer where it was opened" in _words(window)
    assert documents.recover_all()[0].partnership.rows(Objective)


def _noticed(window: MainWindow) -> list[str]:
    return [each.accessibleName() for each in window.findChildren(Toast) if not each.isHidden()][-1:]


def test_what_a_crash_left_on_other_files_is_said_where_the_program_starts_with_one(
    window: MainWindow, documents: Documents, tmp_path: Path, preferences: Preferences
) -> None:
    first = _made(documents, tmp_path / "first.partnership", "Friends")
    second = _made(documents, tmp_path / "second.partnership", "Neighbours")
    _crashed(documents, first, "aims.objectives", 1)
    _crashed(documents, second, "trust.actions", 3)
    window.begin(str(first))
    assert window.desk is not None
    assert window.workshop is not None
    assert (window.desk.session.path, window.workshop.page.id) == (first, "aims.objectives")
    (says,) = _noticed(window)
    assert re.fullmatch("Recovered 1 change from [^.]*[.] Neighbours: Recovered 3 changes from [^.]*[.]", says), says
    assert documents.read(second).rows(Objective)[0].measure == "second 2"
    assert [each.path for each in preferences.recent()] == [str(second)]


def test_it_is_said_beside_a_file_that_cannot_be_opened(
    window: MainWindow, documents: Documents, tmp_path: Path
) -> None:
    _crashed(documents, _made(documents, tmp_path / "second.partnership", "Neighbours"), "trust.actions", 3)
    window.begin(str(tmp_path / "missing.partnership"))
    words = _words(window)
    assert "There is no file 'missing.partnership' here." in words
    assert "Neighbours\nRecovered 3 changes from" in words


@pytest.mark.parametrize("start", ["without a file", "with the file", "with another file", "later"])
def test_work_that_cannot_be_read_is_put_aside_and_that_is_said_once(
    window: MainWindow, documents: Documents, tmp_path: Path, start: str
) -> None:
    path = _made(documents, tmp_path / "first.partnership", "Friends")
    other = _made(documents, tmp_path / "second.partnership", "Neighbours")
    _crashed(documents, path, "aims.objectives", 1)
    (folder,) = (documents.root / "workspaces").iterdir()
    (folder / "work.db").write_bytes(b"rubbish!" * 40_000)
    if start == "later":
        window.open_path(str(path))
    else:
        window.begin({"without a file": None, "with the file": str(path), "with another file": str(other)}[start])
    says = _words(window) if start == "without a file" else " ".join(_noticed(window))
    assert "Unfinished work on a file could not be read. It was put aside in" in says
    assert list((documents.root / "workspaces").glob("*.unreadable-*/work.db")) != []
    assert Shelf(documents.root).put_aside() is None


def test_a_file_with_a_password_that_another_window_has_open_is_no_work_that_waits(
    window: MainWindow, documents: Documents, tmp_path: Path
) -> None:
    if not documents.can_protect:
        pytest.skip("the part that encrypts is not installed")
    path = _made(documents, tmp_path / "secret.partnership", "Friends")
    with documents.open(path) as session:
        session.protect(documents.password("between us", path))
        assert session.is_protected
        assert not Shelf(documents.root).is_waiting
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": "left"}))
        session._workspace.leave()
        session._around.release()
    assert Shelf(documents.root).is_waiting
    window.begin(None)
    assert "Work on a file with a password is waiting" in _words(window)


def test_a_file_open_elsewhere_is_no_question_at_the_start_but_a_page(
    window: MainWindow, tmp_path: Path, clock: Callable[[], datetime], documents: Documents
) -> None:
    path = _made(documents, tmp_path / "case.partnership", "Friends")
    with Documents(tmp_path / "there", clock, person="Tom").open(path):
        window.begin(str(path))
        assert [each for each in window.findChildren(QDialog) if each.isVisible()] == []
        assert "is open on" in _words(window)
        _press(window, "Open it to read")
        assert window.desk is not None
        assert window.desk.session.read_only
        window.close_file()
        window.begin(str(path))
        _press(window, "Open it anyway")
        assert window.desk is not None
        assert not window.desk.session.read_only


def test_a_damaged_file_is_a_page_at_the_start(window: MainWindow, documents: Documents, tmp_path: Path) -> None:
    path = _made(documents, tmp_path / "case.partnership", "Friends")
    content = bytearray(path.read_bytes())
    content[60 * 1024 : 61 * 1024] = bytes(1024)
    content[100:1024] = bytes(924)
    path.write_bytes(content)
    window.begin(str(path))
    assert "This file cannot be opened" in _words(window)
    assert [each.text() for each in _page(window).findChildren(Button)] == ["Recover what can be read…"]


def test_a_half_written_file_says_where_it_is_written_whole_and_what_can_be_done_where_that_is_lost(
    window: MainWindow, documents: Documents, tmp_path: Path
) -> None:
    path = _made(documents, tmp_path / "case.partnership", "Friends")
    content = path.read_bytes()
    path.write_bytes(writing_mark("0123abcd", "ann-laptop") + content[100:])
    window.begin(str(path))
    assert "start PartnerDesk on ann-laptop" in _words(window)
    assert [each.text() for each in _page(window).findChildren(Button)] == ["Recover what can be read…"]
    path.write_bytes(content)
    with documents.open(path) as session:
        uuid = session.partnership.one(PartnershipFile).file_uuid or ""
        documents.backups.add(session.workspace, uuid, documents.clock())
    path.write_bytes(writing_mark("0123abcd", "ann-laptop") + content[100:])
    window.begin(str(path))
    assert "start PartnerDesk on ann-laptop" in _words(window)
    assert [each.text() for each in _page(window).findChildren(Button)] == [
        "Look at earlier versions…",
        "Recover what can be read…",
    ]


def test_a_file_that_was_cut_off_while_written_comes_back_though_the_work_on_it_is_unreadable(
    documents: Documents, tmp_path: Path
) -> None:
    path = _made(documents, tmp_path / "case.partnership", "Friends")
    _crashed(documents, path, "aims.objectives", 1)
    (folder,) = (documents.root / "workspaces").iterdir()
    (folder / "work.db").write_bytes(b"rubbish!" * 40_000)
    (folder / "earlier").write_bytes(path.read_bytes())
    path.write_bytes(writing_mark("0123abcd", socket.gethostname()) + bytes(5000))
    with documents.open(path) as session:
        assert session.partnership.one(PartnershipFile).title == "Friends"


def test_a_title_is_read_at_a_glance_and_no_longer_than_it_can_be_shown(documents: Documents, tmp_path: Path) -> None:
    path = tmp_path / "case.partnership"
    file = PartnershipFile(title="x" * 5000)
    documents.from_partnership(Partnership.of([file, Charity(name="we")]), path).close()
    assert documents.title_of(path) == "x" * 200
    assert documents.title_of(tmp_path) == ""
    assert documents.title_of(tmp_path / "missing.partnership") == ""


def test_the_window_comes_back_as_it_was(
    window: MainWindow, qapp: QApplication, preferences: Preferences, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    window.open_example()
    qapp.processEvents()
    assert window.workshop is not None
    window.workshop.toggle_evidence()
    window.resize(720, 640)  # a screen without a display is small
    window.close()
    again = MainWindow(Shelf(tmp_path / "home"), preferences, clock)
    assert (again.width(), again.height()) == (720, 640)
    again.resize(1400, 800)
    again.open_example()
    with on_screen(again):
        assert again.workshop is not None
        assert not again.workshop.evidence.isVisible()


def test_a_file_is_taken_off_the_list_and_stays_where_it_is(
    window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.partnership" for name in "ab"]
    for path in paths:
        path.touch()
        preferences.remember(RecentFile(str(path), 2, "2026-11-26"))
    window.show_start()
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    row = page.rows[str(paths[1])]
    assert "26 November 2026" in row.accessibleDescription()
    menu = row.menu_of_row()
    assert [action.text() for action in menu.actions()] == ["Open", "Take off this list"]
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert list(page.rows) == [str(paths[0])]
    assert [file.path for file in preferences.recent()] == [str(paths[0])]
    assert paths[1].exists()
    menu.deleteLater()
