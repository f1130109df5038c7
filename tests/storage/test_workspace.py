"""What was acknowledged is there, undo and redo are exact, and a fault of the disk loses nothing before it."""

from __future__ import annotations

import stat
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Motion, Objective, Participant, Partner, PartnershipFile, Score, StrawPoll
from partnerdesk.storage import undoing
from partnerdesk.storage.chain import events_of
from partnerdesk.storage.connecting import PLAIN, Connection
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import Workspace
from tests.storage.any_records import partnerships
from tests.storage.places import AT, LATER, SMALL, begun, left, names_in, note


def _events(workspace: Workspace) -> int:
    return len(list(events_of(workspace.connection)))


def _with(partnership: Partnership, measure: str) -> Partnership:
    return partnership.put(Objective(id="OB1", measure=measure))


def test_what_is_recorded_is_there_after_the_process_is_gone(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(_with(SMALL, "nights"), note())
    after = workspace.partnership
    workspace.leave()
    again = left(tmp_path)
    assert again.partnership == after
    assert again.partnership.get(Objective, "OB1") == Objective(id="OB1", measure="nights")
    again.leave()


def test_only_the_rows_that_differ_are_written(tmp_path: Path) -> None:
    workspace = begun(tmp_path, SMALL.put(*(Objective(id=f"X{n}", measure="same") for n in range(300))))
    before = workspace.connection.total_changes
    changes = workspace.record(workspace.partnership.put(Objective(id="X7", measure="other")), note())
    assert [change.key for change in changes] == [("X7",)]
    # the row, the file's time, one step, one image, one event
    assert workspace.connection.total_changes - before == 5
    workspace.leave()


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    before = workspace.connection.total_changes
    assert (
        workspace.record(workspace.partnership.put(Objective(id="OB2", so_that_text="somebody listens")), note()) == ()
    )
    assert workspace.connection.total_changes == before
    assert workspace.done == []
    workspace.leave()


def test_each_command_moves_the_time_of_the_last_change_and_undo_brings_it_back(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(_with(SMALL, "nights"), note(at=LATER))
    assert workspace.partnership.one(PartnershipFile).updated_at == LATER
    workspace.undo(note("undo"))
    assert workspace.partnership == SMALL
    workspace.redo(note("redo"))
    assert workspace.partnership.one(PartnershipFile).updated_at == LATER
    workspace.leave()
    assert left_and_read(tmp_path).one(PartnershipFile).updated_at == LATER


def left_and_read(folder: Path) -> Partnership:
    workspace = left(folder)
    partnership = workspace.partnership
    workspace.leave()
    return partnership


def test_a_change_of_the_file_itself_is_undone_with_its_time(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    file = PartnershipFile(title="Another title", created_at=AT, updated_at=AT)
    (change,) = workspace.record(SMALL.put(file), note())
    assert change.kind is PartnershipFile
    workspace.undo(note())
    assert workspace.partnership == SMALL
    workspace.leave()
    assert left_and_read(tmp_path) == SMALL


def test_a_deleted_row_comes_back_to_its_place(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(SMALL.drop(Objective, ("OB1",)), note())
    workspace.record(workspace.partnership.put(Objective(id="OB3")), note())
    assert [row.id for row in workspace.partnership.rows(Objective)] == ["OB2", "OB3"]
    workspace.undo(note())
    workspace.undo(note())
    assert [row.id for row in workspace.partnership.rows(Objective)] == ["OB1", "OB2"]
    workspace.leave()
    assert left_and_read(tmp_path) == SMALL


def test_a_new_command_ends_what_could_be_redone(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(_with(SMALL, "first"), note("first"))
    workspace.record(_with(SMALL, "second"), note("second"))
    workspace.undo(note())
    workspace.undo(note())
    workspace.record(_with(SMALL, "third"), note("third"))
    assert workspace.redo(note()) is None
    workspace.leave()
    again = left(tmp_path)
    assert [str(step.label) for step in again.done] == ["third"]
    assert again.undone == []
    assert again.connection.execute("SELECT count(*) FROM undo_row").fetchone() == (1,)
    again.leave()


def test_nothing_to_undo_or_redo_changes_nothing(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    events = _events(workspace)
    assert workspace.undo(note()) is None
    assert workspace.redo(note()) is None
    assert _events(workspace) == events
    workspace.leave()


def test_a_list_put_into_another_order_keeps_it(tmp_path: Path) -> None:
    rows = [Partner(id=name) for name in "ABCDE"]
    workspace = begun(tmp_path, SMALL.with_rows(Partner, rows))
    before = workspace.partnership
    workspace.record(before.with_rows(Partner, reversed(rows)), note())
    after = workspace.partnership
    workspace.leave()
    again = left(tmp_path)
    assert [row.id for row in again.partnership.rows(Partner)] == list("EDCBA")
    assert again.partnership == after
    again.undo(note())
    assert again.partnership == before
    again.leave()


@given(st.lists(partnerships(), min_size=2, max_size=4))
def test_undo_takes_back_whatever_was_done_and_redo_does_it_again_also_after_a_restart(
    states: list[Partnership],
) -> None:
    with tempfile.TemporaryDirectory() as room:
        workspace = begun(Path(room), states[0])
        seen = [workspace.partnership]
        for number, state in enumerate(states[1:]):
            if workspace.record(state, note(at=f"2026-11-23T2{number}:00:00+00:00")):
                seen.append(workspace.partnership)
        for expected in reversed(seen[:-1]):
            workspace.undo(note())
            assert workspace.partnership == expected
        workspace.leave()
        workspace = left(Path(room))
        assert workspace.partnership == seen[0]
        for expected in seen[1:]:
            workspace.redo(note())
            assert workspace.partnership == expected
        workspace.leave()
        workspace = left(Path(room))
        assert workspace.partnership == seen[-1]
        for expected in reversed(seen[:-1]):
            workspace.undo(note())
            assert workspace.partnership == expected
        workspace.leave()


def test_only_the_last_thousand_steps_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "STEPS_KEPT", 5)
    workspace = begun(tmp_path)
    for number in range(12):
        workspace.record(_with(workspace.partnership, f"m{number}"), note())
    assert len(workspace.done) == 5
    assert workspace.connection.execute("SELECT count(*), min(number) FROM undo_step").fetchone() == (5, 8)
    assert workspace.connection.execute("SELECT count(DISTINCT step) FROM undo_row").fetchone() == (5,)
    while workspace.undo(note()):
        pass
    assert workspace.partnership.get(Objective, "OB1") == Objective(id="OB1", measure="m6")
    workspace.leave()


# --- the history ------------------------------------------------------------------------------------------------------


def test_every_row_that_a_command_changes_is_one_event_without_words(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(
        SMALL.put(Objective(id="OB1", measure="Mrs Jones"), Participant(id="T1", display_name="Bea")), note()
    )
    workspace.undo(note())
    found = [(event.txn, event.action, event.entity, event.entity_id) for event in events_of(workspace.connection)][5:]
    assert found == [
        (2, "change_fields", "participant", "T1"),
        (2, "change_fields", "objective", "OB1"),
        (3, "change_fields", "objective", "OB1"),
        (3, "change_fields", "participant", "T1"),
    ]
    told = repr(list(events_of(workspace.connection)))
    assert not any(words in told for words in ("Jones", "Bea", "Ann", "Northbank", "break"))
    workspace.leave()


# --- what a person may not do through it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE more (a)",
        "DROP TABLE objective",
        "ALTER TABLE objective ADD COLUMN more",
        "CREATE TRIGGER t AFTER INSERT ON objective BEGIN SELECT 1; END",
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA locking_mode = NORMAL",
        "VACUUM INTO 'elsewhere.db'",
    ],
)
def test_the_tables_cannot_be_changed_once_the_workspace_is_open(tmp_path: Path, sql: str) -> None:
    workspace = begun(tmp_path)
    with pytest.raises(PLAIN.driver.DatabaseError):
        workspace.connection.execute(sql).fetchall()
    workspace.leave()


def test_a_record_that_links_to_nothing_is_a_fault_of_the_program_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    bad = SMALL.put(Score(participant="T9", option="O9", criterion="safe", round=1))
    with pytest.raises(PLAIN.driver.IntegrityError):
        workspace.record(bad, note())
    assert workspace.partnership == SMALL
    workspace.record(_with(SMALL, "still works"), note())
    workspace.leave()
    assert left_and_read(tmp_path).get(Objective, "OB1") == Objective(id="OB1", measure="still works")


def test_the_field_that_is_called_position_is_not_the_place(tmp_path: Path) -> None:
    workspace = begun(tmp_path, SMALL)
    workspace.record(SMALL.put(Motion(id="M1"), StrawPoll(motion="M1", participant="T1", position=6)), note())
    workspace.leave()
    assert left_and_read(tmp_path).rows(StrawPoll) == (StrawPoll(motion="M1", participant="T1", position=6),)


# --- faults of the disk -----------------------------------------------------------------------------------------------


def test_a_full_disk_refuses_the_change_and_nothing_before_it(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(_with(SMALL, "before"), note("before"))
    safe = workspace.partnership
    PLAIN.allow_everything(workspace.connection)
    workspace.connection.execute("PRAGMA max_page_count = 1")  # no page may be added any more
    PLAIN.allow_editing(workspace.connection)
    with pytest.raises(FileRefused) as caught:
        workspace.record(_with(safe, "x" * 200_000), note("too much"))
    assert caught.value.code == "not-saved"
    assert workspace.partnership == safe
    assert [str(step.label) for step in workspace.done] == ["before"]
    workspace.record(_with(safe, "small"), note("small"))
    after = workspace.partnership
    workspace.leave()
    assert left_and_read(tmp_path) == after


class OneFault:
    """A connection whose COMMIT fails once, before or after it has reached the disk."""

    def __init__(self, connection: Connection, *, landed: bool) -> None:
        self._connection, self._landed, self._left = connection, landed, 1

    def execute(self, sql: str, *values: Any) -> object:
        if sql == "COMMIT" and self._left:
            self._left = 0
            if self._landed:
                self._connection.execute(sql)
            message = "disk I/O error"
            raise PLAIN.driver.OperationalError(message)
        return self._connection.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


@pytest.mark.parametrize("landed", [True, False])
def test_after_a_failed_commit_the_disk_is_asked_what_became_of_it(tmp_path: Path, landed: bool) -> None:
    workspace = begun(tmp_path)
    workspace._transactions._connection = OneFault(workspace.connection, landed=landed)  # type: ignore[assignment]  # a fault in its place
    wanted = _with(SMALL, "nights")
    if landed:
        workspace.record(wanted, note())
        assert workspace.partnership.get(Objective, "OB1") == wanted.get(Objective, "OB1")
    else:
        with pytest.raises(FileRefused, match="could not be saved"):
            workspace.record(wanted, note())
        assert workspace.partnership == SMALL
    workspace.record(_with(workspace.partnership, "later"), note())
    after = workspace.partnership
    workspace.leave()
    assert left_and_read(tmp_path) == after


# --- where it is ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits; the folder is the person's own")
def test_the_workspace_is_private(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.record(_with(SMALL, "x" * 100_000), note())
    assert stat.S_IMODE(workspace.folder.stat().st_mode) == 0o700
    for path in workspace.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    workspace.leave()


def test_a_removed_workspace_leaves_nothing(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.remember_place("trust/2")
    workspace.remove()
    assert names_in(tmp_path) == []


def test_the_place_is_remembered_across_a_crash(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    assert workspace.place is None
    workspace.remember_place("voice/1")
    workspace.remember_place("trust/2")
    workspace.leave()
    again = left(tmp_path)
    assert again.place == "trust/2"
    again.leave()


def test_deleted_words_are_gone_from_the_workspace_once_they_cannot_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "STEPS_KEPT", 1)
    workspace = begun(tmp_path)
    workspace.record(_with(SMALL, "SECRETWORDS" * 2000), note())
    workspace.record(_with(SMALL, "plain"), note())
    workspace.record(_with(SMALL, "plainer"), note())
    workspace.leave()
    held = b"".join(path.read_bytes() for path in workspace.folder.iterdir())
    assert b"SECRETWORDS" not in held
    assert b"plainer" in held
