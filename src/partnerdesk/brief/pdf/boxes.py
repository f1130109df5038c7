"""Parts of the brief that hold other parts: a tinted box with a bar, two columns, a place to sign.

This module must not know blocks or pages.
"""

from collections.abc import Sequence
from copy import copy

from partnerdesk.brief.pdf.flows import Flow, Size, Text
from partnerdesk.brief.pdf.marking import marked, paint
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.overriding import override

_BAR = 4.0
TALL = 640.0  # what is lower than this is kept on one page
_PAD = 9.0


def stack_height(flows: Sequence[Flow], width: float) -> float:
    """The height of parts under each other, without the space before the first and after the last."""
    total = last = 0.0
    for number, flow in enumerate(flows):
        _, high = flow.wrap(width, 1e6)
        total += high + (max(flow.space_before, last) if number else 0.0)
        last = flow.space_after
    return total


def draw_stack(canvas: object, flows: Sequence[Flow], x: float, top: float) -> None:
    """Draw parts under each other from the top; they must have been measured."""
    y, last = top, 0.0
    for number, flow in enumerate(flows):
        y -= (max(flow.space_before, last) if number else 0.0) + flow.height
        flow.drawOn(canvas, x, y)
        last = flow.space_after


def split_stack(flows: Sequence[Flow], width: float, height: float) -> tuple[list[Flow], list[Flow]]:
    """Parts that fit into the height, and the others; one part may be split."""
    used = last = 0.0
    for number, flow in enumerate(flows):
        _, high = flow.wrap(width, 1e6)
        space = max(flow.space_before, last) if number else 0.0
        if used + space + high > height + 0.01:
            halves = flow.split(width, height - used - space)
            if len(halves) == 2:
                return [*flows[:number], halves[0]], [halves[1], *flows[number + 1 :]]
            return _parted(flows, number)
        used, last = used + space + high, flow.space_after
    return list(flows), []


def _parted(flows: Sequence[Flow], number: int) -> tuple[list[Flow], list[Flow]]:
    """Parts before and after a place; a head goes with what it stands above."""
    while number and flows[number - 1].keepWithNext:
        number -= 1
    return list(flows[:number]), list(flows[number:])


class Box(Flow):
    """Parts on a tint with a bar at the left; goes on over the page's end if it must."""

    def __init__(self, flows: Sequence[Flow], bar: Ink, tint: Ink, before: float = 6.0, after: float = 11.0) -> None:
        super().__init__(before, after)
        self._flows = list(flows)
        self._bar, self._tint = bar, tint

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width = aW
        self.height = stack_height(self._flows, self._room(aW)) + 2 * _PAD
        return self.width, self.height

    @staticmethod
    def _room(width: float) -> float:
        return width - _BAR - 2 * _PAD - 3

    @override
    def split(self, aW: float, aH: float) -> list[Flow]:
        upper, lower = split_stack(self._flows, self._room(aW), aH - 2 * _PAD)
        if not upper or not lower:
            return []
        parts = [copy(self), copy(self)]
        parts[0]._flows, parts[1]._flows = upper, lower  # noqa: SLF001 - copies of itself
        parts[0].space_after = parts[1].space_before = 0.0
        return list(parts)

    @override
    def draw(self) -> None:
        with marked(self.canv, None):
            self.canv.setFillColor(paint(self._tint))
            self.canv.rect(_BAR, 0, self.width - _BAR, self.height, fill=1, stroke=0)
            self.canv.setFillColor(paint(self._bar))
            self.canv.rect(0, 0, _BAR, self.height, fill=1, stroke=0)
        draw_stack(self.canv, self._flows, _BAR + _PAD + 3, self.height - _PAD)


