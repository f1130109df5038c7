"""Everything that a file holds about one input, or about the person with one code: for that person to see.

Pure: gathers records and says why each is among them; knows no form in which they are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from partnerdesk.domain.answer_places import Person, place_in
from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.domain.erasing import Trace, inputs_of_person, traces
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.links import links_to
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, AnswerMark, BeneficiaryInput, Record


@dataclass(frozen=True, slots=True)
class About:
    """What is held: the inputs themselves, what hangs on them, what they are linked to, and where words come again.

    ``code`` is the person's, or None where it was asked about one input. ``answers`` are all rows of the people whose
    answers to a survey the inputs were made of, each with its survey; they are no records, so they are added.
    """

    code: str | None
    inputs: tuple[BeneficiaryInput, ...]
    hanging: tuple[Record, ...]
    linked: tuple[Record, ...]
    traces: tuple[Trace, ...]
    answers: tuple[tuple[str, AnswerRow], ...] = ()


def people_of(about: About) -> tuple[Person, ...]:
    """Return the people whose answers to a survey the inputs were made of."""
    places = (place_in(row.source_ref) for row in about.inputs)
    return tuple(dict.fromkeys(place.person for place in places if place is not None))


def about_person(partnership: Partnership, code: str) -> About:
    """Return everything about the person with this code."""
    return _about(partnership, inputs_of_person(partnership, code), code.strip())


def about_input(partnership: Partnership, name: str) -> About:
    """Return everything about one input."""
    return _about(partnership, (name,), None)


def _about(partnership: Partnership, names: Collection[str], code: str | None) -> About:
    inputs = tuple(row for row in partnership.rows(BeneficiaryInput) if row.id in names)
    hanging = (*_hanging(partnership, names), *_marks(partnership, inputs))
    linked = dict.fromkeys(_linked(partnership, hanging))
    others = tuple(row for kind in ENTITIES.values() for row in partnership.rows(kind) if (kind, row.row_key) in linked)
    return About(code, inputs, hanging, others, traces(partnership, names))


def _hanging(partnership: Partnership, names: Collection[str]) -> Iterator[Record]:
    """Yield the records that lead to one of the inputs."""
    for kind, spec in links_to(BeneficiaryInput.ENTITY):
        for row in partnership.rows(kind):
            value = getattr(row, spec.name)
            if any(name in names for name in (value if isinstance(value, tuple) else (value,))):
                yield row


def _marks(partnership: Partnership, inputs: Collection[BeneficiaryInput]) -> Iterator[Record]:
    """Yield what readers marked on the answers of these people."""
    people = {place.person for row in inputs if (place := place_in(row.source_ref)) is not None}
    marks = partnership.rows(AnswerMark) if people else ()
    return (mark for mark in marks if (mark.survey, mark.respondent) in people)


def _linked(partnership: Partnership, hanging: Collection[Record]) -> Iterator[tuple[type[Record], tuple[str]]]:
    """Yield kind and key of what the hanging records lead to besides: groups, themes, objectives."""
    for row in hanging:
        for spec in fields_of(type(row)):
            name = getattr(row, spec.name)
            if spec.kind is FieldKind.LINK and spec.target != BeneficiaryInput.ENTITY and name is not None:
                kind = ENTITIES[spec.target]
                if partnership.has(kind, name):
                    yield kind, (name,)
