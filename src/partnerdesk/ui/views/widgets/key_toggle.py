"""A mark that is set or taken away by one key: the key stands on a small cap before the words.

What is set has a tick as well as a colour. It must not know what it marks.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import CONTROL_RADIUS, KeyboardRing, box, placed, ring, smooth
from partnerdesk.ui.views.widgets.plain_words import PlainWords
from partnerdesk.ui.views.widgets.text import as_tip


class KeyToggle(PlainWords, KeyboardRing, QPushButton):
    """A push button that stays pressed while its mark is set."""

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = self._note = self._counts = self._widest = ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(theme().font("body"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name(key, words)

    def name(self, key: str, words: str, meaning: str = "") -> None:
        """Show another key and other words; ``meaning`` says in full what short words stand for."""
        meaning = meaning or words
        if (key, words, meaning) == (self._key, self.text(), self.accessibleName()):
            return
        self._key = key
        self.setText(words)
        self.setAccessibleName(meaning)
        self.setToolTip(as_tip(meaning))
        self._follow()

    def count(self, count: str, words: str = "", widest: str = "") -> None:
        """Show a number behind the words; ``words`` say in full what it counts.

        Room is kept for ``widest``, so that nothing moves when a first number comes or one grows.
        """
        if (count, widest) != (self._note, self._widest):
            self._note, self._counts, self._widest = count, words, widest
            self._follow()

    def _follow(self) -> None:
        key = self.tr("Key {key}").format(key=self._key) if self._key else ""
        self.setAccessibleDescription(". ".join(part for part in (key, self._counts) if part))
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        """The key that does the same."""
        return self._key

    def show_on(self, *, on: bool) -> None:
        """Show whether the mark is set."""
        self.setChecked(on)

    @override
    def nextCheckState(self) -> None:
        """Leave the tick to what is recorded: a press asks for a change, which may be refused."""

    def _cap(self) -> int:
        return theme().px(22) if self._key else 0

    def _note_room(self) -> int:
        _pad, gap = self._sides()
        width = max(theme().metrics("caption").horizontalAdvance(each) for each in (self._note, self._widest))
        return round(width) + gap if width else 0

    def _sides(self) -> tuple[int, int]:
        return theme().space(8), theme().px(8)

    @override
    def sizeHint(self) -> QSize:
        pad, gap = self._sides()
        words = self.fontMetrics().horizontalAdvance(self.text())
        cap = self._cap() + gap if self._key else 0
        width = 2 * pad + cap + words + gap + self._note_room() + theme().px(16)
        return QSize(width, max(self.fontMetrics().height(), self._cap()) + theme().space(14))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = smooth(self), theme().colour
        area, on = QRectF(self.rect()), self.isChecked()
        over = self.underMouse() and self.isEnabled()
        box(
            painter,
            area,
            fill=colour("tint" if on or over else "surface"),
            line=colour("primary" if on else "line"),
            width=2 if on else 1,
        )
        if self.ringed:
            ring(painter, area.adjusted(3, 3, -3, -3), radius=CONTROL_RADIUS - 2)
        pad, gap = self._sides()
        left, ink = float(pad), colour("text" if self.isEnabled() else "muted")
        if self._key:
            side = self._cap()
            cap = placed(self, QRectF(left, (area.height() - side) / 2, side, side))
            box(painter, cap, fill=colour("ground"), line=colour("line"), radius=5)
            painter.setFont(theme().font("caption_strong"))
            painter.setPen(ink)
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)
            left += side + gap
        tick = theme().px(16)
        room = area.width() - left - pad - tick - gap - self._note_room()
        painter.setFont(self.font())
        painter.setPen(ink)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room) + 1)
        place = placed(self, QRectF(left, 0, room + 2, area.height()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        self._paint_note(painter, area.width() - pad - tick - gap)
        if on:
            place = placed(self, QRectF(area.width() - pad - tick, (area.height() - tick) / 2, tick, tick))
            paint_icon(painter, "check", place, colour("primary"))
        painter.end()

    def _paint_note(self, painter: QPainter, right: float) -> None:
        if self._note:
            place = placed(self, QRectF(right - self._note_room(), 0, self._note_room(), self.height()))
            painter.setFont(theme().font("caption"))
            painter.setPen(theme().colour("muted"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._note)
