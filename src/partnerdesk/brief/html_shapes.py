"""Draws a picture's plain shapes as SVG inside the page: no scripts, no styles, no addresses.

This module must not know blocks.
"""

from collections.abc import Sequence
from html import escape

from partnerdesk.brief.inks import INKS
from partnerdesk.brief.typed import line_for_screen
from partnerdesk.charts.shapes import Circle, Ink, Label, Line, Picture, Polygon, Polyline, Rect, Shape, Weight

_WEIGHTS = {Weight.BOLD: ' font-weight="700"', Weight.ITALIC: ' font-style="italic"', Weight.REGULAR: ""}


def svg(picture: Picture) -> str:
    """Return a picture as an image with its description."""
    size = f"{_n(picture.width)} {_n(picture.height)}"
    alt = escape(line_for_screen(picture.alt))
    return f'<svg viewBox="0 0 {size}" role="img" aria-label="{alt}">{drawn(picture.shapes)}</svg>'


def sign(shapes: Sequence[Shape], width: float, height: float, alt: str = "") -> str:
    """Return a small drawing within a line of text; without words it is decoration."""
    said = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    size = f'width="{_n(width)}" height="{_n(height)}"'
    return f'<svg class="sign" {size} viewBox="0 0 {_n(width)} {_n(height)}" {said}>{drawn(shapes)}</svg>'


def drawn(shapes: Sequence[Shape]) -> str:
    """Return shapes as SVG elements."""
    return "".join(map(_shape, shapes))


def _shape(shape: Shape) -> str:
    match shape:
        case Rect():
            place = _all(x=shape.x, y=shape.y, width=shape.width, height=shape.height, rx=shape.radius)
            return f"<rect{place}{_paint(shape.fill, shape.stroke, shape.stroke_width)}/>"
        case Circle():
            paint = _paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash)
            return f"<circle{_all(cx=shape.x, cy=shape.y, r=shape.radius)}{paint}/>"
        case Line():
            place = _all(x1=shape.x1, y1=shape.y1, x2=shape.x2, y2=shape.y2)
            cap = ' stroke-linecap="round"' if shape.round_cap else ""
            return f"<line{place}{_paint(None, shape.stroke, shape.stroke_width, shape.dash)}{cap}/>"
        case Polygon():
            paint = _paint(shape.fill, shape.stroke, shape.stroke_width)
            return f'<polygon points="{_points(shape.points)}"{paint}/>'
        case Polyline():
            paint = _paint(None, shape.stroke, shape.stroke_width)
            return f'<polyline points="{_points(shape.points)}"{paint} stroke-linecap="round" stroke-linejoin="round"/>'
        case Label():
            return _label(shape)


def _label(shape: Label) -> str:
    anchor = f' text-anchor="{shape.anchor.value}"' if shape.anchor.value != "start" else ""
    place = _all(x=shape.x, y=shape.y) + f' font-size="{_n(shape.size)}" fill="{INKS[shape.role]}"'
    return f"<text{place}{anchor}{_WEIGHTS[shape.weight]}>{escape(line_for_screen(shape.text))}</text>"


def _paint(fill: Ink | None, stroke: Ink | None, width: float, dash: tuple[float, ...] = ()) -> str:
    said = f' fill="{INKS[fill] if fill else "none"}"'
    if stroke:
        said += f' stroke="{INKS[stroke]}" stroke-width="{_n(width)}"'
    return said + (f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else "")


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _all(**values: float) -> str:
    return "".join(f' {name}="{_n(value)}"' for name, value in values.items() if value or name in {"x", "y"})


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
