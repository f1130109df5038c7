"""Small marks: chips, dots, bars and the badges of lights. Each has words beside its shape and colour."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import box, placed, smooth
from partnerdesk.ui.views.widgets.text import as_tip

_GROUNDS = {
    "neutral": ("muted", "unknown_ground"),
    "primary": ("primary", "tint"),
    "good": ("good", "good_ground"),
    "warning": ("warning", "warning_ground"),
    "error": ("error", "error_ground"),
    "unknown": ("unknown", "unknown_ground"),
}
LIGHTS = {
    "green": ("good", "circle"),
    "amber": ("warning", "triangle"),
    "red": ("error", "square"),
    "unknown": ("unknown", "question"),
}


def light_word(colour: str) -> str:
    """Return what a light of this colour says."""
    tr = QCoreApplication.translate
    return {
        "green": tr("Evidence", "Fine"),
        "amber": tr("Evidence", "Look again"),
        "red": tr("Evidence", "Needs attention"),
        "unknown": tr("Evidence", "Too little recorded"),
    }[colour]


class Chip(QWidget):
    """A short word on a tinted ground, with an icon."""

    def __init__(self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str = "", icon: str | None = None) -> None:
        """Show other words, and another tone or icon if given."""
        self._text, self._tone = text, tone or self._tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return theme().px(14) if self._icon else 0

    @override
    def sizeHint(self) -> QSize:
        measures = theme().metrics("caption_strong")
        gap = theme().px(6) if self._icon else 0
        width = measures.horizontalAdvance(self._text) + self._side() + gap + 2 * theme().px(9) + 1
        return QSize(round(width), round(measures.height()) + theme().px(6))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        ink, ground = (theme().colour(name) for name in _GROUNDS[self._tone])
        area = QRectF(self.rect())
        box(painter, area, fill=ground, radius=area.height() / 2)
        left = theme().px(9)
        if self._icon:
            side = self._side()
            place = placed(self, QRectF(left, (self.height() - side) / 2, side, side))
            paint_icon(painter, self._icon, place, ink)
            left += side + theme().px(6)
        painter.setFont(theme().font("caption_strong"))
        painter.setPen(ink)
        room = self.width() - left - theme().px(8)
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        words = placed(self, QRectF(left, 0, room + 2, self.height()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class LightBadge(Chip):
    """A light: its shape, its word and its colour (green, amber, red, unknown)."""

    def __init__(self, colour: str, word: str, parent: QWidget | None = None) -> None:
        tone, shape = LIGHTS[colour]
        super().__init__(word, tone, shape, parent)

    def show_light(self, colour: str, word: str) -> None:
        """Show another state."""
        tone, shape = LIGHTS[colour]
        self.say(word, tone, shape)


class Dots(QWidget):
    """A level from 1 to 5 as filled dots; half levels are half filled."""

    def __init__(self, level: float | None = None, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: float | None = level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level, words)

    def show_level(self, level: float | None, words: str) -> None:
        """Show ``level``; ``words`` say it for those who cannot see it."""
        self._level = level
        self.setAccessibleName(words)
        self.setToolTip(as_tip(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(10)
        return QSize(side * 5 + theme().px(4) * 4 + 2, side + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        side, gap = theme().px(10), theme().px(4)
        for number in range(5):
            place = placed(self, QRectF(1 + number * (side + gap), 1, side, side))
            box(painter, place, line=theme().colour("primary" if self._level else "line"), width=1.5, radius=side / 2)
            part = min(max((self._level or 0) - number, 0), 1)
            if part > 0:
                painter.save()
                share = QRectF(1 + number * (side + gap), place.y(), place.width() * part, place.height())
                painter.setClipRect(placed(self, share))
                box(painter, place, fill=theme().colour("primary"), radius=side / 2)
                painter.restore()
        painter.end()


class Bar(QWidget):
    """A share from 0 to 1 as a bar."""

    def __init__(
        self, share: float = 0.0, words: str = "", tone: str = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._tone = share, tone
        self.setFixedHeight(theme().px(6))
        self.setMinimumWidth(theme().px(40))
        self.show_share(share, words)

    def show_share(self, share: float, words: str, tone: str = "") -> None:
        """Show ``share``; ``words`` say it for those who cannot see it."""
        self._share = min(max(share, 0.0), 1.0)
        self._tone = tone or self._tone
        self.setAccessibleName(words)
        self.setToolTip(as_tip(words))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        if theme().tokens.name == "contrast":
            # There the border's colour is as strong as what fills the bar.
            box(painter, area, fill=theme().colour("surface"), line=theme().colour("line"), radius=area.height() / 2)
        else:
            box(painter, area, fill=theme().colour("border"), radius=area.height() / 2)
        if self._share > 0:
            done = placed(self, QRectF(0, 0, max(area.width() * self._share, area.height()), area.height()))
            box(painter, done, fill=theme().colour(self._tone), radius=area.height() / 2)
        painter.end()
