"""Shows what a quote leaves out of somebody's words, and what it changed: ``[…]`` for a cut, ``[…]`` around a change.

People may cut a quote to its point; whoever reads it must see that they did. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from partnerdesk.domain.identity_hints import LEFT_OUT

_WORD = re.compile(r"\[[^\[\]]*\][^\s\w\[\]]*|\S+")  # what stands in brackets is one
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\][^\s\w\[\]]*")
_AT_A_TIME = 4000  # words that are compared one by one; of more, the middle counts as changed


def with_marks(said: str, kept: str) -> str:
    """Return ``kept``, an edited form of what was ``said``, with a mark for each cut and brackets around each change.

    Space and the case of a letter are no change. Where nothing is kept, nothing is returned.
    """
    before, after = _WORD.findall(said), _WORD.findall(kept)
    if not after or _same(before, after):
        return kept.strip()
    return " ".join(_without_twins(_pieces(before, after)))


def _plain(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return _plain(one) == _plain(other)


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield the words that stay as they are, a mark for what went, and in brackets what is new."""
    for kind, first, last, start, end in _steps(_plain(before), _plain(after)):
        if kind == "equal":
            yield from after[start:end]
        else:
            yield from _changed(after[start:end], went=last > first)


def _steps(before: list[str], after: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(before), len(after)) > _AT_A_TIME:
        return _steps_of_long(before, after)
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _steps_of_long(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the same beginning, the same end, and whatever stands between as one change."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    middle = ("replace", head, len(before) - tail, head, len(after) - tail)
    end = ("equal", len(before) - tail, len(before), len(after) - tail, len(after))
    return [("equal", 0, head, 0, head), middle, end]


def _changed(new: Sequence[str], *, went: bool) -> Iterator[str]:
    """Yield what took the place of something; whatever stands in brackets already says so itself."""
    if went and not new:
        yield LEFT_OUT
    for marked, words in groupby(new, key=lambda word: _IN_BRACKETS.fullmatch(word) is not None):
        if marked:
            yield from words
        else:
            yield f"[{' '.join(words).replace('[', '(').replace(']', ')')}]"


def _without_twins(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the pieces; two marks side by side are one."""
    last = ""
    for piece in pieces:
        if not (piece == LEFT_OUT and last == LEFT_OUT):
            yield piece
        last = piece
