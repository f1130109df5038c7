"""By which of its ways the workspace saves a command: with undo, beside undo or for good; also the clock's note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from partnerdesk.domain.commands import Command
from partnerdesk.domain.importing import answers_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.timetable import KeepTime
from partnerdesk.storage.placing import PlacedChange
from partnerdesk.storage.telling import Note
from partnerdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from partnerdesk.services.session import Session

Recorder = Callable[[Partnership, Note], tuple[PlacedChange, ...]]
CLOCK = "clock"


def recorder_for(workspace: Workspace, command: Command) -> Recorder:
    """Return what saves the outcome of ``command``."""
    if isinstance(command, KeepTime):
        return workspace.record_beside_undo
    record = workspace.record_for_good if command.is_for_good else workspace.record
    return partial(record, answers=answers_in(command))


def remember_time(session: Session, step: str, seconds: int) -> None:
    """Note the time spent on a step, for the start after a crash; it becomes a record when the clock stops."""
    if not session.read_only:
        session.workspace.remember_place(f"{step} {seconds}", CLOCK)


def time_left_by_a_crash(session: Session) -> tuple[str, int] | None:
    """Return the step and the time that a crash left noted, or None."""
    step, _, seconds = (session.workspace.remembered(CLOCK) or "").partition(" ")
    return (step, int(seconds)) if seconds.isdecimal() else None
