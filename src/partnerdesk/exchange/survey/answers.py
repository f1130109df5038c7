"""The shapes in which answers leave this package: a plan of what is asked, rows in that order, and the counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress, repeat
from typing import Any, NamedTuple

from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap

Answer = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ClosedQuestion:
    """A closed question: one column, or several that are the options of one."""

    text: str
    role: Role
    columns: tuple[ColumnMap, ...]

    @property
    def first(self) -> ColumnMap:
        """Its first column, which holds what is to be known of its answers."""
        return self.columns[0]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a map takes from each row, in the order in which rows have it.

    A column in which people ticked several groups stands in `groups` once for each; `group_columns` tells which are of
    the same column.
    """

    groups: tuple[str, ...]
    questions: tuple[ClosedQuestion, ...]
    texts: tuple[str, ...]
    consents: tuple[str, ...]
    group_columns: tuple[int, ...] = ()


class PersonAnswers(NamedTuple):
    """What one person answered: `groups`, `answers` and `texts` stand in the order of the plan; None is no answer."""

    number: int
    ref: str | None
    day: date | None
    groups: tuple[str | None, ...]
    answers: tuple[Answer, ...]
    texts: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows in a row, kept by columns, which cost a third of what rows do; iterating gives them as rows.

    `groups`, `answers` and `texts` have a column for each of the plan's, in its order; all columns are equally long.
    """

    numbers: Sequence[int]
    refs: Sequence[str | None]
    days: Sequence[date | None]
    groups: Sequence[Sequence[str | None]]
    answers: Sequence[Sequence[Answer]]
    texts: Sequence[Sequence[str | None]]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[PersonAnswers]:
        """The rows, one by one."""
        parts = [zip(*part, strict=True) if part else repeat(()) for part in (self.groups, self.answers, self.texts)]
        return map(PersonAnswers._make, zip(self.numbers, self.refs, self.days, *parts, strict=False))

    def answered(self) -> list[bool]:
        """Which rows answer anything: a row may stand there with its number only. Empty where all do."""
        columns = [*self.groups, *self.answers, *self.texts]
        if not columns or any(None not in cells for cells in columns):
            return []
        told = [any(cell is not None for cell in row) for row in zip(*columns, strict=True)]
        return [] if all(told) else told

    def without_words(self, spoken: Sequence[bool]) -> "Batch":
        """The same rows, without what those wrote who may not be quoted."""
        texts = [[text if may else None for text, may in zip(cells, spoken, strict=True)] for cells in self.texts]
        return replace(self, texts=texts)

    def without_texts(self) -> "Batch":
        """The same rows, without what anybody wrote."""
        return replace(self, texts=())

    def only(self, kept: Sequence[bool]) -> "Batch":
        """The rows that are to be kept."""

        def some(cells: Sequence[Any]) -> list[Any]:
            return list(compress(cells, kept))

        columns = [list(map(some, part)) for part in (self.groups, self.answers, self.texts)]
        return Batch(some(self.numbers), some(self.refs), some(self.days), *columns)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many gave each answer to a question, of the `base` who gave one; of one group where `group` is named.

    `off` are answers off the scale, which the base leaves out.
    """

    question: str
    group: str | None
    value: str | None
    base: int
    counts: tuple[tuple[str, int], ...]
    off: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import comes to: the input record's numbers and dates, and the counts.

    `answers` are rows that are taken; `repeated` of them are further rows of people who have one already, `differing`
    people answered differently in another row, and nobody has more than `most_rows`. `group_bases` are the people who
    have any value in each column of `groups`; who has another in another row counts for both.
    `together` are the groups that stand in several columns, with the people who are in them by any.
    """

    rows: int
    answers: int
    without_consent: int
    repeated: int
    unread_dates: int
    first_day: date | None
    last_day: date | None
    groups: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    counted: tuple[Counted, ...]
    by_group: tuple[Counted, ...]
    texts: tuple[tuple[str, int], ...]
    without_words: int = 0
    without_answers: int = 0
    group_bases: tuple[int, ...] = ()
    differing: int = 0
    most_rows: int = 1
    together: tuple[Counted, ...] = ()

    @property
    def people(self) -> int:
        """How many people answered: rows with the same id are one person."""
        return self.answers - self.repeated


def plan_of(made: SurveyMap) -> Plan:
    """What is asked, in the order of the map; options of one question are brought together."""
    questions: dict[tuple[object, ...], list[ColumnMap]] = {}
    for column in made.columns:
        if column.is_used and column.role in {Role.CHOICE, Role.SCALE, Role.TICK_ALL}:
            key = (
                (column.question,)
                if column.role is Role.TICK_ALL and column.option and not column.separator
                else (column.position, "")
            )
            questions.setdefault(key, []).append(column)
    parts = groups_of(made)
    return Plan(
        tuple(each.heading for each, _ in parts),
        tuple(_question(columns) for columns in questions.values()),
        tuple(name for name, _column in texts_of(made)),
        tuple(each.heading for each in made.having(Role.CONSENT)),
        tuple(each.position for each, _ in parts),
    )


def groups_of(made: SurveyMap) -> tuple[tuple[ColumnMap, str | None], ...]:
    """The columns of groups; one in which people ticked several comes with each of its answers, others with None."""
    return tuple(
        (each, option)
        for each in made.having(Role.GROUP)
        for option in ((each.answers or (None,)) if each.separator else (None,))
    )


def texts_of(made: SurveyMap) -> tuple[tuple[str, ColumnMap], ...]:
    """What is answered in words, and in which column: of one whose question stands beside it first each question.

    Its own heading comes last, for answers to a question that the map does not name.
    """
    return tuple(
        (name, each)
        for each in made.having(Role.TEXT)
        for name in ((*each.answers, each.heading) if each.question_from else (each.heading,))
    )


def _question(columns: list[ColumnMap]) -> ClosedQuestion:
    first = columns[0]
    is_spread = first.role is Role.TICK_ALL and bool(first.option) and not first.separator
    return ClosedQuestion(first.question if is_spread else first.heading, first.role, tuple(columns))
