"""The four lights as shapes: a colour always has a shape of its own, and a word stands beside it.

Green is a disc with a tick, amber a triangle with an exclamation mark, red a square with a cross, unknown a dashed
ring with a question mark. This module must not know what a light is about.
"""

from typing import assert_never

from partnerdesk.charts.shapes import Anchor, Circle, Ink, Label, Line, Polygon, Polyline, Rect, Shape, Weight
from partnerdesk.domain.findings import Colour


def light(colour: Colour, x: float, y: float, size: float = 10.5) -> tuple[Shape, ...]:
    """The shapes of a light whose top left corner is at x, y."""
    radius = size / 2
    cx, cy = x + radius, y + radius
    match colour:
        case Colour.GREEN:
            return _disc(cx, cy, radius)
        case Colour.AMBER:
            return _triangle(cx, cy, radius)
        case Colour.RED:
            return _square(cx, cy, radius)
        case Colour.UNKNOWN:
            return _ring(cx, cy, radius)
        case _:
            assert_never(colour)


def _disc(x: float, y: float, r: float) -> tuple[Shape, ...]:
    tick = ((x - r * 0.5, y), (x - r * 0.12, y + r * 0.42), (x + r * 0.52, y - r * 0.42))
    return Circle(x, y, r, fill=Ink.GREEN), Polyline(tick, Ink.PAPER, r * 0.28)


def _triangle(x: float, y: float, r: float) -> tuple[Shape, ...]:
    corners = ((x - r * 1.08, y + r * 0.9), (x, y - r * 1.05), (x + r * 1.08, y + r * 0.9))
    return (
        Polygon(corners, fill=Ink.AMBER_FILL, stroke=Ink.INK, stroke_width=r * 0.17),
        Line(x, y - r * 0.45, x, y + r * 0.15, Ink.INK, r * 0.26, round_cap=True),
        Circle(x, y + r * 0.55, r * 0.16, fill=Ink.INK),
    )


def _square(x: float, y: float, r: float) -> tuple[Shape, ...]:
    half, arm = r * 0.92, r * 0.45
    return (
        Rect(x - half, y - half, half * 2, half * 2, fill=Ink.RED),
        Line(x - arm, y - arm, x + arm, y + arm, Ink.PAPER, r * 0.28, round_cap=True),
        Line(x - arm, y + arm, x + arm, y - arm, Ink.PAPER, r * 0.28, round_cap=True),
    )


def _ring(x: float, y: float, r: float) -> tuple[Shape, ...]:
    return (
        Circle(x, y, r * 0.9, fill=Ink.PAPER, stroke=Ink.UNKNOWN, stroke_width=r * 0.22, dash=(1.6, 1.4)),
        Label("?", x, y + r * 0.52, r * 1.5, Weight.BOLD, Anchor.MIDDLE, Ink.UNKNOWN),
    )


def dots(filled: int, of: int, x: float, y: float, size: float = 6.5) -> tuple[Shape, ...]:
    """A row of dots, the first `filled` of them black."""
    return tuple(
        Circle(
            x + size / 2 + 0.5 + number * (size + 2.2),
            y + size / 2,
            size / 2,
            fill=Ink.INK if number < filled else Ink.PAPER,
            stroke=Ink.INK,
            stroke_width=0.7,
        )
        for number in range(of)
    )
