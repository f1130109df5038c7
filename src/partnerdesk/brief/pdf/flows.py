"""Flowing text and the little that stands around it, as ReportLab flowables that know their element.

Each can also be placed by ReportLab's own frames, so that it can be measured against them. This module must not know
blocks or pages.
"""

from collections.abc import Sequence
from copy import copy
from math import inf
from typing import Any

from reportlab.platypus import Flowable

from partnerdesk.brief.blocks import Align
from partnerdesk.brief.pdf.fonts import Face, register
from partnerdesk.brief.pdf.marking import MarkedCanvas, marked, paint
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.theme import Type
from partnerdesk.brief.pdf.words import Line, Piece, Word, lines_of
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.overriding import override

Size = tuple[float, float]


class Flow(Flowable):
    """What all parts of the brief share: space around, and how they stand to what follows.

    `clears` says that it must begin below a heading that hangs in the left column; `lends` that it gives its end to
    what follows, when that would stand alone on the next page.
    """

    def __init__(self, before: float = 0.0, after: float = 0.0, *, keep: bool = False, clears: bool = True) -> None:
        super().__init__()
        self.space_before = before
        self.space_after = after
        self.keepWithNext = int(keep)
        self.clears = clears
        self.outline: tuple[int, str, str] | None = None
        self.lends = False
        self.width = self.height = 0.0

    @override
    def getSpaceBefore(self) -> float:
        return self.space_before

    @override
    def getSpaceAfter(self) -> float:
        return self.space_after

    @override
    def split(self, aW: float, aH: float) -> "list[Flow]":
        return []

    @property
    def anchor(self) -> str | None:
        """The name by which the place can be found."""
        return self.outline[1] if self.outline else None


