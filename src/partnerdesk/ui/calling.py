"""Calls the window that has a file open on this computer already, so that it comes to the front.

A call is an empty file in the program's private folder, named after a hash of the document's place: whoever has that
document open sees it and takes it away. So it needs no network and tells nobody anything. It must not know any page.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

from partnerdesk.services.places import workspace_folder

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = "calls"
PATIENCE = 1500  # milliseconds until a call that nobody takes is given up


class Calls(QObject):
    """Hears calls for the open file, and calls the window that has another one open."""

    called = Signal()

    def __init__(self, home: Callable[[], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._call: Path | None = None
        self._watcher: QFileSystemWatcher | None = None

    def hear(self, path: Path) -> None:
        """Hear calls for the document at ``path`` from now on, and for no other."""
        self.stop()
        self._call = self._place(path)
        with suppress(OSError):
            self._call.unlink(missing_ok=True)
            self._watcher = self._watch(self._call.parent, self._look)

    def stop(self) -> None:
        """Hear no more calls."""
        watcher, self._watcher, self._call = self._watcher, None, None
        if watcher is not None:
            watcher.deleteLater()

    def call(self, path: Path, patience: int = PATIENCE) -> bool:
        """Call the window that has the document at ``path`` open; return whether it came."""
        place = self._place(path)
        loop = QEventLoop()
        try:
            watcher = self._watch(place.parent, lambda: None if place.exists() else loop.quit())
            place.touch()
        except OSError:
            return False
        patient = QTimer()
        patient.setSingleShot(True)
        patient.timeout.connect(loop.quit)
        patient.start(patience)
        loop.exec()
        patient.stop()
        watcher.deleteLater()
        came = not place.exists()
        with suppress(OSError):
            place.unlink(missing_ok=True)
        return came

    def _place(self, path: Path) -> Path:
        return self._home() / CALLS / workspace_folder(self._home(), Path(os.path.realpath(path))).name

    def _watch(self, folder: Path, look: Callable[[], object]) -> QFileSystemWatcher:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        watcher = QFileSystemWatcher([str(folder)], self)
        watcher.directoryChanged.connect(lambda _folder: look())
        return watcher

    def _look(self) -> None:
        if self._call is None or not self._call.exists():
            return
        with suppress(OSError):
            self._call.unlink()
            self.called.emit()
