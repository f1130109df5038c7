"""Where a chair lands on "Who is here?": at the step the board comes from, so that a change counts from there."""

from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ReopenRound
from partnerdesk.domain.people import present_at
from partnerdesk.domain.records import Attendance
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.steps.attendance import AttendanceView
from partnerdesk.ui.views.steps.round_chooser import Chooser
from partnerdesk.ui.views.workshop import Workshop


def _workshop(window: MainWindow) -> Workshop:
    assert window.workshop is not None
    return window.workshop


def _seats(window: MainWindow, qapp: QApplication) -> AttendanceView:
    qapp.processEvents()
    (view,) = _workshop(window).screen_shown.findChildren(AttendanceView)
    return view


def test_from_a_round_a_change_counts_from_its_step_on(example: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(example)
    desk = workshop.desk
    assert desk.execute(ReopenRound("trust", 1, "P1")) is None
    workshop.show_page("trust.rate")
    qapp.processEvents()
    (chooser,) = workshop.screen_shown.findChildren(Chooser)
    chooser.here_button.click()
    assert workshop.page.id == "open.attendance"
    view = _seats(example, qapp)
    assert view._model.step == "trust"
    assert view._step.value == "trust"
    before = present_at(desk.partnership, "open")
    gone = next(iter(view._rows))
    view._rows[gone].here.click()
    assert present_at(desk.partnership, "open") == before
    assert gone not in present_at(desk.partnership, "trust")
    row = desk.partnership.get(Attendance, gone, "trust")
    assert row is not None
    assert row.present is False
    assert view.back.text().startswith("Back to ")
    view.back.click()
    assert workshop.page.id == "trust.rate"


def test_the_beginning_of_the_day_is_one_press_away(example: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(example)
    workshop.show_page("hear.groups")
    workshop.show_page("open.people")
    workshop.show_page("open.attendance")
    view = _seats(example, qapp)
    assert view._model.step == "hear"
    assert "step 3" in view._lands.said
    view.whole_day.click()
    assert (view._model.step, view._step.value) == ("open", "open")
    assert view._ways_place.isHidden()


def test_until_somebody_is_marked_it_is_the_first_step(empty: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(empty)
    workshop.show_page("frame.question")
    workshop.show_page("open.attendance")
    view = _seats(empty, qapp)
    assert view._model.step == "open"
    assert view._ways_place.isHidden()


def test_in_order_it_is_the_first_step(example: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(example)
    workshop.desk.came_from = ""
    workshop.show_page("open.people")
    workshop.desk.came_from = ""  # the file was opened at this page
    workshop.show_page("open.attendance")
    assert _seats(example, qapp)._model.step == "open"
