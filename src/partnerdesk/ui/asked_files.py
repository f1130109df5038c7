"""Files that the desktop asks a running program for, as macOS does where other systems start it with a file's name.

It must not know what opening a file takes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.overriding import override


class AskedFiles:
    """Hands on each file that is asked for; the last one that came before anybody could open it waits."""

    def __init__(self) -> None:
        self._open: Callable[[str], None] | None = None
        self._waiting: str | None = None

    def ask(self, path: str) -> None:
        """Open the file, now or as soon as somebody can."""
        if self._open is None:
            self._waiting = path
        else:
            self._open(path)

    def begin(self, first: Callable[[str | None], None], path: str | None, later: Callable[[str], None]) -> None:
        """Begin with the file that waits, else with ``path``; ``later`` opens every other."""
        waiting, self._waiting = self._waiting, None
        self._open = later
        first(waiting or path)


class Application(QApplication):
    """The application, with the files that it is asked for."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.asked = AskedFiles()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self.asked.ask(event.file())
            return True
        return super().event(event)
