"""Dates as survey tools write them. Day first or month first is never guessed where both would fit; it is asked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DAY_FIRST, MONTH_FIRST, ASK = "day-first", "month-first", "ask"
_YEARS = range(1900, 2200)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WELSH_MONTHS = ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha")
_TIME = r"(?:(?:[ ,T]+(?:at )?|\s+am )\d{1,2}[:.]\d{2}.{0,60})?$"
_TIME_FIRST = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?,? +(?=\w)", re.IGNORECASE)
_COMPACT = re.compile(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)$")
_SERIAL = re.compile(r"^([34]\d{4}|5[0-4]\d{3})(?:\.\d+)?$")
_FIRST_SERIAL = date(1899, 12, 30)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T,].{0,40})?$")
_NUMBERS = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_WEEKDAY, _NTH = r"^(?:(?:Dydd )?[A-Za-z]{2,9},? )?", r"(?:st|nd|rd|th|af|il|ydd|e?d|fed|eg|ain)?"
_WORDS = re.compile(_WEEKDAY + r"(\d{1,2})" + _NTH + r"[ -]([A-Za-z]{3,10})\.?,?[ -](\d{4}|\d{2})" + _TIME)
_MONTH_WORD = re.compile(_WEEKDAY + r"([A-Za-z]{3,9})\.? (\d{1,2})" + _NTH + r",? (\d{4})" + _TIME)
_TWELVE = 12
_ENOUGH = 4  # different days of each sort, before it is more than chance
_FEW = 5  # one in so many: three in five would be usual


@dataclass(frozen=True, slots=True)
class DateShape:
    """How the values of a column are dates: their share, and which order they are in if that can be seen."""

    share: float
    order: str | None


def read_date(text: str, order: str = DAY_FIRST, *, strictly: bool = False) -> date | None:
    """The day that a text says, or None; a bare number is read as a spreadsheet counts days.

    What fits only the other order is read in that one, 5/31/2026 among days that come first; not so `strictly`.
    """
    text = _TIME_FIRST.sub("", text.strip().removeprefix("'"))
    if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.match(text):
        first, second = (found[1], found[3]) if order != MONTH_FIRST else (found[3], found[1])
        return _day(found[4], second, first) or (None if strictly else _day(found[4], first, second))
    if found := _WORDS.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_WORD.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return _FIRST_SERIAL + timedelta(days=int(found[1])) if (found := _SERIAL.match(text)) else None


def are_bare_days(values: Iterable[str]) -> bool:
    """Whether all are days without a sign, 20260301 or as a spreadsheet counts: only a heading says they are days."""
    told = [value.strip() for value in values]
    return all(map(_COMPACT.match, told)) or all(map(_SERIAL.match, told))


def _month(word: str) -> str:
    start = word[:3].casefold()
    names = _MONTHS if start in _MONTHS else _WELSH_MONTHS
    return str(names.index(start) + 1) if start in names else "0"


def _day(year: str, month: str, day: str) -> date | None:
    whole = int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004 - a year of two digits is of this century
    try:
        return date(whole, int(month), int(day)) if whole in _YEARS else None
    except ValueError:
        return None


def date_shape(values: Mapping[str, int]) -> DateShape:
    """How many of these (each with how often it stands) are dates, and in which order if they do not say so."""
    told = {value.strip(): count for value, count in values.items() if value.strip()}
    if not told or are_bare_days(told):
        return DateShape(0, None)
    bare = {_TIME_FIRST.sub("", value.removeprefix("'")): n for value, n in told.items()}
    pairs = [(int(found[1]), int(found[3]), n) for value, n in bare.items() if (found := _NUMBERS.match(value))]
    read = sum(n for value, n in told.items() if read_date(value) is not None)
    return DateShape(read / sum(told.values()), _order(pairs))


def looks_swapped(values: Mapping[str, int]) -> bool:
    """Return whether a spreadsheet read days as months in part of these: it turned what it could into dates.

    Then hardly a stored date is after the 12th of its month, and every date that is left as it was written is.
    """
    told = [value.strip() for value in values]
    stored = [day for value in told if _YEAR_FIRST.match(value) and (day := read_date(value)) is not None]
    left = [(int(found[1]), int(found[3])) for value in told if (found := _NUMBERS.match(value))]
    late = sum(day.day > _TWELVE for day in stored)
    if len(stored) < _ENOUGH or len(left) < _ENOUGH or late * _FEW > len(stored):
        return False
    return all(first > _TWELVE for first, _ in left) or all(second > _TWELVE for _, second in left)


def _order(pairs: list[tuple[int, int, int]]) -> str | None:
    if not pairs:
        return None
    day_first = sum(n for first, second, n in pairs if first > _TWELVE >= second)
    month_first = sum(n for first, second, n in pairs if second > _TWELVE >= first)
    if day_first == month_first:
        return ASK
    return DAY_FIRST if day_first > month_first else MONTH_FIRST
