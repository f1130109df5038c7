"""Waits for long work that is done away from the window, and goes on where it was asked for; the window stays live.

Keys and the mouse do nothing meanwhile. What runs away from the window may make an open file, or work with one that was
lent to it; it touches nothing else that belongs to the window's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QThreadPool

from partnerdesk.ui import worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.services.session import Session

T = TypeVar("T")


def waited(window: QWidget, title: str, says: str, function: Callable[[], T]) -> T:
    """Run ``function`` away from the window and return its result, or raise what it raised; say so where it is long."""
    from partnerdesk.ui.views.dialogs.working import Working

    ends: list[T] = []
    faults: list[Exception] = []

    def run() -> None:
        try:
            ends.append(function())
        except Exception as fault:  # noqa: BLE001 - raised again where it is waited for
            faults.append(fault)

    working, loop = Working(title, says, window, can_cancel=False), QEventLoop()
    working.begin()
    work = worker.start(run, working)
    work.done.connect(loop.quit)
    loop.exec()
    if not (ends or faults):  # the program is being ended: what was begun is ended first
        QThreadPool.globalInstance().waitForDone()
    working.end()
    if faults:
        raise faults[0]
    return ends[0]


def lent(window: QWidget, session: Session, title: str, says: str, function: Callable[[], T]) -> T:
    """Run ``function`` as :func:`waited` does, and lend it the open file for as long as it runs."""
    session.lending.begin()
    try:
        return waited(window, title, says, function)
    finally:
        session.lending.end()
