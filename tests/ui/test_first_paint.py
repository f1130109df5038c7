"""What takes long begins when the window was painted, and all the same where it never is."""

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.overriding import override
from partnerdesk.ui import first_paint
from partnerdesk.ui.first_paint import FirstPaint

PATIENCE = 10_000


class Painted(QWidget):
    """Notes that it was painted."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._seen.append("painted")


def test_it_begins_once_after_the_first_paint(qtbot: QtBot) -> None:
    seen: list[str] = []
    window = Painted(seen)
    qtbot.addWidget(window)
    window.show()
    FirstPaint(window, lambda: seen.append("begun"))
    qtbot.waitUntil(lambda: "begun" in seen, timeout=PATIENCE)
    window.repaint()
    qtbot.wait(50)
    assert seen[0] == "painted"
    assert seen.count("begun") == 1


def test_a_window_that_is_not_seen_does_not_keep_its_file_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LATEST_MS", 20)
    seen: list[str] = []
    window = Painted(seen)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: seen.append("begun"))
    qtbot.waitUntil(lambda: seen == ["begun"], timeout=PATIENCE)
