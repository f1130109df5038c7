"""Lets the window take its turns: a few of Qt's loop, or also what works in the background; and shows it at a page."""

from PySide6.QtCore import QCoreApplication, QThreadPool

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.workshop import Workshop

BACKGROUND_MS = 10_000


def take_turns(number: int = 5) -> None:
    """Let what waits for its turn have it; what one turn asks for comes in the next."""
    for _ in range(number):
        QCoreApplication.processEvents()


def take_turns_with_background(number: int = 5) -> None:
    """The same, with whatever threads are given to do in between."""
    for _ in range(number):
        QCoreApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(BACKGROUND_MS)
    QCoreApplication.processEvents()


def workshop_of(window: MainWindow) -> Workshop:
    """Return the workshop of a window in which a file is open."""
    assert window.workshop is not None
    return window.workshop


def shown_at(window: MainWindow, page: str) -> Workshop:
    """Return the workshop when it shows a page."""
    workshop = workshop_of(window)
    workshop.show_page(page)
    take_turns(6)
    return workshop
