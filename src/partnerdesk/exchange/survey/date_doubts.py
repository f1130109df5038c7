"""What is doubtful of dates that can be read at all: day and month changed over, days to come, years from the others.

Looks at an export as it was found and at the order in which a person has its dates read. Says it; changes nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from partnerdesk.domain.words import N_, NP_, Plural, Sentence, counted
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST, read_date
from partnerdesk.exchange.survey.guessing import ExportFound
from partnerdesk.exchange.survey.mapping import Role, SurveyMap

MIXED = N_(
    "In ‘{column}’ some dates have the day first, such as {first}, and some the month, such as {second}, "
    "and are read so."
)
BOTH_WAYS = NP_(
    "One date there can be read both ways: {examples}.",
    "{n} dates there can be read both ways: {examples}.",
)
JUMPS = {
    DAY_FIRST: N_(
        "Read day first, the dates in ‘{column}’ jump from row to row; read month first they go on in order. "
        "{one} is read as {day}, and {two} as {other}."
    ),
    MONTH_FIRST: N_(
        "Read month first, the dates in ‘{column}’ jump from row to row; read day first they go on in order. "
        "{one} is read as {day}, and {two} as {other}."
    ),
}
OUTSIDE = N_(
    "The dates in ‘{column}’ that can be read in one way only are from {first} to {last}; others are not, but would be "
    "with day and month changed over. {one} is read as {day}, and {two} as {other}."
)
SWAPPED = N_(
    "In ‘{column}’ the dates jump from row to row, and with day and month changed over they go on in order. "
    "{one} is read as {day}, and {two} as {other}. A spreadsheet has probably swapped them. "
    "Import the file that the survey tool gave, if you still have it."
)
TO_COME = NP_(
    "One date in ‘{column}’ has not come yet: {examples}.",
    "{n} dates in ‘{column}’ have not come yet: {examples}.",
)
FAR = NP_(
    "One date in ‘{column}’ is years from the others: {examples}.",
    "{n} dates in ‘{column}’ are years from the others: {examples}.",
)
ONE_READ, TWO_READ = N_("{one} is read as {day}"), N_("{one} is read as {day}, and {two} as {other}")
_ONE_FIGURE = re.compile(r"\d\D|\d\d\D\d\D")
_TWELVE, _A_YEAR = 12, 400
_LEAST_ROWS, _LEAST_DAYS, _LEAST = 10, 6, 3
_IN_ORDER, _JUMPS = 1.5, 2.0
_MOSTLY, _FEW, _SMALL = 0.8, 0.05, 50
OTHER_ORDER = {DAY_FIRST: MONTH_FIRST, MONTH_FIRST: DAY_FIRST}


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as it was written, both ways in which it can be read, and how many rows have it."""

    text: str
    day_first: date | None
    month_first: date | None
    count: int

    def read(self, order: str) -> date | None:
        return read_date(self.text, order)

    @property
    def is_either(self) -> bool:
        return None not in {self.day_first, self.month_first} and self.day_first != self.month_first


def date_doubts(found: ExportFound, made: SurveyMap, today: date | None = None) -> tuple[Sentence, ...]:
    """What is doubtful of the dates of an export, read as `made` says; `today` is the last day that has come."""
    dated = made.having(Role.DATE)
    if not dated:
        return ()
    at = dated[0].position
    rows = [row[at].strip() if at < len(row) else "" for row in found.first_rows]
    return tuple(doubts_in(dated[0].heading, found.columns[at].told, rows, made.dates or DAY_FIRST, today))


def doubts_in(
    column: str, told: Mapping[str, int], rows: Sequence[str], order: str, today: date | None = None
) -> Iterator[Sentence]:
    """What is doubtful of dates: `told` with how often each stands, `rows` as they follow each other."""
    dates = [_written(text, count) for text, count in told.items()]
    either = [each for each in dates if each.is_either]
    if order == ASK:
        sorts = _sorts(dates) if either else None
        yield from () if sorts is None else (_mixed(column, sorts),)
        return
    yield from _of_order(column, dates, either, rows, order)
    read = [(each, day) for each in dates if (day := each.read(order)) is not None]
    late = [each for each, day in read if today is not None and day > today]
    if late:
        yield _with_two(TO_COME, column, late, order)
    if far := _far(read):
        yield _with_two(FAR, column, far, order)


def are_either(told: Mapping[str, int]) -> bool:
    """Whether any of these can be read both ways."""
    return any(_written(text, count).is_either for text, count in told.items())


def goes_on(rows: Sequence[str], order: str) -> bool:
    """Whether dates read in this order follow each other from row to row, and would jump in the other."""
    return _jumps(_days(rows, OTHER_ORDER[order]), _days(rows, order))


def _written(text: str, count: int) -> _Written:
    return _Written(text, read_date(text, DAY_FIRST, strictly=True), read_date(text, MONTH_FIRST, strictly=True), count)


