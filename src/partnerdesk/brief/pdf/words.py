"""From runs to lines: which letters stand in which face, and where a line ends.

Pure: runs and widths in, lines out. Words are kept whole where a line has room for them; a word wider than its line is
broken after a joining mark, or between letters. Each wrapped line keeps its space at the end, or a screen reader
would hear two words as one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from partnerdesk.brief.pdf.fonts import Face, clean, pick, settable, width
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.shapes import Ink

LONGEST = 60_000  # letters of one paragraph that are printed
_TOKEN = re.compile(r"\n| +|[^ \n]+")
_HYPHEN = re.compile(r"(?<=[^\W\d]{2}-)(?=[^\W\d]{2})")
_JOINTS = "/-–—._@&?=+,;:"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one face and ink; `owner` is the inline element it belongs to, `link` where it leads."""

    text: str
    face: Face
    ink: Ink
    size: float
    owner: Element | None = None
    link: str | None = None

    @property
    def width(self) -> float:
        """Width in points."""
        return width(self.text, self.face, self.size)


@dataclass(slots=True)
class Word:
    """Pieces that stay on one line, the space after them, and whether the line ends here."""

    pieces: list[Piece]
    space: Piece | None = None
    ends_line: bool = False

    @property
    def width(self) -> float:
        """Width without the space."""
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces in order; the width leaves out a space at the end."""

    pieces: tuple[Piece, ...]
    width: float


def words_of(styled: Sequence[Piece], symbol: str = "[symbol]") -> list[Word]:
    """Cut styled text into words. Text beyond `LONGEST` letters is left out, with a mark to say so."""
    words: list[Word] = [Word([])]
    for piece in _shortened(styled):
        for token in _TOKEN.findall(settable(clean(piece.text), symbol)):
            _add(words, token, piece, symbol)
    if not words[-1].pieces:
        words.pop()
    return words


def _shortened(styled: Sequence[Piece]) -> Iterator[Piece]:
    left = LONGEST
    for piece in styled:
        if len(piece.text) > left:
            yield replace(piece, text=f"{piece.text[:left]} […]")
            return
        left -= len(piece.text)
        yield piece


def _add(words: list[Word], cut: str, piece: Piece, symbol: str) -> None:
    if cut == "\n":
        words[-1].ends_line = True
        words.append(Word([]))
    elif cut.isspace():
        if words[-1].pieces:
            words[-1].space = _piece(piece, " ", piece.face)
            words.append(Word([]))
    else:
        for number, part in enumerate(_parts(cut)):
            if number:
                words.append(Word([]))
            words[-1].pieces.extend(_piece(piece, text, face) for text, face in pick(part, piece.face, symbol))


def _piece(like: Piece, text: str, face: Face) -> Piece:
    return Piece(text, face, like.ink, like.size, like.owner, like.link)


def _parts(token: str) -> list[str]:
    """Parts of a word between which a line may end: after hyphens, and between signs that need no spaces."""
    if token.isascii():
        return _HYPHEN.split(token) if "-" in token else [token]
    return [part for half in _HYPHEN.split(token) for part in _by_sign(half)]


def _by_sign(text: str) -> list[str]:
    wide = [unicodedata.east_asian_width(one) == "W" for one in text]
    if not any(wide):
        return [text]
    parts: list[str] = []
    for number, one in enumerate(text):
        joins = not parts or not (wide[number] or wide[number - 1]) or unicodedata.category(one).startswith("P")
        parts[-1:] = [parts[-1] + one] if parts and joins else [*parts[-1:], one]
    return parts


def lines_of(words: Sequence[Word], room: float) -> list[Line]:
    """Set words into lines that are at most `room` wide."""
    lines: list[Line] = []
    held: list[Word] = []
    used = 0.0
    for word in _fitting(words, room):
        wide = word.width
        if held and used + wide > room + 0.01:
            lines.append(_line(held))
            held, used = [], 0.0
        held.append(word)
        used += wide + (word.space.width if word.space else 0.0)
        if word.ends_line:
            lines.append(_line(held))
            held, used = [], 0.0
    return [*lines, _line(held)] if held else lines


def _fitting(words: Sequence[Word], room: float) -> Iterator[Word]:
    for word in words:
        if word.width <= room or not word.pieces:
            yield word
        else:
            yield from _broken(word, room)


def _broken(word: Word, room: float) -> Iterator[Word]:
    held: list[Piece] = []
    used = 0.0
    for piece in word.pieces:
        rest = piece
        while used + rest.width > room and rest.text:
            cut = _cut(rest, room - used)
            if cut == 0 and not held:
                cut = 1
            held.append(replace(rest, text=rest.text[:cut]))
            yield Word([one for one in held if one.text])
            held, used, rest = [], 0.0, replace(rest, text=rest.text[cut:])
        held.append(rest)
        used += rest.width
    yield Word([one for one in held if one.text], word.space, word.ends_line)


def _cut(piece: Piece, room: float) -> int:
    """How many letters of a piece go on this line: up to the last joining mark, else as many as fit."""
    most, used = 0, 0.0
    for letter in piece.text:
        used += width(letter, piece.face, piece.size)
        if used > room:
            break
        most += 1
    joint = max((at + 1 for at in range(most) if piece.text[at] in _JOINTS), default=0)
    if joint > most // 3:
        return joint
    while 0 < most < len(piece.text) and unicodedata.combining(piece.text[most]):
        most -= 1
    return most


def _line(words: Sequence[Word]) -> Line:
    loose: list[Piece] = []
    for word in words:
        loose.extend(word.pieces)
        if word.space is not None:
            loose.append(word.space)
    end = words[-1].space
    joined = tuple(
        one if len(same) == 1 else _piece(one, "".join(part.text for part in same), one.face)
        for one, same in ((parts[0], parts) for parts in (list(group) for _, group in groupby(loose, _look)))
    )
    return Line(joined, sum(piece.width for piece in joined) - (end.width if end is not None else 0.0))


def _look(piece: Piece) -> tuple[Face, Ink, float, int, str | None]:
    return piece.face, piece.ink, piece.size, id(piece.owner), piece.link
