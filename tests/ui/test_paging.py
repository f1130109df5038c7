"""After Page down, Tab goes on where the eyes are, not where the keyboard was."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.turns import shown_at


def _press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)
    for _ in range(6):
        QApplication.processEvents()


def _place(workshop: Workshop) -> tuple[QWidget, int, int]:
    held = QApplication.focusWidget()
    assert held is not None
    port = workshop.screen_shown.scroller.viewport()
    return held, held.mapTo(port, QPoint(0, 0)).y(), port.height()


def test_tab_after_page_down_goes_to_the_first_control_in_sight(example: MainWindow) -> None:
    workshop = shown_at(example, "hear.inputs")
    workshop.bar.on.setFocus()
    _press(example, Qt.Key.Key_PageDown)
    scrolled = workshop.screen_shown.scroller.verticalScrollBar().value()
    assert scrolled > 0
    _press(example, Qt.Key.Key_Tab)
    held, top, height = _place(workshop)
    assert workshop.screen_shown.isAncestorOf(held)
    assert 0 <= top < height / 2
    assert abs(workshop.screen_shown.scroller.verticalScrollBar().value() - scrolled) < height / 4


def test_back_tab_goes_to_the_last_control_in_sight(example: MainWindow) -> None:
    workshop = shown_at(example, "hear.inputs")
    workshop.bar.on.setFocus()
    _press(example, Qt.Key.Key_PageDown)
    QTest.keyClick(workshop.bar.on, Qt.Key.Key_Backtab)
    held, top, height = _place(workshop)
    assert workshop.screen_shown.isAncestorOf(held)
    assert height / 2 < top <= height


def test_a_page_that_was_not_turned_keeps_the_order_of_tab(example: MainWindow) -> None:
    workshop = shown_at(example, "open.charity")
    first = QApplication.focusWidget()
    _press(example, Qt.Key.Key_Tab)
    second, _top, _height = _place(workshop)
    _press(example, Qt.Key.Key_PageUp)  # there is nothing above
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is first


def test_once_tab_went_on_the_next_tab_goes_on_from_there(example: MainWindow) -> None:
    workshop = shown_at(example, "hear.inputs")
    workshop.bar.on.setFocus()
    _press(example, Qt.Key.Key_PageDown)
    _press(example, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    _press(example, Qt.Key.Key_Tab)
    held, _top, _height = _place(workshop)
    assert held is not first
    assert workshop.screen_shown.isAncestorOf(held)
