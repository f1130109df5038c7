"""The agenda of the day: planned minutes and time spent by step, the break, and where a first sitting ends.

Pure values, worked out from what is recorded; no clock ticks here. It must not know who is in the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from partnerdesk.domain.case import Case, filled, listed
from partnerdesk.domain.commands import Command, PutRecords
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    OpenPoint,
    Parking,
    PartnershipFile,
    Setting,
    StepState,
    TrustAction,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.route import minutes_of
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence

MINUTE = 60
WORDS_FROM = 2 * MINUTE
EXTRA_MINUTES = 5
MOST_MINUTES = 600
TWO_SITTINGS = "first_sitting_steps"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One step on the agenda: minutes planned and added, time spent, the sitting, and when in it the step begins.

    ``break_after`` is the length of the break that follows, in minutes.
    """

    step: str
    number: int
    name: str
    planned: int
    extra: int
    used_seconds: int
    sitting: int
    begins: int
    break_after: int = 0

    @property
    def allowed(self) -> int:
        """The minutes that the step may take: planned, and what the board added."""
        return self.planned + self.extra

    @property
    def used(self) -> int:
        """The minutes that it took so far, to the nearest."""
        return (self.used_seconds + MINUTE // 2) // MINUTE


@dataclass(frozen=True, slots=True)
class Timetable:
    """All ten steps in order."""

    lines: tuple[PlanLine, ...]

    def of(self, step: str) -> PlanLine:
        """Return the line of a step."""
        return next(line for line in self.lines if line.step == step)

    @property
    def sittings(self) -> int:
        """In how many sittings the board works: one or two."""
        return self.lines[-1].sitting

    @property
    def first_ends_after(self) -> PlanLine | None:
        """The last step of the first of two sittings, or None where there is only one."""
        return max((line for line in self.lines if line.sitting < self.sittings), key=_number, default=None)

    def minutes(self, sitting: int) -> int:
        """Return how long a sitting is planned to take, its break included."""
        return sum(line.planned + line.break_after for line in self.lines if line.sitting == sitting)

    @property
    def used_seconds(self) -> int:
        """The time spent so far."""
        return sum(line.used_seconds for line in self.lines)


def _number(line: PlanLine) -> int:
    return line.number


def timetable(partnership: Partnership, catalogue: Catalogue) -> Timetable:
    """Return the agenda of this workshop on its route, in one sitting or two."""
    first = int(settings_of(partnership)[TWO_SITTINGS])
    return Timetable(tuple(_in_order(_lines(partnership, catalogue), first, catalogue, _is_short(partnership))))


def _is_short(partnership: Partnership) -> bool:
    return partnership.one(PartnershipFile).route == "short"


def _lines(partnership: Partnership, catalogue: Catalogue) -> Iterator[PlanLine]:
    for step in catalogue.steps.values():
        state = partnership.get(StepState, step.id) or StepState(step=step.id)
        usual = minutes_of(step.id, partnership, catalogue)
        planned = usual if state.planned_minutes is None else state.planned_minutes
        yield PlanLine(step.id, step.n, step.name, planned, state.extra_minutes or 0, state.used_seconds or 0, 1, 0)


def _in_order(
    lines: Iterable[PlanLine],
    first: int,
    catalogue: Catalogue,
    is_short: bool,  # noqa: FBT001 - private
) -> Iterator[PlanLine]:
    begins, sitting = 0, 1
    for line in lines:
        if first and line.number == first + 1:
            begins, sitting = 0, 2
        has_break = line.number == catalogue.break_after and not is_short and first != line.number
        pause = catalogue.break_minutes if has_break else 0
        yield replace(line, sitting=sitting, begins=begins, break_after=pause)
        begins += line.planned + pause


# --- the words of the clock -------------------------------------------------------------------------------------------


def time_left(allowed_minutes: int, used_seconds: int) -> Sentence:
    """Return how much time is left: a short figure while there is plenty, words from two minutes on."""
    left = allowed_minutes * MINUTE - used_seconds
    if left > WORDS_FROM:
        return Sentence(N_("{n} min left"), {"n": -(-left // MINUTE)})
    if left > MINUTE:
        return Sentence(N_("2 minutes left"))
    if left > 0:
        return Sentence(N_("1 minute left"))
    over = -left // MINUTE
    return Sentence(N_("{n} min over"), {"n": over}) if over else Sentence(N_("The time is up"))


def is_nearly_over(allowed_minutes: int, used_seconds: int) -> bool:
    """Return whether two minutes or less are left, so that the board is asked how to go on."""
    return allowed_minutes * MINUTE - used_seconds <= WORDS_FROM


# --- what the clock records -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeepTime(Command):
    """Keep what the clock says of one step. It stands beside undo: taking a change back gives nobody the time back.

    ``used_seconds`` is all the time spent; ``extra`` adds minutes; ``planned`` sets them. None leaves what is there.
    """

    step: str
    used_seconds: int | None = None
    extra: int = 0
    planned: int | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("keep the time"))

    def applied_to(self, partnership: Partnership) -> Partnership:
        """Return the partnership with the step's time kept; nothing is written where nothing differs."""
        state = partnership.get(StepState, self.step) or StepState(step=self.step)
        used = state.used_seconds if self.used_seconds is None else self.used_seconds
        extra = (state.extra_minutes or 0) + self.extra
        planned = state.planned_minutes if self.planned is None else min(max(self.planned, 0), MOST_MINUTES)
        kept = replace(state, used_seconds=used, extra_minutes=extra or state.extra_minutes, planned_minutes=planned)
        return partnership if kept == partnership.get(StepState, self.step) else partnership.put(kept)


def plan_sittings(first_steps: int) -> PutRecords:
    """Return the command that ends the first sitting after so many steps; 0 for one sitting."""
    row = Setting(key=TWO_SITTINGS, value=str(first_steps))
    return PutRecords((row,), Sentence(N_("plan the sittings")))


# --- the second sitting -----------------------------------------------------------------------------------------------


def starts_with(case: Case, unheard: Iterable[BeneficiaryGroup]) -> tuple[Sentence, ...]:
    """Return what a second sitting takes up first: what was to be found out meanwhile, and what was left open."""
    partnership = case.partnership
    groups = listed(case.group(each.id) for each in unheard)
    steps = [row for row in partnership.rows(TrustAction) if filled(row.text)]
    parked = [row for row in partnership.rows(Parking) if row.dealt_with in {None, "later"}]
    left = partnership.rows(OpenPoint)
    found = []
    if groups:
        found.append(Sentence(N_("What did the groups say who had not been heard: {groups}?"), {"groups": groups}))
    if steps:
        found.append(Sentence(N_("What became of the steps that build trust: {n}?"), {"n": len(steps)}))
    if left:
        found.append(Sentence(N_("Questions left open: {n}."), {"n": len(left)}))
    if parked:
        found.append(Sentence(N_("Parked points: {n}."), {"n": len(parked)}))
    return tuple(found)
