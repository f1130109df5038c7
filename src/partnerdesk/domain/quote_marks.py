"""Shows what a quote leaves out of somebody's words, and what it changed: ``[…]`` for a cut, ``[…]`` around a change.

People may cut a quote to its point; whoever reads it must see that they did. The point at the end of a sentence, and
commas, are the person's own: one that is typed over stays as it was. Where a sentence is cut short and ended with a
full stop, that stop stands behind the mark: "It took weeks […]." Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from partnerdesk.domain.identity_hints import LEFT_OUT

_WORD = re.compile(r"\[[^\[\]]*\][^\s\w\[\]]*|\S+")  # what stands in brackets is one
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\][^\s\w\[\]]*")
_POINTS = ".,;:!?…"
_ENDS = ".!?"
_AT_A_TIME = 4000  # words that are compared one by one; of more, the middle counts as changed


def with_marks(said: str, kept: str) -> str:
    """Return ``kept``, an edited form of what was ``said``, with a mark for each cut and brackets around each change.

    Space, the case of a letter and points are no change. Where nothing is kept, nothing is returned.
    """
    before, after = _WORD.findall(said), _WORD.findall(kept)
    if not after or [word.casefold() for word in before] == [word.casefold() for word in after]:
        return kept.strip()
    return " ".join(_without_twins(_pieces(before, after)))


def _parted(word: str) -> tuple[str, str]:
    """Return a word and the points behind it; what is in brackets, or nothing but points, is one."""
    core = word.rstrip(_POINTS)
    return (core, word[len(core) :]) if core and not _IN_BRACKETS.fullmatch(word) else (word, "")


def _plain(words: Sequence[str]) -> list[str]:
    return [_parted(word)[0].casefold() for word in words]


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Yield the words that stay as they are, a mark for what went, and in brackets what is new."""
    steps = _steps(_plain(before), _plain(after))
    ended = ""  # the end of a sentence that was typed where it is cut short
    for (kind, first, last, start, end), (follows, *_) in zip(steps, [*steps[1:], ("",)], strict=True):
        if kind == "equal":
            own = [_own(was, now) for was, now in zip(before[first:last], after[start:end], strict=True)]
            ended = _end_of(before[last - 1], after[end - 1]) if follows == "delete" else ""
            yield from [*own[:-1], _parted(own[-1])[0]] if ended or _is_marked_end(after[end : end + 1]) else own
        elif kind == "delete":
            yield LEFT_OUT + ended
            ended = ""
        else:
            yield from _changed(after[start:end], went=last > first)


def _is_marked_end(words: Sequence[str]) -> bool:
    """Return whether a sentence ends here that was cut short and marked before."""
    return any(word in {LEFT_OUT + end for end in _ENDS} for word in words)


def _own(was: str, now: str) -> str:
    """Return a word with the points that the person wrote, in the letters, large or small, that were typed."""
    return _parted(now)[0] + _parted(was)[1]


def _end_of(was: str, now: str) -> str:
    """Return the end that was typed to a sentence of which the rest was cut; nothing where it ended there."""
    end = _parted(now)[1]
    return end if end in {*_ENDS} and not _parted(was)[1].endswith((*_ENDS,)) else ""


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
