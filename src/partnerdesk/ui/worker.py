"""Runs one pure function away from the window, and hands its result back.

The function gets frozen values only: nothing of SQLite or Qt may cross.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from partnerdesk.domain.overriding import override


class Work(QObject):
    """The window's end of one run: ``done`` brings the result, ``failed`` the exception."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cancelled = False

    def cancel(self) -> None:
        """Want the result no longer."""
        self.cancelled = True


class _Run(QRunnable):
    def __init__(self, work: Work, function: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._function = function

    @override
    def run(self) -> None:
        if self._work.cancelled:
            return
        try:
            result = self._function()
        except Exception as fault:  # noqa: BLE001 - handed to the window, which shows or raises it
            self._tell(self._work.failed, fault)
        else:
            self._tell(self._work.done, result)

    def _tell(self, signal: Any, value: object) -> None:
        if self._work.cancelled:
            return
        with suppress(RuntimeError):  # the window that asked is gone, and its end of the run with it
            signal.emit(value)


def raise_again(fault: Exception) -> None:
    """Raise in the window's thread what went wrong away from it: for work in which only the program can be at fault."""
    raise fault


def start(function: Callable[[], Any], parent: QObject | None = None) -> Work:
    """Run ``function`` in a worker thread; the result arrives through the returned object's signals.

    The run begins with the next turn of the event loop, so that no result is there before its signal is connected.
    Connect ``failed``, too, at least with :func:`raise_again`, or a fault is lost.
    """
    work = Work(parent)
    run = _Run(work, function)
    QTimer.singleShot(0, work, lambda: QThreadPool.globalInstance().start(run))
    return work
