"""From words to lines: where each line ends, so that words stay whole and the last one does not stand alone.

Pure: words and room in, lines out. A word wider than its line is broken after a joining mark, or between letters.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partnerdesk.brief.pdf.fonts import letters_of
from partnerdesk.brief.pdf.pieces import Line, Piece, Word

_JOINTS = "/-–—._@&?=+,;:"
_LONELY = 0.16  # a last line shorter than this part of the measure is a lonely word
_NARROWER = (0.97, 0.94, 0.91, 0.88)


class _Break(NamedTuple):
    """The words of a line, from one place to before another, and their width without a space at the end."""

    start: int
    end: int
    width: float


class Wording:
    """The words of one text, and the lines that they were set into: the same room gives the same lines."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.widest = max([word.width for word in words], default=0.0)
        self._set: dict[tuple[float, bool], list[Line]] = {}

    def lines(self, room: float, *, balanced: bool = False) -> list[Line]:
        """Set the words into lines that are at most `room` wide: of about one length, or full ones."""
        known = self._set.get((room, balanced))
        if known is None:
            known = self._set[room, balanced] = self._lines(room, balanced=balanced)
        return known

    def _lines(self, room: float, *, balanced: bool) -> list[Line]:
        words = self.words if self.widest <= room else list(_fitting(self.words, room))
        breaks = _even(words, room) if balanced else _settled(words, room)
        return [Line(words[start:end], wide) for start, end, wide in breaks]


def _breaks(words: Sequence[Word], room: float) -> list[_Break]:
    """As many words on each line as there is room for."""
    found: list[_Break] = []
    start, used, gap, limit = 0, 0.0, 0.0, room + 0.01
    for at, word in enumerate(words):
        if used + word.width > limit and at > start:
            found.append(_Break(start, at, used - gap))
            start, used = at, 0.0
        gap = word.gap
        used += word.width + gap
        if word.ends_line:
            found.append(_Break(start, at + 1, used - gap))
            start, used = at + 1, 0.0
    if start < len(words):
        found.append(_Break(start, len(words), used - gap))
    return found


def _settled(words: Sequence[Word], room: float) -> list[_Break]:
    """Lines without a lonely last word: a slightly narrower measure if it needs no more lines."""
    found = _breaks(words, room)
    if not 1 < len(found) < 9 or found[-1].width > room * _LONELY:
        return found
    for part in _NARROWER:
        other = _breaks(words, room * part)
        if len(other) != len(found):
            return found
        if other[-1].width > room * _LONELY:
            return other
    return found


def _even(words: Sequence[Word], room: float) -> list[_Break]:
    """Lines of about one length: the narrowest measure that needs no more lines."""
    best = _breaks(words, room)
    count = len(best)
    if not 1 < count < 7:
        return best
    narrow, enough = room * 0.5, room
    for _ in range(7):
        middle = (narrow + enough) / 2
        other = _breaks(words, middle)
        if len(other) > count:
            narrow = middle
        else:
            enough, best = middle, other
    return best


def _fitting(words: Sequence[Word], room: float) -> Iterator[Word]:
    for word in words:
        if word.width <= room:
            yield word
        else:
            yield from _broken(word, room)


def _broken(word: Word, room: float) -> Iterator[Word]:
    held: list[Piece] = []
    used = 0.0
    for piece in word.pieces:
        rest = piece
        while used + rest.width > room and rest.text:
            first, rest = _cut(rest, room - used, least=0 if held else 1)
            if first.text:
                held.append(first)
            yield Word(held, used + first.width)
            held, used = [], 0.0
        if rest.text:
            held.append(rest)
            used += rest.width
    yield Word(held, used, word.space, word.gap, word.ends_line)


def _cut(piece: Piece, room: float, least: int) -> tuple[Piece, Piece]:
    """A piece in two: up to the last joining mark that has room, else as many letters as fit."""
    letters, per_point = letters_of(piece.look.face), piece.look.size / 1000
    widths: list[float] = []
    for letter in piece.text:
        widths.append(letters.wide(letter) * per_point)
        room -= widths[-1]
        if room < 0:
            break
    most = len(widths) - (room < 0)
    most = max(_joint(piece.text, most), least)
    first = sum(widths[:most])
    return Piece(piece.text[:most], piece.look, first), Piece(piece.text[most:], piece.look, piece.width - first)


def _joint(text: str, most: int) -> int:
    joint = max((at + 1 for at in range(most) if text[at] in _JOINTS), default=0)
    if joint > most // 3:
        return joint
    while 0 < most < len(text) and unicodedata.combining(text[most]):
        most -= 1
    return most