def _of_order(
    column: str, dates: Sequence[_Written], either: Sequence[_Written], rows: Sequence[str], order: str
) -> Iterator[Sentence]:
    sorts = _sorts(dates)
    if either and sorts is not None:
        yield _mixed(column, sorts)
        odd = sorts[order == DAY_FIRST]  # written as those that do not fit: these are the likely ones to be wrong
        alike = sorted(either, key=lambda each: _is_bare(each.text) != _is_bare(odd))
        yield _with_two(BOTH_WAYS, column, alike, order)
    elif len(either) > 1 and goes_on(rows, OTHER_ORDER[order]):
        yield Sentence(JUMPS[order], {"column": column, **_two(either, order)})
    elif outside := _outside(dates, either, order):
        yield Sentence(OUTSIDE, {"column": column, **outside, **_two(either, order)})
    elif len(stored := [each for each in dates if not each.is_either and _other(each.day_first)]) > 1:
        days = _days(rows, order)
        if _jumps(days, [_other(day) or day for day in days]):
            yield Sentence(SWAPPED, {"column": column, **_two(stored, order)})


def _mixed(column: str, sorts: tuple[str, str]) -> Sentence:
    return Sentence(MIXED, {"column": column, "first": sorts[0], "second": sorts[1]})


def _is_bare(text: str) -> bool:
    """Whether a day or month is written with one figure, 5/31/2026 and not 31/05/2026."""
    return _ONE_FIGURE.match(text) is not None


def _sorts(dates: Sequence[_Written]) -> tuple[str, str] | None:
    """A date that has its day first for sure and one that has its month first, where that is no slip of one person."""
    first = [each for each in dates if each.day_first is not None and each.month_first is None]
    second = [each for each in dates if each.day_first is None and each.month_first is not None]
    if not first or not second:
        return None
    rarer = min(sum(each.count for each in first), sum(each.count for each in second))
    is_slip = rarer == 1 and sum(each.count for each in dates) >= _SMALL
    return None if is_slip else (first[0].text, second[0].text)


def _outside(dates: Sequence[_Written], either: Sequence[_Written], order: str) -> dict[str, object] | None:
    """From when to when the sure ones are, where those that could be either fall outside, and would not otherwise."""
    sure = sorted(day for each in dates if not each.is_either and (day := each.read(order)) is not None)
    if len(sure) < _LEAST or len(either) < _LEAST:
        return None

    def outside(way: str) -> int:
        return sum(not sure[0] <= day <= sure[-1] for each in either if (day := each.read(way)) is not None)

    if outside(order) < _MOSTLY * len(either) or outside(OTHER_ORDER[order]) > (1 - _MOSTLY) * len(either):
        return None
    return {"first": sure[0], "last": sure[-1]}


def _other(day: date | None) -> date | None:
    """A day with day and month changed over, if that is another one."""
    if day is None or day.day > _TWELVE or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def _days(rows: Sequence[str], order: str) -> list[date]:
    return [day for text in rows if (day := read_date(text, order)) is not None]


def _jumps(days: Sequence[date], otherwise: Sequence[date]) -> bool:
    """Whether days jump to and fro, while read otherwise they go on from the first to the last or back."""
    if min(len(set(days)), len(set(otherwise))) < _LEAST_DAYS:
        return False
    return _way(otherwise) <= _IN_ORDER and _way(days) >= _JUMPS * _way(otherwise)


def _way(days: Sequence[date]) -> float:
    """How long the way from row to row is, of that from the first day to the last."""
    return sum(abs((two - one).days) for one, two in pairwise(days)) / max(1, (max(days) - min(days)).days)


def _far(read: Sequence[tuple[_Written, date]]) -> list[_Written]:
    """The few that are more than a year from nearly all others."""
    days = sorted(day for each, day in read for _ in range(each.count))
    if len(days) < _LEAST_ROWS:
        return []
    low, high = days[int(len(days) * _FEW)], days[-1 - int(len(days) * _FEW)]
    found = [each for each, day in read if (low - day).days > _A_YEAR or (day - high).days > _A_YEAR]
    return found if sum(each.count for each in found) <= max(1, _FEW * len(days)) else []


def _with_two(words: Plural, column: str, dates: Sequence[_Written], order: str) -> Sentence:
    count = sum(each.count for each in dates)
    examples = Sentence(TWO_READ if len(dates) > 1 else ONE_READ, _two(dates, order))
    return counted(words, count, n=f"{count:,}", column=column, examples=examples)


def _two(dates: Sequence[_Written], order: str) -> dict[str, object]:
    """The first two of these, as they are written and as they are read."""
    one, two = dates[0], dates[min(1, len(dates) - 1)]
    return {"one": one.text, "day": one.read(order), "two": two.text, "other": two.read(order)}
