"""What a record is called that has no name yet: by its place among its kind, never by an id that nobody has seen.

A name is either the words that people wrote, or a sentence to be translated where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    CriterionUse,
    Objective,
    Option,
    Participant,
    Partner,
    Record,
    Survey,
    Theme,
)
from partnerdesk.domain.words import N_, Sentence

Name = str | Sentence
"""What something is called: words as they were written, or a sentence that says that there are none."""

_FIRST_ONES = (
    N_("the first partner (no name yet)"),
    N_("the second partner (no name yet)"),
    N_("the third partner (no name yet)"),
    N_("the fourth partner (no name yet)"),
)
_LATER: dict[type[Record], str] = {
    Partner: N_("partner {n} (no name yet)"),
    Participant: N_("person {n} (no name yet)"),
    BeneficiaryGroup: N_("group {n} (no name yet)"),
    BeneficiaryInput: N_("input {n} (no words yet)"),
    Objective: N_("objective {n} (not written yet)"),
    Option: N_("option {n} (no name yet)"),
    CriterionUse: N_("criterion {n} (no name yet)"),
    Survey: N_("survey {n} (no name yet)"),
    Theme: N_("theme {n} (no words yet)"),
}
_GONE: dict[type[Record], str] = {
    Partner: N_("a partner that is not recorded"),
    Participant: N_("somebody not recorded"),
    BeneficiaryGroup: N_("a group that is not recorded"),
    BeneficiaryInput: N_("an input that is not recorded"),
    Objective: N_("an objective that is not recorded"),
    Option: N_("an option that is not recorded"),
    CriterionUse: N_("a criterion that is not recorded"),
    Survey: N_("a survey that is not recorded"),
}


def unnamed(partnership: Partnership, kind: type[Record], *key: object) -> Sentence:
    """Return what a record without a name is called: by its place in the list of its kind."""
    place = next((place for place, row in enumerate(partnership.table(kind), 1) if row == key), 0)
    if not place:
        return Sentence(_GONE[kind])
    if kind is Partner and place <= len(_FIRST_ONES):
        return Sentence(_FIRST_ONES[place - 1])
    return Sentence(_LATER[kind], {"n": place})


def named(partnership: Partnership, kind: type[Record], key: object, *words: str | None) -> Name:
    """Return the first words that a record is called by, or what it is called without any."""
    return next((each for each in words if each and each.strip()), None) or unnamed(partnership, kind, key)


def joined(names: Iterable[Name], mark: str = ", ") -> Name:
    """Return names as one line; ``mark`` stands between them."""
    given = list(names)
    if all(isinstance(name, str) for name in given):
        return mark.join(map(str, given))
    places = {f"name{place}": name for place, name in enumerate(given)}
    return Sentence(mark.join(f"{{{place}}}" for place in places), places)


def with_words(name: Name, words: Name) -> Name:
    """Return a name with words about it in brackets."""
    if isinstance(name, str) and isinstance(words, str):
        return f"{name} ({words})"
    return Sentence(N_("{name} ({words})"), {"name": name, "words": words})
