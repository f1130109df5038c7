"""Files are made, opened, read and copied; a crash loses nothing that was acknowledged, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import DATABASE
from tests.fixtures.worked_example import worked_example
from tests.services.crashing import crash

CASE = "case.partnership"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and links are POSIX's")
# A real process: it opens the file, acknowledges each edit on a line of its own, and waits to be killed.
EDITING = """
import sys, time
from pathlib import Path
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Objective
from partnerdesk.services.documents import Documents
root, path = Path(sys.argv[1]), Path(sys.argv[2])
session = Documents(root).open(path)
session.remember_place("voice/3")
for number in range(100_000):
    session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"edit {number}"}))
    if number % 40 == 17:
        session.publish()
    print(number, flush=True)
"""
OPENING = """
import sys
from pathlib import Path
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.services.documents import Documents
try:
    with Documents(Path(sys.argv[1])).open(Path(sys.argv[2])) as session:
        print("opened")
except PartnerDeskError as refused:
    print(refused.code, refused)
"""
HERE = Path(__file__).parents[2]


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


def _left(folder: Path) -> list[str]:
    """Give what is in a folder apart from the program's own folders and the earlier versions in them."""
    found = (path.relative_to(folder) for path in folder.rglob("*"))
    ours = {Path("root"), Path("root", "workspaces")}
    return sorted(str(path) for path in found if path not in ours and path.parts[:2] != ("root", "backups"))


def _refused(code: str, doing: Callable[[], object]) -> str:
    with pytest.raises(FileRefused) as caught:
        doing()
    assert caught.value.code == code
    return str(caught.value)


# --- new --------------------------------------------------------------------------------------------------------------


def test_a_new_file_is_on_the_disk_at_once_with_what_every_file_has(documents: Documents, tmp_path: Path) -> None:
    with documents.new(tmp_path / CASE, "Working with Northbank") as session:
        file = session.partnership.one(PartnershipFile)
        assert documents.read(tmp_path / CASE) == session.partnership
    assert session.undo_label is None
    assert file.title == "Working with Northbank"
    assert file.file_uuid == "id-0001"
    assert file.created_at == file.updated_at == "2026-11-23T19:00:00+00:00"
    assert file.schema_version == 1
    assert file.catalogue_version
    assert _left(tmp_path) == [CASE]


def test_a_new_file_without_a_title_is_called_as_the_file_is(documents: Documents, tmp_path: Path) -> None:
    with documents.new(tmp_path / "Spring meeting.partnership") as session:
        assert session.partnership.one(PartnershipFile).title == "Spring meeting"


def test_a_new_file_takes_the_place_of_another_only_when_told(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / CASE).write_bytes(b"somebody's")
    says = _refused("exists", lambda: documents.new(tmp_path / CASE))
    assert CASE in says
    assert (tmp_path / CASE).read_bytes() == b"somebody's"
    with documents.new(tmp_path / CASE, "New", overwrite=True):
        pass
    assert documents.read(tmp_path / CASE).one(PartnershipFile).title == "New"
    _refused("exists", lambda: documents.new(tmp_path, overwrite=True))


def test_a_new_file_that_cannot_be_written_leaves_nothing(documents: Documents, tmp_path: Path) -> None:
    _refused("folder-gone", lambda: documents.new(tmp_path / "nowhere" / CASE))
    assert _left(tmp_path) == []


def test_a_partnership_made_elsewhere_becomes_a_file_with_an_id_and_times_of_its_own(
    documents: Documents, tmp_path: Path
) -> None:
    given = worked_example().put(PartnershipFile(title="T", file_uuid="theirs", created_at="19:05", updated_at="19:05"))
    with documents.from_partnership(given, tmp_path / CASE) as session:
        file = session.partnership.one(PartnershipFile)
        assert (file.file_uuid, file.title) == ("id-0001", "T")
        rest = session.partnership.drop(PartnershipFile, ())
    assert rest == given.drop(PartnershipFile, ())
    assert documents.read(tmp_path / CASE).drop(PartnershipFile, ()) == rest


# --- open -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def case(documents: Documents, tmp_path: Path) -> Path:
    with documents.from_partnership(worked_example(), tmp_path / CASE) as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": "as published"}))
    return tmp_path / CASE


def test_opening_and_closing_changes_no_byte(documents: Documents, case: Path) -> None:
    before = case.read_bytes()
    with documents.open(case) as session:
        assert session.recovered is None
        assert session.undo_label is None
        assert case.read_bytes() == before
    assert case.read_bytes() == before
    assert _left(case.parent) == [CASE]


