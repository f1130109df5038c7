"""Cards: rounded surfaces that hold other parts."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import Piece, column
from partnerdesk.ui.views.widgets.brush import CARD_RADIUS, box, smooth

_LOOKS = {
    "plain": ("surface", "border"),
    "warning": ("warning_ground", None),
    "error": ("error_ground", None),
    "tint": ("tint", None),
    "good": ("good_ground", None),
    "open": ("surface", "primary"),
}


class Card(Piece):
    """A rounded surface; put its content into ``body``."""

    def __init__(self, look: str = "plain", name: str = "", parent: QWidget | None = None, padding: int = 16) -> None:
        super().__init__(parent)
        self._look = look
        if name:
            self.setAccessibleName(name)
        self.body: QVBoxLayout = column(self, 8, (padding, padding, padding, padding))

    def wear(self, look: str) -> None:
        """Change the card's look: plain, tint, good, warning, error or open."""
        self._look = look
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        fill, line = _LOOKS[self._look]
        edge = theme().colour(line) if line else None
        box(painter, QRectF(self.rect()), fill=theme().colour(fill), line=edge, radius=CARD_RADIUS)
        painter.end()
