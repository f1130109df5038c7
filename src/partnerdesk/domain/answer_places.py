"""Where one answer of a survey stands, and how what was made of it says so.

A quote that was taken from an answer keeps that answer's place in its ``source_ref``, as ``SU1/17/5``: survey, row of
the export, question. So it can be followed back, counted once, and erased with the answer. Knows no row of answers.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Survey

_FORM = re.compile(r"(SU\d{1,9})/(\d{1,10})/(\d{1,6})", re.ASCII)
_NOBODY = frozenset(
    {
        *("yes", "no", "y", "n", "true", "false", "0", "1", "maybe", "not sure", "don't know", "don’t know", "other"),
        *("prefer not to say", "rather not say", "wouldn't say", "would rather not say", "none", "unknown"),
        *("ie", "na", "oes", "nac oes", "ydw", "nac ydw", "ddim yn siŵr", "gwell gen i beidio â dweud", "arall"),
    }
)
Person = tuple[str, int]
"""One who answered: the survey's id, and the number of the row in the export."""


class AnswerPlace(NamedTuple):
    """What one person wrote to one question of one survey; the key of the mark on it."""

    survey: str
    respondent: int
    question: int

    @property
    def text(self) -> str:
        """The place as a record keeps it."""
        return f"{self.survey}/{self.respondent}/{self.question}"

    @property
    def person(self) -> Person:
        """Who wrote it."""
        return self.survey, self.respondent


def place_in(text: str | None) -> AnswerPlace | None:
    """Return the place that a text names; None where it is any other text."""
    found = _FORM.fullmatch((text or "").strip())
    return AnswerPlace(found[1], int(found[2]), int(found[3])) if found else None


def person_in(text: str) -> Person | None:
    """Return the person that ``SU1/17`` names, or the place of one of her answers; None where it is any other text."""
    place = place_in(text if text.count("/") > 1 else f"{text.strip()}/1")
    return place.person if place is not None else None


def groups_in(segment: str | None) -> tuple[str | None, ...]:
    """Return the groups of a row's segment, whoever wrote it."""
    try:
        found = json.loads(segment) if segment else []
    except (ValueError, RecursionError):
        found = [segment]
    values = found if isinstance(found, list) else [segment]
    return tuple(each if isinstance(each, str) or each is None else str(each) for each in values)


def says_who(group: str | None) -> bool:
    """Whether a group says by itself who somebody is: "Yes" does not, whatever was asked."""
    return bool(group and group.strip()) and " ".join((group or "").split()).casefold() not in _NOBODY


def source_of(partnership: Partnership, given: BeneficiaryInput) -> AnswerPlace | None:
    """Return the answer that an input was made of, where its survey is there."""
    place = place_in(given.source_ref)
    return place if place is not None and partnership.has(Survey, place.survey) else None


def quotes_of_people(partnership: Partnership, people: Collection[Person]) -> tuple[str, ...]:
    """Return the ids of the inputs that were made of what these people answered."""
    rows = ((row, place_in(row.source_ref)) for row in partnership.rows(BeneficiaryInput) if row.source_ref)
    return tuple(row.id for row, place in rows if place is not None and place.person in people)


def quotes_of_surveys(partnership: Partnership, surveys: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the inputs that were made of answers to these surveys."""
    rows = ((row, place_in(row.source_ref)) for row in partnership.rows(BeneficiaryInput) if row.source_ref)
    return tuple(row.id for row, place in rows if place is not None and place.survey in surveys)


def surveys_of_inputs(partnership: Partnership, inputs: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the surveys that came in with these inputs."""
    return tuple(row.id for row in partnership.rows(Survey) if row.input in inputs)


def moved_place(given: BeneficiaryInput, names: Mapping[str, str]) -> BeneficiaryInput:
    """Return an input that names its survey by the survey's new id, where it has one."""
    place = place_in(given.source_ref)
    if place is None or place.survey not in names:
        return given
    return dataclasses.replace(given, source_ref=place._replace(survey=names[place.survey]).text)
