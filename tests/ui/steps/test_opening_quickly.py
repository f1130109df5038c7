"""Step 1 in few presses: everyone is here, nothing to declare, and who has no role is not passed over."""

from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.people import present_at, trustees
from partnerdesk.domain.records import Attendance, Charity, Interest, Participant
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.steps.asked_interests import AskedInterestsView
from partnerdesk.ui.views.steps.attendance import AttendanceView
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.workshop import Workshop


def _board(window: MainWindow, *roles: str | None) -> Workshop:
    assert window.workshop is not None
    people = tuple(Participant(id=f"T{n}", display_name=f"Person {n}", role=role) for n, role in enumerate(roles, 1))
    desk = window.workshop.desk
    assert desk.execute(PutRecords(people)) is None
    assert desk.execute(ChangeFields(Charity, (), {"quorum_number": 2})) is None
    return window.workshop


def _shown(workshop: Workshop, page: str) -> None:
    workshop.show_page(page)
    QApplication.processEvents()


def test_everyone_is_here_with_one_press_and_one_undo(empty: MainWindow) -> None:
    workshop = _board(empty, "chair", "trustee", "guest")
    _shown(workshop, "open.attendance")
    (view,) = workshop.screen_shown.findChildren(AttendanceView)
    view.everybody.click()
    assert present_at(workshop.desk.partnership, "open") == {"T1", "T2", "T3"}
    assert view.everybody.isHidden()
    workshop.desk.undo()
    assert workshop.desk.partnership.rows(Attendance) == ()
    assert not view.everybody.isHidden()


def test_who_has_no_role_is_named_where_trustees_are_counted(empty: MainWindow) -> None:
    workshop = _board(empty, "chair", None)
    _shown(workshop, "open.attendance")
    (view,) = workshop.screen_shown.findChildren(AttendanceView)
    view.everybody.click()
    assert "Person 2" in view._model.quorum
    assert workshop.desk.execute(ChangeFields(Participant, ("T2",), {"role": "trustee"})) is None
    assert "Person 2" not in view._model.quorum


def test_nothing_to_declare_is_one_press_for_each_trustee(empty: MainWindow) -> None:
    workshop = _board(empty, "chair", "trustee", "guest")
    _shown(workshop, "open.interests")
    (view,) = workshop.screen_shown.findChildren(AskedInterestsView)
    assert [button.accessibleName() for button in view.buttons] == [
        "Person 1: nothing to declare",
        "Person 2: nothing to declare",
    ]
    view.buttons[0].setFocus()
    view.buttons[0].click()
    (row,) = workshop.desk.partnership.rows(Interest)
    assert (row.participant, row.kind) == ("T1", "none")
    assert view.buttons[0].hasFocus()
    view.buttons[0].click()
    assert view.isHidden()
    declared = {row.participant for row in workshop.desk.partnership.rows(Interest)}
    assert declared == {person.id for person in trustees(workshop.desk.partnership)}


def test_who_has_begun_an_entry_is_not_asked_again(example: MainWindow) -> None:
    assert example.workshop is not None
    _shown(example.workshop, "open.interests")
    (view,) = example.workshop.screen_shown.findChildren(AskedInterestsView)
    assert view.isHidden()


def test_who_has_an_interest_gets_an_open_entry(empty: MainWindow) -> None:
    workshop = _board(empty, "chair", "trustee")
    _shown(workshop, "open.interests")
    (view,) = workshop.screen_shown.findChildren(AskedInterestsView)
    name = "Person 2: has an interest"
    next(each for each in view.findChildren(Button) if each.accessibleName() == name).click()
    QApplication.processEvents()
    (row,) = workshop.desk.partnership.rows(Interest)
    assert (row.participant, row.kind) == ("T2", None)
    (entries,) = workshop.screen_shown.findChildren(CollectionView)
    assert entries._open == (row.id,)
    assert [each.name for each in view._shown] == ["Person 1"]
