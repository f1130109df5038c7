"""Draws plain shapes on a ReportLab canvas, and a whole picture as one figure with its alternative text.

This module must not know what a picture is about.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, assert_never

from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.flows import Flow, Size
from partnerdesk.brief.pdf.fonts import letters_of
from partnerdesk.brief.pdf.letters import line_for_print
from partnerdesk.brief.pdf.marking import MarkedCanvas, marked, paint
from partnerdesk.brief.pdf.pieces import Styled, TextLine
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.words import base_of, words_of
from partnerdesk.brief.pdf.writing import NOBODY, Writer
from partnerdesk.charts.fitting import shortened
from partnerdesk.charts.shapes import (
    Anchor,
    Circle,
    Ink,
    Label,
    Line,
    Picture,
    Polygon,
    Polyline,
    Rect,
    Shape,
    Weight,
)
from partnerdesk.domain.overriding import override

_FACES = {Weight.REGULAR: Face.TEXT, Weight.BOLD: Face.TEXT_BOLD, Weight.ITALIC: Face.TEXT_ITALIC}


_LARGEST = 1.9  # how much a picture may grow in large print
_AROUND = 96.0  # of a page: what a picture leaves to its caption above and its note below
_MOST = 400  # letters of a label
_LONG = 80  # a label of more letters may be wider than its picture


def measure(text: str, size: float, weight: Weight) -> float:
    """The width of a label in the brief's faces; charts are laid out with it."""
    if text.isascii() and text.isprintable():
        return letters_of(_FACES[weight]).wide(text) * size / 1000
    return _line(text, size, weight).width


@lru_cache(maxsize=2_000)
def _line(text: str, size: float, weight: Weight, ink: Ink = Ink.INK) -> TextLine:
    """A label as one line of text."""
    text = line_for_print(text, _MOST)
    styled = (Styled(text, _FACES[weight], ink, size),)
    base = base_of(text)
    words = words_of(styled, base=base)
    wide = sum(word.width + word.gap for word in words) - (words[-1].gap if words else 0.0)
    return TextLine(words, wide, base)


def draw_shapes(canvas: Any, shapes: Iterable[Shape], x: float, top: float, scale: float = 1.0) -> None:
    """Draw shapes with their origin at x, top; their y runs down, the page's runs up."""
    canvas.saveState()
    canvas.translate(x, top)
    if scale != 1.0:
        canvas.scale(scale, scale)
    for shape in shapes:
        _draw(canvas, shape)
    canvas.restoreState()


def _draw(canvas: Any, shape: Shape) -> None:
    match shape:
        case Rect():
            fill, stroke = _inks(canvas, shape.fill, shape.stroke, shape.stroke_width)
            box = (shape.x, -shape.y - shape.height, shape.width, shape.height)
            if shape.radius:
                canvas.roundRect(*box, shape.radius, fill=fill, stroke=stroke)
            else:
                canvas.rect(*box, fill=fill, stroke=stroke)
        case Circle():
            fill, stroke = _inks(canvas, shape.fill, shape.stroke, shape.stroke_width)
            canvas.setDash(list(shape.dash))
            canvas.circle(shape.x, -shape.y, shape.radius, fill=fill, stroke=stroke)
            canvas.setDash([])
        case Line():
            _pen(canvas, shape.stroke, shape.stroke_width, round_ends=shape.round_cap)
            canvas.setDash(list(shape.dash))
            canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
            canvas.setDash([])
        case Polygon():
            fill, stroke = _inks(canvas, shape.fill, shape.stroke, shape.stroke_width)
            path = _path(canvas, shape.points)
            path.close()
            canvas.drawPath(path, fill=fill, stroke=stroke)
        case Polyline():
            _pen(canvas, shape.stroke, shape.stroke_width, round_ends=True)
            canvas.drawPath(_path(canvas, shape.points), fill=0, stroke=1)
        case Label():
            _label(canvas, shape)
        case _:
            assert_never(shape)


def _inks(canvas: Any, fill: Ink | None, stroke: Ink | None, thickness: float) -> tuple[int, int]:
    if fill is not None:
        canvas.setFillColor(paint(fill))
    if stroke is not None:
        _pen(canvas, stroke, thickness, round_ends=False)
    return int(fill is not None), int(stroke is not None)


def _pen(canvas: Any, ink: Ink, thickness: float, *, round_ends: bool) -> None:
    canvas.setStrokeColor(paint(ink))
    canvas.setLineWidth(thickness)
    canvas.setLineCap(int(round_ends))
    canvas.setLineJoin(1)


def _path(canvas: Any, points: Iterable[tuple[float, float]]) -> Any:
    path = canvas.beginPath()
    for number, (x, y) in enumerate(points):
        (path.lineTo if number else path.moveTo)(x, -y)
    return path


def _label(canvas: Any, label: Label) -> None:
    line = _line(label.text, label.size, label.weight, label.role)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: line.width / 2, Anchor.END: line.width}[label.anchor]
    writer = Writer(canvas, marks=False)
    writer.line(line, NOBODY, label.x - shift, -label.y)
    writer.finish()


def _within(shape: Shape, room: float) -> Shape:
    """A shape as it is, but no label wider than its picture."""
    if not isinstance(shape, Label) or len(shape.text) < _LONG:
        return shape
    return replace(shape, text=shortened(shape.text, room - shape.x, shape.size, shape.weight, measure))


class PictureFlow(Flow):
    """A picture; made smaller where it is wider than the measure or higher than a page, and larger in large print."""

    def __init__(
        self, picture: Picture, element: Element, after: float = 3.0, *, keep: bool = True, grows: bool = False
    ) -> None:
        super().__init__(0.0, after, keep=keep)
        self._most = _LARGEST if grows else 1.0
        self.picture = picture
        self._element = element
        self._scale = 1.0

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        wide, high = self.picture.width, self.picture.height
        across = aW / wide if wide else 1.0
        down = max(aH - _AROUND, aH / 2) / high if high else 1.0
        self._scale = min(self._most, across, down)
        self.width, self.height = self.picture.width * self._scale, self.picture.height * self._scale
        return self.width, self.height

    @override
    def draw(self) -> None:
        if isinstance(self.canv, MarkedCanvas):
            self.canv.note_box(self._element, (0, 0, self.width, self.height))
        with marked(self.canv, self._element):
            shapes = [_within(shape, self.picture.width) for shape in self.picture.shapes]
            draw_shapes(self.canv, shapes, 0, self.height, self._scale)
