"""A card that was added and left without a word in it goes again, so that no step is done by it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, Objective, OpenPoint, Participant
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.workshop import Workshop


def _shown(window: MainWindow, page: str) -> tuple[Workshop, CollectionView]:
    assert window.workshop is not None
    window.workshop.show_page(page)
    QApplication.processEvents()
    blocks = window.workshop.screen_shown.blocks
    return window.workshop, next(each for each in blocks if isinstance(each, CollectionView))


def _press(view: CollectionView, text: str) -> None:
    QApplication.processEvents()
    next(each for each in view.findChildren(Button) if each.text() == text).click()
    QApplication.processEvents()


def test_a_card_without_a_word_goes_when_it_is_done_with(empty: MainWindow) -> None:
    workshop, view = _shown(empty, "aims.objectives")
    before = workshop.desk.last_step
    view._add.click()
    assert len(workshop.desk.partnership.rows(Objective)) == 1
    _press(view, "Done")
    assert workshop.desk.partnership.rows(Objective) == ()
    assert workshop.desk.last_step is before
    assert view._add.hasFocus()


@pytest.mark.parametrize("way", ["page", "skip", "on", "again"])
def test_it_goes_in_whatever_way_it_is_left(empty: MainWindow, way: str) -> None:
    workshop, view = _shown(empty, "aims.objectives")
    view._add.click()
    if way == "page":
        workshop.show_page("open.people")
    elif way == "skip":
        workshop.skip()
    elif way == "on":
        workshop.go_on()
        assert workshop.page.id != "aims.objectives"
    else:
        view._add.click()
    QApplication.processEvents()
    desk = workshop.desk
    assert len(desk.partnership.rows(Objective)) == (1 if way == "again" else 0)
    assert len(desk.partnership.rows(OpenPoint)) == (1 if way == "skip" else 0)
    steps = StepListModel(desk).lines
    assert way == "again" or next(line for line in steps if line.id == "aims").state != "done"


def test_what_has_a_word_in_it_stays(empty: MainWindow) -> None:
    workshop, view = _shown(empty, "open.people")
    view._add.click()
    (person,) = workshop.desk.partnership.rows(Participant)
    assert workshop.desk.execute(ChangeFields(Participant, (person.id,), {"role": "chair"})) is None
    _press(view, "Done")
    assert [each.role for each in workshop.desk.partnership.rows(Participant)] == ["chair"]


def test_what_something_else_names_stays(empty: MainWindow) -> None:
    workshop, view = _shown(empty, "aims.objectives")
    assert workshop.desk.execute(PutRecords((BeneficiaryInput(id="BI-001"),))) is None
    view._add.click()
    (objective,) = workshop.desk.partnership.rows(Objective)
    link = {"note": "what they said"}
    assert workshop.desk.execute(ChangeFields(EvidenceLink, (objective.id, "BI-001", "supports"), link)) is None
    workshop.show_page("open.people")
    QApplication.processEvents()
    assert workshop.desk.partnership.rows(Objective) == (objective,)


def test_another_card_that_is_opened_leaves_none_behind(example: MainWindow) -> None:
    workshop, view = _shown(example, "open.people")
    people = workshop.desk.partnership.rows(Participant)
    view._add.click()
    view.open_record(Participant, (people[0].id,))
    QApplication.processEvents()
    assert workshop.desk.partnership.rows(Participant) == people
    assert view._open == (people[0].id,)


def test_a_file_that_is_closed_with_a_blank_card_keeps_none(empty: MainWindow) -> None:
    workshop, view = _shown(empty, "aims.objectives")
    view._add.click()
    path = Path(empty.files.path)
    assert workshop.desk.partnership.rows(Objective)
    empty.close_file()
    assert empty.desk is None
    empty.files.open_path(str(path))
    QApplication.processEvents()
    assert empty.workshop is not None
    assert Path(empty.files.path) == path
    assert empty.workshop.desk.partnership.rows(Objective) == ()


def test_a_file_that_is_gone_is_not_written_again(empty: MainWindow) -> None:
    workshop, view = _shown(empty, "aims.objectives")
    view._add.click()
    path, last = Path(empty.files.path), workshop.desk.last_step
    gone = path.rename(path.with_name("gone.partnership"))
    workshop.desk.closing.emit()
    gone.rename(path)
    assert workshop.desk.last_step is last


@pytest.mark.parametrize("way", ["done", "on", "again", "page"])
def test_what_cannot_be_read_keeps_its_card(empty: MainWindow, way: str) -> None:
    workshop, view = _shown(empty, "aims.objectives")
    view._add.click()
    assert view._form is not None
    field = next(each for each in view._form._answers if each.line.name == "target_date")
    assert isinstance(field.view.control, LineInput)
    field.view.control.setText("when the school is built")
    if way == "done":
        _press(view, "Done")
    elif way == "on":
        workshop.go_on()
        assert workshop.page.id == "aims.objectives"
    elif way == "again":
        view._add.click()
    else:
        workshop.show_page("open.people")
    QApplication.processEvents()
    assert len(workshop.desk.partnership.rows(Objective)) == 1
    assert field.view.control.text() == "when the school is built"
    assert field.view.error
