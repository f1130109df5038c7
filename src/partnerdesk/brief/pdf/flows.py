"""Flowing text and the little that stands around it, as ReportLab flowables that know their element.

Each can also be placed by ReportLab's own frames, so that it can be measured against them. This module must not know
blocks or pages.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from math import inf
from typing import Any

from reportlab.platypus import Flowable

from partnerdesk.brief.blocks import Align
from partnerdesk.brief.pdf.breaking import Wording
from partnerdesk.brief.pdf.marking import marked, paint
from partnerdesk.brief.pdf.pieces import TextLine
from partnerdesk.brief.pdf.theme import NOTE_LEFT, Type
from partnerdesk.brief.pdf.writing import ItemLabel, Owners, Writer
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.overriding import override

Size = tuple[float, float]


_LEAST = 6.0


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
        self, wording: Wording, style: Type, owners: Owners, *, label: ItemLabel | None = None, keep: bool = False
    ) -> None:
        super().__init__(style.before, style.after, keep=keep, clears=style.left < NOTE_LEFT)
        self.wording = wording
        self.style = style
        self.owners = owners
        self.label = label
        self.lines: Sequence[TextLine] = ()
        self._set_for = -inf

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        room = max(aW - self.style.left - self.style.right, 20.0)
        if abs(room - self._set_for) > 0.01:
            self.lines = self.wording.lines(room, balanced=self.style.balanced, least=self.style.least)
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
        first, rest = self._with(self.lines[:count]), self._with(self.lines[count:])
        first.space_after = rest.space_before = 0.0
        rest.label = rest.outline = None
        return [first, rest]

    def _with(self, lines: Sequence[TextLine]) -> "Text":
        """The part of the text that is on some of its lines; in other room it is set anew, and says no more."""
        part = copy(self)
        part.lines = lines
        part.wording = Wording([word for line in lines for word in line.words], self.wording.base)
        return part

    def without_lines(self) -> "Text":
        """The same text with nothing left to say."""
        rest = copy(self)
        rest.wording, rest.lines, rest.label, rest.outline = Wording(()), (), None, None
        rest._set_for = -inf  # noqa: SLF001 - a copy of itself
        return rest

    @override
    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Write where it stands, without moving the page's origin for it: there are a thousand texts in a brief."""
        style = self.style
        top = y + self.height - style.leading / 2 - 0.36 * style.size
        writer = Writer(canvas)
        if self.label is not None:
            writer.line(self.label.line, self.label.owners, x + self._label_start(self.label), top)
        for line in self.lines:
            writer.line(line, self.owners, x + self._start(line), top)
            top -= style.leading
        writer.finish()

    @property
    def _hang(self) -> float:
        """The room for a label beside the text."""
        return 17 * self.style.size / 11 if self.label is not None else 0.0

    def _label_start(self, label: ItemLabel) -> float:
        if self.wording.base:
            return self.width - self.style.right + self._hang - label.width
        return self.style.left - self._hang

    def _start(self, line: TextLine) -> float:
        """Where a line begins: a paragraph that runs from right to left stands at the right, as does its label."""
        if self.wording.base and self.style.align is Align.LEFT:
            return self.width - self.style.right - line.width
        if self.style.align is Align.RIGHT:
            return self.width - self.style.right - line.width
        if self.style.align is Align.CENTRE:
            return (self.width + self.style.left - self.style.right - line.width) / 2
        return self.style.left


def draw_together(flows: Iterable[Flow], part: float, least: float = _LEAST) -> None:
    """Leave only a part of the space between flows, but not less than is needed to tell them apart."""
    for flow in flows:
        flow.space_before = max(flow.space_before * part, min(flow.space_before, least))
        flow.space_after = max(flow.space_after * part, min(flow.space_after, least))


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
