"""How a chart's shapes are painted: the colours of its ink roles, its letters and their widths.

It must not know which chart it draws.
"""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from partnerdesk.charts.shapes import Anchor, Circle, Ink, Label, Line, Polygon, Polyline, Rect, Shape, Weight
from partnerdesk.ui.views.theme import Tokens, theme

_TOKENS: dict[Ink, str] = {
    Ink.PAPER: "surface",
    Ink.INK: "text",
    Ink.MUTED: "muted",
    Ink.RULE: "border",
    Ink.TINT: "tint",
    Ink.PRIMARY: "primary",
    Ink.ACCENT: "series_3",
    Ink.WARM: "series_2",
    Ink.COOL: "series_3",
    Ink.ON_DARK: "on_primary",
    Ink.GREEN: "good",
    Ink.AMBER: "warning",
    Ink.AMBER_FILL: "warning_ground",
    Ink.RED: "error",
    Ink.UNKNOWN: "unknown",
}
_TONES = {
    Ink.TINT_STRONG: 0.28,
    Ink.TONE_1: 1.0,
    Ink.TONE_2: 0.76,
    Ink.TONE_3: 0.54,
    Ink.TONE_4: 0.34,
    Ink.TONE_5: 0.18,
}
_WEIGHTS = {Weight.REGULAR: 400, Weight.BOLD: 600, Weight.ITALIC: 400}


@lru_cache(maxsize=256)
def _colour(role: Ink, tokens: Tokens) -> QColor:
    """Return a theme's colour for an ink role; it is asked for hundreds of times while a picture is painted."""
    if role in _TONES:
        part = _TONES[role]
        strong, ground = QColor(tokens.primary), QColor(tokens.surface)
        mixed = [
            round(getattr(strong, each)() * part + getattr(ground, each)() * (1 - part))
            for each in ("red", "green", "blue")
        ]
        return QColor(*mixed)
    return QColor(getattr(tokens, _TOKENS[role]))


def ink(role: Ink, tokens: Tokens | None = None) -> QColor:
    """Return the window's colour for an ink role, or that of another theme."""
    return _colour(role, tokens or theme().tokens)


@lru_cache(maxsize=128)
def _face(size: float, weight: Weight, family: str) -> tuple[QFont, QFontMetricsF]:
    font = QFont(family)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(_WEIGHTS[weight]))
    font.setItalic(weight is Weight.ITALIC)
    return font, QFontMetricsF(font)


def _family() -> str:
    return theme().family or theme().font("body").family()


def face(size: float, weight: Weight) -> tuple[QFont, QFontMetricsF]:
    """Return the font of a label and its measures."""
    return _face(size, weight, _family())


@lru_cache(maxsize=4096)
def _width(text: str, size: float, weight: Weight, family: str) -> float:
    return _face(size * 8, weight, family)[1].horizontalAdvance(text) / 8


def measure(text: str, size: float, weight: Weight) -> float:
    """Return the width of ``text`` in points, for the chart builders: measured large, so that it holds at any scale."""
    return _width(text, size, weight, _family())


def draw_all(painter: QPainter, shapes: Iterable[Shape], tokens: Tokens | None = None) -> None:
    """Draw shapes in their order, in the window's colours or in those of another theme."""
    colours = tokens or theme().tokens
    for shape in shapes:
        draw(painter, shape, colours)


def _pen(stroke: Ink | None, width: float, tokens: Tokens, dash: tuple[float, ...] = ()) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(ink(stroke, tokens), width)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def draw(painter: QPainter, shape: Shape, tokens: Tokens) -> None:
    """Draw one shape."""
    match shape:
        case Rect():
            _ready(painter, shape, tokens)
            area = QRectF(shape.x, shape.y, shape.width, shape.height)
            if shape.radius:
                painter.drawRoundedRect(area, shape.radius, shape.radius)
            else:
                painter.drawRect(area)  # ten times as quick
        case Line():
            pen = _pen(shape.stroke, shape.stroke_width, tokens, shape.dash)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if shape.round_cap else Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Circle():
            _ready(painter, shape, tokens, shape.dash)
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case Polygon():
            _ready(painter, shape, tokens)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Polyline():
            pen = _pen(shape.stroke, shape.stroke_width, tokens)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Label():
            _draw_label(painter, shape, tokens)


def _ready(painter: QPainter, shape: Rect | Circle | Polygon, tokens: Tokens, dash: tuple[float, ...] = ()) -> None:
    painter.setPen(_pen(shape.stroke, shape.stroke_width, tokens, dash))
    painter.setBrush(ink(shape.fill, tokens) if shape.fill is not None else Qt.BrushStyle.NoBrush)


def _draw_label(painter: QPainter, label: Label, tokens: Tokens) -> None:
    """Write the label eight times as large and scaled down again: fonts come in whole pixels only."""
    painter.save()
    painter.translate(label.x, label.y)
    painter.scale(1 / 8, 1 / 8)
    font, measures = face(label.size * 8, label.weight)
    painter.setFont(font)
    painter.setPen(ink(label.role, tokens))
    width = measures.horizontalAdvance(label.text)
    left = {Anchor.START: 0.0, Anchor.MIDDLE: -width / 2, Anchor.END: -width}[label.anchor]
    painter.drawText(QPointF(left, 0), label.text)
    painter.restore()
