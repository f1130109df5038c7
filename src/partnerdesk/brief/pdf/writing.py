"""Writes lines of text into a page's content, each piece inside the mark of the element that it belongs to.

The operators are put together here and handed over as one literal: a text object of ReportLab's for each piece would
take a third of the time that a brief needs. This module must not know blocks, or where a line ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from partnerdesk.brief.inks import INKS
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.fonts import shown
from partnerdesk.brief.pdf.marking import MarkedCanvas
from partnerdesk.brief.pdf.pieces import Look, Piece, TextLine
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.shapes import Ink


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a text is: its element, and for each of its runs an inline element and where a link leads, if any."""

    element: Element | None
    runs: Sequence[tuple[Element | None, str | None]] = ()

    def of(self, source: int) -> tuple[Element | None, str | None]:
        """The element that a run belongs to, and its link."""
        owner, link = self.runs[source] if source < len(self.runs) else (None, None)
        return owner or self.element, link


NOBODY = Owners(None)


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """What stands in front of a paragraph, such as a bullet, with its own element."""

    line: TextLine
    owners: Owners

    @property
    def width(self) -> float:
        """Width in points."""
        return sum(piece.width for piece in self.line.pieces)


@cache
def filling(ink: Ink) -> str:
    """The operator that fills in an ink."""
    return f"{_parts(ink)} rg"


@cache
def _stroking(ink: Ink) -> str:
    return f"{_parts(ink)} RG"


def _parts(ink: Ink) -> str:
    code = INKS[ink]
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


class Writer:
    """Writes lines, opening one text object for as long as the element stays the same.

    Without marks it writes into one that is open, such as a figure's.
    """

    def __init__(self, canvas: Any, *, marks: bool = True) -> None:
        self._canvas = canvas
        self._marks = marks and isinstance(canvas, MarkedCanvas)
        self._code: list[str] = []
        self._is_open = False
        self._owner: Element | None = None
        self._face: tuple[Face, float] | None = None
        self._ink: Ink | None = None
        self._font = ""
        self._underlines: list[str] = []

    def line(self, line: TextLine, owners: Owners, x: float, y: float) -> None:
        """Write a line with its beginning at x, y."""
        moved = True
        for piece, beside in line.placed():
            owner, link = owners.of(piece.look.source)
            if not self._is_open or owner is not self._owner:
                self._begin(owner)
                moved = True
            at = x + beside
            if piece.clusters is not None or piece.level:
                self._show_shaped(piece, at, y)
                moved = True
            else:
                if moved:
                    self._code.append(f"1 0 0 1 {at:.2f} {y:.2f} Tm")
                self._show_plain(piece)
                moved = bool(line.base)
            if link:
                self._note_link(piece, owner, link, at, y)

    def finish(self) -> None:
        """Close what is open, then draw the lines under links, which are decoration."""
        self._end()
        if self._underlines:
            lines = ["q", "0.5 w", *self._underlines, "Q"]
            self._code.extend(["/Artifact BMC", *lines, "EMC"] if self._marks else lines)
        self._canvas.addLiteral("\n".join(self._code))
        self._code = []

    def _begin(self, owner: Element | None) -> None:
        self._end()
        self._is_open, self._owner, self._face, self._ink = True, owner, None, None
        if self._marks:
            self._code.append(self._canvas.opening(owner))
        self._code.append("BT")

    def _end(self) -> None:
        if self._is_open:
            self._code.append("ET EMC" if self._marks else "ET")
            self._is_open = False

    def _take(self, look: Look) -> None:
        """Take up a look: its ink now, its font with the first text."""
        if look.ink is not self._ink:
            self._code.append(filling(look.ink))
            self._ink = look.ink
        if (look.face, look.size) != self._face:
            self._face, self._font = (look.face, look.size), ""

    def _choose(self, font: str, size: float) -> None:
        if font != self._font:
            self._code.append(f"{font} {size:g} Tf")
            self._font = font

    def _show_plain(self, piece: Piece) -> None:
        self._take(piece.look)
        for font, string in shown(piece.text, piece.look.face, self._canvas):
            self._choose(font, piece.look.size)
            self._code.append(f"({string}) Tj")

    def _show_shaped(self, piece: Piece, x: float, y: float) -> None:
        """Show a piece that is drawn by clusters, in the order of its letters even where they run to the left."""
        look, clusters = piece.look, piece.clusters
        if clusters is None:
            self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            self._show_plain(piece)
            return
        from partnerdesk.brief.pdf.embedding import first_place, glyph_font, shown_shaped

        leftward = bool(piece.level % 2)
        font = glyph_font(self._canvas, look.face)
        first = x + first_place(clusters, leftward=leftward) * look.size / 1000
        self._take(look)
        self._choose(f"/{font.name}", look.size)
        self._code.append(f"1 0 0 1 {first:.2f} {y:.2f} Tm {shown_shaped(clusters, font, leftward=leftward)}")

    def _note_link(self, piece: Piece, owner: Element | None, link: str, x: float, y: float) -> None:
        size = piece.look.size
        if self._marks and owner is not None:
            self._canvas.note_link(owner, link, (x, y - size * 0.25, x + piece.width, y + size * 0.85))
        if not link.startswith("#"):
            low = y - size * 0.14
            self._underlines.append(
                f"{_stroking(piece.look.ink)} {x:.2f} {low:.2f} m {x + piece.width:.2f} {low:.2f} l S"
            )
