"""Runs one pure function away from the window, and hands its result back.

The function gets frozen values only: nothing of SQLite or Qt may cross. A worker calls no signal of what the window may
delete meanwhile, which ends the process: what it has to say goes by way of the post, which is never deleted.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from partnerdesk.domain.overriding import override


class _Post(QObject):
    """Has done in the window's thread what a worker hands in."""

    came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._do, Qt.ConnectionType.QueuedConnection)

    @staticmethod
    def _do(act: Callable[[], object]) -> None:
        act()


@cache
def _post() -> _Post:
    """Return the post of this process; made in the window's thread, by whatever is started first."""
    return _Post()


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

    def end(self, signal: str, value: object) -> None:
        """Bring what the run ended with, in the window's thread; nothing where it is wanted no longer."""
        if not self.cancelled:
            getattr(self, signal).emit(value)


class _Run(QRunnable):
    def __init__(self, work: Work, function: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self._tell = teller(work, work.end)
        self._function = function

    @override
    def run(self) -> None:
        if self._work.cancelled:
            return
        try:
            result = self._function()
        except Exception as fault:  # noqa: BLE001 - handed to the window, which shows or raises it
            self._tell("failed", fault)
        else:
            self._tell("done", result)


def teller(owner: QObject, act: Callable[..., object]) -> Callable[..., None]:
    """Return what a worker may call: ``act`` is then done in the window's thread, unless ``owner`` is gone."""
    post = _post()

    def there(*values: object) -> None:
        if shiboken6.isValid(owner):
            act(*values)

    return lambda *values: post.came.emit(partial(there, *values))


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
