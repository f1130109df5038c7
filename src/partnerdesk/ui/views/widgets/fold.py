"""A heading that opens and closes what stands below it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import KeyboardRing, box, placed, ring, smooth
from partnerdesk.ui.views.widgets.plain_words import PlainWords
from partnerdesk.ui.views.widgets.text import Prose


class FoldButton(PlainWords, KeyboardRing, QPushButton):
    """The heading: a chevron, words, and a quiet note at the end. It says whether it is open.

    To Qt it is no box to tick, which a screen reader would call it.
    """

    toggled = Signal(bool)

    def __init__(self, text: str, style: str = "strong", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._note = ""
        self._is_open = False
        self.clicked.connect(lambda: self.setChecked(not self._is_open))
        self.setText(text)
        self.setFont(theme().font(style))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._tell()

    def note(self, text: str) -> None:
        """Show a quiet note at the end."""
        self._note = text
        self._tell()
        self.update()

    @override
    def isChecked(self) -> bool:
        return self._is_open

    @override
    def setChecked(self, checked: bool) -> None:
        if checked != self._is_open:
            self._is_open = checked
            self._tell()
            self.update()
            self.toggled.emit(checked)

    def _tell(self) -> None:
        state = self.tr("Is open") if self._is_open else self.tr("Is closed")
        self.setAccessibleDescription(". ".join(part for part in (state, self._note) if part))

    @override
    def sizeHint(self) -> QSize:
        measures = theme().metrics(self._style)
        width = measures.horizontalAdvance(self.text()) + theme().px(32)
        return QSize(round(width), round(measures.height()) + theme().space(14))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        if self.underMouse():
            box(painter, area, fill=theme().colour("tint"))
        if self.ringed:
            ring(painter, area.adjusted(3, 3, -3, -3), radius=6)
        side, left = theme().px(18), theme().space(6)
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        place = placed(self, QRectF(left, (self.height() - side) / 2, side, side))
        paint_icon(painter, icon, place, theme().colour("primary"))
        start = left + side + theme().px(8)
        small = theme().metrics("caption")
        note = small.horizontalAdvance(self._note) + theme().px(12) if self._note else 0
        room = self.width() - start - note - left
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self.font())
        painter.setPen(theme().colour("primary"))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(placed(self, QRectF(start, 0, room, self.height())), middle, words)
        if self._note:
            painter.setFont(theme().font("caption"))
            painter.setPen(theme().colour("muted"))
            end = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(placed(self, area.adjusted(0, 0, -theme().space(10), 0)), end, self._note)
        painter.end()


class Fold(QWidget):
    """A part of a page that stays closed until it is wanted; put its content into ``body``."""

    def __init__(self, title: str, hint: str = "", *, opened: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 4)
        self.button = FoldButton(title)
        layout.addWidget(self.button)
        self._inside = QWidget()
        self.body: QVBoxLayout = column(self._inside, 20, (4, 8, 4, 8))
        if hint:
            self.body.addWidget(Prose(hint, "caption", "muted"))
        layout.addWidget(self._inside)
        self._when_opened: Callable[[], None] | None = None
        self.button.toggled.connect(self._on_toggled)
        self.button.setChecked(opened)
        self._inside.setVisible(opened)

    def _on_toggled(self, opened: bool) -> None:
        fill, self._when_opened = self._when_opened, None
        if fill is not None:
            fill()
        self._inside.setVisible(opened)
        if opened and self.button.hasFocus():
            QTimer.singleShot(0, self, self._show_inside)

    def _show_inside(self) -> None:
        """Scroll so that as much as can be of what somebody has opened is seen, below its heading."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        content = above.widget() if above is not None else None
        if above is None or content is None:
            return
        top, gap = self.mapTo(content, QPoint(0, 0)).y(), theme().space(8)
        room = above.viewport().height() - 2 * gap
        for edge in (top + min(self.height(), room), top):
            above.ensureVisible(0, edge, 0, gap)

    def rename(self, title: str) -> None:
        """Show another heading."""
        self.button.setText(title)
        self.button.setAccessibleName(title)
        self.button.updateGeometry()

    def fill_when_opened(self, fill: Callable[[], None]) -> None:
        """Have ``fill`` put the content into ``body`` when it is wanted for the first time."""
        self._when_opened = fill

    def count(self, given: int, of: int) -> None:
        """Say how many of the fields inside are filled in."""
        self.button.note(self.tr("{given} of {of} filled in").format(given=given, of=of) if of else "")
