"""Lays out what is filled in by hand: answers with a box to tick in front, and questions that stay on one page.

The box is decoration: a list of answers says by itself that there is one to choose.
"""

from collections.abc import Iterable, Sequence
from copy import copy

from partnerdesk.brief.blocks import TickList
from partnerdesk.brief.pdf.bidi import RIGHT
from partnerdesk.brief.pdf.boxes import TALL, draw_stack, split_stack, stack_height
from partnerdesk.brief.pdf.drawing import draw_shapes
from partnerdesk.brief.pdf.flows import Flow, Size, Text
from partnerdesk.brief.pdf.marking import marked
from partnerdesk.brief.pdf.setting import Place
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.ticks import box_to_tick
from partnerdesk.domain.overriding import override

_CLOSE, _APART = 0.35, 7.5
_CLOSER, _LESS_APART = 0.1, 5.5  # on paper that is less high
_GAP = 16.0


def ticks(block: TickList, place: Place, parent: Element) -> Iterable[Flow]:
    """The answers as parts: one under the other, or all in one."""
    if not block.items:
        return []
    label = place.setting.text(block.label, "tick", parent.child("P")) if block.label else None
    whole = parent.child("L", attributes={"List": {"ListNumbering": "/None"}})
    made = [Ticked(place.setting.text(item, "tick", whole.child("LI").child("LBody"))) for item in block.items]
    made[-1].space_after = place.setting.style("body").after
    if block.beside:
        return [InLine([*([LineWords(label)] if label else []), *made])]
    return [*([label] if label else []), *made]


class Ticked(Flow):
    """An answer with its box."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.space_before, text.space_after)
        self.text = text

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width, self.height = self.text.wrap(aW, aH)
        return self.width, self.height

    @property
    def natural_width(self) -> float:
        """How wide box and words are."""
        return self.text.style.left + self.text.style.right + self.text.natural_width

    @override
    def drawOn(self, canvas: object, x: float, y: float, _sW: float = 0) -> None:
        style = self.text.style
        side = style.size
        left = x + self.text.width - side if self.text.wording.base == RIGHT else x
        with marked(canvas, None):
            draw_shapes(canvas, box_to_tick(0, 0, side), left, y + self.height - (style.leading - side) / 2)
        self.text.drawOn(canvas, x, y)


class LineWords(Ticked):
    """Words in the line of the answers, without a box."""

    @property
    @override
    def natural_width(self) -> float:
        return self.text.natural_width

    @override
    def drawOn(self, canvas: object, x: float, y: float, _sW: float = 0) -> None:
        self.text.drawOn(canvas, x if self.text.wording.base == RIGHT else x - self.text.style.left, y)


class InLine(Flow):
    """Answers next to each other, on as many lines as they need."""

    def __init__(self, items: Sequence[Ticked]) -> None:
        super().__init__(0.0, items[-1].space_after)
        self._items = list(items)
        self._places: list[tuple[float, float]] = []

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self._places, across, down, lowest = [], 0.0, 0.0, 0.0
        for item in self._items:
            item.wrap(aW, aH)
            if across and across + item.natural_width > aW:
                across, down = 0.0, lowest + 2.0
            self._places.append((across, down))
            across += item.natural_width + _GAP
            lowest = max(lowest, down + item.height)
        self.width, self.height = aW, lowest
        return self.width, self.height

    @override
    def drawOn(self, canvas: object, x: float, y: float, _sW: float = 0) -> None:
        for item, (across, down) in zip(self._items, self._places, strict=True):
            item.drawOn(canvas, x + across, y + self.height - down - item.height)


class OnePage(Flow):
    """Parts that stay on one page and stand close to each other: a slip has six questions on each of its sides."""

    def __init__(self, flows: Sequence[Flow], *, low: bool = False) -> None:
        super().__init__(0.0, _LESS_APART if low else _APART)
        self._flows, part = list(flows), _CLOSER if low else _CLOSE
        for flow in self._flows:
            flow.space_before, flow.space_after = flow.space_before * part, flow.space_after * part

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width, self.height = aW, stack_height(self._flows, aW)
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flow]:
        """Only what is higher than a page goes on over its end."""
        upper, lower = split_stack(self._flows, aW, aH)
        if self.height < TALL or not upper or not lower:
            return []
        parts = [copy(self), copy(self)]
        parts[0]._flows, parts[1]._flows = upper, lower  # noqa: SLF001 - copies of itself
        return list(parts)

    @override
    def drawOn(self, canvas: object, x: float, y: float, _sW: float = 0) -> None:
        draw_stack(canvas, self._flows, x, y + self.height)
