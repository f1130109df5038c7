"""Messages at the foot of the page, one at a time.

A message has a row of its own between page and bar, so that it lies over nothing. It goes at the next edit, or when
it is old.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.services.history import Change
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.scrolling import COLUMN, ColumnWidget
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.last_hand import last_hand
from partnerdesk.ui.views.widgets.notice import Toast

STAYS_MS = 12_000
_TAKES_AWAY = frozenset({"\b", "\x7f"})


class ToastArea(QWidget):
    """Shows the last message until it is closed, something else is done or typed, or it is old.

    Only what is offered stays: that is lost when it is not taken.
    """

    undo_asked = Signal(object)
    """Brings the step that the message spoke of."""

    def __init__(self, last_step: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toast: Toast | None = None
        self._last_step = last_step
        self._spoke_of: object = None
        self._stays = False
        self._column = ColumnWidget(COLUMN)
        side = theme().space(28)
        self._column.pad(side, theme().space(4), side, theme().space(12))
        column(self, 0).addWidget(self._column)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.clear)
        last_hand().typed.connect(self._on_typed)
        self.hide()

    def tell(self, text: str, undo: bool) -> None:
        """Say what was done."""
        self._show(Toast(text, undo=undo))
        announce(self, text)

    def offer(self, text: str, offer: str, take: Callable[[], None]) -> None:
        """Say something that can be acted on at once; it stays until it is taken or closed."""
        toast = Toast(text, tone="warning", offer=offer)
        self._show(toast)
        toast.taken.connect(self.clear)
        toast.taken.connect(take)
        announce(self, text)
        self._stays = True
        self._timer.stop()

    def refuse(self, text: str) -> None:
        """Say what cannot be done and why."""
        self._show(Toast(text, tone="error"))
        announce(self, text, urgent=True)

    def heed(self, change: Change, shown: Collection[str] = ()) -> None:
        """Have said what was undone; take away a message once another step is the last: Undo would take that back.

        What does not show on the page, whose areas are ``shown``, is said in a message as well.
        """
        if self._toast is not None and not self._stays and self._spoke_of is not self._last_step():
            self.clear()
        pattern = {"undo": self.tr("Undone: {what}"), "redo": self.tr("Done again: {what}")}.get(change.origin)
        if pattern is None:
            return
        words = pattern.format(what=spoken(change.label))
        announce(self, words)
        if change.areas.isdisjoint(shown) and not self._stays:
            self._show(Toast(words))

    def _on_typed(self, text: str) -> None:
        """Take away a message when somebody goes on typing; a shortcut is no typing."""
        if self._toast is not None and not self._stays and text and (text.isprintable() or text in _TAKES_AWAY):
            self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._spoke_of, self._stays = None, False
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
        self._spoke_of = self._last_step()
        self.show()
        self._timer.start()

    def _on_undo(self) -> None:
        step = self._spoke_of
        self.clear()
        self.undo_asked.emit(step)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
