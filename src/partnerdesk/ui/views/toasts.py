"""Messages at the foot of the page, one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.scrolling import ColumnWidget
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.notice import Toast

STAYS_MS = 12_000


class ToastArea(QWidget):
    """Shows the last message until it is closed, undone, or old. A refusal stays until it is closed."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toast: Toast | None = None
        self._undoes = False
        self._column = ColumnWidget(680)
        side = theme().space(28)
        self._column.pad(side, theme().space(4), side, theme().space(12))
        column(self, 0).addWidget(self._column)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def tell(self, text: str, undo: bool) -> None:
        """Say what was done."""
        self._show(Toast(text, undo=undo))
        self._undoes = undo
        announce(self, text)
        self._timer.start()

    def offer(self, text: str, offer: str, take: Callable[[], None]) -> None:
        """Say something that can be acted on at once; it stays until it is taken or closed."""
        toast = Toast(text, tone="warning", offer=offer)
        self._show(toast)
        toast.taken.connect(self.clear)
        toast.taken.connect(take)
        announce(self, text)
        self._timer.stop()

    def refuse(self, text: str) -> None:
        """Say what cannot be done and why."""
        self._show(Toast(text, tone="error"))
        announce(self, text, urgent=True)
        self._timer.stop()

    def forget_undo(self) -> None:
        """Take away a message that offers undo: what it speaks of was taken back, and its button would go further."""
        if self._undoes:
            self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._undoes = False
        self._timer.stop()
        if self._toast is not None:
            self._column.body.removeWidget(self._toast)
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None
        self.hide()

    def _show(self, toast: Toast) -> None:
        self.clear()
        self._toast = toast
        toast.undo_asked.connect(self._on_undo)
        toast.closed.connect(self.clear)
        self._column.body.addWidget(toast)
        self.show()

    def _on_undo(self) -> None:
        self.clear()
        self.undo_asked.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