class Text(Flow):
    """A paragraph of words, with a label (bullet, number) in front if it has one."""

    def __init__(
        self,
        words: Sequence[Word],
        style: Type,
        element: Element | None,
        *,
        label: tuple[Piece, Element] | None = None,
        keep: bool = False,
    ) -> None:
        super().__init__(style.before, style.after, keep=keep, clears=style.left < 100)
        self.words = words
        self.style = style
        self.element = element
        self.label = label
        self.lines: list[Line] = []
        self._set_for = -inf

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        room = max(aW - self.style.left - self.style.right, 20.0)
        if abs(room - self._set_for) > 0.01:
            self.lines = balanced(self.words, room) if self.style.balanced else settled(self.words, room)
            self._set_for = room
        self.width, self.height = aW, len(self.lines) * self.style.leading
        return self.width, self.height

    @property
    def natural_width(self) -> float:
        """The widest line as it was set."""
        return max((line.width for line in self.lines), default=0.0)

    @override
    def split(self, aW: float, aH: float) -> list[Flow]:
        self.wrap(aW, aH)
        count = int((aH + 0.01) // self.style.leading)
        count = min(count, len(self.lines) - 2)
        if count < 2:
            return []
        first, rest = copy(self), copy(self)
        first.lines, rest.lines = self.lines[:count], self.lines[count:]
        first.space_after = rest.space_before = 0.0
        rest.label = rest.outline = None
        return [first, rest]

    @override
    def draw(self) -> None:
        canvas, style = self.canv, self.style
        top = self.height - style.leading / 2 - 0.36 * style.size
        if self.label is not None:
            piece, element = self.label
            self._draw_line(canvas, element, Line((piece,), piece.width), style.left - 17 * style.size / 11, top)
        writer = _Writer(canvas, self.element)
        for number, line in enumerate(self.lines):
            writer.line(line, self._start(line), top - number * style.leading)
        writer.finish()

    def _start(self, line: Line) -> float:
        if self.style.align is Align.RIGHT:
            return self.width - self.style.right - line.width
        if self.style.align is Align.CENTRE:
            return (self.width + self.style.left - self.style.right - line.width) / 2
        return self.style.left

    @staticmethod
    def _draw_line(canvas: Any, element: Element | None, line: Line, x: float, y: float) -> None:
        writer = _Writer(canvas, element)
        writer.line(line, x, y)
        writer.finish()


class _Writer:
    """Writes lines, opening one text object for as long as the element stays the same."""

    def __init__(self, canvas: Any, element: Element | None) -> None:
        self._canvas = canvas
        self._element = element
        self._owner: Element | None = None
        self._text: Any = None
        self._mark: Any = None
        self._look: tuple[Face, float, Ink] | None = None
        self._underlines: list[tuple[float, float, float, Ink]] = []

    def line(self, line: Line, x: float, y: float) -> None:
        moved = True
        for piece in line.pieces:
            owner = piece.owner or self._element
            if self._text is None or owner is not self._owner:
                self._open(owner)
                moved = True
            if moved:
                self._text.setTextOrigin(x, y)
                moved = False
            self._show(piece)
            if piece.link and piece.owner is not None:
                self._note_link(piece, x, y)
            x += piece.width

    def finish(self) -> None:
        """Close what is open, then draw the lines under links, which are decoration."""
        self._close()
        if self._underlines:
            with marked(self._canvas, None):
                for x, y, width, ink in self._underlines:
                    self._canvas.setStrokeColor(paint(ink))
                    self._canvas.setLineWidth(0.5)
                    self._canvas.line(x, y, x + width, y)

    def _open(self, owner: Element | None) -> None:
        self._close()
        self._owner, self._look = owner, None
        self._mark = marked(self._canvas, owner)
        self._mark.__enter__()
        self._text = self._canvas.beginText()

    def _close(self) -> None:
        if self._text is not None:
            self._canvas.drawText(self._text)
            self._mark.__exit__(None, None, None)
            self._text = self._mark = None

    def _show(self, piece: Piece) -> None:
        look = (piece.face, piece.size, piece.ink)
        if look != self._look:
            self._text.setFont(register(piece.face), piece.size)
            self._text.setFillColor(paint(piece.ink))
            self._look = look
        self._text.textOut(piece.text)

    def _note_link(self, piece: Piece, x: float, y: float) -> None:
        if isinstance(self._canvas, MarkedCanvas) and piece.owner is not None and piece.link:
            box = (x, y - piece.size * 0.25, x + piece.width, y + piece.size * 0.85)
            self._canvas.note_link(piece.owner, piece.link, box)
        if piece.link and not piece.link.startswith("#"):
            self._underlines.append((x, y - piece.size * 0.14, piece.width, piece.ink))


def settled(words: Sequence[Word], room: float) -> list[Line]:
    """Lines without a lonely last word: a slightly narrower measure if it needs no more lines."""
    lines = lines_of(words, room)
    if not 1 < len(lines) < 9 or lines[-1].width > room * 0.16:
        return lines
    for part in (0.97, 0.94, 0.91, 0.88):
        other = lines_of(words, room * part)
        if len(other) != len(lines):
            return lines
        if other[-1].width > room * 0.16:
            return other
    return lines


def balanced(words: Sequence[Word], room: float) -> list[Line]:
    """Lines of about one length: the narrowest measure that needs no more lines."""
    lines = lines_of(words, room)
    if not 1 < len(lines) < 7:
        return lines
    narrow, enough, best = room * 0.5, room, lines
    for _ in range(7):
        middle = (narrow + enough) / 2
        other = lines_of(words, middle)
        if len(other) > len(lines):
            narrow = middle
        else:
            enough, best = middle, other
    return best


class Hanging(Flow):
    """A heading in the left column beside the text that follows: it takes no height of its own."""

    def __init__(self, text: Text, width: float, before: float) -> None:
        super().__init__(before, 0.0, keep=True)
        self.text = text
        self._column = width
        self.hang = 0.0

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        _, self.hang = self.text.wrap(self._column, aH)
        self.width = aW
        return aW, 0.0

    @override
    def draw(self) -> None:
        self.text.drawOn(self.canv, 0, -self.hang)


class Rule(Flow):
    """A line over the whole measure, or a part of it; decoration."""

    def __init__(
        self, thickness: float, ink: Ink, before: float = 0.0, after: float = 0.0, dash: tuple[float, ...] = ()
    ) -> None:
        super().__init__(before, after)
        self._thickness, self._ink, self._dash = thickness, ink, dash

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width, self.height = aW, self._thickness
        return self.width, self.height

    @override
    def draw(self) -> None:
        with marked(self.canv, None):
            self.canv.setStrokeColor(paint(self._ink))
            self.canv.setLineWidth(self._thickness)
            self.canv.setDash(list(self._dash))
            self.canv.line(0, self._thickness / 2, self.width, self._thickness / 2)
            self.canv.setDash([])


class Space(Flow):
    """Empty height; left out at the top of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._empty = height

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width, self.height = aW, self._empty
        return self.width, self.height

    @override
    def draw(self) -> None:
        """Nothing is drawn."""
