"""The clock's time in the file: it stands beside undo, lies in the history, and survives a crash as a note."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, BringTogether, DeleteRecord, PutRecords
from partnerdesk.domain.records import Objective, StepState
from partnerdesk.domain.timetable import KeepTime
from partnerdesk.services.documents import Documents
from partnerdesk.services.recording import remember_time, time_left_by_a_crash
from partnerdesk.services.session import Session
from partnerdesk.storage import open_lock


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.fixture
def session(documents: Documents, tmp_path: Path) -> Iterator[Session]:
    with documents.new(tmp_path / "case.partnership", "Working with Northbank") as opened:
        yield opened


def _used(session: Session, step: str = "hear") -> int | None:
    found = session.partnership.get(StepState, step)
    return found.used_seconds if found else None


def test_undo_takes_back_what_was_done_and_not_the_time(session: Session) -> None:
    session.execute(AddRecord(Objective(id="OB1")))
    session.execute(KeepTime("hear", used_seconds=60))
    assert str(session.undo_label) == "add objective"
    session.undo()
    assert not session.partnership.rows(Objective)
    assert _used(session) == 60


def test_redo_is_still_there_after_time_was_kept(session: Session) -> None:
    session.execute(AddRecord(Objective(id="OB1")))
    session.undo()
    session.execute(KeepTime("hear", used_seconds=60))
    session.redo()
    assert session.partnership.rows(Objective)
    assert _used(session) == 60


def test_a_redo_that_would_write_the_same_rows_is_given_up(session: Session) -> None:
    session.execute(BringTogether(session.partnership.put(StepState(step="aims", used_seconds=5))))
    session.undo()
    session.execute(KeepTime("hear", used_seconds=60))
    assert session.redo_label is None
    assert session.redo() is None
    assert _used(session) == 60


def test_the_time_is_in_the_document(session: Session, documents: Documents, tmp_path: Path) -> None:
    session.execute(KeepTime("hear", used_seconds=60))
    session.close()
    with documents.open(tmp_path / "case.partnership") as again:
        assert _used(again) == 60
        assert all(each.well for each in again.workspace.check())
        assert time_left_by_a_crash(again) is None


def test_a_crash_leaves_the_noted_time(session: Session, documents: Documents, tmp_path: Path) -> None:
    session.execute(AddRecord(Objective(id="OB1")))
    remember_time(session, "hear", 75)
    lock = session._around.lock
    assert lock is not None
    open_lock._here.discard(lock._opener.id)
    session.workspace.leave()
    with documents.open(tmp_path / "case.partnership") as again:
        assert time_left_by_a_crash(again) == ("hear", 75)


@pytest.mark.parametrize("note", ["", "hear", "hear x", "hear -4"])
def test_a_note_that_makes_no_sense_is_none(session: Session, note: str) -> None:
    session.workspace.remember_place(note, "clock")
    assert time_left_by_a_crash(session) is None


def test_a_step_that_is_taken_back_leaves_the_time_that_was_kept_since(session: Session) -> None:
    session.execute(PutRecords((StepState(step="hear", status="done"),)))
    session.execute(KeepTime("hear", used_seconds=60))
    session.undo()
    assert session.partnership.rows(StepState) == (StepState(step="hear", used_seconds=60),)
    session.redo()
    assert session.partnership.rows(StepState) == (StepState(step="hear", status="done", used_seconds=60),)


@pytest.mark.parametrize("step", ["hear", "aims"])
def test_time_in_the_place_of_a_row_that_comes_back(session: Session, documents: Documents, step: str) -> None:
    gone = StepState(step=step, status="done", used_seconds=5)
    session.execute(PutRecords((gone,)))
    session.execute(DeleteRecord(StepState, (step,)))
    session.execute(KeepTime("hear", used_seconds=60))
    session.undo()
    assert _used(session) == 60 or step == "hear"
    assert session.partnership.get(StepState, step) == gone
    path = session.path
    session.publish()
    assert documents.read(path) == session.partnership
    session.redo()
    assert session.partnership.get(StepState, step) in {None, StepState(step="hear")}
    assert all(each.well for each in session.workspace.check())
