"""What was typed and cannot be read stands there again, with what is wrong, when a page is built anew."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import DeleteRecord, LockFile, PutRecords
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, Key, NotChosen, Objective, Option, Record
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.steps.hear_inputs import INPUT_PARTS
from partnerdesk.ui.views.controls import FieldAnswer
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput

TYPED = "14 Nonsember 2026"


@pytest.fixture
def desk(empty: MainWindow) -> Desk:
    assert empty.desk is not None
    empty.desk.execute(PutRecords((BeneficiaryInput(id="BI-001"),)))
    return empty.desk


def _form(empty: MainWindow) -> FormView:
    assert empty.desk is not None
    view = FormView(FormModel(empty.desk, BeneficiaryInput, ("BI-001",)), INPUT_PARTS, empty)
    view.show()
    QApplication.processEvents()
    return view


def _date(form: FormView) -> tuple[FieldAnswer, LineInput]:
    (answer,) = [each for each in form._answers if each.line.name == "to_date"]
    (edit,) = answer.view.findChildren(LineInput)
    return answer, edit


def _typed(empty: MainWindow, text: str) -> FormView:
    form = _form(empty)
    answer, edit = _date(form)
    edit.setText(text)
    answer.read()
    return form


def test_it_stands_there_again(empty: MainWindow, desk: Desk) -> None:
    _typed(empty, TYPED).deleteLater()
    desk.forget_refused()  # as where all pages are built anew
    assert desk.has_refused
    answer, edit = _date(_form(empty))
    assert edit.text() == TYPED
    assert "not a date" in answer.view.error
    edit.setText("14 November 2026")
    assert answer.read()
    desk.flush()
    held = desk.partnership.get(BeneficiaryInput, "BI-001")
    assert held is not None
    assert held.to_date == date(2026, 11, 14)
    assert not desk.unread
    assert _date(_form(empty))[1].text() != TYPED


def test_a_change_elsewhere_takes_nothing_away_that_is_being_typed(empty: MainWindow, desk: Desk) -> None:
    form = _typed(empty, "14 Nov")
    _date(form)[1].setText("14 No")
    desk.execute(PutRecords((BeneficiaryInput(id="BI-002"),)))
    form.refresh()
    assert _date(form)[1].text() == "14 No"


def test_the_next_record_of_this_id_begins_empty(empty: MainWindow, desk: Desk) -> None:
    _typed(empty, TYPED).deleteLater()
    desk.execute(DeleteRecord(BeneficiaryInput, ("BI-001",)))
    desk.execute(PutRecords((BeneficiaryInput(id="BI-001"),)))
    assert _date(_form(empty))[1].text() == ""


def test_somebody_else_at_the_keyboard_sees_nothing_of_it(empty: MainWindow, desk: Desk) -> None:
    _typed(empty, TYPED).deleteLater()
    desk.begin_turn()
    assert not desk.unread
    _typed(empty, "a private 14 Nonsember").deleteLater()
    desk.end_turn()
    assert _date(_form(empty))[1].text() == TYPED, "a private turn neither takes it nor leaves anything in its place"


def test_what_is_gone_by_the_end_of_a_private_turn_stays_gone(empty: MainWindow, desk: Desk) -> None:
    _typed(empty, TYPED).deleteLater()
    desk.begin_turn()
    desk.execute(DeleteRecord(BeneficiaryInput, ("BI-001",)))
    desk.execute(PutRecords((BeneficiaryInput(id="BI-001"),)))
    desk.end_turn()
    assert not desk.unread


@pytest.mark.parametrize("gone", [(EvidenceLink, ("OB1", "BI-001", "supports")), (Objective, ("OB1",))])
def test_what_stood_beside_a_link_goes_with_it(desk: Desk, gone: tuple[type[Record], Key]) -> None:
    link = EvidenceLink(objective="OB1", input="BI-001", kind="supports")
    desk.execute(PutRecords((Objective(id="OB1", so_that_text="they rest"), link)))
    desk.unread.keep((EvidenceLink, link.row_key, "note"), "half a word")
    desk.execute(PutRecords((Objective(id="OB2"),)))
    assert desk.unread
    desk.execute(DeleteRecord(*gone))
    assert not desk.unread


def test_what_stood_beside_an_answer_that_is_not_there_yet_goes_with_what_it_is_about(desk: Desk) -> None:
    desk.execute(PutRecords((Option(id="O1"),)))
    desk.unread.keep((NotChosen, ("O1",), "reason"), "half a word")
    desk.execute(PutRecords((Option(id="O2"),)))
    assert desk.unread
    desk.execute(DeleteRecord(Option, ("O1",)))
    assert not desk.unread


def test_what_a_rule_refused_stands_there_again_with_the_reason(empty: MainWindow, desk: Desk) -> None:
    desk.execute(LockFile(desk.stamp(), "en", {}))
    form = _form(empty)
    (answer,) = [each for each in form._answers if each.line.name == "summary"]
    (edit,) = answer.view.findChildren(AreaInput)
    edit.setPlainText("They want to be asked first.")
    assert not form.commit()
    reason = answer.view.error
    assert reason
    form.deleteLater()
    desk.forget_refused()
    again = _form(empty)
    (answer,) = [each for each in again._answers if each.line.name == "summary"]
    (edit,) = answer.view.findChildren(AreaInput)
    assert edit.text() == "They want to be asked first."
    assert not again.commit()
    assert answer.view.error == reason
    desk.unlock()
    assert again.commit()
    (given,) = desk.partnership.rows(BeneficiaryInput)
    assert given.summary == "They want to be asked first."
    assert not desk.has_refused


def test_a_year_of_two_figures_is_saved_by_whatever_saves_all(empty: MainWindow, desk: Desk) -> None:
    _answer, edit = _date(_form(empty))
    edit.setText("14/11/26")
    assert desk.is_typing
    assert desk.flush()
    (given,) = desk.partnership.rows(BeneficiaryInput)
    assert given.to_date == date(2026, 11, 14)
