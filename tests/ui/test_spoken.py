"""Words that are heard and not seen, labels for those who hear, and one place for Tab in the list of steps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSysInfo, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Question
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.views.dialogs.finding import FindingWindow
from partnerdesk.ui.views.spoken import Spoken, notify
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.step_row import StepRow
from tests.ui.laid_out import settle
from tests.ui.told import has_label

ON_LINUX = pytest.mark.skipif(
    QSysInfo.kernelType() != "linux", reason="elsewhere the system is told by an event of Qt's"
)
ANSWERS = (ChoiceLine("a", "One"), ChoiceLine("b", "Another"))


def _told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role(), found.text(QAccessible.Text.Name)


def test_what_is_announced_is_a_notification_that_nobody_sees(window: MainWindow) -> None:
    spoken = notify(window, "Undone: delete objective")
    assert _told(spoken) == (QAccessible.Role.Notification, "Undone: delete objective")
    assert not spoken.isVisible()
    assert spoken.window() is window


def test_what_a_dialog_announces_belongs_to_the_window_behind_it(window: MainWindow) -> None:
    """A reader would say the title of the dialog before each word."""
    outer = QDialog(window)
    inner = QDialog(outer)
    assert notify(inner, "Nothing here has these words.").parentWidget() is window
    outer.deleteLater()


def test_two_words_at_once_are_both_there_until_they_are_asked_for(window: MainWindow, qapp: QApplication) -> None:
    notify(window, "Saved")
    notify(window, "Done")
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [each.accessibleName() for each in window.findChildren(Spoken)] == ["Saved", "Done"]


@pytest.fixture
def listening() -> Iterator[None]:
    """Have a screen reader listen, as far as Qt can tell."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _said(window: MainWindow) -> list[str]:
    return [each.accessibleName() for each in window.findChildren(Spoken)]


@ON_LINUX
@pytest.mark.usefixtures("listening")
def test_what_was_found_is_said_once_nobody_types_and_as_the_arrows_choose(example: MainWindow, qtbot: QtBot) -> None:
    example.actions_table.by_id["find"].trigger()
    (dialog,) = example.findChildren(FindingWindow)
    QTest.keyClicks(dialog.line, "whose")
    assert not [words for words in _said(example) if "Page" in words], "letters are said first"
    qtbot.waitUntil(lambda: any(words.startswith("Whose words stand") for words in _said(example)))
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    assert _said(example)[-1].startswith("Whose advice did you take")
    QTest.keyClicks(dialog.line, "zzz")
    qtbot.waitUntil(lambda: _said(example)[-1].startswith("Nothing here has these words."))
    dialog.reject()


@ON_LINUX
@pytest.mark.usefixtures("listening")
def test_undoing_and_refusing_reach_a_screen_reader(example: MainWindow) -> None:
    workshop = example.workshop
    assert workshop is not None
    workshop.desk.execute(ChangeFields(Question, (), {"text": "Should we?"}))
    workshop.desk.undo()
    workshop.desk.refused.emit("It cannot be done.")
    assert {"Undone: change question", "It cannot be done."} <= set(_said(example))


@pytest.mark.usefixtures("listening")
def test_nothing_is_said_twice_where_the_page_takes_the_keyboard(example: MainWindow) -> None:
    """Its question is the name of the group that the keyboard comes into."""
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page("frame.question")
    settle()
    assert not [words for words in _said(example) if "What are you deciding" in words]


# --- labels -----------------------------------------------------------------------------------------------------------


def _labels(control: QWidget) -> list[str]:
    beside = control.parentWidget()
    assert beside is not None
    return [each.accessibleName() for each in beside.findChildren(QLabel) if each.buddy() is control]


def test_a_label_belongs_to_its_field_and_says_that_it_is_optional(themed: None, qtbot: QtBot) -> None:
    field = Labelled("Name", "As it is registered.", LineInput("Name"), "(optional)")
    qtbot.addWidget(field)
    assert _labels(field.control) == ["Name (optional)"]


def test_a_label_with_a_sign_that_qt_takes_for_a_key_stays_without_its_field(themed: None, qtbot: QtBot) -> None:
    field = Labelled('Friends & "family"', "", LineInput("Friends & family"))
    qtbot.addWidget(field)
    assert _labels(field.control) == []


def test_a_list_that_drops_down_has_one_label_seen_or_unseen(themed: None, qtbot: QtBot) -> None:
    seen = Labelled("Which one?", "", SelectInput(ANSWERS, "Which one?"))
    alone = QWidget()
    unseen = SelectInput(ANSWERS, "Risks & more")
    QVBoxLayout(alone).addWidget(unseen)
    for holder in (seen, alone):
        qtbot.addWidget(holder)
        holder.show()
        holder.hide()
        holder.show()
    assert _labels(seen.control) == ["Which one?"]
    assert _labels(unseen) == ["Risks & more"]
    assert has_label(QAccessible.queryAccessibleInterface(unseen))
    unseen.setAccessibleName("Another")
    alone.hide()
    alone.show()
    assert _labels(unseen) == ["Another"]


# --- the list of steps ------------------------------------------------------------------------------------------------


def _held(window: MainWindow) -> QWidget:
    held = window.focusWidget()
    assert held is not None
    return held


def test_tab_comes_to_the_step_that_is_shown_from_both_sides_and_arrows_go_on(example: MainWindow) -> None:
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page("score.criteria")
    settle()
    rows = workshop.steps.findChildren(StepRow)
    first = workshop.steps.clock.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
    after = next(each for each in first if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    after.setFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert _held(example) is rows[6]
    QTest.keyClick(rows[6], Qt.Key.Key_Tab)
    assert _held(example) is after
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    QTest.keyClick(rows[6], Qt.Key.Key_Down)
    assert _held(example) is rows[7]
    assert workshop.page.step == "test"
    for _more in range(4):
        QTest.keyClick(_held(example), Qt.Key.Key_Down)
    assert _held(example) is rows[9], "there is none below the last"
    assert [row.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus for row in rows] == [False] * 9 + [
        True
    ]
