"""A list that is pasted becomes cards, a card has a menu, a date has a month to choose from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QToolButton

from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, Objective, Participant, Question, Record
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.forms import REST_MS
from partnerdesk.ui.viewmodels.pasted_lines import lines_in, records_of
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.typed import read_line
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.record_card import RecordCard
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets import lines_prompt
from partnerdesk.ui.views.widgets.calendar import Month, MonthPopup
from partnerdesk.ui.views.widgets.day_field import DayField
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput
from partnerdesk.ui.views.widgets.lines_prompt import LinesPrompt
from tests.ui.turns import take_turns

OBJECTIVES = "For carers, so that they can rest.\nshorter waits\nFor young people so that they meet"
R = TypeVar("R", bound=Record)
LIST = "1. Ann Price, chair\n2. Bob Rees\n\n  - Carys Hughes \n2. Bob Rees\n"


def _page(window: MainWindow, page: str, kind: type[Record]) -> CollectionView:
    assert window.workshop is not None
    window.workshop.show_page(page)
    take_turns()
    blocks = window.workshop.screen_shown.blocks
    return next(each for each in blocks if isinstance(each, CollectionView) and each._block.kind is kind)


def _rows(window: MainWindow, kind: type[R]) -> tuple[R, ...]:
    assert window.desk is not None
    return window.desk.partnership.rows(kind)


def _prompt(view: CollectionView) -> LinesPrompt:
    return next(each for each in view.findChildren(LinesPrompt) if each.isVisible())


def _press(view: CollectionView) -> None:
    """Press the button as people do: the field is left first, and what stands in it is saved."""
    QTest.qWait(REST_MS + 50)
    _prompt(view).make.setFocus(Qt.FocusReason.MouseFocusReason)
    take_turns()
    _prompt(view).make.click()
    take_turns()


def _asks(view: CollectionView) -> bool:
    return any(each.isVisible() for each in view.findChildren(LinesPrompt))


def _add(view: CollectionView) -> None:
    view._add.click()
    take_turns()


def _paste(view: CollectionView, text: str, place: int = 0) -> LineInput:
    QApplication.clipboard().setText(text)
    field = [each for each in view.findChildren(LineInput) if each.isVisible()][place]
    field.setFocus()
    field.paste()
    take_turns()
    return field


def test_the_lines_of_a_list_are_read_without_their_marks_and_each_once() -> None:
    assert lines_in(LIST) == ("Ann Price, chair", "Bob Rees", "Carys Hughes")
    assert lines_in("• one\n– two\n(3) three\nb) four\n1998 was a good year\n") == (
        "one",
        "two",
        "three",
        "four",
        "1998 was a good year",
    )


def test_who_is_there_already_is_not_made_again() -> None:
    first = Participant(id="T1", display_name="Ann Price")
    there = Partnership.of([first, Participant(id="T2", display_name="bob  rees")])
    made = records_of(there, first, "display_name", ("Bob Rees", "Carys Hughes", "Dewi Parry"))
    assert [(row.row_key, getattr(row, "display_name", "")) for row in made] == [
        (("T3",), "Carys Hughes"),
        (("T4",), "Dewi Parry"),
    ]


@pytest.mark.parametrize(
    ("page", "kind", "field"),
    [("open.people", Participant, "display_name"), ("hear.groups", BeneficiaryGroup, "name")],
)
def test_a_pasted_list_becomes_cards_when_it_is_wanted(
    empty: MainWindow, page: str, kind: type[Record], field: str
) -> None:
    view = _page(empty, page, kind)
    _add(view)
    _paste(view, LIST)
    assert "3 lines were pasted" in _prompt(view).accessibleName()
    _press(view)
    assert [getattr(row, field) for row in _rows(empty, kind)] == ["Ann Price, chair", "Bob Rees", "Carys Hughes"]
    assert not _asks(view)
    assert len(view._cards) == 3
    assert empty.desk is not None
    empty.desk.undo()
    assert [getattr(row, field) for row in _rows(empty, kind)] == ["Ann Price, chair"], "the others go as one"


def test_that_a_list_was_pasted_is_said_once(empty: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(lines_prompt, "announce", lambda _widget, text: said.append(text))
    view = _page(empty, "open.people", Participant)
    _add(view)
    _paste(view, LIST)
    assert said == ["3 lines were pasted. One card for each?"]


def test_who_wants_one_text_gets_one_line(empty: MainWindow) -> None:
    view = _page(empty, "open.people", Participant)
    _add(view)
    _paste(view, "Ann Price\nof Swansea")
    _prompt(view).keep.click()
    assert view.commit()
    assert [row.display_name for row in _rows(empty, Participant)] == ["Ann Price of Swansea"]
    assert not _asks(view)


def test_one_line_and_what_is_typed_line_by_line_are_not_asked_about(empty: MainWindow) -> None:
    view = _page(empty, "aims.objectives", Objective)
    _add(view)
    _paste(view, "carers\n")
    assert not _asks(view)
    area = next(each for each in view.findChildren(AreaInput) if each.isVisible())
    area.setFocus()
    QTest.keyClicks(area, "they can rest")
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "and sleep")
    assert not _asks(view)
    assert view.commit()
    (row,) = _rows(empty, Objective)
    assert (row.for_whom_text, row.so_that_text) == ("carers", "they can rest\nand sleep")


def test_a_text_of_several_lines_that_is_changed_later_is_not_asked_about(empty: MainWindow) -> None:
    assert empty.desk is not None
    two = Objective(id="OB1", status="kept", for_whom_text="carers", so_that_text="they rest\nand sleep")
    empty.desk.execute(PutRecords((two,)))
    view = _page(empty, "aims.objectives", Objective)
    assert view.open_record(Objective, ("OB1",))
    take_turns()
    area = next(each for each in view.findChildren(AreaInput) if each.isVisible())
    area.setFocus()
    QTest.keyClicks(area, "!")
    assert not _asks(view)


def test_objectives_in_a_list_keep_what_they_begin_with_and_are_read_in_both_parts(empty: MainWindow) -> None:
    view = _page(empty, "aims.objectives", Objective)
    _add(view)
    area = next(each for each in view.findChildren(AreaInput) if each.isVisible())
    QApplication.clipboard().setText(OBJECTIVES)
    area.setFocus()
    area.paste()
    take_turns()
    _press(view)
    found = [(row.for_whom_text, row.so_that_text, row.status) for row in _rows(empty, Objective)]
    assert found == [
        ("carers", "they can rest", "kept"),
        (None, "shorter waits", "kept"),
        ("young people", "they meet", "kept"),
    ]


def test_a_list_that_is_pasted_on_the_page_begins_a_card(empty: MainWindow) -> None:
    view = _page(empty, "hear.groups", BeneficiaryGroup)
    QApplication.clipboard().setText("Carers at home\nYoung carers")
    view._add.setFocus()
    QTest.keyClick(view._add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    take_turns()
    _press(view)
    assert [row.name for row in _rows(empty, BeneficiaryGroup)] == ["Carers at home", "Young carers"]


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\u2028", "\n \n"])
def test_what_is_kept_on_one_line_has_no_end_of_a_line_in_it(mark: str) -> None:
    assert read_line(f"Ann Price{mark}of Swansea{mark}") == "Ann Price of Swansea"
    assert read_line(mark) is None


def test_no_card_begins_where_nothing_was_copied(empty: MainWindow) -> None:
    view = _page(empty, "hear.groups", BeneficiaryGroup)
    QApplication.clipboard().setText(" \n")
    view._add.setFocus()
    QTest.keyClick(view._add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    take_turns()
    assert not view._cards


# --- the menu of a card -----------------------------------------------------------------------------------------------


def _words(card: RecordCard) -> list[str]:
    return [action.text() for action in card.menu_of_card().actions()]


def _action(card: RecordCard, text: str) -> QAction:
    return next(action for action in card.menu_of_card().actions() if action.text() == text)


def test_a_card_has_in_its_menu_what_its_buttons_do(example: MainWindow) -> None:
    view = _page(example, "hear.groups", BeneficiaryGroup)
    key = _rows(example, BeneficiaryGroup)[0].row_key
    assert _words(view._cards[key]) == ["Change", "Delete"]
    _action(view._cards[key], "Change").trigger()
    opened = view._open
    assert opened == key
    assert _words(view._cards[key]) == ["Done", "Delete"]
    _action(view._cards[key], "Done").trigger()
    assert view._open is None
    _action(view._cards[key], "Delete").trigger()
    assert key not in [row.row_key for row in _rows(example, BeneficiaryGroup)]


def test_what_is_not_deleted_on_a_page_is_not_deleted_by_its_menu(example: MainWindow) -> None:
    assert example.workshop is not None
    example.workshop.show_page("aims.links")
    take_turns()
    card = next(each for each in example.workshop.screen_shown.findChildren(RecordCard) if each.isVisible())
    assert _words(card) == ["Change"]


def test_a_right_click_opens_the_menu_and_not_the_card(example: MainWindow) -> None:
    view = _page(example, "open.people", Participant)
    card = next(iter(view._cards.values()))
    QTest.mouseClick(card, Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    assert view._open is None
    keys = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), card.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(card.change_button, keys)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_the_menu_opens_by_shift_and_f10_too_where_the_system_does_not_do_so(example: MainWindow) -> None:
    view = _page(example, "open.people", Participant)
    card = next(iter(view._cards.values()))
    card.change_button.setFocus()
    QTest.keyClick(card.change_button, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Change", "Delete"]
    menu.close()


# --- a month to choose from -------------------------------------------------------------------------------------------


def _deadline(window: MainWindow) -> DayField:
    assert window.workshop is not None
    window.workshop.show_page("frame.deadline")
    take_turns()
    return next(each for each in window.workshop.screen_shown.findChildren(DayField) if each.isVisible())


def _popup() -> MonthPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, MonthPopup)
    return found


def test_a_day_is_chosen_by_keyboard(empty: MainWindow) -> None:
    field = _deadline(empty)
    edit = field.findChild(LineInput)
    assert edit is not None
    assert empty.desk is not None
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    take_turns()
    popup = _popup()
    days = popup.findChild(QTableView)
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Down)
    QTest.keyClick(days, Qt.Key.Key_Return)
    take_turns()
    wanted = empty.desk.today() + timedelta(days=7)
    assert empty.desk.partnership.one(Question).deadline == wanted
    assert edit.text() == long_date(wanted)
    assert edit.hasFocus()


def test_escape_leaves_the_date_as_it_is_and_the_month_opens_at_it(empty: MainWindow) -> None:
    field = _deadline(empty)
    assert empty.desk is not None
    empty.desk.execute(PutRecords((Question(deadline=date(2027, 3, 31)),)))
    take_turns()
    field.button.click()
    popup = _popup()
    assert (popup.month.yearShown(), popup.month.monthShown()) == (2027, 3)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert empty.desk.partnership.one(Question).deadline == date(2027, 3, 31)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_month_is_whole_and_its_buttons_have_names(themed: None, qapp: QApplication, scale: float) -> None:
    theme().set_up("light", scale)
    month = Month()
    month.show()
    take_turns()
    names = [each.accessibleName() for each in month.findChildren(QToolButton)]
    assert {"The month before", "The month after"} <= set(names)
    days = month.findChild(QTableView)
    assert days is not None
    assert not days.verticalScrollBar().isVisible()
    assert not days.horizontalScrollBar().isVisible()
    assert month.sizeHint().height() <= 700
    month.deleteLater()
