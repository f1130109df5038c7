"""What still stands of windows, timers and threads; compared before and after each test."""

import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

WAIT_FOR_THREADS_MS = 5000


@dataclass(frozen=True)
class Standing:
    """Living things by what they are called; the objects are kept so that their identity stays unique."""

    things: tuple[tuple[object, str], ...]

    def __sub__(self, other: "Standing") -> "Standing":
        """Give what stands here and not there."""
        known = {id(thing) for thing, _ in other.things}
        return Standing(tuple(pair for pair in self.things if id(pair[0]) not in known))

    def __bool__(self) -> bool:
        """Tell whether anything stands at all."""
        return bool(self.things)

    @property
    def names(self) -> list[str]:
        """Give the names of all that stands."""
        return [name for _, name in self.things]


def standing(*, wait: bool = False) -> Standing:
    """Look at what stands now; with ``wait``, first let deferred deletions and pooled jobs end."""
    found = _qt_things(wait=wait) if "PySide6.QtWidgets" in sys.modules else []
    threads = [(thread, f"thread {thread.name}") for thread in threading.enumerate() if not _is_foreign(thread)]
    return Standing((*found, *threads))


def _is_foreign(thread: threading.Thread) -> bool:
    """Tell threads apart that are not of our making: the main one, Qt's as Python sees them, and xdist's."""
    return isinstance(thread, threading._DummyThread) or thread is threading.main_thread() or "execnet" in repr(thread)


def _qt_things(*, wait: bool) -> list[tuple[object, str]]:
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
    from PySide6.QtWidgets import QApplication

    application = QCoreApplication.instance()
    if not isinstance(application, QApplication):
        return []
    if wait:
        QThreadPool.globalInstance().waitForDone(WAIT_FOR_THREADS_MS)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [(window, f"window {_called(window)}") for window in application.topLevelWidgets()]
    return [*windows, *_clockwork()]


def _clockwork() -> list[tuple[object, str]]:
    """Give timers that run and threads that run; shiboken knows every object that Python can reach."""
    import shiboken6
    from PySide6.QtCore import QThread, QTimer

    found: list[tuple[object, str]] = []
    for thing in shiboken6.getAllValidWrappers():
        if isinstance(thing, QTimer) and thing.isActive():
            found.append((thing, f"timer {_called(thing)}"))
        elif isinstance(thing, QThread) and thing.isRunning() and thing is not QThread.currentThread():
            found.append((thing, f"Qt thread {_called(thing)}"))
    return found


def _called(thing: "QObject") -> str:
    return f"{type(thing).__name__} {thing.objectName() or '(no name)'}"
