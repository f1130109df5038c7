"""Finds answers of an export that are in the file already, and reads it with them and without.

A survey that stays open is exported again and again, and each file has the earlier answers in it. Changes nothing, and
knows no screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.domain.collecting import not_collecting
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Survey, SurveyAnswer, SurveyQuestion
from partnerdesk.domain.words import N_, NP_, Sentence, counted
from partnerdesk.exchange.survey.answers import ImportSummary, plan_of
from partnerdesk.exchange.survey.mapping import SurveyMap
from partnerdesk.services.answer_import import ReadSurvey, called_survey, read_survey
from partnerdesk.services.answers_compared import Compared, Found, Wave, folded

if TYPE_CHECKING:
    from pathlib import Path

    from partnerdesk.exchange.survey.limits import Progressed

_FOUND = NP_(
    "One of its answers is in the file already, with ‘{survey}’.",
    "{n} of its answers are in the file already, with ‘{survey}’.",
)
_CHANGED = NP_(
    "One of them says something else now; the file keeps what it said then.",
    "{n} of them say something else now; the file keeps what they said then.",
)
_ERASED = NP_(
    "Of ‘{survey}’ one person’s answers were erased. If they are in this export still, they come in again: "
    "take their row out of it first.",
    "Of ‘{survey}’ {n} people’s answers were erased. If they are in this export still, they come in again: "
    "take their rows out of it first.",
)
_MORE = NP_(
    "One more person’s answers to ‘{survey}’ were erased. If they are in this export still, they come in again: "
    "take their row out of it first.",
    "{n} more people’s answers to ‘{survey}’ were erased. If they are in this export still, they come in again: "
    "take their rows out of it first.",
)
_THEIRS = NP_(
    "One of its answers is of the time of ‘{survey}’ and not in the file (row {rows}). Answers to that survey were "
    "erased, so it is taken for one of these, and left out with the others.",
    "{n} of its answers are of the time of ‘{survey}’ and not in the file (rows {rows}). Answers to that survey were "
    "erased, so they are taken for these, and left out with the others.",
)
NOTHING_NEW = N_("Every answer in it is in the file already. There is nothing to import.")


@dataclass(frozen=True, slots=True)
class Again:
    """What of an export is in the file already. ``is_likely`` says that it is the earlier export, grown."""

    found: tuple[Found, ...] = ()
    is_likely: bool = False

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the rows whose answers are in the file, or were and are erased."""
        return frozenset().union(*(each.numbers | each.theirs for each in self.found))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Say what was found, import by import."""
        told: list[Sentence] = []
        for each in self.found:
            count, name = len(each.numbers), each.wave.called
            told.append(counted(_FOUND, count, n=f"{count:,}", survey=name))
            if each.changed:
                told.append(counted(_CHANGED, each.changed, n=f"{each.changed:,}"))
            if each.theirs:
                rows = ", ".join(str(number) for number in sorted(each.theirs))
                told.append(counted(_THEIRS, len(each.theirs), n=f"{len(each.theirs):,}", survey=name, rows=rows))
            if each.untold:
                words = _MORE if each.theirs else _ERASED
                told.append(counted(words, each.untold, n=f"{each.untold:,}", survey=name))
        return tuple(told)


NOTHING = Again()


# --- earlier imports --------------------------------------------------------------------------------------------------


def waves_in(
    partnership: Partnership, made: SurveyMap, rows: Callable[[Survey], Sequence[AnswerRow]]
) -> tuple[Wave, ...]:
    """Return earlier imports that asked what ``made`` takes, or half of it at least; ``rows`` gives their answers."""
    plan = plan_of(made)
    here = {folded(each) for each in (*plan.groups, *(each.text for each in plan.questions), *plan.texts)}
    return tuple(
        _wave(partnership, each, rows(each)) for each in partnership.rows(Survey) if _asks(partnership, each, here)
    )


def _asks(partnership: Partnership, survey: Survey, here: Collection[str]) -> bool:
    asked = {folded(row.heading) for row in partnership.having(SurveyQuestion, survey=survey.id)}
    return len(asked.intersection(here)) * 2 >= len(asked)


def _wave(partnership: Partnership, survey: Survey, rows: Sequence[AnswerRow]) -> Wave:
    asked = partnership.having(SurveyQuestion, survey=survey.id)
    counts = partnership.having(SurveyAnswer, input=survey.input)
    return Wave(
        survey.id,
        called_survey(partnership, survey.id),
        survey.n_respondents,
        {row.number: folded(row.heading) for row in asked if row.role == "text"},
        tuple(folded(row.heading) for row in asked if row.role == "group"),
        rows,
        {(folded(row.question), row.answer or ""): row.count or 0 for row in counts},
    )


# --- comparing --------------------------------------------------------------------------------------------------------


def again_in(read: ReadSurvey, waves: Iterable[Wave]) -> Again:
    """Hold the answers of an export against earlier ones. For any thread; :func:`confirmed` has the last word."""
    taken: set[int] = set()
    found = []
    with not_collecting():
        for wave in waves:
            each = Compared(read, wave).found(taken)
            if each is not None:
                taken |= (each.numbers | each.theirs) if each.is_sure or each.has_all else frozenset()
                found.append(each)
    if not any(each.is_sure for each in found):
        return Again(tuple(found))
    return Again(tuple(each for each in found if each.is_sure or (each.has_all and each.tells)), is_likely=True)


def confirmed(again: Again, counts: ImportSummary) -> Again:
    """Say what ``again`` comes to, once what its rows answered to closed questions is counted.

    Where hardly any words were compared, answers are the same ones only if they were counted the same then.
    """
    if again.is_likely or not again.found:
        return again
    if not all(each.has_all for each in again.found):
        return again
    now = {(folded(each.question), answer): n for each in counts.counted for answer, n in (*each.counts, *each.off)}
    then: Counter[tuple[str, str]] = Counter()
    for each in again.found:
        then.update(each.wave.counts)
    common = [key for key in now if key in then]
    if common and all(now[key] == then[key] for key in common):
        return Again(again.found, is_likely=True)
    return again if any(each.by_id for each in again.found) else NOTHING


# --- reading ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """An export as a whole, and what is new in it where some of its answers are in the file already."""

    whole: ReadSurvey
    new: ReadSurvey | None = None
    again: Again = NOTHING

    def chosen(self, *, leave_out: bool | None = None) -> ReadSurvey:
        """Return what is to be imported; where nobody has said so, what is likely to be right."""
        leaves = self.again.is_likely if leave_out is None else leave_out
        return self.new if leaves and self.new is not None else self.whole


def read_beside(
    path: Path,
    made: SurveyMap,
    waves: Sequence[Wave],
    progress: Callable[[Progressed], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadBeside:
    """Read an export beside what was imported before. For any thread; raises as :func:`read_survey` does."""
    whole = read_survey(path, made, progress, cancelled)
    again = again_in(whole, waves)
    if not again.found:
        return ReadBeside(whole)
    new = read_survey(path, made, progress, cancelled, again.numbers)
    sure = confirmed(again, new.left) if new.left is not None else again
    return ReadBeside(whole, new, sure) if sure.found else ReadBeside(whole)
