"""A column that is easy to read, and the area it scrolls in. It must not know what stands in the column."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import Piece, column

COLUMN = 680
_TURNS = 3  # what is put in place of something is laid out in the turn after it, and what that moves in the next


class ColumnWidget(Piece):
    """A centred column, as wide as lines are easy to read."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = self._outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = self._inner = Piece()
        self.widen(widest)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        inner.setSizePolicy(policy)
        self.body = column(inner, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)

    def widen(self, widest: int) -> None:
        """Set how wide the column may become, in pixels at 100 %."""
        self._inner.setMaximumWidth(theme().px(widest))

    @property
    def widest(self) -> int:
        """How wide the column may become, in pixels."""
        return self._inner.maximumWidth()

    def pad(self, left: int, top: int, right: int, bottom: int) -> None:
        """Set the room around the column, in pixels."""
        self._outer.setContentsMargins(left, top, right, bottom)


class ScrolledColumn(ColumnWidget):
    """A column inside a scroll area: as high as its text needs at the width it has, not at the narrowest."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Scroll(QScrollArea):
    """A page that scrolls down only; the place of its scroll bar is always kept, so that columns line up."""

    def __init__(self, content: QWidget, *, room_for_bar: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        clear = QWidget()  # Qt's own would have to be asked for, and PySide takes long to find out what it is
        clear.setAutoFillBackground(False)
        self.setViewport(clear)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always if room_for_bar else needed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page becomes lower, as for a message below it, keep in sight what has the keyboard, or the end."""
        bar = self.verticalScrollBar()
        at_end = 0 < bar.value() == bar.maximum()
        super().resizeEvent(event)
        lower = event.oldSize().height() > event.size().height()
        if lower and event.oldSize().width() == event.size().width():
            self._keep_in_sight(at_end)
            QTimer.singleShot(0, self, lambda: self._keep_in_sight(at_end))  # once what it holds is laid out anew

    def _keep_in_sight(self, at_end: bool) -> None:
        if QApplication.mouseButtons():
            return
        bar, held = self.verticalScrollBar(), QApplication.focusWidget()
        if at_end:
            bar.setValue(bar.maximum())
        if held is not None and not self._shows(held):
            self.reveal(held)

    def _shows(self, widget: QWidget) -> bool:
        """Return whether all of ``widget`` is in sight; what stands elsewhere need not be."""
        content = self.widget()
        if content is None or not content.isAncestorOf(widget):
            return True
        top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + widget.height() <= self.viewport().height()

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` can be seen, with some room around it; of one that is high, where the cursor is."""
        content, room = self.widget(), theme().space(60)
        if content is None or not content.isAncestorOf(widget) or self._shows(widget):
            return
        if widget.height() + 2 * room > self.viewport().height():
            self.ensureWidgetVisible(widget, 0, room)
            return
        top = widget.mapTo(content, QPoint(0, 0)).y()
        for edge in (top + widget.height(), top):
            self.ensureVisible(0, edge, 0, room)

    def steady(self, widget: QWidget) -> None:
        """Keep ``widget`` where it is seen now, whatever comes or goes above it with what is just done."""
        self._hold(widget, self._seen_at(widget), _TURNS)

    def _seen_at(self, widget: QWidget) -> int:
        return widget.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _hold(self, widget: QWidget, place: int, turns: int) -> None:
        if not self.isAncestorOf(widget) or not widget.isVisible():
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._seen_at(widget) - place)
        if turns:
            QTimer.singleShot(0, widget, lambda: self._hold(widget, place, turns - 1))


def scroll_around(widget: QWidget) -> Scroll | None:
    """Return the page in which a widget stands."""
    found = widget.parentWidget()
    while found is not None and not isinstance(found, Scroll):
        found = found.parentWidget()
    return found
