"""Buttons: one that leads on, ones beside it, quiet ones in text, and the dashed one that adds a record."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import CONTROL_RADIUS, KeyboardRing, box, placed, ring, smooth
from partnerdesk.ui.views.widgets.plain_words import PlainWords
from partnerdesk.ui.views.widgets.text import as_tip


class Look(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    ADD = "add"


class Button(PlainWords, KeyboardRing, QPushButton):
    """A push button painted in one of five looks, with an icon before or after its words."""

    def __init__(
        self,
        text: str,
        look: Look = Look.SECONDARY,
        icon: str = "",
        *,
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._look = look
        self._icon = icon
        self._after = icon_after
        self._style = "caption_strong" if look is Look.DANGER else "strong"
        self.setFont(theme().font(self._style))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        across = QSizePolicy.Policy.Expanding if look is Look.ADD else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def rename(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @property
    def look(self) -> Look:
        """How much it asks for attention."""
        return self._look

    def lead_on(self, *, elsewhere: bool) -> None:
        """Be the thing to do on this page, or a way to another: there the button that goes on is the first."""
        self._look = Look.SECONDARY if elsewhere else Look.PRIMARY
        self._icon, self._after = ("arrow-right", True) if elsewhere else ("", False)
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return theme().px(18)

    def _gap(self) -> int:
        return theme().px(8)

    def _padding(self) -> int:
        return theme().space(8 if self._look in {Look.QUIET, Look.DANGER} else 16)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(0, self.text())
        width = words.width() + 2 * self._padding()
        if self._icon:
            width += self._side() + (self._gap() if self.text() else 0)
        return QSize(width, max(words.height(), self._side()) + theme().space(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return theme().colour("muted")
        names = {Look.PRIMARY: "on_primary", Look.SECONDARY: "text", Look.DANGER: "error"}
        return theme().colour(names.get(self._look, "primary"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        if self.ringed and self._look is not Look.PRIMARY:
            self._paint_ground(painter, area)
            ring(painter, area.adjusted(3, 3, -3, -3), radius=CONTROL_RADIUS - 2)
        elif self.ringed:
            box(painter, area, line=theme().colour("primary"), width=2)
            self._paint_ground(painter, area.adjusted(4, 4, -4, -4))
        else:
            self._paint_ground(painter, area)
        self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        colour = theme().colour
        over = self.underMouse() and self.isEnabled()
        if self._look is Look.PRIMARY:
            strong = over or self.isDown()
            if self.isEnabled():
                box(painter, area, fill=colour("primary_strong" if strong else "primary"))
            else:
                box(painter, area, fill=colour("unknown_ground"), line=colour("border"))
        elif self._look is Look.SECONDARY:
            box(painter, area, fill=colour("tint" if over else "surface"), line=colour("line"))
        elif self._look is Look.ADD:
            box(painter, area, fill=colour("tint") if over else None, line=colour("line"), dashed=True)
        elif over:
            box(painter, area, fill=colour("error_ground" if self._look is Look.DANGER else "tint"))

    def _paint_words(self, painter: QPainter) -> None:
        words = self.fontMetrics().size(0, self.text()).width()
        side, gap = (self._side(), self._gap() if self.text() else 0) if self._icon else (0, 0)
        left = (self.width() - words - side - gap) / 2
        middle = self.height() / 2
        icon_left = left + words + gap if self._after else left
        text_left = left if self._after else left + side + gap
        if self._icon:
            place = placed(self, QRectF(icon_left, middle - side / 2, side, side))
            paint_icon(painter, self._icon, place, self._ink())
        painter.setPen(self._ink())
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        rect = placed(self, QRectF(text_left, 0, words + 2, self.height()))
        painter.drawText(rect, int(flags), self.text())


class IconButton(KeyboardRing, QPushButton):
    """A small square button that shows only an icon; its words are its name and tool tip."""

    def __init__(
        self, name: str, icon: str, ink: str = "muted", parent: QWidget | None = None, *, side: int = 36
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._side = side
        self.setAccessibleName(name)
        self.setToolTip(as_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(theme().px(side), theme().px(side))
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._side), theme().px(self._side))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            box(painter, area, fill=theme().colour("tint"))
        if self.ringed:
            ring(painter, area.adjusted(3, 3, -3, -3), radius=CONTROL_RADIUS - 2)
        side = theme().px(20)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, place, theme().colour(self._ink))
        painter.end()
