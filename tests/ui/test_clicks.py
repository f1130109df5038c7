"""A click on what stands at the edge of the page reaches it: nothing moves away under a pressed mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.widgets.choices import Choice
from partnerdesk.ui.views.workshop import RELEASE_MS, Workshop

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
IN_SIGHT = 8
"""So many pixels of the answer stand above the lower edge."""


def _at_the_edge(workshop: Workshop) -> tuple[Choice, QPoint]:
    """Scroll until an answer is cut by the lower edge; return it, and a place in what is seen of it."""
    scroller = workshop.screen_shown.scroller
    choice = next(each for each in workshop.screen_shown.findChildren(Choice) if not each.isChecked())
    content = scroller.widget()
    assert content is not None
    top = choice.mapTo(content, QPoint(0, 0)).y()
    workshop.window().resize(1280, 500)
    QApplication.processEvents()
    scroller.verticalScrollBar().setValue(top + IN_SIGHT - scroller.viewport().height())
    QApplication.processEvents()
    return choice, choice.mapTo(workshop.window(), QPoint(20, IN_SIGHT // 2))


def _click_slowly(window: MainWindow, place: QPoint) -> None:
    handle = window.windowHandle()
    QTest.mousePress(handle, LEFT, PLAIN, place)
    QTest.qWait(4 * RELEASE_MS)
    QTest.mouseRelease(handle, LEFT, PLAIN, place)
    QTest.qWait(4 * RELEASE_MS)


def test_an_answer_cut_by_the_edge_is_chosen_by_a_click_and_then_shown(example: MainWindow) -> None:
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page("open.workshop")
    QTest.qWait(4 * RELEASE_MS)
    choice, place = _at_the_edge(workshop)
    _click_slowly(example, place)
    assert choice.isChecked()
    shown = choice.visibleRegion().boundingRect()
    assert shown.height() == choice.height()
