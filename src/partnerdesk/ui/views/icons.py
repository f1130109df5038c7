"""The program's own icons: one set of SVG drawings, painted in any colour and sharp at any scale.

It must not know what an icon stands for on a page.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from partnerdesk.ui.views.assets import asset

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
