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


def _left_at(window: MainWindow, person: str) -> dict[str, str | None]:
    rows = _workshop(window).desk.partnership.having(Attendance, participant=person)
    return {row.step or "": row.left_at for row in rows if row.left_at}


def test_a_time_stays_with_the_step_for_which_it_was_written(example: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(example)
    workshop.show_page("open.attendance")
    view = _seats(example, qapp)
    view._on_step("open")
    person = next(iter(view._rows))
    view._rows[person].left.setText("19:40")
    assert view.commit()
    before = _left_at(example, person)
    assert list(before) == ["open"]
    workshop.show_page("score.results")
    workshop.show_page("open.attendance")
    assert view._model.step == "score"
    assert view._rows[person].left.text() == ""
    assert _left_at(example, person) == before


def test_a_time_that_cannot_be_read_is_said_and_keeps_its_step(example: MainWindow, qapp: QApplication) -> None:
    workshop = _workshop(example)
    workshop.show_page("open.attendance")
    view = _seats(example, qapp)
    view._on_step("open")
    first, second = list(view._rows)[:2]
    view._rows[first].left.setText("half eight")
    assert not view.commit()
    assert view._error.isVisible()
    view._rows[second].left.left.emit()  # another row that is well does not take the sentence away
    assert "time" in view._error.said
    view._on_step("trust")
    assert (view._model.step, view._step.value) == ("open", "open")
    assert view._rows[first].left.text() == "half eight"
    view._rows[first].left.setText("")
    view._on_step("trust")
    assert view._model.step == "trust"
    assert not view._error.isVisible()
