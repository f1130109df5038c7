"""What somebody changed in a file is found by its own history."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.domain.records import Objective, Partner
from partnerdesk.storage import schema
from partnerdesk.storage.admission import admit
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.publishing import publish
from partnerdesk.storage.verifying import Verdict, findings_of
from tests.storage.places import LATER, SMALL, begun, note, opened


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a document with some history: added, changed, deleted, undone, put into another order."""
    workspace = begun(tmp_path)
    workspace.record(SMALL.put(Objective(id="OB3")), note())
    workspace.record(workspace.partnership.put(Objective(id="OB1", measure="nights")), note())
    workspace.record(workspace.partnership.drop(Objective, ("OB2",)), note())
    workspace.undo(note())
    workspace.record(
        workspace.partnership.with_rows(Objective, reversed(workspace.partnership.rows(Objective))), note()
    )
    workspace.record(workspace.partnership.drop(Partner, ("P1",)), note())
    publish(workspace, LATER)
    path = workspace.base.path
    workspace.remove()
    return path


def _findings(path: Path) -> dict[str, Verdict]:
    with closing(PLAIN.memory()) as target:
        schema.make(target)
        found = admit(path, path.parent, target)
        return {finding.code: finding for finding in findings_of(target, found.partnership, found.positions)}


def _bad(path: Path) -> set[str]:
    return {code for code, finding in _findings(path).items() if not finding.well}


def test_an_untouched_file_is_well_in_every_way(good: Path) -> None:
    assert _bad(good) == set()
    assert str(_findings(good)["whole"].sentence) == "The file is whole: 5 records."


TOUCHED = {
    "a word changed": ("UPDATE objective SET measure = 'days' WHERE id = 'OB1'", {"records"}),
    "a row put in": ("INSERT INTO objective (row_position, id) VALUES (99, 'OB9')", {"records"}),
    "a row taken out": ("DELETE FROM objective WHERE id = 'OB3'", {"records"}),
    "a row moved": ("UPDATE objective SET row_position = 99 WHERE id = 'OB1'", {"records"}),
    "the title changed": ("UPDATE file SET title = 'Other'", {"records"}),
    "a name in the history changed": ("UPDATE event SET who = 'Kate' WHERE seq = 3", {"history"}),
    "a time in the history changed": ("UPDATE event SET at = '2020-01-01T00:00:00' WHERE seq = 3", {"history"}),
    "an event taken out": ("DELETE FROM event WHERE seq = 3", {"history", "records"}),
    "the first event taken out": ("DELETE FROM event WHERE seq = 1", {"history", "records"}),
    "a note put in": ("UPDATE event SET note = 'x' WHERE seq = 4", {"history"}),
    "a hash changed": ("UPDATE event SET after_hash = zeroblob(16) WHERE seq = 3", {"history", "records"}),
    "the key changed": ("UPDATE history SET key = zeroblob(32)", {"records"}),
    "the start changed": ("UPDATE history SET start = x'00'", {"history"}),
}


@pytest.mark.parametrize("name", TOUCHED)
def test_what_somebody_touched_is_found(good: Path, name: str) -> None:
    sql, expected = TOUCHED[name]
    with opened(good) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(sql)
    assert _bad(good) == expected


def test_what_is_wrong_is_said_with_its_place(good: Path) -> None:
    with opened(good) as connection:
        connection.execute("UPDATE objective SET measure = 'days' WHERE id = 'OB1'")
        connection.execute("UPDATE event SET who = 'Kate' WHERE seq = 3")
    found = _findings(good)
    assert "objective OB1" in str(found["records"].sentence)
    assert "at event 3" in str(found["history"].sentence)
