"""What a person waits for in the open window: the next page, and a letter after a key, beside one frame.

The window is a real one, in this process, off the screen where there is none. The floor is no measurement but the time
that a screen shows one frame for.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Job

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from partnerdesk.ui.main_window import MainWindow

FRAME = 1 / 60
SWITCHES = 80
MOVES, DRAGS = 100, 5
PAGE_WITH_TEXT = "frame.question"
PAGE_WITH_WEIGHTS = "test.ranking"


def _settled() -> None:
    """Let the event loop do everything there is to do, painting too."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    _settled()
    return time.perf_counter() - begun


@contextmanager
def _window(folder: Path) -> Iterator["MainWindow"]:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from partnerdesk.app import Shelf
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.preferences import Preferences
    from partnerdesk.ui.views.theme import theme

    _application = QApplication.instance() or QApplication([])
    theme().set_up("light")
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Shelf(folder / "private"), Preferences(settings))
    window.show()
    window.open_example()
    _settled()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        _settled()


def _pages(window: "MainWindow") -> tuple[str, ...]:
    from partnerdesk.ui.viewmodels.book import pages_for

    if window.desk is None:
        message = "the example is not open"
        raise RuntimeError(message)
    return tuple(page.id for page in pages_for(window.desk.partnership))


def _job(name: str, title: str, subject: Callable[[], float], rounds: int) -> Job:
    return Job(name, title, "one frame", subject, lambda: FRAME, rounds)


@contextmanager
def first_visits(folder: Path) -> Iterator[Job]:
    """Show each page for the first time, which builds it."""
    with _window(folder) as window:
        pages = _pages(window)
        left = cycle(pages)
        yield _job(
            "page_first", "a page's first visit", lambda: _timed(lambda: _show(window, next(left))), len(pages) - 2
        )


@contextmanager
def page_switches(folder: Path) -> Iterator[Job]:
    """Go from page to page when all of them have been shown before."""
    with _window(folder) as window:
        pages = _pages(window)
        for page in pages:
            _timed(partial(_show, window, page))
        left = cycle(pages)
        yield _job("page_switch", "page switch", lambda: _timed(lambda: _show(window, next(left))), SWITCHES)


@contextmanager
def key_presses(folder: Path) -> Iterator[Job]:
    """Press keys in a field of running text."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    with _window(folder) as window:
        _timed(lambda: _show(window, PAGE_WITH_TEXT))
        field = _text_field(window)
        letters = cycle("people told us ")

        def press() -> None:
            from PySide6.QtWidgets import QApplication

            letter = next(letters)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, event)

        yield _job("key_press", "key press to paint", lambda: _timed(press), SWITCHES)


@contextmanager
def weight_drags(folder: Path) -> Iterator[Job]:
    """Drag a weight: ranking, turning points and the shares of 10,000 draws are worked out and painted at each move."""
    with _dragged(folder) as move:
        yield _job("drag", "dragging a weight, a move", move, MOVES)


@contextmanager
def slow_weight_drags(folder: Path) -> Iterator[Job]:
    """Drag a weight a hundred times and take the slowest move but one."""
    with _dragged(folder) as move:
        yield _job("drag_slowest", "dragging a weight, p99", lambda: sorted(move() for _ in range(MOVES))[-2], DRAGS)


@contextmanager
def _dragged(folder: Path) -> Iterator[Callable[[], float]]:
    """Give what moves a weight of the example once and tells how long that took, painting too."""
    from PySide6.QtCore import QThreadPool

    from partnerdesk.ui.views.steps.sensitivity import SensitivityView

    with _window(folder) as window:
        _show(window, PAGE_WITH_WEIGHTS)
        view = window.workshop.screen_shown.block(0) if window.workshop is not None else None
        if not isinstance(view, SensitivityView):
            message = "the page has no weights to drag"
            raise TypeError(message)
        view.trying.button.setChecked(True)
        for _ in range(5):
            _settled()
            QThreadPool.globalInstance().waitForDone(10_000)
        slider = view.what_if.slider
        if slider is None or view.what_if.places is None:
            message = "the draws were not made"
            raise RuntimeError(message)
        if window.workshop is not None:
            window.workshop.screen_shown.scroller.ensureWidgetVisible(slider)
        weights = cycle(float(weight * 7 % 61) for weight in range(61))
        yield lambda: _timed(lambda: slider.tried.emit(next(weights)))


def _show(window: "MainWindow", page: str) -> None:
    if window.workshop is not None:
        window.workshop.show_page(page)


def _text_field(window: "MainWindow") -> "QWidget":
    from PySide6.QtWidgets import QTextEdit

    fields = [each for each in window.findChildren(QTextEdit) if each.isVisible()]
    fields[0].setFocus()
    return fields[0]
