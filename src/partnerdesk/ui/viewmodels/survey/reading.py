"""Reads an export away from the window, tells how far it is, and stops when asked. It must not know widgets."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.ui import worker
from partnerdesk.ui.viewmodels.speech import said, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.exchange.survey.limits import Progressed

BETWEEN = 0.05  # seconds between two words of progress: more would keep the window busy


class Reading(QObject):
    """One reading: ``done`` brings its result, ``failed`` the fault; ``told`` how far it is."""

    done = Signal(object)
    failed = Signal(object)
    told = Signal(object)

    def __init__(self, function: Callable[[Watch], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._last = 0.0
        self._tell = worker.teller(self, self.told.emit)
        watch = Watch(self._on_progress, self._stop.is_set)
        self._work = worker.start(lambda: function(watch), self)
        self._work.done.connect(self.done)
        self._work.failed.connect(self.failed)

    def _on_progress(self, progressed: Progressed) -> None:
        """Hand it on; this is called in the worker's thread."""
        now = monotonic()
        if now - self._last >= BETWEEN and not self._stop.is_set():
            self._last = now
            self._tell(progressed)

    def stop(self) -> None:
        """Want it no longer: nothing of it comes back, and reading ends with the next rows."""
        self.ask_to_stop()
        self._work.cancel()

    def ask_to_stop(self) -> None:
        """Let it end with the next rows, and tell whether it did or was done before."""
        self._stop.set()


def progress_words(progressed: Progressed, *, stored: bool = False) -> str:
    """Say how many rows were read, or stored, and how many in a second."""
    words = N_("{rows} rows stored, {speed} in a second") if stored else N_("{rows} rows read, {speed} in a second")
    pattern = said(words)
    return pattern.format(rows=whole_number(progressed.rows), speed=whole_number(round(progressed.rows_per_second)))
