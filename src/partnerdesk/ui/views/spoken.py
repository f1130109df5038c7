"""Words that a screen reader says though nothing is seen of them: on Linux, as a notification.

Orca hears announcements from version 45 on, and notifications in every version. A notification is said when it comes
into view; this one tells so and stays unseen. It must not know what is said.
"""

from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

STAYS_MS = 10_000
"""A reader asks for the words when it comes to them, which may be later than the next ones are told."""


class Spoken(QWidget):
    """One notification: its name is what is said."""

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self.setAccessibleName(text)
        gone = QTimer(self, singleShot=True, interval=STAYS_MS)
        gone.timeout.connect(self.deleteLater)
        gone.start()


def _interface(kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Return what a screen reader sees of a notification; Qt makes its own of everything else."""
    if kind == Spoken.__name__ and isinstance(thing, Spoken):
        return QAccessibleWidget(thing, QAccessible.Role.Notification)
    return None


@cache
def _tell_qt() -> None:
    QAccessible.installFactory(_interface)


def notify(widget: QWidget, text: str) -> Spoken:
    """Have ``text`` said; what belongs to a dialog would be said with the dialog's name before it."""
    _tell_qt()
    window = widget.window()
    while (behind := window.parentWidget()) is not None:
        window = behind.window()
    spoken = Spoken(text, window)
    QAccessible.updateAccessibility(QAccessibleEvent(spoken, QAccessible.Event.ObjectShow))
    return spoken
