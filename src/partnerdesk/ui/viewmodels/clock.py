"""The clock of the workshop: it counts the time of the step that is shown, quietly, while it runs.

Nothing waits for it. Every minute it notes the time for the start after a crash; it records it when it stops, when the
step changes, and when the file is closed. It must not know widgets.
"""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.records import STEPS, StepState
from partnerdesk.domain.timetable import (
    EXTRA_MINUTES,
    MINUTE,
    KeepTime,
    PlanLine,
    Timetable,
    is_nearly_over,
    time_left,
    timetable,
)
from partnerdesk.services.recording import remember_time, time_left_by_a_crash
from partnerdesk.ui.viewmodels.book import pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import spoken

TICK_SECONDS = 5
LONGEST_GAP = 5 * MINUTE
"""A longer gap between two ticks is no time spent: the computer slept."""


class ClockModel(QObject):
    """The clock of one open workshop."""

    changed = Signal()
    nearly_over = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._step = STEPS[0]
        self._last: datetime | None = None
        self._seconds = 0.0
        self._unkept: dict[str, int] = {}  # the time on each step that the file did not take: it is lent, or only read
        self._noted = 0
        self._told = ""
        self._timer = QTimer(self, interval=TICK_SECONDS * 1000)
        self._timer.timeout.connect(self.tick)
        desk.changed.connect(self._on_changed)
        self._take_up()

    def _take_up(self) -> None:
        """Record what a crash left noted."""
        left = time_left_by_a_crash(self._desk.session)
        if left is not None and left[0] in STEPS and left[1] > self._recorded(left[0]):
            self._record(*left)

    # --- what it says -------------------------------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._last is not None

    @property
    def table(self) -> Timetable:
        """The agenda as recorded."""
        return timetable(self._desk.partnership, self._desk.catalogue)

    @property
    def line(self) -> PlanLine:
        """The step that is shown, on the agenda."""
        return self.table.of(self._step)

    @property
    def used_seconds(self) -> int:
        """The time spent on the step that is shown, up to now."""
        return self._recorded(self._step) + self._unkept.get(self._step, 0) + int(self._seconds)

    @property
    def words(self) -> str:
        """How much time is left, in a few words."""
        return spoken(time_left(self.line.allowed, self.used_seconds))

    @property
    def detail(self) -> str:
        """How long the step was planned, and what was added."""
        line = self.line
        if line.extra:
            return self.tr("Step {n}: {planned} and {extra} more minutes").format(
                n=line.number, planned=line.planned, extra=line.extra
            )
        return self.tr("Step {n}: {planned} minutes").format(n=line.number, planned=line.planned)

    @property
    def is_nearly_over(self) -> bool:
        """Whether the board should say how to go on."""
        return self.is_running and is_nearly_over(self.line.allowed, self.used_seconds)

    @property
    def break_due(self) -> int:
        """The minutes of the break that follows this step; 0 where there is none."""
        return self.line.break_after

    @property
    def ends_sitting(self) -> bool:
        """Whether the first of two sittings ends with this step."""
        last = self.table.first_ends_after
        return last is not None and last.step == self._step

    def _recorded(self, step: str) -> int:
        state = self._desk.partnership.get(StepState, step)
        return (state and state.used_seconds) or 0

    # --- what it does -------------------------------------------------------------------------------------------------

    def show_step(self, step: str) -> None:
        """Count for another step from now on."""
        if step != self._step:
            self.keep()
            self._step, self._told = step, ""
            self.changed.emit()

    def turn(self) -> None:
        """Start the clock, or stop it."""
        if self.is_running:
            self.pause()
        else:
            self.start()

    def start(self) -> None:
        """Start counting."""
        if not self.is_running:
            self._last = self._desk.now()
            self._timer.start()
            self.changed.emit()
            self._tell()

    def pause(self) -> None:
        """Stop counting and record the time."""
        if self.is_running:
            self.keep()
            self._last = None
            self._timer.stop()
            self.changed.emit()

    def tick(self) -> None:
        """Count what has passed since the last tick."""
        if self._last is None:
            return
        now = self._desk.now()
        gap = (now - self._last).total_seconds()
        self._last = now
        if 0 < gap <= LONGEST_GAP:
            self._seconds += gap
        if abs(self.used_seconds - self._noted) >= MINUTE:
            self._noted = self.used_seconds
            remember_time(self._desk.session, self._step, self._noted)
        self.changed.emit()
        self._tell()

    def _tell(self) -> None:
        """Say once for each step, and for each five minutes more, that the time is nearly over."""
        mark = f"{self._step} {self.line.allowed}"
        if self.is_nearly_over and self._told != mark:
            self._told = mark
            self.nearly_over.emit(self.words)

    def keep(self) -> None:
        """Record the time spent up to now."""
        if self.is_running:
            self.tick()
        seconds = int(self._seconds)
        self._seconds -= seconds
        self._unkept[self._step] = self._unkept.get(self._step, 0) + seconds
        for step, more in tuple(self._unkept.items()):
            if not more or self._record(step, self._recorded(step) + more):
                del self._unkept[step]

    def _record(self, step: str, seconds: int) -> bool:
        """Return whether the file took it."""
        session = self._desk.session
        if session.read_only or session.lending.is_away:
            return False
        self._noted = seconds
        return self._desk.execute(KeepTime(step, used_seconds=seconds), tell=False) is None

    def take_more(self) -> None:
        """Give the step five minutes more, and record that."""
        self._desk.execute(KeepTime(self._step, extra=EXTRA_MINUTES))

    def move_on(self) -> None:
        """Show the next step; at the end of a sitting, the agenda with what comes next time."""
        place = STEPS.index(self._step) + 1
        if self.ends_sitting:
            self.pause()
            self._desk.ask("agenda")
        elif place < len(STEPS):
            self._desk.go_to(pages_of(self._desk.partnership, STEPS[place])[0].id)
        else:
            self.pause()

    def close(self) -> None:
        """Record the time and stop."""
        self.pause()

    def _on_changed(self, change: object) -> None:
        if getattr(change, "areas", frozenset()) & {"step_state", "file", "setting"}:
            self.changed.emit()


def clock_of(desk: Desk) -> ClockModel:
    """Return the one clock of an open workshop."""
    found = desk.findChild(ClockModel)
    return found if isinstance(found, ClockModel) else ClockModel(desk)
