"""Finds columns that say who somebody is: by their headings, and by what their values look like.

What is found is dropped unless a person keeps it on purpose.
"""

import re
from collections.abc import Mapping, Sequence

from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.identifying_headings import (
    ADDRESS,
    BIRTH,
    EMAIL,
    HEADINGS,
    NAME,
    NETWORK,
    NUMBER,
    PHONE,
    POSITION,
    POSTCODE,
)
from partnerdesk.exchange.survey.identifying_values import kind_of_values

WHAT: Mapping[str, str] = {
    NAME: N_("names"),
    EMAIL: N_("e-mail addresses"),
    PHONE: N_("phone numbers"),
    POSTCODE: N_("postcodes"),
    POSITION: N_("positions on a map"),
    ADDRESS: N_("addresses"),
    NUMBER: N_("numbers of a person, such as an NHS number"),
    BIRTH: N_("dates of birth"),
    NETWORK: N_("addresses or marks of a computer"),
}
_NUMBERED = re.compile(r"^(?:Q(?:uestion)? ?|C(?:westiwn)? ?)?\d{1,3}(?:\.\w{1,2})*[.):]* +(?=\S)", re.IGNORECASE)
_TWO = re.compile(r"\s+[/|]\s+")
_TICKS = frozenset({"1", "0", "x", "yes", "no", "y", "n", "true", "false", "selected", "not selected", "ie", "na"})
_AT_LEAST: Mapping[str, re.Pattern[str]] = {
    EMAIL: re.compile("@"),
    PHONE: re.compile(r"(?:\d\D{0,2}){6}"),
    POSTCODE: re.compile(r"\d"),
    POSITION: re.compile(r"\d\.\d"),
    BIRTH: re.compile(r"\d{1,4}\W+\w{1,9}\W+\d{1,4}|\d{6,8}"),
    NUMBER: re.compile(r"\d"),
}
_SENTENCE = 4  # so many words speak of phones or letters; fewer name what stands below them


def unnumbered(heading: str) -> str:
    """A heading without the number of its question: "12. Your name", "Q3) Age"."""
    return _NUMBERED.sub("", heading.strip())


def identifying(names: Sequence[str], sample: Sequence[str], *, is_closed: bool = False) -> str | None:
    """What kind of identifying thing a column holds, by any of its names or by its values.

    `is_closed` says that few values come again and again: "Good" below "By phone" is no number. A heading in two
    languages ("Enw / Name") is looked at part by part. "Can you reach us by phone?" speaks of phones, too: where no
    value could be what the heading says, the values decide.
    """
    names = [part for name in names for part in (name, *_TWO.split(name or ""))]
    names = list(dict.fromkeys((*names, *(unnumbered(name) for name in names if name))))
    for kind, pattern in HEADINGS:
        said = [name.strip() for name in names if name and _says(pattern, name.strip())]
        if said and _could_be(kind, said, sample, is_closed=is_closed):
            return kind
    return kind_of_values(sample)


def _says(pattern: re.Pattern[str], name: str) -> bool:
    return bool(pattern.search(name.replace("_", " ")) or pattern.search(name))


def _could_be(kind: str, said: Sequence[str], sample: Sequence[str], *, is_closed: bool) -> bool:
    """Whether any value has what all of that kind have; else a tick is none, nor what a whole sentence asks for."""
    needed = _AT_LEAST.get(kind)
    if needed is None or not sample or any(needed.search(value) for value in sample):
        return True
    ticks = _TICKS | {name.casefold() for name in said}
    is_named = min(len(name.split()) for name in said) < _SENTENCE
    return is_named and not is_closed and not all(value.casefold() in ticks for value in sample)
