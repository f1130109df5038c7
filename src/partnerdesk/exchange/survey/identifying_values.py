"""Values that say who somebody is by their form alone: numbers of computers, places on a map, houses, people's names.

Knows no headings. What has a form of its own also within a text is found by the domain.
"""

import re
from collections.abc import Sequence

from partnerdesk.domain.identity_hints import HintKind, hints_in
from partnerdesk.exchange.survey.identifying_headings import (
    ADDRESS,
    EMAIL,
    NAME,
    NETWORK,
    NUMBER,
    PHONE,
    POSITION,
    POSTCODE,
)

BY_HINT = {
    HintKind.EMAIL: EMAIL,
    HintKind.PHONE: PHONE,
    HintKind.POSTCODE: POSTCODE,
    HintKind.NHS: NUMBER,
    HintKind.NI: NUMBER,
}
_FORMS: Sequence[tuple[str, re.Pattern[str]]] = (
    (NETWORK, re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{1,4}:{1,2}){3,7}[0-9a-f]{1,4}", re.IGNORECASE)),
    (POSITION, re.compile(r"-?\d{1,3}\.\d{2,}[ ,;]+-?\d{1,3}\.\d{2,}(?:[ ,;]+-?[\d.]+){0,2}|POINT ?Z? ?\(.+\)")),
    (POSITION, re.compile(r"/{0,3}[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}")),
    (NAME, re.compile(r"@\w{2,30}")),
    (
        ADDRESS,
        re.compile(
            r"(?:flat \w+, ?)?\d{1,4}[a-z]?,? (?:[\w.’'-]+ ){1,4}(?:street|st|road|rd|lane|avenue|ave|close|drive|way|"
            r"terrace|place|court|crescent|gardens|grove|row|walk|hill)\b.*"
            r"|\d{1,4}[a-z]?,? (?:heol|stryd|ffordd|lôn|rhodfa|clos|maes|teras|cilgant) .*",
            re.IGNORECASE,
        ),
    ),
)
_FULL_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Rev)\.? )?[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z]\.?)?(?: [^\W\d_a-z][\w’'-]+){1,2}"
)
_NO_NAME = re.compile(
    r"\b(?:Club|Centre|Group|Street|Road|Hall|Park|School|College|Council|Service|Trust|Hospital|Library|Church|Clwb|"
    r"Canolfan|Ysgol|Neuadd|North|South|East|West|New|Port|Great|Little|Saint|St|Upon|Llan\w+|Not|No|Yes|Very|More|The)\b"
)
_WHOLE, _SHARE, _NAMES = 0.6, 0.3, 0.8
_LOOKED_AT = 60
_LEAST = 6
_SHORT = 80


def kind_of_values(sample: Sequence[str]) -> str | None:
    """What most of these are, nearly from end to end, if it has a form of its own."""
    looked = [value for value in sample[:_LOOKED_AT] if len(value) <= _SHORT]
    least = _SHARE * min(len(sample), _LOOKED_AT)
    if len(looked) < least:
        return None
    found: dict[str, int] = {}
    for value in looked:
        kind = _form_of(value.lstrip("'"))
        if kind is not None:
            found[kind] = found.get(kind, 0) + 1
    best = max(found, key=lambda kind: found[kind], default=None)
    return best if best is not None and found[best] >= least else None


def _form_of(value: str) -> str | None:
    form = next((kind for kind, pattern in _FORMS if pattern.fullmatch(value)), None)
    if form is not None:
        return form
    whole = (BY_HINT[hint.kind] for hint in hints_in(value) if len(hint.text) >= _WHOLE * len(value))
    return next(whole, None)


def are_full_names(values: Sequence[str]) -> bool:
    """Whether nearly all of these are two or three words as a person is called; ask it of open answers only."""
    looked = values[:_LOOKED_AT]
    named = sum(_is_capital(value) and not _NO_NAME.search(value) for value in looked)
    return len(looked) >= _LEAST and named >= _NAMES * len(looked)


def _is_capital(value: str) -> bool:
    """Whether these are words with capitals; where letters have none, two words may be anything that somebody said."""
    return bool(_FULL_NAME.fullmatch(value)) and all(word[0].isupper() for word in value.split())
