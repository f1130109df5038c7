"""Places to type: one line, several lines that grow, and a list to choose from.

Each paints its own box. Typing has Qt's own undo until the field loses the focus; then the workshop's takes over.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QListView, QSizePolicy, QTextEdit, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.views.announcing import is_heard
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import KeyboardRing, box, placed, ring, smooth
from partnerdesk.ui.views.widgets.text import as_tip

WIDEST_LIST = 480
"""A list of long answers is as wide as its field, or so many pixels where the field is narrow."""
SHORT = 50
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _see_through(widget: QWidget) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    widget.setPalette(palette)


def _paint_box(painter: QPainter, widget: QWidget, *, focused: bool, wrong: bool) -> None:
    area = QRectF(widget.rect())
    box(painter, area, fill=theme().colour("surface"), line=theme().colour("error" if wrong else "line"))
    if focused:
        halo = theme().colour("error" if wrong else "primary")
        box(painter, area, line=halo, width=2)
        halo.setAlphaF(0.22)
        box(painter, area.adjusted(2, 2, -2, -2), line=halo, width=2, radius=6)
    elif wrong:
        box(painter, area, line=theme().colour("error"), width=2)


class LineInput(QLineEdit):
    """One line of text."""

    left = Signal()

    def __init__(self, name: str, about: str = "", chars: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self._shows_beginning = False
        self._chars = chars
        self.setFont(theme().font("body"))
        self.setFrame(False)
        self.setCursorPosition(0)  # else Qt tells of the cursor before it tells of the focus, and a reader keeps silent
        _see_through(self)
        self.setTextMargins(theme().space(10), 0, theme().space(10), 0)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        if chars:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def mark_wrong(self, wrong: bool) -> None:
        """Show whether what stands here was refused."""
        self._wrong = wrong
        self.update()

    @property
    def is_wrong(self) -> bool:
        """Whether what stands here was refused."""
        return self._wrong

    @override
    def sizeHint(self) -> QSize:
        measures = self.fontMetrics()
        chars = self._chars or 24
        width = measures.averageCharWidth() * chars + 2 * theme().space(10) + 8
        return QSize(width, measures.height() + theme().space(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(72), self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if _is_spent(event, lambda: self):
            event.ignore()
            return False
        return super().event(event)

    @override
    def setText(self, text: str | None) -> None:
        """Show ``text`` from its beginning, where nobody types: of what is too long the end has no room, not the start.

        Where a screen reader listens the cursor stays where it is, or the reader would keep silent about the field.
        """
        super().setText(text)
        self._shows_beginning = not self.hasFocus() and not is_heard()
        if self._shows_beginning:
            self.setCursorPosition(0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let who types go on at the end; a click says itself where."""
        super().focusInEvent(event)
        is_click = event.reason() == Qt.FocusReason.MouseFocusReason
        if self._shows_beginning and not (is_click or self.hasSelectedText() or is_heard()):
            self.setCursorPosition(len(self.text()))
        self._shows_beginning = False

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.setText(self.text())  # its own undo ends here
        self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        _paint_box(painter, self, focused=self.hasFocus(), wrong=self._wrong)
        painter.end()
        super().paintEvent(event)


