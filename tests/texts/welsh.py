"""Rules of Welsh that a machine can hold: which letters follow which words, and numbers that agree with their nouns.

They find a slip in a text that somebody changes. What they do not find is not right for that: they know no grammar.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from tests.texts.marking import ROOT
from tests.texts.store import forms, po_of, read

_WORD = r"[^\W\d_][\w’-]*"
_HARD = r"(?:p(?!h)|t(?!h)|c(?!h))"
_RADICAL = rf"(?:{_HARD}|m|ll|rh)"
_AFTER = r"(?<![’'\w-])"
# Words that begin a clause or never change stand after anything.
_FIXED = {"cyn", "mai", "mewn", "mi", "minnau", "mwyaf", "pam", "pan", "tra", "tua"}
_BEFORE_A_CLAUSE = (
    *("fe", "fel", "felly", "mae", "maent", "mewn", "na", "nad", "ni", "nid", "nis", "roedd", "rydych", "rydym", "s"),
    *("sy", "sydd"),
)
_RULES = {
    "aspirate": rf"{_AFTER}(?:a|â|gyda|tri|thri|chwe) ({_HARD}{_WORD})",
    "soft": rf"{_AFTER}(?:am|ar|at|dan|dros|drwy|gan|heb|hyd|i|o|wrth|dau|ddau|dwy|ddwy|rhy) ({_RADICAL}{_WORD})",
    "a before a consonant": rf"{_AFTER}(?:ac|nac|ag) ([bcdfghlmnprst]{_WORD})",
    "yr before a vowel": rf"{_AFTER}y ([aeiouâêîôûh]{_WORD})",
    "y before a consonant": rf"{_AFTER}yr ([bcdfgjlmnprst]{_WORD})",
    "a curly apostrophe": r"([^\W\d_]'[^\W\d_])",
}
_FEMININE = (
    *(
        "awr",
        "blynedd",
        "brawddeg",
        "colofn",
        "cymdeithas",
        "dogfen",
        "elusen",
        "ffeil",
        "ffurf",
        "iaith",
        "lefel",
        "llinell",
    ),
    *("partneriaeth", "pleidlais", "rhan", "rhes", "rhestr", "rownd", "sgwrs", "taflen", "thema", "tudalen", "wythnos"),
)
_MASCULINE = (
    *(
        "amcan",
        "arolwg",
        "ateb",
        "bwrdd",
        "cam",
        "cwestiwn",
        "cyfraniad",
        "cynnig",
        "diwrnod",
        "dyfyniad",
        "fersiwn",
        "grŵp",
    ),
    *(
        "gwiriad",
        "maen",
        "mis",
        "opsiwn",
        "papur",
        "partner",
        "person",
        "pwynt",
        "rheswm",
        "sefydliad",
        "ymddiriedolwr",
    ),
)
_SOFT = (("ll", "l"), ("rh", "r"), ("p", "b"), ("t", "d"), ("c", "g"), ("b", "f"), ("d", "dd"), ("g", ""), ("m", "f"))


def faults_in(text: str) -> list[str]:
    """Return what breaks a rule, each with the words that do."""
    found = [
        f"{rule}: {match.group(0)}"
        for rule, pattern in _RULES.items()
        for match in re.finditer(pattern, text)
        if match.group(1) not in _FIXED and not (rule.startswith("a before") and _first(match) in _BEFORE_A_CLAUSE)
    ]
    for numbers, nouns in (
        ("dwy|ddwy|tair|dair|pedair|bedair", _MASCULINE),
        ("dau|ddau|tri|dri|pedwar|bedwar", _FEMININE),
    ):
        wrong = "|".join(each for noun in nouns for each in {noun, softened(noun)})
        found += [f"gender: {match.group(0)}" for match in re.finditer(rf"\b(?:{numbers}) (?:{wrong})\b", text)]
    return found


def _first(match: re.Match[str]) -> str:
    """Return the word that follows, without what leans on it: mae of mae’n."""
    return match.group(1).partition("’")[0]


def softened(word: str) -> str:
    """Return a word with its first letter as it is after what makes it soft."""
    for hard, soft in _SOFT:
        if word.startswith(hard) and not word.startswith(("ch", "dd", "ff", "ph", "th")):
            return soft + word[len(hard) :]
    return word


def welsh_texts() -> Iterator[tuple[str, str]]:
    """Yield every Welsh text with where it stands: places in braces, code and addresses are left out."""
    for english, said in forms(read(po_of("cy"))).items():
        yield from ((english, plain(each)) for each in said)
    for path in sorted((ROOT / "resources" / "catalogue" / "cy").glob("*.toml")):
        yield from ((path.name, plain(each)) for each in _strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "resources" / "guide" / "cy").glob("*.md")):
        yield from ((path.name, plain(each)) for each in path.read_text(encoding="utf-8").split("\n\n"))
    sample = json.loads((ROOT / "resources" / "sample" / "harbourside.cy.json").read_text(encoding="utf-8"))
    yield from ((english, plain(said)) for english, said in sample.items())


def plain(text: str) -> str:
    """Return a text without what is no Welsh in it."""
    return re.sub(r"```.*?```|`[^`]*`|\{[^{}]*\}|\]\([^)]*\)|--?[a-z][\w-]*|&", "", text, flags=re.DOTALL).replace(
        "\n", " "
    )


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for name, value in found.items():
            yield from _strings(value) if name != "id" else ()
    elif isinstance(found, list):
        for each in found:
            yield from _strings(each)