class Beside(Flow):
    """Two lots of parts next to each other; kept on one page."""

    def __init__(
        self, left: Sequence[Flow], right: Sequence[Flow], gap: float = 20.0, after: float = 12.0, share: float = 0.5
    ) -> None:
        super().__init__(0.0, after)
        self._left, self._right, self._gap, self._share = list(left), list(right), gap, share

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        first = (aW - self._gap) * self._share
        self.width = aW
        self.height = max(stack_height(self._left, first), stack_height(self._right, aW - self._gap - first))
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flow]:
        """Both lots go on over the page's end; only what is higher than a page ever has to."""
        first = (aW - self._gap) * self._share
        left, more_left = split_stack(self._left, first, aH)
        right, more_right = split_stack(self._right, aW - self._gap - first, aH)
        if self.height < TALL or not (left or right):
            return []
        upper = Beside(left, right, self._gap, 0.0, self._share)
        return [upper, Beside(more_left, more_right, self._gap, self.space_after, self._share)]

    @override
    def draw(self) -> None:
        draw_stack(self.canv, self._left, 0, self.height)
        draw_stack(self.canv, self._right, (self.width - self._gap) * self._share + self._gap, self.height)


class SignLines(Flow):
    """Places to write on, three in a row, each with its label under the line."""

    def __init__(self, labels: Sequence[Text], shares: Sequence[float], height: float = 40.0) -> None:
        super().__init__(0.0, 4.0)
        self._labels, self._shares, self._row = list(labels), list(shares), height

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        highest = max(
            (label.wrap(wide, aH)[1] for label, (_, wide) in zip(self._labels, self._columns(aW), strict=True)),
            default=0.0,
        )
        self.width, self.height = aW, max(self._row, highest + 28)
        return self.width, self.height

    def _columns(self, width: float) -> list[tuple[float, float]]:
        gap = 18.0
        room = width - gap * (len(self._shares) - 1)
        wide = [room * share / sum(self._shares) for share in self._shares]
        return [(sum(wide[:number]) + gap * number, wide[number]) for number in range(len(wide))]

    @override
    def draw(self) -> None:
        high = max((label.height for label in self._labels), default=0.0)
        for label, (x, wide) in zip(self._labels, self._columns(self.width), strict=True):
            label.drawOn(self.canv, x, high - label.height)  # right below its line
            with marked(self.canv, None):
                self.canv.setStrokeColor(paint(Ink.INK))
                self.canv.setLineWidth(0.7)
                self.canv.line(x, high + 3, x + wide, high + 3)


class Frame(Flow):
    """Parts inside a thin line; kept on one page."""

    def __init__(self, flows: Sequence[Flow], pad: float = 10.0, before: float = 8.0, after: float = 12.0) -> None:
        super().__init__(before, after)
        self._flows, self._pad = list(flows), pad

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width = aW
        self.height = stack_height(self._flows, aW - 2 * self._pad) + 2 * self._pad
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flow]:
        """The frame goes on over the page's end if it is higher than a page."""
        upper, lower = split_stack(self._flows, aW - 2 * self._pad, aH - 2 * self._pad)
        if self.height < TALL or not upper or not lower:
            return []
        return [Frame(upper, self._pad, self.space_before, 0.0), Frame(lower, self._pad, 0.0, self.space_after)]

    @override
    def draw(self) -> None:
        with marked(self.canv, None):
            self.canv.setStrokeColor(paint(Ink.INK))
            self.canv.setLineWidth(0.7)
            self.canv.rect(0, 0, self.width, self.height, fill=0, stroke=1)
        draw_stack(self.canv, self._flows, self._pad, self.height - self._pad)


class QuoteMark(Flow):
    """The large mark beside a quotation, at its beginning; decoration that takes no height."""

    def __init__(self, font: str, *, turned: bool = False, small: bool = False) -> None:
        super().__init__(4.0, 0.0, keep=True)
        self._font, self._turned = font, turned
        self._size, self._drop = (32.0, 25.0) if small else (40.0, 31.0)

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width = aW
        return aW, 0.0

    @override
    def draw(self) -> None:
        with marked(self.canv, None):
            text = self.canv.beginText(self.width - 19 if self._turned else 0, -self._drop)
            text.setFillColor(paint(Ink.TONE_2))
            text.setFont(self._font, self._size)
            text.textOut("“")
            self.canv.drawText(text)
