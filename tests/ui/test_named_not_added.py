"""What was written beside an Add button and not added is not lost: leaving the page adds it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.records import BeneficiaryInput, InputTheme, SurveyAnswer, Theme
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.steps.hear_inputs import INPUT_PARTS
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.link_line import LinkAnswer
from partnerdesk.ui.views.registry import Place
from partnerdesk.ui.views.steps.survey_answers import SurveyAnswersView
from partnerdesk.ui.views.widgets.inputs import LineInput


def _first(window: MainWindow) -> tuple[Desk, str]:
    desk = window.desk
    assert desk is not None
    return desk, desk.partnership.rows(BeneficiaryInput)[0].id


def _theme_field(form: QWidget) -> LineInput:
    links = next(each for each in form.findChildren(LinkAnswer) if each.line.add_kind is Theme)
    return links.findChildren(LineInput)[0]


def test_a_theme_that_is_named_when_the_form_is_left(example: MainWindow) -> None:
    desk, name = _first(example)
    form = FormView(FormModel(desk, BeneficiaryInput, (name,)), INPUT_PARTS, example)
    field = _theme_field(form)
    QTest.keyClicks(field, "Parking")
    assert desk.is_typing
    assert form.commit()
    theme = desk.partnership.rows(Theme)[-1]
    assert theme.text == "Parking"
    assert desk.partnership.get(InputTheme, name, theme.id) is not None
    assert not field.text()
    assert not desk.is_typing


def test_a_theme_that_is_named_when_the_window_saves_everything(example: MainWindow) -> None:
    desk, name = _first(example)
    form = FormView(FormModel(desk, BeneficiaryInput, (name,)), INPUT_PARTS, example)
    QTest.keyClicks(_theme_field(form), "Parking")
    assert desk.flush()
    assert desk.partnership.rows(Theme)[-1].text == "Parking"


def test_a_form_that_is_gone_holds_nothing_any_more(example: MainWindow) -> None:
    desk, name = _first(example)
    form = FormView(FormModel(desk, BeneficiaryInput, (name,)), INPUT_PARTS, example)
    QTest.keyClicks(_theme_field(form), "Parking")
    form.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert not desk.is_typing
    assert desk.flush()


def _answers(window: MainWindow) -> tuple[Desk, SurveyAnswersView]:
    desk, _ = _first(window)
    counted = desk.partnership.rows(SurveyAnswer)[0].input
    view = SurveyAnswersView(Place(desk, "hear.inputs", (counted,)))
    view.setParent(window)
    return desk, view


def test_a_counted_answer_that_is_whole(example: MainWindow) -> None:
    desk, view = _answers(example)
    before = len(desk.partnership.rows(SurveyAnswer))
    fields = {edit.accessibleName(): edit for edit in view.findChildren(LineInput)}
    QTest.keyClicks(fields["Answer"], "Perhaps")
    QTest.keyClicks(fields["How many gave it?"], "4")
    assert desk.is_typing
    assert desk.flush()
    assert len(desk.partnership.rows(SurveyAnswer)) == before + 1
    assert not desk.has_refused


def test_a_counted_answer_that_lacks_its_words_is_told_and_stays(example: MainWindow) -> None:
    desk, view = _answers(example)
    before = len(desk.partnership.rows(SurveyAnswer))
    fields = {edit.accessibleName(): edit for edit in view.findChildren(LineInput)}
    QTest.keyClicks(fields["How many gave it?"], "4")
    assert not view.commit()
    assert fields["How many gave it?"].text() == "4"
    assert desk.has_refused
    assert len(desk.partnership.rows(SurveyAnswer)) == before
    QTest.keyClicks(fields["Answer"], "Perhaps")
    QTest.keyClick(fields["Answer"], Qt.Key.Key_Return)
    assert len(desk.partnership.rows(SurveyAnswer)) == before + 1
    assert not desk.is_typing
    assert view.commit()
    assert not desk.has_refused
