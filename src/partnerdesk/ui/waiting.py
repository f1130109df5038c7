"""Waits for long work that is done away from the window, and goes on where it was asked for; the window stays live.

Keys and the mouse do nothing meanwhile. What runs away from the window may make an open file, or work with one that was
lent to it; it touches nothing else that belongs to the window's thread.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QThreadPool

from partnerdesk.ui import worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.services.session import Session

T = TypeVar("T")


class GivenUpError(Exception):
    """A person wants no longer what was waited for."""


class _Run(Generic[T]):
    """One piece of work and how it ended: with a result, with a fault, or given up before it ended."""

    def __init__(self, function: Callable[[], T], give_up: Callable[[T], object] | None) -> None:
        self._function, self._give_up = function, give_up
        self._door, self._is_given_up = Lock(), False
        self.ends: list[T] = []
        self.faults: list[Exception] = []

    def run(self) -> None:
        """Do the work, in its own thread; what nobody waits for any more is given up there."""
        try:
            end = self._function()
        except Exception as fault:  # noqa: BLE001 - raised again where it is waited for
            self.faults.append(fault)
            return
        with self._door:
            if not self._is_given_up:
                self.ends.append(end)
        if not self.ends and self._give_up is not None:
            self._give_up(end)

    def leave(self) -> None:
        """Wait for it no longer, unless it is done."""
        with self._door:
            self._is_given_up = not self.ends

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor given up."""
        return not (self.ends or self.faults or self._is_given_up)

    def result(self) -> T:
        """Return the result, or raise what it ended with."""
        if self._is_given_up:
            raise GivenUpError
        if self.faults:
            raise self.faults[0]
        return self.ends[0]


def waited(
    window: QWidget, title: str, says: str, function: Callable[[], T], give_up: Callable[[T], object] | None = None
) -> T:
    """Run ``function`` away from the window and return its result, or raise what it raised; say so where it is long.

    With ``give_up`` it can be cancelled: GivenUpError is raised, and what comes all the same is handed to that, there.
    """
    from partnerdesk.ui.views.dialogs.working import WorkingWindow

    run, loop = _Run(function, give_up), QEventLoop()
    working = WorkingWindow(title, says, window, can_cancel=give_up is not None)
    working.rejected.connect(run.leave)
    working.rejected.connect(loop.quit)
    working.begin()
    work = worker.start(run.run, working)
    work.done.connect(loop.quit)
    loop.exec()
    if run.is_open:  # the program is being ended: what was begun is ended first
        QThreadPool.globalInstance().waitForDone()
    working.end()
    return run.result()


def lent(window: QWidget, session: Session, title: str, says: str, function: Callable[[], T]) -> T:
    """Run ``function`` as :func:`waited` does, and lend it the open file for as long as it runs."""
    session.lending.begin()
    try:
        return waited(window, title, says, function)
    finally:
        session.lending.end()
