"""Draws a finished chart of :mod:`partnerdesk.charts` in the window's colours; its words say what it shows.

It must not know which chart it draws, nor work anything out.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import smooth
from partnerdesk.ui.views.widgets.text import Prose

POINT = 4 / 3
"""Pixels to a point at 100 %: a chart of 8.5-point labels reads like caption text."""

_TOKENS: dict[Ink, str] = {
    Ink.PAPER: "surface",
    Ink.INK: "text",
    Ink.MUTED: "muted",
    Ink.RULE: "border",
    Ink.TINT: "tint",
    Ink.TINT_STRONG: "border",
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
_TONES = {Ink.TONE_1: 1.0, Ink.TONE_2: 0.76, Ink.TONE_3: 0.54, Ink.TONE_4: 0.34, Ink.TONE_5: 0.18}
_WEIGHTS = {Weight.REGULAR: 400, Weight.BOLD: 600, Weight.ITALIC: 400}


def ink(role: Ink) -> QColor:
    """Return the window's colour for an ink role."""
    if role in _TONES:
        part = _TONES[role]
        strong, ground = theme().colour("primary"), theme().colour("surface")
        mixed = [
            round(getattr(strong, each)() * part + getattr(ground, each)() * (1 - part))
            for each in ("red", "green", "blue")
        ]
        return QColor(*mixed)
    return theme().colour(_TOKENS[role])


def _font(size: float, weight: Weight) -> QFont:
    font = QFont(theme().font("body"))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(_WEIGHTS[weight]))
    font.setItalic(weight is Weight.ITALIC)
    return font


def measure(text: str, size: float, weight: Weight) -> float:
    """Return the width of ``text`` in points, for the chart builders: measured large, so that it holds at any scale."""
    return QFontMetricsF(_font(size * 8, weight)).horizontalAdvance(text) / 8


class Drawing(QWidget):
    """The shapes of a picture, as wide as there is room."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setAccessibleName(picture.alt)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture) -> None:
        """Draw another picture."""
        self._picture = picture
        self.setAccessibleName(picture.alt)
        self._keep_whole()
        self.updateGeometry()
        self.update()

    def _keep_whole(self) -> None:
        """Stay as high as the picture needs: a page that is laid out in turns would cut its foot off meanwhile."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _factor(self, width: float) -> float:
        return min(width / self._picture.width, POINT * theme().scale * 1.5)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._picture.height * self._factor(width)) + 1

    @override
    def sizeHint(self) -> QSize:
        width = round(self._picture.width * POINT * theme().scale)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        factor = self._factor(self.width())
        painter.scale(factor, factor)
        for shape in self._picture.shapes:
            draw(painter, shape)
        painter.end()


def _pen(stroke: Ink | None, width: float, dash: tuple[float, ...] = ()) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(ink(stroke), width)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def draw(painter: QPainter, shape: Shape) -> None:
    """Draw one shape."""
    match shape:
        case Rect():
            _ready(painter, shape.fill, shape.stroke, shape.stroke_width)
            area = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(area, shape.radius, shape.radius)
        case Line():
            pen = _pen(shape.stroke, shape.stroke_width, shape.dash)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if shape.round_cap else Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Circle():
            _ready(painter, shape.fill, shape.stroke, shape.stroke_width, shape.dash)
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        case Polygon():
            _ready(painter, shape.fill, shape.stroke, shape.stroke_width)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Polyline():
            pen = _pen(shape.stroke, shape.stroke_width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Label():
            _draw_label(painter, shape)


def _ready(painter: QPainter, fill: Ink | None, stroke: Ink | None, width: float, dash: tuple[float, ...] = ()) -> None:
    painter.setPen(_pen(stroke, width, dash))
    painter.setBrush(ink(fill) if fill is not None else Qt.BrushStyle.NoBrush)


def _draw_label(painter: QPainter, label: Label) -> None:
    """Write the label eight times as large and scaled down again: fonts come in whole pixels only."""
    painter.save()
    painter.translate(label.x, label.y)
    painter.scale(1 / 8, 1 / 8)
    font = _font(label.size * 8, label.weight)
    painter.setFont(font)
    painter.setPen(ink(label.role))
    width = QFontMetricsF(font).horizontalAdvance(label.text)
    left = {Anchor.START: 0.0, Anchor.MIDDLE: -width / 2, Anchor.END: -width}[label.anchor]
    painter.drawText(QPointF(left, 0), label.text)
    painter.restore()


class PictureView(QWidget):
    """A chart with what it shows above it and how to read it below."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 8)
        self._title = Prose(picture.title, "section")
        self._finding = Prose(picture.finding, "body")
        self._drawing = Drawing(picture)
        self._note = Prose(picture.note, "caption", "muted")
        for part in (self._title, self._finding, self._drawing, self._note):
            layout.addWidget(part)
        self._note.setVisible(bool(picture.note))

    def show_picture(self, picture: Picture) -> None:
        """Show another chart."""
        self._title.say(picture.title)
        self._finding.say(picture.finding)
        self._note.say(picture.note)
        self._note.setVisible(bool(picture.note))
        self._drawing.show_picture(picture)
