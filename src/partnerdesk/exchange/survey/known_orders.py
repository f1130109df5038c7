"""Answers that everybody has in the same order, though no number says so: schooling, ages of life, sizes, days, months.

Knows no scale: none of these has a good end.
"""

import re
from collections.abc import Iterable, Sequence

from partnerdesk.exchange.survey.alike import folded

_DEGREE = "(?<!high school )(?<!associate )(?<!associate's )degree"
# Each from the first to the last; where two fit, the later one is meant ("postgraduate degree").
_ORDERS: tuple[tuple[str, ...], ...] = (
    (
        r"^none\b|\bno (?:formal )?(?:qualifications?|education|schooling)\b|\bdim (?:cymwysterau|addysg)\b",
        r"\b(?:primary|elementary|cynradd)\b",
        r"\b(?:secondary|high school|gcses?|o[ -]levels?|cses?|tgau|uwchradd)\b",
        r"\b(?:as?[ -]levels?|sixth form|further education|college|associate['a-z]*|safon uwch|coleg|addysg bellach)\b",
        r"\b(?:apprenticeship|diploma|btecs?|vocational|foundation|hnc|hnd|prentisiaeth)\b",
        rf"\b(?:under ?graduate|bachelor['a-z]*|{_DEGREE}|university|higher education|gradd|prifysgol|addysg uwch)\b",
        r"^graduate (?:degree|school)\b|\b(?:post-? ?graduate|master['a-z]*|ôl-?radd\w*|meistr)\b",
        r"\b(?:phd|doctorate|doctoral|doethuriaeth)\b",
    ),
    (
        r"^(?:bab(?:y|ies)|infants?|babanod)\b",
        r"^(?:child(?:ren)?|plant|plentyn)\b",
        r"^(?:teen\w*|young(?:er)? (?:person|people|adults?)|adolescents?|pobl ifanc|person ifanc)\b",
        r"^(?:working[ -]age )?(?:adults?|oedolion|oedolyn)\b|^middle[ -]aged?\b",
        r"^(?:older|elderly|retired|pensioners?|seniors?)\b|\bhŷn\b",
    ),
    (
        r"^very small\b|^tiny\b",
        r"^small\b|^bach$",
        r"^(?:medium|mid)\b|^canolig\b",
        r"^large\b|^big\b|^mawr$",
        r"^very (?:large|big)\b",
    ),
    tuple(rf"^{day}\w*$" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    tuple(rf"^(?:dydd )?{day}$" for day in ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")),
    tuple(
        rf"^{month}\w*\.?(?: \d{{4}})?$"
        for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    ),
    (r"^(?:no|not) (?:limit|disab)\w*|^not at all\b", r"\ba little\b|\bychydig\b", r"\ba lot\b|\bllawer\b"),
)  # fmt: skip
_PATTERNS = tuple(tuple(re.compile(step) for step in steps) for steps in _ORDERS)
_ASIDE = re.compile(
    r"^(?:other|(?:i )?don't know|not sure|unsure|unknown|prefer not to .*|rather not .*|arall|ddim yn (?:gwybod|siŵr)|"
    r"(?:mae'n )?well gen i beidio.*)\b"
)
_LESS = re.compile(r"\b(?:less than|below|under(?! ?grad)|some|llai na)\b")
_YEAR = re.compile(r" (\d{4})$")
_FEWEST, _HALF, _NO_YEAR, _LAST = 2, 0.5, 0, 10_000


def by_known_order(values: Iterable[str]) -> tuple[str, ...] | None:
    """The answers in the order that everybody has them in, those beside it last; None where they are no such."""
    listed = list(values)
    for steps in _PATTERNS:
        placed = {value: _place(folded(value), steps) for value in listed}
        known = {*placed.values()} - {None}
        others = [value for value in listed if placed[value] is None and not _ASIDE.match(folded(value))]
        if len(known) >= _FEWEST and not others:
            return tuple(sorted(listed, key=lambda value: _when(value, placed[value])))
    return None


def _when(value: str, place: float | None) -> tuple[int, float]:
    """Where an answer stands: by its year, if it names one behind its month, and then by its step."""
    year = _YEAR.search(value.strip())
    return (_LAST, 0) if place is None else (int(year[1]) if year else _NO_YEAR, place)


def _place(text: str, steps: Sequence[re.Pattern[str]]) -> float | None:
    """The step of an answer; what is less than a step comes right before it."""
    found = next((place for place in range(len(steps) - 1, -1, -1) if steps[place].search(text)), None)
    return found - _HALF if found is not None and _LESS.search(text) else found
