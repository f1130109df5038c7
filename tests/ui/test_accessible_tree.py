"""What a screen reader is told, on every page: role, name, hint, group, order, and what happens elsewhere.

What Orca made of it is in docs/trials.md.
"""

import errno
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import Question
from partnerdesk.storage import files
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.views import announcing
from partnerdesk.ui.views.tab_order import reading_order
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.fold import Fold, FoldButton
from partnerdesk.ui.views.widgets.group import Group
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.laid_out import settle
from tests.ui.rounds.conftest import BOARD

ROLES = frozenset({
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.Graphic,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.StaticText,
    QAccessible.Role.PageTab,
})  # fmt: skip
NEAR = 4
PATIENCE_MS = 5_000


def _workshop(window: MainWindow) -> Workshop:
    assert window.workshop is not None
    return window.workshop


def _pages(window: MainWindow) -> Iterator[str]:
    """Show every page in turn."""
    workshop = _workshop(window)
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        settle()
        yield page.id


def _controls(root: QWidget) -> list[QWidget]:
    return [each for each in reading_order(root) if each.isVisible() and each.isEnabled()]


def _told(widget: QWidget, part: QAccessible.Text) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(part)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_told(widget, QAccessible.Text.Name)[:40]!r}"


def _faults(control: QWidget) -> Iterator[str]:
    found = QAccessible.queryAccessibleInterface(control)
    if found.role() not in ROLES:
        yield f"{_called(control)} has the role {found.role().name}"
    elif not found.text(QAccessible.Text.Name).strip():
        yield f"{type(control).__name__} has no name"


def test_every_control_that_takes_keys_says_what_it_is_and_how_it_is_called(opened: MainWindow) -> None:
    bad, looked_at = {}, 0
    for page in _pages(opened):
        controls = _controls(_workshop(opened))
        looked_at += len(controls)
        if faults := [fault for each in controls for fault in _faults(each)]:
            bad[page] = faults
    assert looked_at > 600
    assert bad == {}


def test_a_hint_is_told_with_its_control(opened: MainWindow) -> None:
    bad, looked_at = {}, 0
    for page in _pages(opened):
        for field in _workshop(opened).screen_shown.findChildren(Labelled):
            if field._hint and field.isVisible():
                looked_at += 1
                if field._hint not in _told(field.control, QAccessible.Text.Description):
                    bad[page] = f"{_called(field.control)}: {field._hint}"
    assert looked_at > 20
    assert bad == {}


def test_the_question_of_the_page_and_of_its_answers_are_the_names_of_groups(opened: MainWindow) -> None:
    for _page in _pages(opened):
        screen = _workshop(opened).screen_shown
        found = QAccessible.queryAccessibleInterface(screen)
        assert found is not None
        assert found.role() is QAccessible.Role.Grouping
        assert found.text(QAccessible.Text.Name) == screen.heading.said
        for group in screen.findChildren(Group):
            inside = [each for each in group.findChildren(QAbstractButton) if each.isVisible()]
            assert not inside or group.accessibleName(), f"{screen.spec.id}: answers without their question"


def test_a_fold_is_a_button_that_says_whether_it_is_open(example: MainWindow) -> None:
    workshop = _workshop(example)
    workshop.show_page("narrow.forms")
    settle()
    folds = [each for each in workshop.screen_shown.findChildren(FoldButton) if each.isVisible()]
    assert len({each.accessibleName() for each in folds}) == len(folds), "each says what it is about"
    for each in folds[:2]:
        found = QAccessible.queryAccessibleInterface(each)
        assert found is not None
        assert found.role() is QAccessible.Role.Button
        assert found.text(QAccessible.Text.Description) == "Is closed"
        each.click()
        assert found.text(QAccessible.Text.Description) == "Is open"


# --- order ------------------------------------------------------------------------------------------------------------

COLUMNS = {
    "score.weights": "a change, then its figure beside it, then the bar and the buttons below it",
}
"""Pages on which Tab goes back up for a reason."""


def _place(control: QWidget, root: QWidget) -> QRect:
    return QRect(control.mapTo(root, QPoint(0, 0)), control.size())


def _goes_back(before: QRect, after: QRect) -> bool:
    """Return whether ``after`` stands above or, in the same line, to the left: not after ``before`` in reading order.

    What stands at the right may begin higher up: the next column.
    """
    above = after.bottom() < before.top() + NEAR
    same_line = after.top() < before.bottom() - NEAR and before.top() < after.bottom() - NEAR
    if above:
        return after.left() < before.right() - NEAR
    return same_line and after.right() < before.left() + NEAR


@pytest.mark.parametrize(
    ("before", "after", "back"),
    [
        ((0, 100, 50, 20), (0, 130, 50, 20), False),
        ((0, 100, 50, 20), (0, 70, 50, 20), True),
        ((0, 100, 50, 20), (60, 70, 50, 20), False),
        ((60, 100, 50, 20), (0, 102, 50, 20), True),
    ],
    ids=["below", "above", "next column", "left"],
)
def test_what_goes_back_is_known(
    before: tuple[int, int, int, int], after: tuple[int, int, int, int], back: bool
) -> None:
    assert _goes_back(QRect(*before), QRect(*after)) is back


