"""Reads what a person typed into a field: dates, times and numbers in the forms people use.

A reader returns the value, or raises Mistyped with a sentence that says how to write it.
"""

import re
from datetime import date

from PySide6.QtCore import QLocale

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_

_NUMERIC = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(\w+)\.?,?\s+(\d{4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
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


def read_date(text: str) -> date | None:
    """Read 14 November 2026, 14 Nov 2026, 14/11/2026, 14.11.2026 or 2026-11-14; None where nothing is written."""
    text = " ".join(text.split())
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMERIC.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _NAMED.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        raise Mistyped(_NOT_A_DATE)
    try:
        return date(year, month, day)
    except ValueError:
        raise Mistyped(_NOT_A_DATE) from None


def read_time(text: str) -> str | None:
    """Read 19:05 or 7.30; None where nothing is written."""
    text = text.strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Mistyped(N_("This is not a time. Write hours and minutes, for example 19:05."))
    return f"{int(found[1]):02d}:{found[2]}"


def read_whole(text: str) -> int | None:
    """Read a whole number; spaces and commas between thousands are allowed."""
    text = re.sub(r"[\s,]", "", text)
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,15}", text):
        raise Mistyped(N_("This is not a whole number. Write it in figures, for example 12."))
    return int(text)


def read_number(text: str) -> float | None:
    """Read a number with or without decimals."""
    text = re.sub(r"\s", "", text)
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,15}([.,]\d{1,9})?", text):
        raise Mistyped(N_("This is not a number. Write it in figures, for example 2.5."))
    return float(text.replace(",", "."))


def read_text(text: str) -> str | None:
    """Read text: kept as typed, and nothing recorded where it is empty."""
    return text if text.strip() else None
