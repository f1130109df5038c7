"""Starts Anki in a process of its own and says when a person could use its window, as watched_start does for ours.

`python benchmarks/watched_anki.py FOLDER`: its files are kept in the folder. With `prepare` after it, makes a profile
there, so that a start asks no question, and ends. Painted is the window; what Anki shows in it comes later.
"""

import os
import sys
import time
from contextlib import redirect_stdout

from aqt.qt import QApplication, QEvent, QObject, QTimer


class _Seen(QObject):  # type: ignore[misc]  # Anki stays out of the checking of types
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt's
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, _report)
        return False


def _report() -> None:
    print(time.monotonic_ns(), 0, file=sys.__stdout__, flush=True)
    os._exit(0)


def _prepare(folder: str) -> None:
    from aqt.profiles import ProfileManager

    profiles = ProfileManager(folder)
    profiles.setupMeta()
    profiles.meta["firstRun"] = False
    profiles.create("Bench")
    profiles.setLang("en_US")


def _start(folder: str) -> None:
    import aqt

    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # or Chromium refuses to start for root
    seen, run = _Seen(), QApplication.exec

    def watched_run(*_: object) -> int:
        aqt.mw.installEventFilter(seen)
        return int(run())

    QApplication.exec = staticmethod(watched_run)
    sys.argv[1:] = ["-b", folder, "-p", "Bench"]
    with redirect_stdout(sys.stderr):
        aqt.run()


if __name__ == "__main__":
    (_prepare if "prepare" in sys.argv else _start)(sys.argv[1])