def test_what_is_refused_leaves_no_trace(documents: Documents, tmp_path: Path) -> None:
    _refused("missing", lambda: documents.open(tmp_path / CASE))
    (tmp_path / CASE).write_bytes(b"PK\3\4")
    _refused("not-ours", lambda: documents.open(tmp_path / CASE))
    _refused("not-ours", lambda: documents.read(tmp_path / CASE))
    _refused("not-ours", lambda: documents.verify(tmp_path / CASE))
    assert _left(tmp_path) == [CASE]


def test_a_file_that_is_open_cannot_be_opened_again(documents: Documents, case: Path) -> None:
    with documents.open(case):
        says = _refused("busy", lambda: documents.open(case))
        assert "already open" in says
        _refused("busy", lambda: documents.new(case, overwrite=True))
        other = subprocess.run(
            [sys.executable, "-c", OPENING, documents.root, case], capture_output=True, text=True, check=True, cwd=HERE
        )
        assert other.stdout.startswith("busy ")
        assert documents.recover_all() == ()
    other = subprocess.run(
        [sys.executable, "-c", OPENING, documents.root, case], capture_output=True, text=True, check=True, cwd=HERE
    )
    assert other.stdout == "opened\n"


@POSIX
def test_a_link_leads_to_the_file_and_stays_a_link(documents: Documents, case: Path) -> None:
    link = case.with_name("link.partnership")
    link.symlink_to(case)
    with documents.open(link) as session:
        _refused("busy", lambda: documents.open(case))
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": "through the link"}))
    assert link.is_symlink()
    found = documents.read(case).get(Objective, "OB1")
    assert found is not None
    assert found.measure == "through the link"


def test_reading_a_file_that_is_open_gives_what_was_published(documents: Documents, case: Path) -> None:
    with documents.open(case) as session:
        before = session.partnership
        session.execute(AddRecord(Objective(id="OB99")))
        assert documents.read(case) == before


def test_a_copy_is_opened_beside_the_file(documents: Documents, case: Path, tmp_path: Path) -> None:
    before = case.read_bytes()
    with documents.open(case), documents.open_copy(case, tmp_path / "copy.partnership") as copy:
        copy.execute(AddRecord(Objective(id="OB99")))
        wanted = copy.partnership
    assert case.read_bytes() == before
    assert documents.read(tmp_path / "copy.partnership") == wanted
    _refused("exists", lambda: documents.open_copy(case, tmp_path / "copy.partnership"))
    _refused("exists", lambda: documents.open_copy(case, case, overwrite=True))
    assert _left(tmp_path) == [CASE, "copy.partnership"]


def test_verify_says_that_all_is_well(documents: Documents, case: Path) -> None:
    findings = documents.verify(case)
    assert [finding.code for finding in findings] == ["whole", "history", "records"]
    assert all(finding.well for finding in findings)
    assert _left(case.parent) == [CASE]


# --- after a crash ----------------------------------------------------------------------------------------------------


def _killed_while_editing(documents: Documents, path: Path, edits: int) -> int:
    """Kill a real process with SIGKILL after at least so many edits and give the last that it acknowledged."""
    editing = subprocess.Popen(
        [sys.executable, "-c", EDITING, documents.root, path], stdout=subprocess.PIPE, text=True, cwd=HERE
    )
    assert editing.stdout is not None
    last = -1
    for line in editing.stdout:
        last = int(line)
        if last >= edits:
            break
    editing.send_signal(signal.SIGKILL)
    rest = editing.stdout.read().split()
    editing.stdout.close()
    assert editing.wait() == -signal.SIGKILL
    return int(rest[-1]) if rest else last


@POSIX
@pytest.mark.parametrize("edits", [0, 5, 60])
def test_kill_9_loses_nothing_that_was_acknowledged(documents: Documents, case: Path, edits: int) -> None:
    last = _killed_while_editing(documents, case, edits)
    (session,) = documents.recover_all()
    found = session.partnership.get(Objective, "OB1")
    assert found is not None
    number = int(str(found.measure).removeprefix("edit "))
    assert number in {last, last + 1}, "the last edit may have landed without a word of it having been read"
    assert session.path == case
    assert session.place == "voice/3"
    assert session.recovered is not None
    assert str(session.recovered).startswith("Recovered ")
    assert session.publish_due() is not None
    assert session.publish().problem is None
    wanted = session.partnership
    session.close()
    assert documents.read(case) == wanted
    assert all(finding.well for finding in documents.verify(case))
    assert _left(case.parent) == [CASE]


