"""A crash that left work on several files at once: the next start names each, and loses none for another's sake."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import ChangeFields, EraseInputs
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.left_work import forget_work
from partnerdesk.services.session import Session
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.schema import VERSION
from tests.services.crashing import crash

EDITS = {"Northbank": 1, "Southbank": 3, "Eastbank": 12}


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None)


def _left(documents: Documents, folder: Path, title: str, edits: int) -> Path:
    """Leave a file with so many changes that it does not hold."""
    start = Partnership.of([PartnershipFile(title=title), Objective(id="OB1")])
    session = documents.from_partnership(start, folder / f"{title}.partnership")
    for number in range(edits):
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"edit {number + 1}"}))
    crash(session)
    return session.path


def _said(session: Session) -> tuple[str | None, str]:
    return session.partnership.one(PartnershipFile).title, str(session.recovered).partition(" from ")[0]


def test_each_is_named_with_its_title_and_the_number_of_its_changes(documents: Documents, tmp_path: Path) -> None:
    for title, edits in EDITS.items():
        _left(documents, tmp_path, title, edits)
    sessions = documents.recover_all()
    assert sorted(map(_said, sessions)) == [
        ("Eastbank", "Recovered 12 changes"),
        ("Northbank", "Recovered 1 change"),
        ("Southbank", "Recovered 3 changes"),
    ]
    for session in sessions:
        wanted = session.partnership
        assert session.close().problem is None
        assert documents.read(session.path) == wanted
        assert wanted.rows(Objective)[0].measure == f"edit {EDITS[session.path.stem]}"
    assert documents.recover_all() == ()


def test_one_that_cannot_be_read_or_is_held_does_not_hide_the_others(documents: Documents, tmp_path: Path) -> None:
    broken, held, well = (_left(documents, tmp_path, title, edits) for title, edits in EDITS.items())
    (documents._folder_of(broken) / "work.db").write_bytes(b"rubbish!" * 40_000)
    elsewhere = documents.open(held)  # as another window of this program does
    (found,) = documents.recover_all()
    assert _said(found) == ("Eastbank", "Recovered 12 changes")
    assert found.path == well
    found.close()
    elsewhere.close()
    assert [path.name for path in (documents.root / "workspaces").iterdir() if ".unreadable-" in path.name] != []


def test_one_that_cannot_be_written_is_offered_again_and_says_so(documents: Documents, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    _left(documents, folder, "Northbank", 2)
    _left(documents, tmp_path, "Southbank", 2)
    pulled = folder.rename(tmp_path / "pulled")
    states = {session.path.stem: session.close().code for session in documents.recover_all()}
    assert states == {"Northbank": "folder-gone", "Southbank": ""}
    pulled.rename(folder)
    (again,) = documents.recover_all()
    assert _said(again) == ("Northbank", "Recovered 2 changes")
    assert again.close().problem is None


def test_what_is_forgotten_is_offered_no_more_and_the_file_stays(documents: Documents, tmp_path: Path) -> None:
    path = _left(documents, tmp_path, "Northbank", 2)
    before = path.read_bytes()
    assert forget_work(documents, path)
    assert (documents.recover_all(), path.read_bytes()) == ((), before)
    assert not forget_work(documents, path)
    assert path.read_bytes() == before


def test_what_is_open_is_not_forgotten(documents: Documents, tmp_path: Path) -> None:
    with documents.open(_left(documents, tmp_path, "Northbank", 2)) as session:
        with pytest.raises(FileRefused) as caught:
            forget_work(documents, session.path)
        assert caught.value.code == "busy"
        assert session.partnership.rows(Objective)[0].measure == "edit 2"


def test_work_of_a_newer_program_waits_for_it_as_it_is(documents: Documents, tmp_path: Path) -> None:
    """It may hold what this program does not know, and would lose."""
    path = _left(documents, tmp_path, "Northbank", 2)
    database = documents._folder_of(path) / "work.db"
    with closing(sqlite3.connect(database)) as work:
        work.execute('ALTER TABLE "objective" ADD COLUMN "shiny" TEXT')
        work.execute('ALTER TABLE "workspace" RENAME TO "desk"')
        work.execute(f"PRAGMA user_version={VERSION + 1}")
    before = database.read_bytes()
    assert documents.recover_all() == ()
    with pytest.raises(FileRefused) as caught:
        documents.open(path)
    assert (caught.value.code, database.read_bytes()) == ("newer", before)
    path.rename(tmp_path / "elsewhere.partnership")
    with pytest.raises(FileRefused) as caught:
        documents.new(path)
    assert (caught.value.code, database.read_bytes()) == ("unfinished", before)
    path = tmp_path / "elsewhere.partnership"
    copy = tmp_path / "copy.partnership"
    copy.write_bytes(path.read_bytes())
    with documents.open(copy) as session:
        told = [str(each) for each in session.purge(EraseInputs(person="nobody")).not_reached]
    assert any("a newer PartnerDesk left" in each for each in told)
    assert database.read_bytes() == before


def test_work_on_a_file_that_cannot_be_looked_at_is_not_said_to_be_forgotten(
    documents: Documents, tmp_path: Path
) -> None:
    path = tmp_path / "notes.partnership"
    path.write_bytes(b"nothing of ours" * 100)
    with pytest.raises(FileRefused, match="is not a partnership file"):
        forget_work(documents, path)
