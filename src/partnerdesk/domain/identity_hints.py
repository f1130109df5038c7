"""Finds what gives a person away in free text: e-mail addresses, phone numbers, postcodes, NHS and NI numbers.

It points at what has a form of its own. Names, places and stories it cannot know; those are a person's to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.words import N_


class HintKind(StrEnum):
    """What a part of a text looks like."""

    EMAIL = "email"
    NI = "ni"
    NHS = "nhs"
    PHONE = "phone"
    POSTCODE = "postcode"


NAMES: Mapping[HintKind, str] = {
    HintKind.EMAIL: N_("an e-mail address"),
    HintKind.NI: N_("a National Insurance number"),
    HintKind.NHS: N_("an NHS number"),
    HintKind.PHONE: N_("a phone number"),
    HintKind.POSTCODE: N_("a postcode"),
}
LEFT_OUT = "[…]"

_NHS_WEIGHTS = range(10, 1, -1)
_NHS_MODULUS = 11


@dataclass(frozen=True, slots=True)
class Hint:
    """A part of a text, from ``start`` up to ``end``, and what it looks like."""

    kind: HintKind
    start: int
    end: int
    text: str


_GAP = r"[ \u00a0.\-]?"
_EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w{2,24}")
_NI = re.compile(
    rf"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{_GAP}(?:\d{_GAP}){{6}}[A-D](?!\w)",
    re.IGNORECASE,
)
_NHS = re.compile(rf"(?<![\w.+])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\w)")
_PHONE = re.compile(
    r"(?<![\w.])(?:(?:\+|00)\d{1,3}[ \u00a0.-]?(?:\(0\)[ \u00a0.-]?)?|\(?0)\d(?:\)?[ \u00a0.()-]{0,2}\d){7,10}(?!\w)"
)
_POSTCODE = re.compile(
    r"(?<!\w)(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPS-UW\d]?[ \u00a0-]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?!\w)",
    re.IGNORECASE,
)
_DATE_OR_TIMES = re.compile(r"\d\d\.\d\d\.\d{4}|(?:[012]\d\.[0-5]\d[ \u00a0-]+)+[012]\d\.[0-5]\d$")
_WORD_WITH_A_NUMBER = re.compile(r"(?:1st|2nd|3rd|[4-9]th|\dhr)$")


def is_nhs_number(text: str) -> bool:
    """Return whether the last of ten digits is the check digit of the nine before, as in every NHS number."""
    digits = [int(each) for each in text if each.isdecimal()]
    if len(digits) != len(_NHS_WEIGHTS) + 1 or len(set(digits)) == 1:
        return False
    total = sum(weight * digit for weight, digit in zip(_NHS_WEIGHTS, digits, strict=False))
    return (total + digits[-1]) % _NHS_MODULUS == 0


def _is_phone(text: str) -> bool:
    """Return whether digits are no day with its time, and no row of times."""
    return _DATE_OR_TIMES.match(text) is None


def _is_postcode(text: str) -> bool:
    """Return whether the second half is no word: 'room B12 2nd floor'."""
    return _WORD_WITH_A_NUMBER.search(text) is None


def _always(_text: str) -> bool:
    return True


_FORMS: tuple[tuple[HintKind, re.Pattern[str], Callable[[str], bool]], ...] = (
    (HintKind.EMAIL, _EMAIL, _always),
    (HintKind.NI, _NI, _always),
    (HintKind.NHS, _NHS, is_nhs_number),
    (HintKind.PHONE, _PHONE, _is_phone),
    (HintKind.POSTCODE, _POSTCODE, _is_postcode),
)


def hints_in(text: str | None) -> tuple[Hint, ...]:
    """Return what gives a person away, in the order of the text; of two that overlap the first form in the list."""
    found: list[Hint] = []
    for kind, form, holds in _FORMS:
        for match in form.finditer(text or ""):
            free = all(match.end() <= each.start or each.end <= match.start() for each in found)
            if free and holds(match[0]):
                found.append(Hint(kind, match.start(), match.end(), match[0]))
    return tuple(sorted(found, key=lambda hint: hint.start))


def without_hints(text: str, hints: Iterable[Hint]) -> str:
    """Return the text with these parts left out, so that one sees that something was."""
    for hint in sorted(hints, key=lambda each: -each.start):
        text = f"{text[: hint.start]}{LEFT_OUT}{text[hint.end :]}"
    return text
