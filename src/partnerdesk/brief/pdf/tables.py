"""Tables whose cells are flowing text: only horizontal rules, split between rows, the head said again on each page.

A row higher than a page is split inside its cells. This module must not know blocks or pages.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field

from partnerdesk.brief.pdf.drawing import draw_shapes
from partnerdesk.brief.pdf.flows import Flow, Size, Text
from partnerdesk.brief.pdf.marking import MarkedCanvas, marked, paint
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.writing import NOBODY
from partnerdesk.charts.shapes import Ink, Shape
from partnerdesk.domain.overriding import override

_PAD = 3.1
GAP = 10.0
TALL_ROW = 260.0
_FEW_ROWS, _LOW = 4, 130.0  # a table as small as this is not split between pages


@dataclass(frozen=True, slots=True)
class Sign:
    """A small drawing in a cell: beside its text, or above it. Without an element it is decoration."""

    shapes: tuple[Shape, ...]
    size: float
    above: bool = False
    element: Element | None = None


@dataclass(slots=True)
class CellFlow:
    """A cell: its text and its sign. `wrap` gives the height in the room there is."""

    text: Text
    sign: Sign | None = None
    height: float = 0.0

    def wrap(self, room: float) -> float:
        """Set the text and return the cell's height."""
        _, high = self.text.wrap(max(room - self._beside, 12.0), 1e6)
        self.height = high + self._over
        return self.height

    @property
    def _beside(self) -> float:
        return 17.0 if self.sign is not None and not self.sign.above else 0.0

    @property
    def _over(self) -> float:
        return self.sign.size + 4 if self.sign is not None and self.sign.above else 0.0

    def split(self, room: float, height: float) -> "tuple[CellFlow, CellFlow]":
        """The cell in two: what fits into the height, and the rest (which may be empty)."""
        parts = self.text.split(room - self._beside, height - self._over)
        if len(parts) == 2 and isinstance(parts[0], Text) and isinstance(parts[1], Text):
            return CellFlow(parts[0], self.sign), CellFlow(parts[1])
        return self, CellFlow(self.text.without_lines())

    def needs(self) -> float:
        """The width of the longest word, so that a column can be wide enough for it."""
        return self.text.wording.widest + self._beside

    def draw_at(self, canvas: object, x: float, top: float) -> None:
        """Draw with the top left corner at x, top."""
        if self.sign is not None:
            size = self.sign.size
            drop = 0.0 if self.sign.above else (self.text.style.leading - size) / 2
            if self.sign.element is not None and isinstance(canvas, MarkedCanvas):
                canvas.note_box(self.sign.element, (x, top - drop - size, x + size * 4, top - drop))
            with marked(canvas, self.sign.element):
                draw_shapes(canvas, self.sign.shapes, x, top - drop)
        if self.text.lines:
            self.text.drawOn(canvas, x + self._beside, top - self.height)


Row = list[CellFlow]


@dataclass(slots=True)
class Grid:
    """What a table is made of: shares of the width, head row, rows, and which part of the measure it takes."""

    shares: Sequence[float]
    head: Row | None
    rows: list[Row]
    element: Element
    top_rule: float = 1.2
    part: float = 1.0
    widths: list[float] = field(default_factory=list)


