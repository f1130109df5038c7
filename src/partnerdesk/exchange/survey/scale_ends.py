"""Which end of a numbered scale is good, where its heading or the words beside its numbers say so."""

import re
from collections.abc import Iterable

from partnerdesk.exchange.survey.identifying import unnumbered

HIGH, LOW, UNKNOWN = "high", "low", "unknown"
_BAD = re.compile(
    r"\b(?:dis(?:satisf|agree)\w*|un(?:likely|happy|safe|helpful|important|satisf\w*)|poor(?:ly)?|worst?|bad(?:ly)?|awful|"
    r"terrible|difficult|hard|lowest|least|inadequate|"
    r"gwael|gwaethaf|anfodlon|annhebygol|anghytuno|anodd|anhapus|isaf|lleiaf)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:satisf\w*|agree|likely|happy|safe|helpful|useful|important|excellent|best|good|great|easy|always|highest|most|"
    r"perfect|outstanding|confident|completely|well|stars?|"
    r"bodlon|tebygol|cytuno|hawdd|hapus|rhagorol|gorau|da|uchaf|bob amser|pwysig)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not?|never|none|less|ddim|byth)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:pain\w*|anxi\w+|lonel\w+|worr\w+|stress\w*|depress\w+|sad|bad|difficult\w*|tired|isolated|angry|poor\w*|"
    r"poen\w*|unig|pryder\w*|gofid\w*|gorbryder\w*|anodd|trist)\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(r"(?<![\d.])(10|\d) ?= ?[^\W\d]")
_TELLS = frozenset({"=", "(", "is", "being", "means", "yw"})
_BESIDE = re.compile(
    r"(?<![\d.])(10|\d)(?!\d) ?([=:(–-]|is\b|being\b|means\b|for\b|yw\b|yn\b)? ?\(?([^\W\d][^\d,;.()=:]{1,40})",
    re.IGNORECASE,
)


def good_end(named: Iterable[tuple[int, str]]) -> str:
    """Which end is good, by numbers of a scale and the words beside them; unknown where these do not say, or differ."""
    steps = sorted((number, _worth(words)) for number, words in named)
    if len({number for number, _ in steps}) < len(steps):
        return UNKNOWN
    worth = [(number, each) for number, each in steps if each]
    middle = sum(number for number, _ in steps) / len(steps) if len(steps) > 1 else None
    ends = {
        HIGH if (each > 0) == (number > (3 if middle is None else middle)) else LOW
        for number, each in worth
        if number != middle
    }
    return ends.pop() if len(ends) == 1 else UNKNOWN


def explains_steps(heading: str) -> bool:
    """Whether a heading says what two numbers stand for: "1 = never, 5 = always"."""
    return len(set(_STANDS_FOR.findall(heading))) > 1


def _worth(words: str) -> int:
    if _BAD.search(words):
        return -1
    return (-1 if _NOT.search(words) else 1) if _GOOD.search(words) else 0


def good_of_heading(heading: str) -> str | None:
    """Which end a heading says is good; unknown where it asks for something bad, None where it says nothing."""
    named = named_in(heading)
    if named:
        return good_end(named)
    return UNKNOWN if _AGAINST.search(heading) else None


def named_in(heading: str) -> list[tuple[int, str]]:
    """The numbers of a scale that a heading explains: "1 (poor) to 5 (excellent)".

    One number alone explains nothing unless a sign says so: it may be of the question, or of "the last 2 weeks".
    """
    found = [
        (int(number), words.strip(), sign.casefold() in _TELLS)
        for number, sign, words in _BESIDE.findall(unnumbered(heading))
        if _worth(words)
    ]
    is_told = len({number for number, _, _ in found}) > 1 or any(tells for _, _, tells in found)
    return [(number, words) for number, words, _ in found] if is_told else []
