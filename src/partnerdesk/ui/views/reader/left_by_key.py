"""A field beside the answers: Escape empties it and gives the keyboard back, before the window hears of that key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.widgets.inputs import LineInput


def keeps_escape(event: QEvent) -> bool:
    """Return whether an event asks who wants the Escape key; who keeps it gets it as a key press."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    return asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


class LeftByKey(LineInput):
    """One line of text that a key leaves."""

    left_by_key = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if keeps_escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)
