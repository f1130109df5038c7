"""The window as tests open it: files and settings in a folder of the test's own, the theme back to normal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.unkept import unkept
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import theme


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    theme().set_up("light", 1.0)
    yield
    theme().set_up("light", 1.0)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@contextmanager
def on_screen(window: MainWindow) -> Iterator[None]:
    """Show a window, and end it without a question."""
    window.show()
    QApplication.processEvents()
    yield
    if window.desk is not None:
        for paper in unkept(window.desk):  # else closing would ask about it
            paper.throw_away()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


@pytest.fixture
def window(
    themed: None, qapp: QApplication, tmp_path: Path, preferences: Preferences, clock: Callable[[], datetime]
) -> Iterator[MainWindow]:
    shown = MainWindow(Shelf(tmp_path / "home"), preferences, clock)
    shown.resize(1280, 800)
    with on_screen(shown):
        yield shown


@pytest.fixture
def empty(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window with a new file open."""
    window.show_session(Shelf(tmp_path / "home").new(str(tmp_path / "New.partnership")))
    return window


@pytest.fixture
def example(window: MainWindow) -> MainWindow:
    """Give the window with the example open."""
    window.open_example()
    return window


@pytest.fixture
def bare(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """Give the desk of an empty file, without a window."""
    with Shelf(tmp_path / "bare").new(str(tmp_path / "Bare.partnership")) as session:
        found = Desk(session, clock)
        yield found
        found.close()


@pytest.fixture(params=("empty", "example"))
def opened(request: pytest.FixtureRequest, window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window with a new file, or with the example."""
    if request.param == "empty":
        window.show_session(Shelf(tmp_path / "home").new(str(tmp_path / "New.partnership")))
    else:
        window.open_example()
    return window
