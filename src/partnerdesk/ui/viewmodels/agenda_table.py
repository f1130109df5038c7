"""The agenda as a table to read and change: planned and real minutes by step, the sittings, what the second takes up.

It must not know widgets.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from partnerdesk.domain.case import Case
from partnerdesk.domain.timetable import KeepTime, PlanLine, plan_sittings, starts_with
from partnerdesk.ui.viewmodels.clock import clock_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import spoken

FIRST_SITTINGS = (3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One step: its plan in minutes, and in words what was added and how long it took."""

    step: str
    name: str
    planned: int
    added: str
    real: str
    note: str = ""


class AgendaTable(QObject):
    """The agenda of one open workshop, with the time of the running step up to now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock_of(desk)
        self._clock.changed.connect(self.changed)

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """All ten steps."""
        return tuple(self._row(line) for line in self._clock.table.lines)

    def _row(self, line: PlanLine) -> AgendaRow:
        used = self._used(line)
        added = self.tr("+{n}").format(n=line.extra) if line.extra else ""
        return AgendaRow(line.step, f"{line.number}  {line.name}", line.planned, added, minutes(used), self._note(line))

    def _used(self, line: PlanLine) -> int:
        return self._clock.used_seconds if line.step == self._clock.line.step else line.used_seconds

    def _note(self, line: PlanLine) -> str:
        last = self._clock.table.first_ends_after
        if last is not None and last.step == line.step:
            return self.tr("The first sitting ends here")
        return self.tr("Then a break of {n} minutes").format(n=line.break_after) if line.break_after else ""

    @property
    def total(self) -> str:
        """How long all was planned and how long it took."""
        table = self._clock.table
        planned = sum(line.planned + line.break_after for line in table.lines)
        used = sum(self._used(line) for line in table.lines)
        return self.tr("Planned: {planned}, breaks included. Real so far: {real}.").format(
            planned=minutes(planned * 60), real=minutes(used)
        )

    @property
    def sittings_said(self) -> str:
        """How long each of two sittings is; empty for one."""
        table = self._clock.table
        if table.sittings == 1:
            return ""
        pattern = self.tr("First sitting: {one}. Second sitting: {two}.")
        return pattern.format(one=minutes(table.minutes(1) * 60), two=minutes(table.minutes(2) * 60))

    @property
    def choices(self) -> tuple[ChoiceLine, ...]:
        """One sitting, or two and where the first ends."""
        names = {line.number: line.name for line in self._clock.table.lines}
        two = self.tr("Two: the first ends after step {n}, {name}")
        return (
            ChoiceLine(0, self.tr("One sitting")),
            *(ChoiceLine(n, two.format(n=n, name=names[n])) for n in FIRST_SITTINGS),
        )

    @property
    def first_steps(self) -> int:
        """After how many steps the first of two sittings ends; 0 for one."""
        last = self._clock.table.first_ends_after
        return last.number if last is not None else 0

    @property
    def second_starts_with(self) -> tuple[str, ...]:
        """What the second sitting takes up first; nothing for one sitting."""
        if not self.first_steps:
            return ()
        desk = self._desk
        case = Case.of(desk.partnership, desk.catalogue, desk.session.as_of)
        found = [spoken(each) for each in starts_with(case, desk.session.assessment().voice.unheard)]
        following = next(line for line in self._clock.table.lines if line.sitting > 1)
        return (*found, self.tr("Then step {n}: {name}.").format(n=following.number, name=following.name))

    def plan(self, step: str, planned: int) -> None:
        """Plan another number of minutes for a step."""
        self._desk.execute(KeepTime(step, planned=planned))

    def plan_sittings(self, first_steps: int) -> None:
        """Work in one sitting, or in two."""
        self._desk.execute(plan_sittings(first_steps))


def minutes(seconds: int) -> str:
    """Return a length of time in minutes, or in hours and minutes."""
    whole = (seconds + 30) // 60
    if whole < 60:
        return QCoreApplication.translate("Agenda", "{n} min").format(n=whole)
    return QCoreApplication.translate("Agenda", "{h} h {n:02} min").format(h=whole // 60, n=whole % 60)
