"""A message at the foot lies over nothing, and goes when somebody goes on working."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Question
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.toasts import STAYS_MS
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.turns import shown_at, take_turns

LONG = "This cannot be done while the record is locked. Unlock it first, on the page of the record. " * 2


def _foot(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, widget.height())).y()


def _last_field(workshop: Workshop) -> QWidget:
    """Give the keyboard to the last control that stands just above the foot of what is in sight."""
    port = workshop.screen_shown.scroller.viewport()
    in_sight = [
        each
        for each in workshop.screen_shown.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and 0 < _foot(each, port.window()) <= _foot(port, port.window())
    ]
    return max(in_sight, key=lambda each: _foot(each, port.window()))


@pytest.mark.parametrize(
    "page", ["open.charity", "frame.question", "hear.inputs", "score.criteria", "decide.statements"]
)
@pytest.mark.parametrize("refused", [False, True])
def test_what_has_the_keyboard_stays_in_sight_when_a_message_comes(
    example: MainWindow, page: str, refused: bool
) -> None:
    workshop = shown_at(example, page)
    held = _last_field(workshop)
    held.setFocus()
    take_turns(6)
    port = workshop.screen_shown.scroller.viewport()
    before = port.height()
    (workshop.toasts.refuse if refused else workshop.desk.notice)(LONG)
    take_turns(6)
    assert port.height() < before
    assert held.hasFocus()
    assert _foot(held, example) <= _foot(port, example)
    assert _foot(port, example) <= workshop.toasts.mapTo(example, QPoint(0, 0)).y()


def test_the_last_lines_of_a_page_stay_in_sight_too(example: MainWindow) -> None:
    workshop = shown_at(example, "hear.inputs")
    bar = workshop.screen_shown.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    workshop.bar.on.setFocus()
    workshop.desk.notice(LONG)
    take_turns(6)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("refused", [False, True])
def test_a_message_goes_at_the_next_letter_and_not_at_a_shortcut(example: MainWindow, refused: bool) -> None:
    workshop = shown_at(example, "frame.question")
    (workshop.toasts.refuse if refused else workshop.desk.notice)(LONG)
    handle = example.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert workshop.toasts.isVisible()
    QTest.keyClick(handle, Qt.Key.Key_X)
    assert not workshop.toasts.isVisible()


def test_a_refusal_goes_with_the_next_change_or_when_it_is_old_like_any_message(example: MainWindow) -> None:
    workshop = shown_at(example, "frame.question")
    workshop.toasts.refuse(LONG)
    assert workshop.toasts._timer.isActive()
    assert workshop.toasts._timer.interval() == STAYS_MS
    workshop.desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
    assert not workshop.toasts.isVisible()


def test_what_is_offered_stays_until_it_is_taken_or_closed(example: MainWindow) -> None:
    workshop = shown_at(example, "frame.question")
    workshop.desk.offer("The sheet is thrown away.", "Bring it back", lambda: None)
    QTest.keyClick(example.windowHandle(), Qt.Key.Key_X)
    workshop.desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
    assert workshop.toasts.isVisible()
    assert not workshop.toasts._timer.isActive()
