"""From words to lines: where each line ends, so that words stay whole and the last one does not stand alone.

Pure: words and room in, lines out. A word wider than its line is broken after a joining mark, or between letters.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partnerdesk.brief.pdf.fonts import letters_of
from partnerdesk.brief.pdf.pieces import Piece, TextLine, Word

_JOINTS = "/-–—._@&?=+,;:"
_LONELY = 0.16  # a last line shorter than this part of the measure is a lonely word
_NARROWER = (0.97, 0.94, 0.91, 0.88)


class _Break(NamedTuple):
    """The words of a line, from one place to before another, and their width without a space at the end."""

    start: int
    end: int
    width: float


class Wording:
    """The words of one text, and the lines that they were set into: the same room gives the same lines.

    `base` is the direction of the paragraph.
    """

    def __init__(self, words: Sequence[Word], base: int = 0) -> None:
        self.words = words
        self.base = base
        self.widest = max([word.width for word in words], default=0.0)
        self.faces = {piece.look.face for word in words for piece in word.pieces if piece.clusters}
        self._set: dict[tuple[float, bool, float], list[TextLine]] = {}

    def lines(self, room: float, *, balanced: bool = False, least: float = 0.5) -> list[TextLine]:
        """Set the words into lines that are at most `room` wide: of about one length, or full ones.

        Balanced lines get no narrower than `least` of the room.
        """
        asked = room, balanced, least
        known = self._set.get(asked)
        if known is None:
            known = self._set[asked] = self._lines(*asked)
        return known

    def _lines(self, room: float, balanced: bool, least: float) -> list[TextLine]:  # noqa: FBT001 - from `lines` alone
        words = self.words if self.widest <= room else list(_fitting(self.words, room))
        breaks = _even(words, room, least) if balanced else _settled(words, room)
        return [TextLine(words[start:end], wide, self.base) for start, end, wide in breaks]


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


def _even(words: Sequence[Word], room: float, least: float) -> list[_Break]:
    """Lines of about one length: the narrowest measure that needs no more lines."""
    best = _breaks(words, room)
    count = len(best)
    if not 1 < count < 7:
        return best
    narrow, enough = room * least, room
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
    """A word that is wider than its line, as words that are not."""
    held: list[Piece] = []
    used = 0.0
    for piece in word.pieces:
        steps = list(_steps(piece))
        start = 0
        while start < len(steps):
            end = _reach(steps, start, room - used)
            if end < len(steps):
                end = max(_joint(steps, start, end), start + (0 if held else 1))
            part = _part(piece, steps, start, end)
            held.append(part)
            used += part.width
            if end < len(steps):
                yield Word([one for one in held if one.text], used)
                held, used = [], 0.0
            start = end
    yield Word(held, used, word.space, word.gap, word.ends_line, word.space_level)


def _steps(piece: Piece) -> Iterator[tuple[str, float]]:
    """The parts between which a piece can be broken, with their widths: letters with their marks."""
    per_point = piece.look.size / 1000
    if piece.clusters is not None:
        return ((cluster.text, cluster.advance * per_point) for cluster in piece.clusters)
    wide = letters_of(piece.look.face).wide
    return ((letter, wide(letter) * per_point) for letter in piece.text)


def _reach(steps: Sequence[tuple[str, float]], start: int, room: float) -> int:
    """The place up to which there is room."""
    end = start
    while end < len(steps) and steps[end][1] <= room:
        room -= steps[end][1]
        end += 1
    return end


def _part(piece: Piece, steps: Sequence[tuple[str, float]], start: int, end: int) -> Piece:
    text, wide = "".join([text for text, _ in steps[start:end]]), sum([wide for _, wide in steps[start:end]])
    return Piece(text, piece.look, wide, piece.level, piece.clusters[start:end] if piece.clusters else None)


def _joint(steps: Sequence[tuple[str, float]], start: int, end: int) -> int:
    """The last place after a joining mark, unless that leaves most of the line empty."""
    joint = next((at + 1 for at in range(end - 1, start - 1, -1) if steps[at][0] in _JOINTS), start)
    return joint if joint - start > (end - start) // 3 else end
