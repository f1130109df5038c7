"""Counts people where rows with the same id are one person: once for each thing that she said, and once in each base.

The columns that are counted are held until all rows are there, since an id may come again in the last of them.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain, count
from operator import itemgetter
from typing import Any, NamedTuple

from partnerdesk.domain.collecting import not_collecting
from partnerdesk.exchange.survey.answers import Answer, Batch, Plan

Who = str | int
"""Whose row it is: an id, or the number of a row that has none."""
Given = tuple[Any, ...]
"""Whose row it is, and what stands in one column or question of it."""
_FIRST, _LAST, _BUT_LAST, _BUT_WHO = itemgetter(0), itemgetter(-1), itemgetter(0, 1), itemgetter(0, 2)


class Told(NamedTuple):
    """How many people gave each answer to a question, and how many gave any that is on the scale."""

    told: Counter[str]
    base: int


@dataclass(frozen=True, slots=True)
class PeopleCounted:
    """People by their group, by their answers, and by both: of a group column and a question, for each group."""

    groups: tuple[Counter[str], ...]
    group_bases: tuple[int, ...]
    answers: tuple[Told, ...]
    by_group: dict[tuple[int, int], dict[str, Told]]
    differing: int
    most_rows: int


def told_in(answer: Answer) -> tuple[str, ...]:
    """The answers in one cell, or in the cells of one question."""
    return () if answer is None else (answer,) if isinstance(answer, str) else answer


def is_answered(answer: Answer, off: Collection[str]) -> bool:
    """Whether somebody is out of whom answers are counted: codes off the scale are no answers."""
    return answer is not None and not (isinstance(answer, str) and answer in off)


class People:
    """Who has answered so far."""

    def __init__(self, plan: Plan) -> None:
        """`plan` says in which order groups and questions come."""
        self._off = [frozenset(each.strip() for each in question.first.off) for question in plan.questions]
        self._held: list[Batch] = []
        self._refs: set[str | None] = {None}
        self._told = 0

    def add(self, batch: Batch) -> None:
        """Take some more rows."""
        self._held.append(batch.without_texts())
        self._refs.update(batch.refs)
        self._told += len(batch.refs) - batch.refs.count(None)

    @property
    def again(self) -> int:
        """How many rows are of somebody who has another one before."""
        return self._told - len(self._refs - {None})

    def counted(self, pairs: Iterable[tuple[int, int]]) -> PeopleCounted:
        """Count them; `pairs` are the group columns and questions to be counted by both."""
        with not_collecting():
            return self._counted(pairs)

    def _counted(self, pairs: Iterable[tuple[int, int]]) -> PeopleCounted:
        own = count()
        known: dict[Who, int] = {}
        who = [known.setdefault(ref or next(own), len(known)) for batch in self._held for ref in batch.refs]
        groups = [[*chain.from_iterable(cells)] for cells in zip(*(batch.groups for batch in self._held), strict=True)]
        answers = [
            [*chain.from_iterable(cells)] for cells in zip(*(batch.answers for batch in self._held), strict=True)
        ]
        grouped = [_distinct(zip(who, cells, strict=True)) for cells in groups]
        given = [_distinct(zip(who, cells, strict=True)) for cells in answers]
        return PeopleCounted(
            tuple(Counter(map(_LAST, each)) for each in grouped),
            tuple(len({*map(_FIRST, each)}) for each in grouped),
            tuple(_told(each, off) for each, off in zip(given, self._off, strict=True)),
            {
                (group, asked): _parted(zip(groups[group], who, answers[asked], strict=True), self._off[asked])
                for group, asked in pairs
            },
            _differing([*grouped, *given]),
            max(Counter(who).values(), default=1),
        )


def _distinct(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows that tell something, each once."""
    return [row for row in {*rows} if None not in row]


def _differing(columns: Iterable[list[Given]]) -> int:
    """How many people said one thing in one row and another in another."""
    found: set[int] = set()
    for given in columns:
        times = Counter(map(_FIRST, given))
        if len(times) < len(given):
            found.update(one for one, number in times.items() if number > 1)
    return len(found)


def _one_each(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The same with one answer in each row, of several in one row each."""
    if not any(isinstance(row[-1], tuple) for row in rows):
        return rows
    return [*{(*row[:-1], one) for row in rows for one in told_in(row[-1])}]


def _told(given: list[Given], off: Collection[str]) -> Told:
    answered = given if not off else [row for row in given if is_answered(row[-1], off)]
    return Told(Counter(map(_LAST, _one_each(given))), len({*map(_FIRST, answered)}))


def _parted(rows: Iterable[tuple[Any, ...]], off: Collection[str]) -> dict[str, Told]:
    """The same by group: rows are of a group, a person and an answer."""
    given = _distinct(rows)
    answered = given if not off else [row for row in given if is_answered(row[-1], off)]
    bases = Counter(map(_FIRST, {*map(_BUT_LAST, answered)}))
    parts: dict[str, Told] = {group: Told(Counter(), bases[group]) for group in {*map(_FIRST, given)}}
    for (group, answer), number in Counter(map(_BUT_WHO, _one_each(given))).items():
        parts[group].told[answer] = number
    return parts
