"""At every text size the window keeps the size it was given, and nothing on a page is cut off at the side."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.views.page import PageScreen
from partnerdesk.ui.views.theme import theme

SCALES = (0.8, 1.0, 1.3, 1.6, 2.0)


def _cut_off(screen: PageScreen) -> list[str]:
    """Name what stands wider than the page's viewport, or narrower than it must."""
    inside, room = screen.scroller.widget(), screen.scroller.viewport().width()
    assert inside is not None
    found = []
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible() or widget.isWindow():
            continue
        left = widget.mapTo(inside, QPoint(0, 0)).x()
        least = widget.minimumSizeHint().width()
        short = least > widget.width() + 1 and not isinstance(widget, QLineEdit)
        if left < 0 or left + widget.width() > room + 1 or short:
            found.append(f"{type(widget).__name__} {widget.accessibleName()[:40]!r} {left} {widget.width()} {least}")
    return found


@pytest.mark.parametrize("scale", SCALES)
def test_the_start_page_keeps_the_size_of_the_window(window: MainWindow, qapp: QApplication, scale: float) -> None:
    window.resize(1024, 700)
    theme().resize_text(scale)
    qapp.processEvents()
    assert (window.width(), window.height()) == (1024, 700)


@pytest.mark.parametrize("scale", SCALES)
def test_every_page_keeps_the_size_of_the_window_and_cuts_nothing_off(
    example: MainWindow, qapp: QApplication, scale: float
) -> None:
    example.resize(1024, 700)
    theme().resize_text(scale)
    cut = {}
    for page in every_page():
        assert example.workshop is not None
        example.workshop.show_page(page.id)
        qapp.processEvents()
        if found := _cut_off(example.workshop.screen_shown):
            cut[page.id] = found
    assert cut == {}
    assert (example.width(), example.height()) == (1024, 700)


def test_every_page_opens_at_its_question_in_large_text_too(example: MainWindow, qapp: QApplication) -> None:
    example.resize(1024, 700)
    theme().resize_text(2.0)
    hidden = []
    for page in every_page():
        assert example.workshop is not None
        example.workshop.show_page(page.id)
        for _ in range(6):
            qapp.processEvents()
        screen = example.workshop.screen_shown
        if screen.heading.mapTo(screen.scroller.viewport(), QPoint(0, 0)).y() < 0:
            hidden.append(page.id)
    assert hidden == []
