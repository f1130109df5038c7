"""When the page that is shown becomes the place to come back to after a crash.

Whoever passes over pages waits for no disk; a change that is recorded on a page makes it the place at once. It must
not know any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

ARRIVED_MS = 300
"""A page on which nothing is changed counts as the place once somebody has stayed on it for so long."""


class Arriving(QObject):
    """Calls ``keep`` once for each page on which somebody stays or changes something."""

    def __init__(self, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._rest = QTimer(self, singleShot=True, interval=ARRIVED_MS)
        self._rest.timeout.connect(keep)

    def begin(self) -> None:
        """Somebody came to another page."""
        self._rest.start()

    def stay(self) -> None:
        """Something was changed here: this page is the place now."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep()

    def stop(self) -> None:
        """Forget the page that somebody came to."""
        self._rest.stop()
