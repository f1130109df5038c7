"""Remembers whether the last thing a person did in the window was a key or the mouse.

Focus that the program itself moves is shown with a ring only to someone who works with the keyboard. It must not know
any control.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from partnerdesk.domain.overriding import override

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress})


class LastHand(QObject):
    """Watches the system's window, where keys and the mouse arrive first; its widgets are left alone."""

    typed = Signal(str)
    """Brings what the key stands for: a letter, or the sign of Backspace or Delete; nothing for a shortcut."""

    def __init__(self) -> None:
        super().__init__()
        self.on_keys = False

    def watch(self, window: QWindow | None) -> None:
        """Watch a window from now on."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS:
            self.on_keys = True
            if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and event.text().strip():
                self.typed.emit("" if _is_shortcut(event) else event.text())
        elif kind in _MOUSE:
            self.on_keys = False
        return False


def _is_shortcut(event: QKeyEvent) -> bool:
    """Return whether Ctrl goes with the key, and not Alt as well, which types letters on some keyboards."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return held == Qt.KeyboardModifier.ControlModifier


_LAST_HAND: list[LastHand] = []


def last_hand() -> LastHand:
    """Return the one watcher of the program."""
    if not _LAST_HAND:
        _LAST_HAND.append(LastHand())
    return _LAST_HAND[0]
