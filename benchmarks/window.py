"""The window of the program in this process, off the screen where there is none, and what a person does in it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QWidget

    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.ui.main_window import MainWindow

FRAME = 1 / 60
"""Seconds for which a screen shows one frame."""


def application() -> "QCoreApplication":
    """Give the application of this process."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def settled() -> None:
    """Let the event loop do everything there is to do, painting too."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def seconds_of(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Give the seconds that work in the window took by a clock, with all that follows from it, painting too."""
    begun = clock()
    work()
    settled()
    return clock() - begun


@contextmanager
def open_window(folder: Path, partnership: "Partnership | None" = None) -> Iterator["MainWindow"]:
    """Open the window on a partnership, which may hold the example's survey, or on the example."""
    from PySide6.QtCore import QSettings

    from partnerdesk.app import Shelf
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.services.sample import sample_whole
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.preferences import Preferences
    from partnerdesk.ui.views.theme import theme

    _application = application()
    theme().set_up("light")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    shelf = Shelf(folder / "private")
    window = MainWindow(shelf, Preferences(settings))
    window.show()
    if partnership is None:
        window.open_example()
    else:
        answers = sample_whole(load_catalogue())[1]
        window.show_session(shelf.documents.from_partnership(partnership, folder / "Full.partnership", answers))
    settled()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settled()


def show_page(window: "MainWindow", page: str) -> None:
    """Go to a page of the workshop."""
    if window.workshop is not None:
        window.workshop.show_page(page)


def first_block(window: "MainWindow") -> "QWidget | None":
    """Give what stands first on the page that is shown; none where no file is open."""
    return window.workshop.screen_shown.block(0) if window.workshop is not None else None


def press(field: "QWidget", key: int, letter: str) -> None:
    """Press a key in a field and let it go."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
