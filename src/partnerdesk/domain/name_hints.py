"""Points at words in free text that may be names: written with a capital letter where a sentence does not ask for one.

It goes by capitals and by titles ("Mrs Evans") alone. So it sees no name without a capital, none that begins a sentence
without a title, and some words that are no names. It points, and leaves the judgement to a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from partnerdesk.domain.no_names import NO_NAMES, TITLES

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’\-](?=[^\W\d_]))*")
_ENDS = re.compile(r"[.!?…:;•*|/\\(\[{\"“”«»\n\r–—=>]|^\s*-|\s-\s|(?<!\w)['‘]|\d[.)]?\s*$")
MOST_NAMES = 6
LOOKED_AT = 10_000
"""Letters of a text that are looked at: nobody reads more of an answer at a time, and a key must not wait for it."""
_FEW_WORDS = 2
_MOST_CAPITALS = 0.6
"""Who writes more words than these with a capital within sentences says nothing by it."""


@lru_cache(maxsize=4)
def names_in(text: str | None, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return what may be names, each once and in the order of the text, at most ``MOST_NAMES``.

    ``known`` are words without case that everybody may know, such as those in the names of the organisations.
    """
    words = list(_WORD.finditer(text or "", 0, LOOKED_AT))
    if text is None or not any(each[0][0].isupper() for each in words):
        return ()
    small = {each[0].casefold() for each in words if each[0][0].islower()}
    if _has_capitals_everywhere(text, words):
        return tuple(dict.fromkeys(_titled(text, words)))[:MOST_NAMES]
    plain = small | NO_NAMES | TITLES | known
    return tuple(dict.fromkeys(_found(text, words, plain)))[:MOST_NAMES]


def words_of(names: Iterable[str | None]) -> frozenset[str]:
    """Return the words of names that everybody may know, without case."""
    return frozenset(word[0].casefold() for name in names if name for word in _WORD.finditer(name))


def _is_capital(word: str) -> bool:
    """Return whether a word begins with a capital and goes on small: NHS does not, nor do GPs, nor I'm."""
    second = word[1:2] if word[1:2] not in {"'", "’"} else word[3:4]  # O'Brien
    return word[0].isupper() and second.islower() and word[:2] not in {"I'", "I’"}


def _has_capitals_everywhere(text: str, words: list[re.Match[str]]) -> bool:
    """Return whether most words have a capital, the first of each sentence and those with titles left aside."""
    within = [
        _is_capital(word[0])
        for place, word in enumerate(words)
        if word[0].casefold() not in TITLES and not _begins(text, words, place) and not _is_titled(text, words, place)
    ]
    return sum(within) > max(_FEW_WORDS, len(within) * _MOST_CAPITALS)


def _begins(text: str, words: list[re.Match[str]], place: int) -> bool:
    """Return whether a word begins a sentence, as far as the letters before it tell."""
    if not place:
        return True
    before = words[place - 1]
    if before[0].casefold() in TITLES and text[before.end() : words[place].start()].strip() in {"", "."}:
        return False
    return _ENDS.search(text[before.end() : words[place].start()]) is not None


def _is_titled(text: str, words: list[re.Match[str]], place: int) -> bool:
    if not place or words[place - 1][0].casefold() not in TITLES or not words[place - 1][0][0].isupper():
        return False
    return text[words[place - 1].end() : words[place].start()] in {" ", ".", ". "}


def _titled(text: str, words: list[re.Match[str]]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word[0][0].isupper() and _is_titled(text, words, place):
            yield f"{words[place - 1][0]} {word[0]}"


def _found(text: str, words: list[re.Match[str]], plain: Collection[str]) -> Iterator[str]:
    """Yield names; words that stand next to each other are one."""
    run: list[str] = []
    last = -1
    for place, word in enumerate(words):
        titled = _is_titled(text, words, place)
        named = _is_capital(word[0]) and (titled or (_bare(word[0]) not in plain and not _begins(text, words, place)))
        if not named:
            continue
        if run and (last != place - 1 or text[words[last].end() : word.start()].strip()):
            yield " ".join(run)
            run = []
        if titled and words[place - 1][0] not in run:
            run.append(words[place - 1][0])
        run.append(word[0])
        last = place
    if run:
        yield " ".join(run)


def _bare(word: str) -> str:
    """Return a word as lists hold it: without case, and without an English genitive."""
    folded = word.casefold().replace("’", "'")
    return folded.removesuffix("'s")
