"""Reads what a person typed into a field: dates, times and numbers in the forms people use.

A reader returns the value, or raises Mistyped with a sentence that says how to write it.
"""

import re
from datetime import date

from PySide6.QtCore import QLocale

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_

_NUMERIC = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d]+)\.?,?\s+(\d{4}|\d{2})")
_DAY_OF_WEEK = re.compile(r"([^\W\d]+)\.?,?\s+(?=\d)")
_SHORT_YEAR = re.compile(r".*\D\d{2}")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_MULTIPLE = re.compile(r"(?<=\d)\s*(?:%|x|×)$", re.IGNORECASE)
LAST_SHORT_YEAR = 69
"""The last year that two figures name: 69 is 2069, and whoever writes 70 or more has to write the year in full."""
_NOT_A_DATE = N_(
    "This is not a date. Write the day, the month and the year, for example 14 November 2026 or 14/11/2026."
)


class Mistyped(PartnerDeskError):
    """What was typed is no value of this field."""


def _month(word: str) -> int:
    small = word.casefold()
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, 13):
            if len(small) >= 3 and locale.monthName(number).casefold().startswith(small):
                return number
    return 0


def _without_weekday(text: str) -> str:
    found = _DAY_OF_WEEK.match(text)
    if found is None or len(found[1]) < 3:
        return text
    word = found[1].casefold()
    named = any(
        locale.dayName(day).casefold().startswith(word)
        for locale in (QLocale(), QLocale(QLocale.Language.English))
        for day in range(1, 8)
    )
    return text[found.end() :] if named else text


def _year(written: str) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    if year > LAST_SHORT_YEAR:
        raise Mistyped(_NOT_A_DATE)
    return 2000 + year


def may_go_on(text: str) -> bool:
    """Return whether a date ends in two figures, so that the year may still be on its way."""
    return _ISO.fullmatch(text.strip()) is None and _SHORT_YEAR.fullmatch(text.strip()) is not None


def read_date(text: str) -> date | None:
    """Read 14 November 2026, Tue 14 Nov 26, 14/11/2026, 14.11.26 or 2026-11-14; None where nothing is written."""
    text = _without_weekday(" ".join(text.split()))
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMERIC.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), _year(found[3])
    elif found := _NAMED.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), _year(found[3])
    else:
        raise Mistyped(_NOT_A_DATE)
    try:
        return date(year, month, day)
    except ValueError:
        raise Mistyped(_NOT_A_DATE) from None


def read_time(text: str) -> str | None:
    """Read 19:05, 7.30 or 7.30 pm, and 7 pm; None where nothing is written."""
    text = text.strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found is not None else (24, 0)
    half = (found[3] or "")[:1].casefold() if found is not None else ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half or (found is not None and found[2] is None):  # 14 pm; or an hour alone, which may be on its way
        hour = 24
    if hour > 23 or minute > 59:
        raise Mistyped(N_("This is not a time. Write hours and minutes, for example 19:05."))
    return f"{hour:02d}:{minute:02d}"


def _figures(text: str, unit: str) -> str:
    """Return a number without the pound sign before it and the unit behind it, which some write with it."""
    text = text.strip().removeprefix("£")
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)]
    return re.sub(r"\s", "", _MULTIPLE.sub("", text))


def read_whole(text: str, unit: str = "") -> int | None:
    """Read a whole number; spaces and commas between thousands are allowed, and the unit that stands beside it."""
    if not text.strip():
        return None
    text = _figures(text, unit).replace(",", "")
    if not re.fullmatch(r"-?\d{1,15}", text):
        raise Mistyped(N_("This is not a whole number. Write it in figures, for example 12."))
    return int(text)


def read_number(text: str, unit: str = "") -> float | None:
    """Read a number with or without decimals, and the unit that stands beside it."""
    if not text.strip():
        return None
    text = _figures(text, unit)
    if not re.fullmatch(r"-?\d{1,15}([.,]\d{1,9})?", text):
        raise Mistyped(N_("This is not a number. Write it in figures, for example 2.5."))
    return float(text.replace(",", "."))


def read_text(text: str) -> str | None:
    """Read text: kept as typed, and nothing recorded where it is empty."""
    return text if text.strip() else None


def compared(words: str | None) -> str:
    """Return words as they are compared: whatever their case, and with one space between them."""
    return " ".join((words or "").split()).casefold()


def read_line(text: str) -> str | None:
    """Read what stands on one line: a field for one line shows what is pasted into it as one, and keeps it so."""
    return read_text(" ".join(filter(str.strip, text.splitlines())))
