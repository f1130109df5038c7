"""The guard that every test passes must itself be able to fail."""

import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.left_behind import standing


def test_a_window_left_open_is_seen(qapp: QApplication) -> None:
    before = standing()
    window = QLabel("left")
    window.setObjectName("forgotten")
    assert (standing(wait=True) - before).names == ["window QLabel forgotten"]
    window.deleteLater()
    assert not standing(wait=True) - before


def test_a_running_timer_is_seen(qapp: QApplication) -> None:
    before = standing()
    timer = QTimer(qapp)
    timer.start(60_000)
    assert (standing(wait=True) - before).names == ["timer QTimer (no name)"]
    timer.stop()
    assert not standing(wait=True) - before
    timer.deleteLater()


def test_a_thread_is_seen() -> None:
    before = standing()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    names = (standing(wait=True) - before).names
    stop.set()
    thread.join()
    assert names == ["thread forgotten"]
    assert not standing(wait=True) - before
