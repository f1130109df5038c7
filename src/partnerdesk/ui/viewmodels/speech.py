"""Says sentences and values in the reader's language: where words of the domain become words on the screen."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.words import N_, Plural, Sentence, as_written, counted

if TYPE_CHECKING:
    from partnerdesk.domain.unnamed import Name  # the start page speaks, too, and needs no records

_SAID = "Domain"


def said(text: str, many: str = "", count: int = 1, /) -> str:
    """Return a text that was marked with ``N_``, or with ``NP_`` for ``count``, in the reader's language."""
    if not text:
        return ""
    if not many:
        return QCoreApplication.translate(_SAID, text)
    found = QCoreApplication.translate(_SAID, text, many, count)  # our translator takes the other form for Qt's comment
    return as_written(text, many, count) if found == text else found


def spoken(sentence: Sentence | str) -> str:
    """Return a sentence in the reader's language, its dates in words; plain text is looked up as it is."""
    if not isinstance(sentence, Sentence):
        return said(sentence)
    return sentence.dated(long_date).text(said)


def numbered(plural: Plural, count: int, /, **values: object) -> str:
    """Return what was marked with ``NP_`` for a number, which is ``{n}`` in it, in the reader's language."""
    return spoken(counted(plural, count, **{"n": whole_number(count), **values}))


def as_named(name: Name) -> str:
    """Return what something is called: words as people wrote them, or in the reader's language that there are none."""
    return name if isinstance(name, str) else spoken(name)


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str | None, longest: int) -> str:
    """Return a text on one line; where it is longer than ``longest`` letters, cut, with a mark that says so."""
    flat = " ".join((text or "").split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


def here(moment: str) -> datetime:
    """Return a recorded moment by the clock of this place; one without a zone as it is. Raises ValueError for none."""
    at = datetime.fromisoformat(moment)
    return by_this_clock(at) if at.tzinfo is not None else at


def long_date(day: date | None) -> str:
    """Return a date as people write it: 14 November 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy") if day else ""


def days_from(first: date | None, last: date | None) -> str:
    """Return from when to when, naming year and month once where they are the same: 13 February to 9 March 2026."""
    if first is None or last is None or first == last:
        return long_date(last or first)
    same = (first.year == last.year) + (first.year == last.year and first.month == last.month)
    form = ("d MMMM yyyy", "d MMMM", "d")[same]
    begun = QLocale().toString(QDate(first.year, first.month, first.day), form)
    return said(N_("{first} to {last}")).format(first=begun, last=long_date(last))


def whole_number(value: int) -> str:
    """Return a whole number with its thousands apart, as the reader's language writes it."""
    return QLocale().toString(value)


def plain_number(value: float) -> str:
    """Return a number without needless zeros, with the sign for parts that the reader's language has."""
    return f"{value:g}".replace(".", QLocale().decimalPoint())
