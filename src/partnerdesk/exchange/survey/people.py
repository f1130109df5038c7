"""Counts people where rows with the same id are one person: once for each thing that she said, and once in each base.

The columns that are counted are held until all rows are there, since an id may come again in the last of them. People
and answers are numbers then, and what one person said once is one number in a set.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat
from typing import NamedTuple

from partnerdesk.domain.collecting import not_collecting
from partnerdesk.exchange.survey.answers import Answer, Batch, Plan


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
    """Whether somebody is among those out of whom answers are counted: codes off the scale are no answers."""
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
        own, known = count(), dict[str | int, int]()
        who = [known.setdefault(ref or next(own), len(known)) for batch in self._held for ref in batch.refs]
        groups = [_Column(chain.from_iterable(cells)) for cells in zip(*(b.groups for b in self._held), strict=True)]
        answers = [_Column(chain.from_iterable(cells)) for cells in zip(*(b.answers for b in self._held), strict=True)]
        grouped = [_told_by(who, None, column, ())[0] for column in groups]
        return PeopleCounted(
            tuple(each.told for each in grouped),
            tuple(each.base for each in grouped),
            tuple(_told_by(who, None, each, off)[0] for each, off in zip(answers, self._off, strict=True)),
            {
                (at, asked): {
                    str(value): told
                    for value, told in zip(
                        groups[at].values, _told_by(who, groups[at], answers[asked], self._off[asked]), strict=True
                    )
                    if value is not None
                }
                for at, asked in pairs
            },
            _differing(who, (*groups, *answers)),
            max(Counter(who).values(), default=1),
        )


class _Column:
    """The cells of a column as numbers, each the place of its value; the first value is none."""

    def __init__(self, cells: Iterable[Answer]) -> None:
        known: dict[Answer, int] = {None: 0}
        self.cells = [known.setdefault(cell, len(known)) for cell in cells]
        self.values: Sequence[Answer] = tuple(known)


def _told_by(who: Sequence[int], by: _Column | None, column: _Column, off: Collection[str]) -> list[Told]:
    """What people told in a column: all of them, or apart for each value of the column `by`."""
    parts, size = 1 if by is None else len(by.values), len(column.values)
    places = repeat(0) if by is None else by.cells
    said = {(one * parts + place) * size + cell for one, place, cell in zip(who, places, column.cells, strict=False)}
    answered = [is_answered(value, off) for value in column.values]
    bases = Counter(each % parts for each in {each // size for each in said if answered[each % size]})
    found = [Told(Counter(), bases[place]) for place in range(parts)]
    if any(isinstance(value, tuple) for value in column.values):
        ticked = [told_in(value) for value in column.values]
        for person, one in {(each // size, one) for each in said for one in ticked[each % size]}:
            found[person % parts].told[one] += 1
        return found
    for each, number in Counter(each % (parts * size) for each in said).items():
        for one in told_in(column.values[each % size]):
            found[each // size].told[one] = number
    return found


def _differing(who: Sequence[int], columns: Iterable[_Column]) -> int:
    """How many people said one thing in one row and another in another."""
    found: set[int] = set()
    for column in columns:
        size = len(column.values)
        said = {one * size + cell for one, cell in zip(who, column.cells, strict=True) if cell}
        people = Counter(each // size for each in said)
        if len(people) < len(said):
            found.update(one for one, number in people.items() if number > 1)
    return len(found)
