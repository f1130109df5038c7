"""The program's own icons: one set of SVG drawings, painted in any colour and sharp at any scale.

It must not know what an icon stands for on a page.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.assets import asset
from partnerdesk.ui.views.theme import theme

_POINTING = frozenset({"arrow-left", "arrow-right", "chevron-right", "list", "panel", "undo"})


@cache
def _drawing(name: str) -> str:
    return asset("icons", f"{name}.svg").decode()


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("#000", colour).encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon ``name`` into ``rect``; what points on or back turns where the language runs the other way."""
    drawing = _renderer(name, colour.name())
    if name not in _POINTING or painter.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        drawing.render(painter, rect)
        return
    painter.save()
    painter.translate(2 * rect.center().x(), 0)
    painter.scale(-1, 1)
    drawing.render(painter, rect)
    painter.restore()


class _Engine(QIconEngine):
    """Draws an icon in the text colour in use; honours ``scale``, or icons blur at 1.5 and 2."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    @override
    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = theme().colour("muted" if mode is QIcon.Mode.Disabled else self._ink)
        paint_icon(painter, self._name, QRectF(rect), colour)  # type: ignore[call-overload]  # PySide6 gives a QRect

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        colour = theme().colour("muted" if mode is QIcon.Mode.Disabled else self._ink)
        paint_icon(painter, self._name, QRectF(0, 0, picture.width(), picture.height()), colour)
        painter.end()
        picture.setDevicePixelRatio(scale)
        return picture

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink)


def icon(name: str, ink: str = "text") -> QIcon:
    """Return the icon ``name`` for Qt's own controls."""
    return QIcon(_Engine(name, ink))
