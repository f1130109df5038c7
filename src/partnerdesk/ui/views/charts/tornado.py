"""The tornado to take hold of: a slider whose rows are criteria, painted as the chart of turning points.

Up and Down choose a row, Left and Right change its weight by one per cent, Page up and Page down by five. It must not
work anything out: it tells which row and which weight is wanted, and shows the picture that it is given.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from partnerdesk.charts.flips import FlipScale
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.charts.copying import copy_picture
from partnerdesk.ui.views.charts.strokes import draw_all
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import KeyboardRing, box, ring, smooth

MOST, STEP, LEAP = 99, 1, 5
_STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Minus: -STEP,
    Qt.Key.Key_Plus: STEP,
    Qt.Key.Key_PageDown: -LEAP,
    Qt.Key.Key_PageUp: LEAP,
}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TornadoSlider(KeyboardRing, QSlider):
    """The weights as dots that can be moved, one row at a time."""

    row_asked = Signal(int)
    tried = Signal(float)
    reset_asked = Signal()

    def __init__(self, picture: Picture, scale: FlipScale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, MOST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture, self._scale, self._row = picture, scale, 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_trial(self, picture: Picture, scale: FlipScale, row: int, value: float) -> None:
        """Show the weights as they are tried now, with the chosen row and its weight in per cent."""
        grown = picture.height != self._picture.height or picture.width != self._picture.width
        self._picture, self._scale, self._row = picture, scale, row
        self.blockSignals(True)
        self.setValue(round(value))
        self.blockSignals(False)
        self.setAccessibleDescription(picture.finding)
        if grown:
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self.updateGeometry()
        self.update()

    @property
    def shown(self) -> Picture:
        """The picture that is painted."""
        return self._picture

    def _factor(self) -> float:
        return self.width() / self._picture.width

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._picture.height * width / self._picture.width) + 1

    @override
    def sizeHint(self) -> QSize:
        width = theme().px(520)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.heightForWidth(max(self.width(), 1)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        factor = self._factor()
        top, height = self._scale.band(self._row)
        band = QRectF(0, top * factor, self.width(), height * factor)
        box(painter, band, fill=theme().colour("tint"), radius=6)
        painter.save()
        painter.scale(factor, factor)
        draw_all(painter, self._picture.shapes)
        painter.restore()
        if self.ringed:
            ring(painter, band.adjusted(3, 1, -3, -1), radius=6)
        painter.end()

    # --- by hand ------------------------------------------------------------------------------------------------------

    def _take(self, place: QPointF) -> None:
        self.tried.emit(self._scale.share_at(place.x() / self._factor()) * 100)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._scale.row_at(event.position().y() / self._factor())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.row_asked.emit(row)
            if event.position().x() / self._factor() >= self._scale.left - 8:
                self._take(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # --- by keyboard --------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_picture(self, self._picture)
        elif key in _ROWS:
            self.row_asked.emit(self._row + _ROWS[key])
        elif key in _STEPS:
            self.tried.emit(min(max(self.value() + _STEPS[key], 0), MOST))
        elif key == Qt.Key.Key_Home:
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)
