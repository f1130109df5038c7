"""The parts that a line is made of: pieces of text in one look, words that stay together, and the lines themselves.

Plain values; this module must not know where letters come from or how they are drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from partnerdesk.brief.pdf.bidi import visual_order
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.charts.shapes import Ink

if TYPE_CHECKING:
    from partnerdesk.brief.pdf.shaping import Cluster


class Styled(NamedTuple):
    """A text as it was typed, with how it is to look, and the language that it is in if that is known."""

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
        if face is self.face:
            return self
        if face not in self.others:
            self.others[face] = Look(face, self.ink, self.size, self.source)
        return self.others[face]


@dataclass(slots=True, eq=False)
class Piece:
    """Text in one look, with its width in points, and the level that says which way it runs.

    With clusters, it is drawn by them; without, letter by letter.
    """

    text: str
    look: Look
    width: float
    level: int = 0
    clusters: "tuple[Cluster, ...] | None" = None


@dataclass(slots=True, eq=False)
class Word:
    """Pieces that stay on one line, and what follows them: a space in some look, or the end of the line."""

    pieces: list[Piece]
    width: float = 0.0
    space: Look | None = None
    gap: float = 0.0
    ends_line: bool = False
    space_level: int = 0


@dataclass(slots=True, eq=False)
class TextLine:
    """Words in order; the width leaves out a space at the end. `base` is the direction of the paragraph."""

    words: Sequence[Word]
    width: float
    base: int = 0

    @property
    def pieces(self) -> list[Piece]:
        """The line's text in as few pieces as there are looks; a space at the end stays, or two words would be one."""
        joined: list[Piece] = []
        last: Piece | None = None  # what letters of its look may still join
        for word in self.words:
            for piece in word.pieces:
                joins = not (piece.level or piece.clusters)
                if joins and last is not None and last.look is piece.look:
                    last.text += piece.text
                    last.width += piece.width
                else:
                    made = Piece(piece.text, piece.look, piece.width, piece.level, piece.clusters)
                    joined.append(made)
                    last = made if joins else None
            if word.space is None:
                continue
            if last is not None and last.look is word.space and not word.space_level:
                last.text += " "
                last.width += word.gap
            else:
                made = Piece(" ", word.space, word.gap, word.space_level)
                joined.append(made)
                last = None if word.space_level else made
        return joined

    def placed(self) -> Iterator[tuple[Piece, float]]:
        """The pieces in the order in which they are read, each with its place from the line's beginning."""
        pieces = self.pieces
        levels = [piece.level for piece in pieces]
        if not any(levels):
            order: Sequence[int] = range(len(pieces))
        else:
            if pieces[-1].text == " ":
                levels[-1] = self.base
            order = visual_order(levels)
        places = [0.0] * len(pieces)
        x = -pieces[-1].width if self.base and pieces[-1].text == " " else 0.0
        for at in order:
            places[at] = x
            x += pieces[at].width
        return zip(pieces, places, strict=True)
