"""A window of its own for each start of the program, as on one person's computer: the same home, the same settings."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import theme

Start = Callable[[], MainWindow]


def open_window(home: Path, clock: Callable[[], datetime]) -> MainWindow:
    """Start the program's window over one person's home folder."""
    settings = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Shelf(home / "home"), Preferences(settings), clock)
    window.resize(1280, 800)
    window.show()
    QTest.qWaitForWindowActive(window)
    return window


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Start]:
    """Give the way to start the program; every window is gone when the test ends."""
    theme().set_up("light", 1.0)
    windows: list[MainWindow] = []

    def again() -> MainWindow:
        windows.append(open_window(tmp_path, clock))
        return windows[-1]

    yield again
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, 52)
    qapp.processEvents()
