"""Starts a window in a process of its own and says when a person could use it.

`python benchmarks/watched_start.py bare` shows a bare QMainWindow, `plain` the start page as one plain file; with
anything else the arguments are PartnerDesk's own. Standard output gets the moment of the machine's monotonic clock at
which the window was painted and the event loop had nothing left to do, how many bytes of memory it holds then, and
which of the heavy modules were loaded; then the process ends at once. With a file it waits for the window that has the
file in its title, with "painted" and a file for the first that is painted.
"""

import os
import sys
import time

HEAVY = (
    *("_hashlib", "numpy", "pypdfium2", "reportlab", "socket", "sqlite_utils"),
    *("partnerdesk.brief", "partnerdesk.domain.identity_hints", "partnerdesk.domain.records"),
)


def _watch(title: str, *, at_once: bool = False) -> None:
    """Make the event loop end once a window was painted and nothing is left to do; or ``at_once`` when it was."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class FirstPaint(QObject):
        was_painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # type: ignore[explicit-override]  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                self._painted(watched)
            elif self.was_painted and at_once:
                _report()
            return False

        def _painted(self, widget: QWidget) -> None:
            if widget.isWindow() and title in widget.windowTitle():
                self.was_painted = True
                QTimer.singleShot(0, _report)

    run = QApplication.exec
    seen = FirstPaint()

    def watched_run(*_: object) -> int:
        # Not of the application: every event would be handed to Python, and what is private to Qt looked up for it.
        for window in QApplication.topLevelWidgets():
            window.installEventFilter(seen)
            window.update()
        return run()

    QApplication.exec = staticmethod(watched_run)  # type: ignore[method-assign]  # the hook of this measurement


def _report() -> None:
    print(time.monotonic_ns(), _memory(), *(name for name in HEAVY if name in sys.modules), flush=True)
    os._exit(0)


def _memory() -> int:
    """Return the bytes of memory that the process holds."""
    try:
        with open("/proc/self/statm", encoding="ascii") as held:  # noqa: PTH123 - pathlib would be loaded in the floor
            return int(held.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


def _plain() -> None:
    import plain_window  # type: ignore[import-not-found]  # it stands beside this script

    plain_window.show()


def main(arguments: list[str]) -> None:
    """Start the bare window, or PartnerDesk with these arguments."""
    is_first = arguments[:1] == ["painted"]  # the first window that is painted, whatever it shows
    arguments = arguments[is_first:]
    # The title of an open file is "its name – PartnerDesk".
    others = {"bare": _bare, "plain": _plain}
    other = others.get(arguments[0]) if arguments else None
    _watch("–" if arguments and other is None and not is_first else "", at_once=is_first)
    if other is not None:
        other()
        return
    from partnerdesk.__main__ import main as partnerdesk

    sys.argv[1:] = arguments
    partnerdesk()


if __name__ == "__main__":
    main(sys.argv[1:])
