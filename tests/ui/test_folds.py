"""What somebody opens is in sight: a fold at the foot of the window brings what is inside it up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.widgets.fold import Fold
from tests.ui.laid_out import settle


@pytest.mark.parametrize("page", ["hear.groups", "open.workshop"])
def test_what_is_opened_at_the_foot_of_the_window_comes_into_sight(example: MainWindow, page: str) -> None:
    assert example.workshop is not None
    example.resize(1280, 800)
    example.workshop.show_page(page)
    settle()
    screen = example.workshop.screen_shown
    fold = [each for each in screen.findChildren(Fold) if each.isVisible()][-1]
    fold.button.setFocus()
    settle()
    bar, view = screen.scroller.verticalScrollBar(), screen.scroller.viewport()
    bar.setValue(bar.value() - max(0, view.height() - fold.button.height() - 8 - _top(fold, view)))
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    for _ in range(5):
        settle()
    assert fold.button.isChecked()
    assert _top(fold, view) >= 0
    assert fold.height() > fold.button.height() * 2
    in_sight = min(_top(fold, view) + fold.height(), view.height()) - _top(fold, view)
    assert in_sight >= min(fold.height(), view.height() - 20)


def _top(fold: Fold, view: QWidget) -> int:
    return fold.mapTo(view, QPoint(0, 0)).y()
