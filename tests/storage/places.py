"""Workspaces and documents in a temporary folder, for the tests of the storage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, Participant, Partner, PartnershipFile
from partnerdesk.domain.words import Sentence
from partnerdesk.storage import schema
from partnerdesk.storage.admission import Admitted, admit
from partnerdesk.storage.claiming import blank, claim
from partnerdesk.storage.connecting import PLAIN, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.publishing import publish
from partnerdesk.storage.telling import Note
from partnerdesk.storage.workspace import Workspace

AT = "2026-11-23T19:00:00+00:00"
LATER = "2026-11-23T20:00:00+00:00"
SMALL = Partnership.of(
    [
        PartnershipFile(title="Working with Northbank", created_at=AT, updated_at=AT),
        Partner(id="P1", name="Northbank Befriending", years_known=9),
        Participant(id="T1", display_name="Ann", is_trustee=True),
        Objective(id="OB1", so_that_text="they can take a break"),
        Objective(id="OB2", so_that_text="somebody listens"),
    ]
)


def note(words: str = "change objective", at: str = LATER) -> Note:
    return Note(at, "change_fields", Sentence(words))


def begun(folder: Path, partnership: Partnership = SMALL, factory: Factory = PLAIN) -> Workspace:
    """Give a workspace for a document that is not on the disk yet."""
    workspace = blank(folder / "workspace", "case.partnership", factory)
    workspace.begin(partnership, folder / "case.partnership", note("make the file", AT))
    return workspace


def left(folder: Path) -> Workspace:
    """Give the workspace again that was left in ``folder``."""
    workspace = claim(folder / "workspace", "case.partnership")
    workspace.load()
    return workspace


def document(folder: Path, partnership: Partnership = SMALL) -> Path:
    """Write a document and give its place."""
    workspace = begun(folder, partnership)
    publish(workspace, AT)
    path = workspace.base.path
    workspace.remove()
    return path


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database as anybody could, and keep what is changed in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def names_in(folder: Path) -> list[str]:
    """Give everything below a folder, by its path from there."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def admitted(path: Path, folder: Path) -> Admitted:
    with closing(PLAIN.memory()) as target:
        schema.make(target)
        return admit(path, folder, target)


def refused(path: Path, room: Path, code: str) -> FileRefused:
    """See that a file is refused, in a sentence that names it, and is as it was."""
    before = path.read_bytes() if path.is_file() else None
    seen = path.stat().st_mtime_ns if before is not None else None
    with pytest.raises(FileRefused) as caught:
        admitted(path, room)
    assert caught.value.code == code, caught.value.__cause__
    assert path.name in str(caught.value) or "\n" in path.name
    if before is not None:
        assert path.read_bytes() == before
        assert path.stat().st_mtime_ns == seen
    return caught.value