@POSIX
def test_opening_the_file_goes_on_where_the_crash_was_and_can_undo(documents: Documents, case: Path) -> None:
    before = documents.read(case).get(Objective, "OB1")
    _killed_while_editing(documents, case, 3)
    with documents.open(case) as session:
        assert session.recovered is not None
        while session.undo():
            pass
        assert session.partnership.get(Objective, "OB1") == before


def test_a_crash_with_nothing_unpublished_leaves_nothing_to_recover(documents: Documents, case: Path) -> None:
    session = documents.open(case)
    crash(session)
    assert documents.recover_all() == ()
    assert _left(case.parent) == [CASE]


def test_what_was_recovered_is_counted_and_dated(documents: Documents, case: Path) -> None:
    session = documents.open(case)
    session.execute(AddRecord(Objective(id="OB98")))
    crash(session)
    (session,) = documents.recover_all()
    at = session.save_state.saved_at
    assert at is not None
    assert str(session.recovered) == f"Recovered 1 change from {at.astimezone():%H:%M}."
    session.execute(AddRecord(Objective(id="OB99")))
    crash(session)
    (session,) = documents.recover_all()
    assert str(session.recovered).startswith("Recovered 2 changes from ")
    session.close()


def test_a_crash_of_a_file_that_somebody_changed_meanwhile_keeps_both(documents: Documents, case: Path) -> None:
    session = documents.open(case)
    session.execute(AddRecord(Objective(id="OB98")))
    ours = session.partnership
    crash(session)
    elsewhere = Documents(documents.root.with_name("another computer"), documents.clock, documents.ids)
    with elsewhere.open(case) as other:
        other.execute(AddRecord(Objective(id="OB97")))
        theirs = other.partnership
    (session,) = documents.recover_all()
    assert session.publish().code == ""
    mine = session.path
    assert mine.name.startswith("case (conflict – ")
    session.close()
    assert documents.read(case) == theirs
    assert documents.read(mine) == ours
    assert documents.recover_all() == ()


def test_folders_that_are_no_workspaces_are_left_alone(documents: Documents, case: Path) -> None:
    home = documents.root / "workspaces"
    (home / "something else").mkdir(parents=True)
    (home / "0123.gone-ab").mkdir()
    assert documents.recover_all() == ()
    assert [folder.name for folder in home.iterdir()] == ["something else"]


# --- where things are -------------------------------------------------------------------------------------------------


@POSIX
def test_everything_of_the_program_s_own_is_private(documents: Documents, case: Path) -> None:
    with documents.open(case) as session:
        session.execute(AddRecord(Objective(id="OB99")))
        for path in documents.root.rglob("*"):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name
    assert stat.S_IMODE(documents.root.stat().st_mode) == 0o700


def test_copies_that_a_crash_left_while_reading_are_swept(documents: Documents, case: Path) -> None:
    old, new = documents.root / "reading-old", documents.root / "reading-new"
    for room in (old, new):
        room.mkdir()
        (room / "incoming.db").write_bytes(case.read_bytes())
    os.utime(old, (0, 0))
    documents.recover_all()
    assert (old.exists(), new.exists()) == (False, True)


def test_the_program_s_own_folder_that_cannot_be_made_is_said(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    documents = Documents(tmp_path / "a file" / "root")
    assert "own folder" in _refused("own-disk", lambda: documents.open(case))
    assert "own folder" in _refused("own-disk", lambda: documents.read(case))


def test_what_is_open_to_read_for_a_whole_afternoon_is_not_swept(documents: Documents, case: Path) -> None:
    with documents.open_to_read(case):
        (room,) = documents.root.glob("reading-*")
        os.utime(room, (0, 0))
        Documents(documents.root).recover_all()
        assert (room / DATABASE).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
@pytest.mark.parametrize("room", [0, 60_000, 200_000, 350_000])
def test_a_full_disk_of_this_computer_is_not_taken_for_a_damaged_file(
    documents: Documents, case: Path, room: int
) -> None:
    import resource

    before = case.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        says = _refused("own-disk", lambda: documents.open(case))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "own folder" in says
    assert case.read_bytes() == before
    assert documents.recover_all() == ()
    assert _left(case.parent) == [CASE]
    documents.open(case).close()


def test_an_empty_partnership_can_be_a_file(documents: Documents, tmp_path: Path) -> None:
    with documents.from_partnership(Partnership.empty(), tmp_path / CASE) as session:
        assert session.partnership.one(PartnershipFile).file_uuid == "id-0001"
