"""Shows a file in the window once and looks whether anything was painted: for the self-test of an installation."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSettings,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.files import Library
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import theme

_NO_SCREEN = "This plugin does not support propagateSizeHints()"  # said of every window that is drawn off the screen
_LONGEST = 30.0  # seconds; a stick on an old computer is slow


def colours_shown(library: Library, path: Path, settings: Path) -> int:
    """Open ``path`` in a window with settings of its own; return how many different colours its picture has.

    0 where the file was not opened in time. A window that was painted has many: text is smoothed at its edges.
    """
    with _without_that_line():
        return _colours(library, path, settings)


@contextmanager
def _without_that_line() -> Iterator[None]:
    """Keep one line of Qt from the terminal, where nobody can do anything about it; all others get through."""

    def told(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == _NO_SCREEN:
            return
        if before is not None:
            before(kind, context, message)
        else:
            sys.stderr.write(message + "\n")

    before = qInstallMessageHandler(told)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _colours(library: Library, path: Path, settings: Path) -> int:
    app = QApplication.instance() or QApplication(["partnerdesk"])
    theme().set_up("light", 1.0)
    window = MainWindow(library, Preferences(QSettings(str(settings), QSettings.Format.IniFormat)), with_file=True)
    window.show()
    window.begin(str(path))
    if not _until(lambda: window.workshop is not None):
        return 0
    picture = window.grab().toImage()
    every = max(1, picture.width() // 400)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), every) for y in range(0, picture.height(), every)}
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return len(colours)


def _until(happened: Callable[[], bool]) -> bool:
    started = time.monotonic()
    while not happened() and time.monotonic() - started < _LONGEST:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, QDeadlineTimer(50))
    return happened()