def test_tab_goes_from_the_top_down_and_from_the_left_to_the_right(opened: MainWindow) -> None:
    bad: dict[str, list[str]] = {}
    for page in _pages(opened):
        screen = _workshop(opened).screen_shown
        content = screen.scroller.widget()
        assert content is not None
        controls = _controls(content)
        for one, other in pairwise(controls):
            if _goes_back(_place(one, content), _place(other, content)) and page not in COLUMNS:
                bad.setdefault(page, []).append(f"{_called(one)} -> {_called(other)}")
    assert bad == {}


# --- the mouse --------------------------------------------------------------------------------------------------------

DRAGGED = {
    "DragBar": "the figure is typed beside it, or stepped by keys",
    "Slider": "takes keys itself",
}


def test_what_takes_the_mouse_takes_keys_or_stands_beside_what_does(opened: MainWindow) -> None:
    """Whatever of ours has a hand of its own for the mouse can be done by keys."""
    bad = set()
    for page in _pages(opened):
        for each in _workshop(opened).screen_shown.findChildren(QWidget):
            own = type(each).mousePressEvent is not QWidget.mousePressEvent
            ours = any("mousePressEvent" in vars(kind) for kind in type(each).__mro__ if _is_ours(kind))
            if own and ours and each.isVisible() and not _has_keys(each):
                bad.add(f"{page}: {type(each).__name__}")
    assert bad == set()


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith("partnerdesk")


def _has_keys(widget: QWidget) -> bool:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or type(widget).__name__ in DRAGGED:
        return True
    return any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in widget.findChildren(QAbstractButton))


# --- what is said -----------------------------------------------------------------------------------------------------


class Heard:
    """Stands for Qt's way to a screen reader, and keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def announce(self, _widget: QWidget, text: str, *, urgent: bool = False) -> None:
        if text:
            self.said.append(f"! {text}" if urgent else text)

    def last(self) -> list[str]:
        said, self.said = self.said, []
        return said


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    found = Heard()
    for module in ("workshop", "toasts", "bottom_bar", "steps.curtain", "steps.rating"):
        monkeypatch.setattr(f"partnerdesk.ui.views.{module}.announce", found.announce)
    return found


def test_page_saving_undoing_and_refusing_are_said(example: MainWindow, heard: Heard) -> None:
    workshop = _workshop(example)
    workshop.show_page("aims.reasons")
    heard.last()
    workshop.show_page("open.rules_of_the_day")
    assert heard.last()[0].endswith(workshop.screen_shown.heading.said)
    workshop.show_page("frame.question")
    assert heard.last() == [], "the group of the page says it"
    desk = workshop.desk
    desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
    assert heard.last() == []
    example._publish()
    desk.saved.emit()
    assert heard.last() == [], "that all is well, as always, would cut off what is being read"
    desk.undo()
    assert "Undone: change question" in heard.last()
    desk.redo()
    assert "Done again: change question" in heard.last()
    desk.notice("It is done.")
    desk.refused.emit("It cannot be done.")
    assert [words for words in heard.last() if "done" in words] == ["It is done.", "! It cannot be done."]


def test_trouble_with_saving_is_said_and_that_it_is_over(example: MainWindow, heard: Heard) -> None:
    desk = _workshop(example).desk
    with patch.object(files, "sync", side_effect=OSError(errno.ENOSPC, "refused")):
        desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
        example._publish(waits=True)
        assert [words for words in heard.last() if words.startswith("! Saved on this") and "disk is full" in words]
        example._publish(waits=True)
        assert heard.last() == [], "it is said once"
    example._publish(waits=True)
    assert heard.last() == ["The file holds everything again."]


def test_each_state_of_a_round_is_said_and_nothing_of_what_anybody_answered(
    window: MainWindow, tmp_path: Path, heard: Heard, qapp: QApplication
) -> None:
    session = Shelf(tmp_path / "home").new(str(tmp_path / "Board.partnership"))
    session.execute(PutRecords(BOARD))
    window.show_session(session)
    workshop = _workshop(window)
    workshop.show_page("trust.rate")
    settle()
    heard.last()
    model = model_of(workshop.desk, TRUST)
    model.pick("A")
    settle()
    assert heard.last()[0].startswith("Pass the laptop to Person A. ")
    model.start()
    settle()
    first = model.items[0]
    (asked,) = [words for words in heard.last() if words.startswith("Question 1 of ")]
    assert first.question in asked
    model.choose(3)
    model.say_basis("seen")
    heard.last()
    model.on()
    settle()
    assert any(words.startswith("Question 2 of ") for words in heard.last())
    model.finish()
    settle()
    assert heard.last()[0].startswith("Thank you, Person A. ")
    model.pass_on()
    settle()
    said = heard.last()
    assert said[0].startswith("Pass the laptop to Person B. ")
    assert all(first.answers[2].words not in words for words in said)


def test_without_a_screen_reader_nothing_waits_for_one(example: MainWindow) -> None:
    done: list[bool] = []
    announcing.once_heard(example, lambda: done.append(True), is_new=True)
    assert done == [True]


def test_a_fold_is_opened_by_space_and_by_its_action_as_by_the_mouse(themed: None, qtbot: QtBot) -> None:
    fold = Fold("Why we ask")
    qtbot.addWidget(fold)
    fold.show()
    seen: list[bool] = []
    fold.button.toggled.connect(seen.append)
    QTest.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    found = QAccessible.queryAccessibleInterface(fold.button)
    assert found is not None
    found.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: seen == [True, False, True], timeout=PATIENCE_MS)
