"""The parts that a line is made of: pieces of text in one look, words that stay together, and the lines themselves.

Plain values; this module must not know where letters come from or how they are drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from partnerdesk.brief.pdf.fonts import Face
from partnerdesk.charts.shapes import Ink


class Styled(NamedTuple):
    """A text as it was typed, with how it is to look. `language` where it is not that of the text around it."""

    text: str
    face: Face
    ink: Ink
    size: float
    language: str | None = None


@dataclass(slots=True, eq=False)
class Look:
    """What letters share: face, ink, size, and the place in the paragraph's runs that they came from."""

    face: Face
    ink: Ink
    size: float
    source: int = 0
    others: "dict[Face, Look]" = field(default_factory=dict)

    def in_face(self, face: Face) -> "Look":
        """The same look in another face, for letters that this one lacks."""
        if face not in self.others:
            self.others[face] = Look(face, self.ink, self.size, self.source)
        return self.others[face]


@dataclass(slots=True, eq=False)
class Piece:
    """Text in one look, with its width in points."""

    text: str
    look: Look
    width: float


@dataclass(slots=True, eq=False)
class Word:
    """Pieces that stay on one line, and what follows them: a space in some look, or the end of the line."""

    pieces: list[Piece]
    width: float = 0.0
    space: Look | None = None
    gap: float = 0.0
    ends_line: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """Words in order; the width leaves out a space at the end."""

    words: Sequence[Word]
    width: float

    @property
    def pieces(self) -> list[Piece]:
        """The line's text in as few pieces as there are looks; a space at the end stays, or two words would be one."""
        joined: list[Piece] = []
        for word in self.words:
            for piece in word.pieces:
                _join(joined, piece.text, piece.look, piece.width)
            if word.space is not None:
                _join(joined, " ", word.space, word.gap)
        return joined


def _join(joined: list[Piece], text: str, look: Look, width: float) -> None:
    if joined and joined[-1].look is look:
        joined[-1].text += text
        joined[-1].width += width
    else:
        joined.append(Piece(text, look, width))
