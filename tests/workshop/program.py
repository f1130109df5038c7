"""The program as `partnerdesk` starts it, with somebody who tells over a socket what stands on the screen.

`python -m tests.workshop.program SOCKET`. It is told nothing and does nothing: every key and every click comes from
the X server. It answers what a person sees: which controls there are, where, what they say, which has the keyboard.
"""

import json
import socket
import sys
import threading
import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from partnerdesk.__main__ import main
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.text import Line, Prose

SEEN = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QTableView, QLabel, Prose, Line)


class Eyes(QObject):
    """Looks at the windows, in their own thread."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answer: dict[str, Any] = {}
        self.asked.connect(self._look, Qt.ConnectionType.BlockingQueuedConnection)

    def _look(self) -> None:
        modal = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
        workshop = window.workshop if window is not None else None
        parts = [each for each in QApplication.allWidgets() if isinstance(each, SEEN) and each.isVisible()]
        held = QApplication.focusWidget()
        self.answer = {
            "page": workshop.page.id if workshop is not None else "",
            "title": window.windowTitle() if window is not None else "",
            "modal": type(modal).__name__ if modal is not None else "",
            "held": held.accessibleName() if held is not None else "",
            "controls": [_described(each) for each in parts if modal is None or modal.isAncestorOf(each)],
        }


def _described(widget: QWidget) -> dict[str, Any]:
    shown = widget.visibleRegion().boundingRect()
    place = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    sight = QRect(widget.mapToGlobal(shown.topLeft()), shown.size())
    return {
        "name": widget.accessibleName(),
        "kind": _kind_of(widget),
        "text": _text_of(widget),
        "place": [place.x(), place.y(), place.width(), place.height()],
        "sight": [sight.x(), sight.y(), sight.width(), sight.height()],
        "held": widget.hasFocus(),
        "reached": _is_reached(widget, sight),
        "enabled": widget.isEnabled(),
        "checked": isinstance(widget, QAbstractButton) and widget.isChecked(),
        "answers": [widget.itemText(at) for at in range(widget.count())] if isinstance(widget, QComboBox) else [],
        "around": _around(widget),
    }


def _is_reached(widget: QWidget, sight: QRect) -> bool:
    """Whether a click into the middle would come to it, and not to something that lies over it."""
    found = QApplication.widgetAt(sight.center())
    return found is not None and (found is widget or widget.isAncestorOf(found))


def _kind_of(widget: QWidget) -> str:
    kinds = (
        (CheckRow, "box"),
        (QAbstractButton, "button"),
        (QComboBox, "list"),
        (QLabel | Prose | Line, "words"),
        (QTableView, "table"),
    )
    return next((name for kind, name in kinds if isinstance(widget, kind)), "text")


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit | QLabel | QAbstractButton):
        return widget.text()
    return widget.accessibleName()


def _around(widget: QWidget) -> list[str]:
    names, parent = [], widget.parentWidget()
    while parent is not None:
        names.append(parent.accessibleName())
        parent = parent.parentWidget()
    return [name for name in names if name]


def _answer(listening: socket.socket) -> None:
    """Wait until there is a program to look at, then answer every line that comes with all that is seen."""
    asker, _address = listening.accept()
    app = None
    while app is None:
        time.sleep(0.02)
        app = QCoreApplication.instance()
    eyes = Eyes()
    eyes.moveToThread(app.thread())
    with asker, asker.makefile("rw") as line:
        while line.readline():
            eyes.asked.emit()
            line.write(json.dumps(eyes.answer) + "\n")
            line.flush()


if __name__ == "__main__":
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(sys.argv[1])
        listening.listen(1)
        threading.Thread(target=_answer, args=(listening,), daemon=True).start()
        sys.exit(main([]))
