"""A file that is open in another window on this computer is not asked about: that window comes to the front."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.app import Shelf
from partnerdesk.ui.calling import CALLS, Calls
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from tests.ui.conftest import on_screen

CALLER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from partnerdesk.ui.calling import Calls
app = QCoreApplication([])
print(Calls(lambda: Path(sys.argv[1])).call(Path(sys.argv[2]), int(sys.argv[3])))
"""


@pytest.fixture
def other(
    window: MainWindow, tmp_path: Path, preferences: Preferences, clock: Callable[[], datetime]
) -> Iterator[MainWindow]:
    """Give a second window of the same person, made for a file."""
    shown = MainWindow(Shelf(tmp_path / "home"), preferences, clock, with_file=True)
    with on_screen(shown):
        yield shown


def test_a_window_made_for_a_file_that_is_open_closes_and_the_other_comes_forward(
    empty: MainWindow, other: MainWindow, qtbot: QtBot
) -> None:
    assert empty.desk is not None
    empty.showMinimized()
    with qtbot.waitSignal(empty.files.calls.called, timeout=5000):
        other.begin(str(empty.desk.session.path))
    assert not other.isVisible()
    assert not empty.isMinimized()


def test_a_window_with_its_start_page_says_where_the_file_is(
    empty: MainWindow, other: MainWindow, qtbot: QtBot
) -> None:
    assert empty.desk is not None
    other.show_start()
    other.open_path(str(empty.desk.session.path))
    QApplication.processEvents()
    assert other.isVisible()
    assert other.desk is None
    page = other.centralWidget()
    assert page is not None
    assert any("another window" in each.accessibleName() for each in page.findChildren(QWidget))


def test_another_process_is_heard(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    file = tmp_path / "A.partnership"
    calls = Calls(lambda: tmp_path)
    calls.hear(file)
    with qtbot.waitSignal(calls.called, timeout=20_000):
        caller = subprocess.Popen(  # our own interpreter
            [sys.executable, "-c", CALLER, str(tmp_path), str(file), "15000"], stdout=subprocess.PIPE, text=True
        )
    assert caller.communicate()[0].strip() == "True"


def test_nobody_comes_for_a_file_that_no_window_has(tmp_path: Path, qapp: QApplication) -> None:
    calls = Calls(lambda: tmp_path)
    calls.hear(tmp_path / "Other.partnership")
    assert not calls.call(tmp_path / "A.partnership", 50)
    assert list((tmp_path / CALLS).iterdir()) == []


def test_a_call_left_by_a_crash_does_nothing(tmp_path: Path, qapp: QApplication) -> None:
    calls, heard = Calls(lambda: tmp_path), []
    calls.called.connect(lambda: heard.append(1))
    calls.hear(tmp_path / "A.partnership")
    place = next(each for each in [calls._call] if each is not None)
    calls.stop()
    place.touch()
    calls.hear(tmp_path / "A.partnership")
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    assert heard == []
    assert not place.exists()


def test_a_call_tells_nobody_which_file(tmp_path: Path, qapp: QApplication) -> None:
    calls = Calls(lambda: tmp_path)
    calls.hear(tmp_path / "Harbourside and the surgery.partnership")
    assert calls._call is not None
    assert "Harbourside" not in str(calls._call.relative_to(tmp_path))
