"""The window while a board meets: the room view, the break, the clock's card, the agenda and parked points, by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton

from partnerdesk.app import Shelf
from partnerdesk.domain.records import StepState
from partnerdesk.domain.timetable import KeepTime
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.room.content import BLACK, RoomKind
from partnerdesk.ui.views.room.window import RoomWindow
from partnerdesk.ui.views.theme import theme


def _press(window: MainWindow, action: str) -> None:
    found: QAction = window.actions_table.by_id[action]
    assert found.isEnabled()
    found.trigger()


def _room(window: MainWindow) -> RoomWindow:
    assert window.meeting.room is not None
    return window.meeting.room


def _show(window: MainWindow, page: str) -> None:
    assert window.workshop is not None
    window.workshop.show_page(page)


def _dialogs(window: MainWindow) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_f5_opens_the_room_where_the_driver_is_and_closes_it(example: MainWindow, qapp: QApplication) -> None:
    _show(example, "aims.objectives")
    assert example.actions_table.by_id["room"].shortcut().toString() == "F5"
    _press(example, "room")
    room = _room(example)
    assert room.isFullScreen()
    assert room.face.content.question == "What should be different, and for whom?"
    _show(example, "decide.motion")
    assert room.face.content.question == "What is the motion?"
    _press(example, "room")
    qapp.processEvents()
    assert example.meeting.room is None


def test_the_room_says_nothing_in_its_title_and_all_in_its_description(example: MainWindow) -> None:
    _show(example, "aims.objectives")
    _press(example, "room")
    room = _room(example)
    assert room.windowTitle() == "PartnerDesk"
    assert "take a break at a time they choose" in room.face.accessibleDescription()
    _show(example, "trust.results")
    assert room.face.picture is not None
    assert room.face.picture.alt in room.face.accessibleDescription()
    _show(example, "open.people")
    assert room.face.accessibleDescription() == "Nothing is shown"


def test_the_room_has_keys_of_its_own(example: MainWindow, qapp: QApplication) -> None:
    _show(example, "aims.objectives")
    _press(example, "room")
    room = _room(example)
    QTest.keyClick(room, Qt.Key.Key_Right)
    assert room.face.content.question == "What did people say about each objective?"
    QTest.keyClick(room, Qt.Key.Key_Left)
    assert room.face.content.question == "What should be different, and for whom?"
    QTest.keyClick(room, Qt.Key.Key_B)
    assert room.face.content == BLACK
    QTest.keyClick(room, Qt.Key.Key_B)
    assert room.face.content.kind is RoomKind.PAGE
    QTest.keyClick(room, Qt.Key.Key_Escape)
    qapp.processEvents()
    assert example.meeting.room is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_break_alone_closes_the_room_when_it_ends(example: MainWindow, qapp: QApplication, key: Qt.Key) -> None:
    _press(example, "break")
    room = _room(example)
    assert room.face.content.kind is RoomKind.BREAK
    assert len(room.face.content.lines) == 1
    QTest.keyClick(room, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert room.face.content.question == "15 minutes to go"
    QTest.keyClick(room, key)
    qapp.processEvents()
    assert example.meeting.room is None


def test_a_break_in_an_open_room_leads_back_to_the_page(example: MainWindow) -> None:
    _show(example, "aims.objectives")
    _press(example, "room")
    _press(example, "break")
    example.meeting.end_break()
    assert _room(example).face.content.kind is RoomKind.PAGE


def test_closing_the_file_closes_the_room_and_keeps_the_time(
    example: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    assert example.desk is not None
    path = example.desk.session.path
    _show(example, "hear.groups")
    _press(example, "room")
    _press(example, "clock")
    for _ in range(3):
        assert example.meeting.clock is not None
        example.meeting.clock.tick()
    example.close_file()
    qapp.processEvents()
    assert example.meeting.room is None
    with Shelf(tmp_path / "home").open(str(path)) as again:
        state = again.partnership.get(StepState, "hear")
        assert state is not None
        assert (state.used_seconds or 0) >= 3


def test_the_card_offers_how_to_go_on_when_time_is_nearly_over(example: MainWindow) -> None:
    assert example.workshop is not None
    assert example.meeting.clock is not None
    _show(example, "trust.talk")
    card, clock = example.workshop.steps.clock, example.meeting.clock
    assert card.start.isVisible()
    assert example.desk is not None
    example.desk.execute(KeepTime("trust", used_seconds=0))
    card.start.click()
    assert not card.start.isVisible()
    assert not card.offers.isVisible()
    example.desk.execute(KeepTime("trust", used_seconds=clock.line.allowed * 60 - 90))
    assert card.offers.isVisible()
    assert [each.text() for each in (card.take_more, card.park, card.rest, card.on) if each.isVisible()] == [
        "Take 5 more minutes",
        "Park it",
        "Break: 10 minutes",
        "Move on",
    ]
    card.take_more.click()
    assert not card.offers.isVisible()
    example.desk.execute(KeepTime("trust", used_seconds=clock.line.allowed * 60 - 30))
    assert card.offers.isVisible()
    clock.pause()
    assert not clock.is_nearly_over
    assert not card.offers.isVisible()
    card.on.click()
    assert example.workshop.page.step == "narrow"
    clock.pause()


def test_a_narrow_step_list_keeps_the_clock_in_a_menu(example: MainWindow, qapp: QApplication) -> None:
    assert example.workshop is not None
    _show(example, "open.people")
    example.resize(800, 700)
    qapp.processEvents()
    card = example.workshop.steps.clock
    assert card.more.isVisible()
    assert not card.start.isVisible()
    menu = card.menu()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Start the clock"
    assert "Agenda: planned and real…" in texts
    menu.deleteLater()
    told: list[str] = []
    assert example.desk is not None
    example.desk.noticed.connect(lambda words, _undo: told.append(words))
    example.desk.execute(KeepTime("open", used_seconds=(card.model.line.allowed * 60) - 90))
    card.model.start()
    card.model.tick()
    assert len(told) == 1
    assert told[0].startswith(("2 minutes left. Step 1: ", "1 minute left. Step 1: "))
    card.model.pause()


def test_parking_and_the_agenda_are_one_key_away(example: MainWindow, qapp: QApplication) -> None:
    keys = {each: example.actions_table.by_id[each].shortcut().toString() for each in ("parked", "agenda")}
    assert keys == {"parked": "Ctrl+J", "agenda": "Ctrl+G"}
    for action, title in (("parked", "Parked points"), ("agenda", "Agenda: planned and real")):
        _press(example, action)
        (dialog,) = _dialogs(example)
        assert dialog.windowTitle() == title
        controls = [*dialog.findChildren(QPushButton), *dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox)]
        assert controls
        assert all(control.accessibleName() for control in controls)
        dialog.reject()
        qapp.sendPostedEvents(None, 52)
        qapp.processEvents()


def test_large_text_builds_the_window_anew_and_the_clock_runs_on(example: MainWindow, qapp: QApplication) -> None:
    _press(example, "clock")
    theme().resize_text(1.5)
    qapp.processEvents()
    assert example.workshop is not None
    assert example.workshop.steps.clock.model.is_running
    _press(example, "clock")
