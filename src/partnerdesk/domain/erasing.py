"""What goes when somebody's words are erased: which records, what hangs on them, and where else the words still stand.

Pure; knows no file. That images, backups and the history go too is the work of the storage.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.answer_places import quotes_of_surveys, surveys_of_inputs
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.links import without
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    Analysis,
    AnswerMark,
    BeneficiaryInput,
    InputTheme,
    Key,
    PartnershipFile,
    Record,
    Survey,
    Theme,
)

SHORTEST_TRACE = 12
_WORDS = ("quote", "summary", "person_code", "identity_note", "consent_ref", "source_ref")


@dataclass(frozen=True, slots=True)
class Trace:
    """A record that says again, word for word, what an input that is erased said: the field is named, not the words."""

    entity: str
    key: Key
    field: str


def inputs_of_person(partnership: Partnership, code: str) -> tuple[str, ...]:
    """Return the ids of everything that the person with this code said; spaces around the code do not count."""
    wanted = code.strip()
    return tuple(row.id for row in partnership.rows(BeneficiaryInput) if (row.person_code or "").strip() == wanted)


def inputs_meant(partnership: Partnership, inputs: Collection[str], person: str | None) -> tuple[str, ...]:
    """Return these inputs and those of the person with this code, as far as they are there."""
    of_person = inputs_of_person(partnership, person) if person is not None and person.strip() else ()
    return tuple(dict.fromkeys(name for name in (*inputs, *of_person) if partnership.has(BeneficiaryInput, name)))


def inputs_due(partnership: Partnership, today: date) -> tuple[str, ...]:
    """Return the ids of the inputs whose date for deleting them has passed."""
    rows = partnership.rows(BeneficiaryInput)
    return tuple(row.id for row in rows if row.keep_until is not None and row.keep_until < today)


def file_is_due(partnership: Partnership, today: date) -> bool:
    """Return whether the whole file was to be kept until a day that has passed."""
    until = partnership.one(PartnershipFile).keep_until
    return until is not None and until < today


def without_inputs(partnership: Partnership, inputs: Collection[str]) -> Partnership:
    """Return the partnership without these inputs, what hangs on them, and what was worked out with them.

    Quotes that were made of answers to their surveys go too, and a theme that only they touched: its words are theirs.
    Ids that are not there are passed over.
    """
    inputs = with_quotes(partnership, inputs)
    touched = themes_of_inputs(partnership, inputs)
    for name in inputs:
        if partnership.has(BeneficiaryInput, name):
            partnership = without(partnership, BeneficiaryInput, (name,))
    return without_themes_of_nobody(partnership, touched)


def with_quotes(partnership: Partnership, inputs: Collection[str]) -> tuple[str, ...]:
    """Return these inputs and those that were made of answers to their surveys: the same people said it."""
    surveys = surveys_of_inputs(partnership, inputs)
    more = quotes_of_surveys(partnership, surveys) if surveys else ()
    return tuple(dict.fromkeys((*inputs, *more)))


def without_themes_of_nobody(partnership: Partnership, themes: Collection[str]) -> Partnership:
    """Return the partnership without those of ``themes`` that nothing touches any more, and without its analysis."""
    left = {row.theme for row in partnership.rows(InputTheme)}
    left |= {name for mark in partnership.rows(AnswerMark) for name in mark.themes or ()}
    for theme in sorted(set(themes) - left):
        if partnership.has(Theme, theme):
            partnership = without(partnership, Theme, (theme,))
    return partnership.with_rows(Analysis, ()) if partnership.rows(Analysis) else partnership


def themes_of_inputs(partnership: Partnership, inputs: Collection[str]) -> set[str]:
    """Return the themes that these inputs touch, also through answers of their surveys."""
    surveys = {row.id for row in partnership.rows(Survey) if row.input in inputs}
    marks = (mark for mark in partnership.rows(AnswerMark) if mark.survey in surveys)
    touched = {name for mark in marks for name in mark.themes or ()}
    return touched | {row.theme for row in partnership.rows(InputTheme) if row.input in inputs}


def traces(partnership: Partnership, inputs: Collection[str]) -> tuple[Trace, ...]:
    """Return where words of these inputs stand again in other records, which nobody but a person can judge."""
    going = without_inputs(partnership, inputs)
    words = [text for name in inputs for text in _words_of(partnership.get(BeneficiaryInput, name))]
    return traces_of(going, words)


def traces_of(partnership: Partnership, texts: Iterable[str]) -> tuple[Trace, ...]:
    """Return where these texts stand word for word; those that are too short say nothing of anybody."""
    words = {text for each in texts if len(text := each.strip().casefold()) >= SHORTEST_TRACE}
    return tuple(_traces_in(partnership, words))


def _words_of(given: BeneficiaryInput | None) -> Iterator[str]:
    for name in _WORDS:
        yield getattr(given, name, None) or ""


def _traces_in(partnership: Partnership, words: Collection[str]) -> Iterator[Trace]:
    for kind in ENTITIES.values():
        names = [spec.name for spec in fields_of(kind) if spec.kind in {FieldKind.TEXT, FieldKind.TEXTS}]
        for row in partnership.rows(kind) if words else ():
            for name in names:
                held = _text_in(row, name).casefold()
                if any(text in held for text in words):
                    yield Trace(kind.ENTITY, row.row_key, name)


def _text_in(row: Record, name: str) -> str:
    value = getattr(row, name)
    return "\n".join(value) if isinstance(value, tuple) else value or ""
