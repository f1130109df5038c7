"""Tells a screen reader what has happened where the keyboard is not: saved, refused, another page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSysInfo, QTimer
from PySide6.QtWidgets import QWidget

HEARD_MS = 450


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have ``text`` said: after what is being said now, or at once."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # a window that opens announces nothing

    if not QAccessible.isActive():
        return
    if QSysInfo.kernelType() == "linux":
        from partnerdesk.ui.views.spoken import notify

        notify(widget, text)
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def once_heard(context: QObject, act: Callable[[], None], *, is_new: bool) -> None:
    """Do something at once; where a screen reader listens and fields are new, once it has heard what they hold.

    A reader that learns of the cursor in a field after the field has the keyboard says nothing of the field.
    """
    if is_new and is_heard():
        timer = QTimer(context, singleShot=True, interval=HEARD_MS)
        timer.timeout.connect(act)
        timer.timeout.connect(timer.deleteLater)
        timer.start()
    else:
        act()


def is_heard() -> bool:
    """Return whether a screen reader listens."""
    from PySide6.QtGui import QAccessible

    return bool(QAccessible.isActive())