class TableFlow(Flow):
    """A grid that can be split between rows."""

    def __init__(self, grid: Grid, before: float = 0.0, after: float = 10.0, *, keep: bool = False) -> None:
        super().__init__(before, after, keep=keep)
        self.grid = grid
        self.again = False
        self._heights: list[float] = []
        self._head_height = 0.0
        self._set_for = self._columns_for = 0.0  # a part of a table has its columns where the whole has them
        self.whole = False
        self.lends = True

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        if abs(aW - self._set_for) > 0.01:
            grid = self.grid
            if abs(aW - self._columns_for) > 0.01:
                grid.widths = column_widths(grid, aW * grid.part)
                self._columns_for = aW
            self._head_height = self._row_height(grid.head) if grid.head else 0.0
            self._heights = [self._row_height(row) for row in grid.rows]
            self._set_for = aW
        self.width, self.height = aW * self.grid.part, self._head_height + sum(self._heights)
        self.whole = self.whole or (len(self._heights) <= _FEW_ROWS and self.height < _LOW)
        return self.width, self.height

    def _row_height(self, row: Row) -> float:
        rooms = rooms_of(self.grid.widths)
        return max((cell.wrap(room) for cell, room in zip(row, rooms, strict=True)), default=0.0) + 2 * _PAD

    @override
    def split(self, aW: float, aH: float) -> list[Flow]:
        self.wrap(aW, aH)
        room, count = aH - self._head_height, 0
        while count < len(self._heights) and self._heights[count] <= room + 0.01:
            room -= self._heights[count]
            count += 1
        if count == len(self._heights):
            return [self]
        if self._heights[count] > TALL_ROW and room > 80:
            upper, lower = self._split_row(count, room)
            return self._parts([*self.grid.rows[:count], upper], [lower, *self.grid.rows[count + 1 :]])
        if count == len(self._heights) - 1 > 2:
            count -= 1  # a row should not stand alone on the next page
        least = 2 if len(self._heights) > 3 and not self.again and sum(self._heights[:2]) < TALL_ROW else 1
        return self._parts(self.grid.rows[:count], self.grid.rows[count:]) if count >= least else []

    def _split_row(self, number: int, room: float) -> tuple[Row, Row]:
        rooms = rooms_of(self.grid.widths)
        halves = [cell.split(wide, room - 2 * _PAD) for cell, wide in zip(self.grid.rows[number], rooms, strict=True)]
        return [one for one, _ in halves], [other for _, other in halves]

    def _parts(self, upper: list[Row], lower: list[Row]) -> list[Flow]:
        parts: list[Flow] = []
        for rows in (upper, lower):
            part = copy(self)
            part.grid = copy(self.grid)
            part.grid.rows = rows
            part.again = self.again or bool(parts)
            part._set_for = 0.0  # noqa: SLF001 - a copy of itself
            parts.append(part)
        parts[0].space_after = parts[1].space_before = 0.0
        parts[1].outline = None
        return parts

    @override
    def draw(self) -> None:
        lines = [(self.height, self.grid.top_rule, Ink.INK)]
        y = self.height
        if self.grid.head:
            self._draw_head(y)
            y -= self._head_height
            lines.append((y, 0.6, Ink.INK))
        for row, height in zip(self.grid.rows, self._heights, strict=True):
            self._draw_row(row, y - _PAD)
            y -= height
            lines.append((y, 0.4, Ink.RULE))
        lines[-1] = (y, 0.8, Ink.INK)
        with marked(self.canv, None):
            for at, thickness, ink in lines:
                self.canv.setStrokeColor(paint(ink))
                self.canv.setLineWidth(thickness)
                self.canv.line(0, at, self.width, at)

    def _draw_head(self, top: float) -> None:
        head = self.grid.head or []
        bottom = top - self._head_height + _PAD
        if self.again:
            head = [_unsaid(cell) for cell in head]
        self._draw_row(head, top - _PAD, bottom)

    def _draw_row(self, row: Row, top: float, bottom: float | None = None) -> None:
        x = 0.0
        for cell, width in zip(row, self.grid.widths, strict=True):
            cell.draw_at(self.canv, x, top if bottom is None else bottom + cell.height)
            x += width


def _unsaid(cell: CellFlow) -> CellFlow:
    """The cell as decoration: a repeated head must not be read again."""
    text = copy(cell.text)
    text.owners = NOBODY
    return CellFlow(text, cell.sign, cell.height)


def rooms_of(widths: Sequence[float]) -> list[float]:
    """The room for text in each column: all but the last keep a gap."""
    return [width - GAP if number < len(widths) - 1 else width for number, width in enumerate(widths)]


def column_widths(grid: Grid, measure: float) -> list[float]:
    """Widths by share; a column gets more if a word would not fit, from those that have room to spare."""
    whole = sum(grid.shares) or 1.0
    widths = [measure * share / whole for share in grid.shares]
    needs = _needs(grid, measure)
    short = [max(need - width, 0.0) for need, width in zip(needs, widths, strict=True)]
    spare = [max(width - need, 0.0) for need, width in zip(needs, widths, strict=True)]
    if not any(short) or not any(spare):
        return widths
    given = min(1.0, sum(spare) / sum(short))
    taken = min(1.0, sum(short) / sum(spare))
    return [width + given * less - taken * more for width, less, more in zip(widths, short, spare, strict=True)]


def _needs(grid: Grid, measure: float) -> list[float]:
    rows = [*([grid.head] if grid.head else []), *grid.rows[:200]]
    most = measure * 0.5
    last = len(grid.shares) - 1
    return [
        min(max((row[number].needs() for row in rows), default=0.0) + (GAP if number < last else 0.0) + 0.1, most)
        for number in range(len(grid.shares))
    ]
