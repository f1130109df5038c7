"""Finds columns that say who somebody is: by their headings, and by what their values look like.

What is found is dropped unless a person keeps it on purpose.
"""

import re
from collections.abc import Mapping, Sequence

from partnerdesk.domain.identity_hints import HintKind, hints_in
from partnerdesk.domain.words import N_

NAME, EMAIL, PHONE, POSTCODE, POSITION, ADDRESS, NUMBER, BIRTH, NETWORK = (
    "name", "email", "phone", "postcode", "position", "address", "number", "birth", "network",
)  # fmt: skip
WHAT: Mapping[str, str] = {
    NAME: N_("names"),
    EMAIL: N_("e-mail addresses"),
    PHONE: N_("phone numbers"),
    POSTCODE: N_("postcodes"),
    POSITION: N_("positions on a map"),
    ADDRESS: N_("addresses"),
    NUMBER: N_("NHS or National Insurance numbers"),
    BIRTH: N_("dates of birth"),
    NETWORK: N_("addresses or marks of a computer"),
}
_WHOSE = r"(?:your |their |recipient ?|participant'?s? ?|respondent'?s? ?|contact ?|child'?s? ?)"
_MAYBE = r"(?: ?\(?optional\)?)"
_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        EMAIL,
        (
            r"^e-?mail\b(?! (?:did|do|was))",
            r"\be-?mail(?: address)?\W*$",
            r"^recipient ?email",
            r"\bemail address\b",
            r"\be-?bost\b\W*$",
        ),
    ),
    (
        PHONE,
        (
            r"\b(?:tele)?phone(?: number| no\.?)?\W*$",
            r"\bmobile(?: number| no\.?)?\W*$",
            r"\bcontact number\b",
            r"^tel\W*$",
            r"^phone\b.{0,25}$",
            r"\bff[oô]n(?: symudol)?\b\W*$|\brhif (?:ff[oô]n|cyswllt|symudol)\b",
        ),
    ),
    (POSTCODE, (r"\bpost ?code\b", r"\bzip ?code\b", r"^zip\W*$", r"\bpostal code\b", r"\bcod ?post\b")),
    (
        POSITION,
        (
            r"\b(?:latitude|longitude|altitude)\b",
            r"gps|_?geolocation|geo ?(?:location|point|tag)",
            r"location ?(?:lat|long|lng)\w*",
            r"\bcoordinates?\b",
            r"^(?:lat|lng|long|lon|x|y)$",
            r"\b(?:lledred|hydred)\b",
        ),
    ),
    (BIRTH, (r"\bdate of birth\b", r"\bd\.?o\.?b\.?\b", r"\bbirth ?date\b", r"\bbirthday\b", r"\bdyddiad geni\b")),
    (
        NUMBER,
        (
            r"\bnhs (?:number|no\.?)\b",
            r"\bnational insurance\b",
            r"\bni (?:number|no)\b",
            r"\brhif (?:y )?gig\b",
            r"\byswiriant gwladol\b",
        ),
    ),
    (
        NETWORK,
        (
            r"^(?:(?:submission|remote|client|user)[ _])?ip(?: ?address)?$|\bip ?address\b",
            r"^(?:device ?id|simserial|subscriberid|user ?agent)$",
        ),
    ),
    (
        ADDRESS,
        (
            r"^(?:home |your |postal |street |full )?address\b.{0,15}$",
            r"^street\W*$",
            r"^(?:your )?contact details\b|\b(?:leave|give us) your (?:contact )?details\b|\bmanylion cyswllt\b",
            r"^address (?:line )?\d",
            r"^house (?:name|number)",
            r"^(?:eich )?cyfeiriad\b(?! e-?bost).{0,15}$",
        ),
    ),
    (
        NAME,
        (
            rf"^{_WHOSE}?(?:full |first |last |family |given |sur|fore|user|nick|display)?[ _-]?names?{_MAYBE}?\W*$",
            r"^(?:your|eich) (?:full |first |last )?(?:name|enw)\b(?! for\b)|^(?:full )?names? ?[(,:–-]",
            r"\b(?:leave|give|add|write) (?:us )?your name\b|\byour name,? (?:and|or) (?:e-?mail|phone|number|contact)",
            r"^what is your (?:full |first |last )?name",
            r"^(?:sur|fore)name|^(?:recipient)?(?:first|last)name",
            r"\b(?:first|last|full) name\b.{0,20}$",
            r"^(?:eich )?(?:enw|cyfenw)(?: (?:llawn|cyntaf|canol|olaf|teuluol))?(?: ?\(?(?:dewisol|optional)\)?)?\W*$",
            r"^beth yw (?:eich|dy) enw\b",
            r"^name of (?:respondent|participant|person|carer|patient|child)",
        ),
    ),
)
_HEADINGS = tuple((kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in _SAID)
BY_HINT = {
    HintKind.EMAIL: EMAIL,
    HintKind.PHONE: PHONE,
    HintKind.POSTCODE: POSTCODE,
    HintKind.NHS: NUMBER,
    HintKind.NI: NUMBER,
}
_NUMBERED = re.compile(r"^(?:Q(?:uestion)? ?|C(?:westiwn)? ?)?\d{1,3}(?:\.\w{1,2})*[.):]* +(?=\S)", re.IGNORECASE)
_TWO = re.compile(r"\s+[/|]\s+")
_TICKS = frozenset({"1", "0", "x", "yes", "no", "y", "n", "true", "false", "selected", "not selected", "ie", "na"})
_AT_LEAST: Mapping[str, re.Pattern[str]] = {
    EMAIL: re.compile("@"),
    PHONE: re.compile(r"(?:\d\D{0,2}){6}"),
    POSTCODE: re.compile(r"\d"),
    POSITION: re.compile(r"\d\.\d"),
    BIRTH: re.compile(r"\d"),
    NUMBER: re.compile(r"\d"),
}
_WHOLE = 0.6
_SHARE = 0.3
_LOOKED_AT = 60
_SHORT = 80
_SENTENCE = 4  # so many words speak of phones or letters; fewer name what stands below them


def unnumbered(heading: str) -> str:
    """A heading without the number of its question: "12. Your name", "Q3) Age"."""
    return _NUMBERED.sub("", heading.strip())


def identifying(names: Sequence[str], sample: Sequence[str]) -> str | None:
    """What kind of identifying thing a column holds, by any of its names or by its values.

    A heading in two languages ("Enw / Name") is looked at part by part. "Can you reach us by phone?" speaks of phones,
    too: where no value could be what the heading says, the values decide.
    """
    names = [part for name in names for part in (name, *_TWO.split(name or ""))]
    names = list(dict.fromkeys((*names, *(unnumbered(name) for name in names if name))))
    for kind, pattern in _HEADINGS:
        said = [name.strip() for name in names if name and _says(pattern, name.strip())]
        if said and _could_be(kind, said, sample):
            return kind
    return _by_values(sample)


def _says(pattern: re.Pattern[str], name: str) -> bool:
    return bool(pattern.search(name.replace("_", " ")) or pattern.search(name))


def _could_be(kind: str, said: Sequence[str], sample: Sequence[str]) -> bool:
    """Whether any value has what all of that kind have; else a tick is none, nor what a whole sentence asks for."""
    needed = _AT_LEAST.get(kind)
    if needed is None or not sample or any(needed.search(value) for value in sample):
        return True
    ticks = _TICKS | {name.casefold() for name in said}
    is_named = min(len(name.split()) for name in said) < _SENTENCE
    return is_named and not all(value.casefold() in ticks for value in sample)


def _by_values(sample: Sequence[str]) -> str | None:
    """Most values are, nearly from end to end, one thing that has a form of its own."""
    looked = [value for value in sample[:_LOOKED_AT] if len(value) <= _SHORT]
    if len(looked) < _SHARE * min(len(sample), _LOOKED_AT):
        return None
    found: dict[str, int] = {}
    for value in looked:
        for hint in hints_in(value):
            if len(hint.text) >= _WHOLE * len(value):
                kind = BY_HINT[hint.kind]
                found[kind] = found.get(kind, 0) + 1
                break
    best = max(found, key=lambda kind: found[kind], default=None)
    return best if best is not None and found[best] >= _SHARE * min(len(sample), _LOOKED_AT) else None
