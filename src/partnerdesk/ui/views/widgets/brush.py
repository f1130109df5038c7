"""Strokes that the painted controls share: rounded boxes, the focus ring, text that wraps.

It must not know any control.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.last_hand import last_hand

CONTROL_RADIUS = 8.0
CARD_RADIUS = 10.0
RING = 3
KEYBOARD = frozenset({
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
})  # fmt: skip
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
MOST_SHORTENED = 2000
WRAP = int(Qt.TextFlag.TextWordWrap)


def smooth(widget: QWidget) -> QPainter:
    """Return a painter on ``widget`` with smooth edges, which writes the way that the widget's language runs."""
    painter = QPainter(widget)
    painter.setLayoutDirection(widget.layoutDirection())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
    radius: float = CONTROL_RADIUS,
    dashed: bool = False,
) -> None:
    """Draw a rounded box, inset by half its pen so that the line stays sharp and inside ``rect``."""
    pen = QPen(Qt.PenStyle.NoPen)
    if line is not None:
        pen = QPen(line, width)
        if dashed:
            pen.setDashPattern([5 / width, 4 / width])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def placed(widget: QWidget, rect: QRectF) -> QRectF:
    """Return where ``rect`` is in ``widget``, whose left is its right where the language runs from right to left."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())


def fill(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Fill ``area``, without its edge. Qt's own way takes gradients too, and PySide makes all of them known first."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(area)


def ring(painter: QPainter, rect: QRectF, *, radius: float = CONTROL_RADIUS, ink: str = "primary") -> None:
    """Draw the focus ring around ``rect``: a line of two pixels and a halo of three."""
    halo = theme().colour(ink)
    halo.setAlphaF(0.22)
    box(painter, rect.adjusted(-RING, -RING, RING, RING), line=halo, width=RING, radius=radius + RING)
    box(painter, rect, line=theme().colour(ink), width=2.0, radius=radius)


def text_height(text: str, font: QFont, width: float) -> float:
    """Return the height that ``text`` takes when wrapped at ``width``."""
    if not text:
        return 0.0
    measures = QFontMetricsF(font)
    return measures.boundingRect(QRectF(0, 0, max(width, 1.0), 100_000), WRAP, text).height()


def even_width(text: str, font: QFont, width: int, least: float) -> int:
    """Return the least width, but not less than a part of ``width``, at which ``text`` takes no more lines."""
    whole, low = text_height(text, font, width), round(width * least)
    return low + bisect_left(range(low, width), True, key=lambda tried: text_height(text, font, tried) <= whole)


def shortened(text: str, font: QFont, width: float, height: float) -> str:
    """Return as much of ``text``, wrapped at ``width``, as there is room for, with dots where it was cut."""
    if text_height(text, font, width) <= height + 1:
        return text
    least, most = 0, min(len(text), MOST_SHORTENED)
    while least < most:
        middle = (least + most + 1) // 2
        if text_height(f"{text[:middle].rstrip()}…", font, width) <= height:
            least = middle
        else:
            most = middle - 1
    return f"{text[:least].rstrip()}…" if least else ""


def write(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor, flags: int = WRAP) -> None:
    """Write ``text`` into ``rect``, wrapped."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, flags, text)


if TYPE_CHECKING:
    _Mixin = QWidget
else:
    # Qt allows one widget class among the bases: while running, the mixin is a plain class.
    _Mixin = object


class KeyboardRing(_Mixin):
    """Remembers whether the keyboard brought the focus: only then is the ring shown. Enter presses a button."""

    ringed = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        self.ringed = event.reason() in KEYBOARD or (last_hand().on_keys and not by_mouse)
        super().focusInEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and isinstance(self, QPushButton):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ringed = False
        super().focusOutEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
