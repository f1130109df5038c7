"""Says sentences and values in the reader's language: where words of the domain become words on the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from partnerdesk.domain.words import Sentence

if TYPE_CHECKING:
    from partnerdesk.domain.unnamed import Name  # the start page speaks, too, and needs no records

_SAID = "Domain"


def said(text: str) -> str:
    """Return a text that was marked with ``N_`` in the reader's language."""
    return QCoreApplication.translate(_SAID, text) if text else ""


def spoken(sentence: Sentence | str) -> str:
    """Return a sentence in the reader's language, its dates in words; plain text is looked up as it is."""
    if not isinstance(sentence, Sentence):
        return said(sentence)
    values = {name: long_date(value) if isinstance(value, date) else value for name, value in sentence.values.items()}
    return Sentence(sentence.pattern, values).text(said)


def as_named(name: Name) -> str:
    """Return what something is called: words as people wrote them, or in the reader's language that there are none."""
    return name if isinstance(name, str) else spoken(name)


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def long_date(day: date | None) -> str:
    """Return a date as people write it: 14 November 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy") if day else ""


def plain_number(value: float) -> str:
    """Return a number without needless zeros."""
    return f"{value:g}"
