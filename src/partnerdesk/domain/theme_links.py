"""Which objectives a theme bears on: through the inputs that touch it, and what the note of a link says.

An evidence link leads from an objective to an input. An input that touches one theme speaks for that theme; a survey
touches many, so a link that was made for a theme names it in its note, in single quotation marks. Pure.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.domain.answer_places import place_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, EvidenceLink, InputTheme, Survey, Theme
from partnerdesk.domain.voice import is_withdrawn

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Touched:
    """What touches a theme: inputs linked to it, surveys' inputs by marks on their answers, and how many marks."""

    inputs: tuple[str, ...]
    surveys: tuple[str, ...]
    marks: int

    @property
    def every(self) -> tuple[str, ...]:
        """The ids of all inputs, each once."""
        return tuple(dict.fromkeys((*self.inputs, *self.surveys)))


def touched_by(partnership: Partnership) -> Mapping[str, Touched]:
    """Return what touches each theme; what was taken back does not."""
    there = {row.id for row in partnership.rows(BeneficiaryInput) if not is_withdrawn(row)}
    linked: dict[str, dict[str, None]] = {row.id: {} for row in partnership.rows(Theme)}
    marked: dict[str, dict[str, None]] = {name: {} for name in linked}
    counts = dict.fromkeys(linked, 0)
    for link in partnership.rows(InputTheme):
        if link.input in there and link.theme in linked:
            linked[link.theme][link.input] = None
    whole = {row.id: row.input for row in partnership.rows(Survey) if row.input in there}
    for mark in partnership.rows(AnswerMark):
        for name in mark.themes or ():
            if name in counts and mark.survey in whole:
                counts[name] += 1
                marked[name][whole[mark.survey]] = None
    return {name: Touched(tuple(linked[name]), tuple(marked[name]), counts[name]) for name in linked}


def as_noted(text: str) -> str:
    """Return a theme as the note of a link names it."""
    return f"‘{text.strip()}’"


def named_in(note: str | None, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the themes that a note names; ``texts`` are the words of each."""
    held = (note or "").casefold()
    return tuple(name for name, text in texts.items() if text and as_noted(text).casefold() in held)


def note_with(note: str | None, text: str) -> str:
    """Return a note that names a theme, beside whatever stands there."""
    own = as_noted(text)
    if not (note or "").strip():
        return own
    held = str(note)
    return held if own.casefold() in held.casefold() else f"{held.rstrip()}{_BETWEEN}{own}"


def theme_links(partnership: Partnership) -> Mapping[str, tuple[EvidenceLink, ...]]:
    """Return the evidence links that each theme's words have, in the order of the links."""
    touched = touched_by(partnership)
    texts = {row.id: row.text or "" for row in partnership.rows(Theme)}
    themes_of: dict[str, list[str]] = {}
    for theme, found in touched.items():
        for name in found.every:
            themes_of.setdefault(name, []).append(theme)
    links: dict[str, list[EvidenceLink]] = {name: [] for name in texts}
    for link in partnership.rows(EvidenceLink):
        own = themes_of.get(link.input, [])
        named = [name for name in named_in(link.note, texts) if name in own]
        for name in named or own:
            links[name].append(link)
    return {name: tuple(found) for name, found in links.items()}


def renamed_in_notes(partnership: Partnership, names: Mapping[str, str]) -> tuple[EvidenceLink, ...]:
    """Return the links whose notes name one of these themes, with its new words; ``names`` are by old words."""
    changed = []
    for link in partnership.rows(EvidenceLink):
        note = link.note or ""
        for old, new in names.items():
            note = note.replace(as_noted(old), as_noted(new))
        for new in names.values():
            note = note.replace(f"{as_noted(new)}{_BETWEEN}{as_noted(new)}", as_noted(new))
        if note != (link.note or ""):
            changed.append(dataclasses.replace(link, note=note))
    return tuple(changed)


def is_from_answer(given: BeneficiaryInput) -> bool:
    """Return whether an input was made of an answer to a survey."""
    return place_in(given.source_ref) is not None
