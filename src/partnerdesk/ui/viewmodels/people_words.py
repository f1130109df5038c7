"""Whose words can be seen as a whole or erased: by person code, by input, and what is past its date.

It must not know widgets, and shows no more of an input than its card does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.about import About, about_input, about_person
from partnerdesk.domain.commands import EraseInputs
from partnerdesk.domain.erasing import file_is_due, inputs_due
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import long_date, numbered, shortened

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership

LONGEST = 50
PERSON, INPUT = "person", "input"
Pick = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DueLine:
    """One input that is past its date, and the date."""

    name: str
    words: str


def picks(partnership: Partnership) -> tuple[ChoiceLine, ...]:
    """Return who and what can be chosen: people by their codes first, then each input."""
    tr = QCoreApplication.translate
    rows = partnership.rows(BeneficiaryInput)
    codes = Counter(code for row in rows if (code := (row.person_code or "").strip()))
    person = tr("PeopleWords", "Person {code}: everything that was said, {count} in all")
    people = [
        ChoiceLine((PERSON, code), person.format(code=code, count=count)) for code, count in sorted(codes.items())
    ]
    return (*people, *(ChoiceLine((INPUT, row.id), _named(row)) for row in rows))


def _named(row: BeneficiaryInput) -> str:
    words = shortened(row.summary or row.quote, LONGEST)
    return f"{row.id}: {words}" if words else row.id


def about_pick(partnership: Partnership, pick: Pick) -> About:
    """Return everything about what was chosen."""
    kind, name = pick
    return about_person(partnership, name) if kind == PERSON else about_input(partnership, name)


def content_of(about: About, *, as_table: bool) -> bytes:
    """Return everything as a table, or as JSON."""
    from partnerdesk.exchange.subject import about_json, about_table

    return about_table(about) if as_table else about_json(about)


def erasing(pick: Pick) -> EraseInputs:
    """Return the command that erases what was chosen."""
    kind, name = pick
    return EraseInputs(person=name) if kind == PERSON else EraseInputs((name,))


def due_lines(partnership: Partnership, today: date) -> tuple[DueLine, ...]:
    """Return the inputs whose date has passed."""
    tr = QCoreApplication.translate
    pattern = tr("PeopleWords", "{what} (to be kept until {day})")
    found = [partnership.get(BeneficiaryInput, name) for name in inputs_due(partnership, today)]
    return tuple(
        DueLine(row.id, pattern.format(what=_named(row), day=long_date(row.keep_until)))
        for row in found
        if row is not None
    )


def file_due(partnership: Partnership, today: date) -> str:
    """Say that the whole file is past its date; nothing where it is not."""
    if not file_is_due(partnership, today):
        return ""
    day = long_date(partnership.one(PartnershipFile).keep_until)
    text = QCoreApplication.translate(
        "PeopleWords",
        "This file was to be kept until {day}. When nobody needs it any more, delete it.",
    )
    return text.format(day=day)


_DUE = NP_(
    "One thing that people said is past the date until which it was to be kept.",
    "{count} things that people said are past the date until which they were to be kept.",
)


def due_notice(partnership: Partnership, today: date) -> str:
    """Say on opening how much is past its date; nothing where nothing is."""
    count = len(inputs_due(partnership, today))
    return numbered(_DUE, count, count=count) if count else file_due(partnership, today)
