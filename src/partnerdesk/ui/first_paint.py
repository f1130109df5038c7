"""Waits until something of a window is seen, so that what takes long does not keep a person before a blank screen.

It must not know what is done then.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override

LATEST_MS = 1000
"""A window that opens behind others, or on another desktop, may never be painted; its file is opened all the same."""


class FirstPaint(QObject):
    """Does something once, when a window was painted for the first time, or else after a second."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._latest.timeout.connect(then)
        self._latest.start()
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if self._latest.isActive():
                self._latest.start(0)  # what was painted reaches the screen when this event is done
        return False