def _is_spent(event: QEvent, edited: Callable[[], QLineEdit | QTextDocument]) -> bool:
    """Return whether an undo or redo key finds nothing to do in the field, so that the workshop's own is meant."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not edited().isUndoAvailable()
    return bool(event.matches(QKeySequence.StandardKey.Redo)) and not edited().isRedoAvailable()


class AreaInput(QTextEdit):
    """Several lines of text; it grows with what is written. Tab leaves it."""

    left = Signal()

    def __init__(self, name: str, about: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self._lines = lines
        self.setFont(theme().font("body"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        _see_through(self)
        self.viewport().setAutoFillBackground(False)
        side, edge = theme().space(10), theme().space(7)
        self.setViewportMargins(side, edge, side, edge)
        self.document().setDocumentMargin(2)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    @override
    def setText(self, text: str) -> None:
        """Show ``text``; the field's own undo starts anew."""
        self.setPlainText(text)

    def mark_wrong(self, wrong: bool) -> None:
        """Show whether what stands here was refused."""
        self._wrong = wrong
        self.update()

    def _grow(self) -> None:
        least = self.fontMetrics().lineSpacing() * self._lines + 4
        height = max(self.document().size().height(), least) + 2 * theme().space(7)
        if round(height) != self.height():
            self.setFixedHeight(round(height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), self.minimumHeight())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painter = smooth(self)
            _paint_box(painter, self, focused=self.hasFocus(), wrong=self._wrong)
            painter.end()
            return True
        if _is_spent(event, self.document):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.document().clearUndoRedoStacks()
        self.update()
        self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SelectInput(KeyboardRing, QComboBox):
    """One answer of many, from a list that drops down. The wheel scrolls the page, not the answer."""

    picked = Signal(object)

    def __init__(
        self,
        choices: Sequence[ChoiceLine],
        name: str,
        about: str = "",
        parent: QWidget | None = None,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(parent)
        self._wrong = False
        self._unseen: QLabel | None = None
        self._required = required
        self.setFont(theme().font("body"))
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        view = QListView(self)
        view.setUniformItemSizes(True)
        view.setSpacing(2)
        view.setFont(theme().font("body"))
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setView(view)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[object] = []
        self.offer(choices)
        self.activated.connect(self._on_activated)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._label()

    def _label(self) -> None:
        """Have a label beside it, seen or unseen: Linux calls a list by its answer, and only a label names it."""
        beside = self.parentWidget()
        if self._unseen is None and beside is not None:
            if any(each.buddy() is self for each in beside.findChildren(QLabel, options=DIRECT)):
                return
            self._unseen = QLabel(beside)
            self._unseen.hide()
            self._unseen.setBuddy(self)
        if self._unseen is not None:
            self._unseen.setAccessibleName(self.accessibleName())

    def offer(self, choices: Sequence[ChoiceLine]) -> None:
        """Offer these answers, with an empty one before them unless one must always be chosen."""
        chosen = self.value if self._values else None
        self._values = [choice.value for choice in choices]
        self.clear()
        if not self._required:
            self._values.insert(0, None)
            self.addItem(self.tr("Choose…"))
        for choice in choices:
            self.addItem(choice.label)
            if len(choice.label) > SHORT:  # the list may cut it off
                self.setItemData(self.count() - 1, as_tip(choice.label), Qt.ItemDataRole.ToolTipRole)
        self.show_value(chosen)

    @property
    def value(self) -> object:
        """The answer that is shown; None where none is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def show_value(self, value: object) -> None:
        """Show which answer is recorded."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    @override
    def showPopup(self) -> None:
        """Drop the list down as wide as the field, and where the field is narrow no wider than its words need."""
        super().showPopup()
        popup = self.view().window()
        width = min(popup.width(), max(self.width(), min(self.sizeHint().width(), theme().px(WIDEST_LIST))))
        if width < popup.width():
            at = self.mapToGlobal(QPoint(0, 0)).x()
            room = self.screen().availableGeometry()
            popup.setGeometry(max(min(at, room.right() - width), room.left()), popup.y(), width, popup.height())

    def mark_wrong(self, wrong: bool) -> None:
        """Show whether the answer was refused."""
        self._wrong = wrong
        self.update()

    def _on_activated(self, number: int) -> None:
        self.picked.emit(self._values[number])

    @override
    def sizeHint(self) -> QSize:
        measures = self.fontMetrics()
        width = max((measures.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=80)
        return QSize(width + theme().px(56), measures.height() + theme().space(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        _paint_box(painter, self, focused=False, wrong=self._wrong)
        if self.ringed:
            ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), radius=6)
        side, pad = theme().px(18), theme().space(12)
        room = self.width() - side - 2 * pad - theme().px(6)
        nothing = self.currentIndex() <= 0 and not self._required
        painter.setFont(self.font())
        painter.setPen(theme().colour("muted" if nothing else "text"))
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        words = placed(self, QRectF(pad, 0, room, self.height()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        place = placed(self, QRectF(self.width() - side - pad, (self.height() - side) / 2, side, side))
        paint_icon(painter, "chevron-down", place, theme().colour("muted"))
        painter.end()
