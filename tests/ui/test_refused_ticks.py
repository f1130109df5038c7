"""A tick that a rule refuses does not stay: what is seen is what is recorded."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from partnerdesk.domain.commands import LockFile
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.steps.hear_inputs import INPUT_PARTS
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.link_line import LinkAnswer
from partnerdesk.ui.views.matrix import Tick
from partnerdesk.ui.views.steps.attendance import AttendanceView
from partnerdesk.ui.views.steps.criteria_choice import CriterionTick
from partnerdesk.ui.views.widgets.choices import CheckRow


@pytest.fixture
def locked(example: MainWindow) -> Desk:
    """Give the desk of the example, with its record locked."""
    desk = example.desk
    assert desk is not None
    assert desk.execute(LockFile(desk.stamp(), "en", desk.catalogue.texts())) is None
    return desk


def _stays(tick: QAbstractButton) -> bool:
    before = tick.isChecked()
    tick.click()
    return tick.isChecked() is before


def test_a_link_that_is_refused(example: MainWindow, locked: Desk) -> None:
    first = locked.partnership.rows(BeneficiaryInput)[0]
    form = FormView(FormModel(locked, BeneficiaryInput, (first.id,)), INPUT_PARTS, example)
    links = form.findChildren(LinkAnswer)[0]
    new = next(each for each in links.findChildren(CheckRow) if not each.isChecked())
    assert _stays(new)


def test_who_is_marked_as_here_too_late(example: MainWindow, locked: Desk) -> None:
    assert example.workshop is not None
    example.workshop.show_page("open.attendance")
    QApplication.processEvents()
    (view,) = example.findChildren(AttendanceView)
    assert all(_stays(tick) for tick in view.findChildren(Tick))


def test_a_criterion_that_is_added_too_late(example: MainWindow, locked: Desk) -> None:
    assert example.workshop is not None
    example.workshop.show_page("score.criteria")
    QApplication.processEvents()
    assert all(_stays(row.tick) for row in example.findChildren(CriterionTick))
