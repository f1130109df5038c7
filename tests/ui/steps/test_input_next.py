"""At the head of a card: what to do next, and that a survey is spoken of as a survey."""

import json
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    Record,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.reader.reader import reader_of
from partnerdesk.ui.viewmodels.steps.hear import _group_chips
from partnerdesk.ui.viewmodels.steps.hear_inputs import INPUT_PARTS
from partnerdesk.ui.views.charts.picture import Drawing
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.link_line import LinkAnswer
from partnerdesk.ui.views.reader.empty import NoSurvey
from partnerdesk.ui.views.steps.input_next import InputNextView
from partnerdesk.ui.views.steps.who_was_heard import WhoWasHeardView
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.offers import Offers
from partnerdesk.ui.views.widgets.text import Prose
from tests.ui.laid_out import settle

DAY = date(2026, 3, 1)
ROWS = tuple(AnswerRow(n, f"r{n}", "2026-03-01", "[]", 1, "Warm") for n in range(1, 4))
RECORDS: tuple[Record, ...] = (
    BeneficiaryInput(id="BI-901", method="survey", summary="Spring survey", from_date=DAY, n_took_part=3),
    Survey(id="SU1", input="BI-901", n_respondents=3, answers_digest=digest_of(ROWS)),
    SurveyQuestion(survey="SU1", number=1, heading="What changed?", role="text"),
    BeneficiaryInput(id="BI-902", method="interview", summary="Warmth", from_date=DAY, lawful_basis="x"),
)


@pytest.fixture
def desk(empty: MainWindow) -> Desk:
    assert empty.desk is not None
    empty.desk.session.execute(ImportSurvey(RECORDS, Sentence("import"), {digest_of(ROWS): ROWS}))
    return empty.desk


def opened(window: MainWindow, name: str) -> CollectionView:
    assert window.workshop is not None
    window.workshop.show_record("hear.inputs", BeneficiaryInput, (name,))
    QApplication.processEvents()
    return next(each for each in window.workshop.screen_shown.blocks if isinstance(each, CollectionView))


def group_chips(desk: Desk, group: BeneficiaryGroup) -> list[str]:
    return [each.text for each in _group_chips(desk.session.assessment().voice, desk.partnership, group)]


def said(inside: QWidget) -> list[str]:
    return [each.said for each in inside.findChildren(Prose) if each.isVisible()]


def button(inside: QWidget, words: str) -> Button:
    return next(each for each in inside.findChildren(Button) if each.isVisible() and each.text() == words)


def test_the_card_of_a_survey_says_what_to_do_next_and_has_the_keyboard_there(empty: MainWindow, desk: Desk) -> None:
    opened(empty, "BI-901")
    (view,) = empty.findChildren(InputNextView)
    assert "3 people answered this survey." in said(view)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    focus.click()
    assert empty.workshop is not None
    assert empty.workshop.page.id == "hear.reader"
    assert not reader_of(desk).is_narrowed, "it is the only survey"


def test_of_several_surveys_the_answers_of_this_one_are_shown(empty: MainWindow, desk: Desk) -> None:
    rows = tuple(AnswerRow(n, f"s{n}", None, "[]", 1, "Cold") for n in range(1, 3))
    more = (
        BeneficiaryInput(id="BI-905", method="survey", summary="Autumn survey", from_date=DAY),
        Survey(id="SU2", input="BI-905", answers_digest=digest_of(rows)),
        SurveyQuestion(survey="SU2", number=1, heading="What changed?", role="text"),
    )
    desk.session.execute(ImportSurvey(more, Sentence("import"), {digest_of(rows): rows}))
    opened(empty, "BI-905")
    view = next(each for each in empty.findChildren(InputNextView) if each.isVisible())
    button(view, "Read these answers").click()
    QThreadPool.globalInstance().waitForDone(5_000)
    QApplication.processEvents()
    current = reader_of(desk).current
    assert current is not None
    assert current.survey == "SU2"
    assert len(reader_of(desk).snapshot) == 2


def test_a_group_is_not_said_to_be_heard_by_what_does_not_count(empty: MainWindow, desk: Desk) -> None:
    group = BeneficiaryGroup(id="G1", name="Carers")
    desk.execute(PutRecords((group, InputGroup(input="BI-901", group="G1"))))
    assert group_chips(desk, group) == ["Does not count: no lawful basis"]
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-901",), {"lawful_basis": "consent"}))
    assert group_chips(desk, group) == ["Heard"]
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-901",), {"from_date": None}))
    assert group_chips(desk, group) == ["Does not count: no date"]


def test_what_is_too_old_says_so_on_its_card_and_no_group_counts_as_heard_by_it(empty: MainWindow, desk: Desk) -> None:
    group = BeneficiaryGroup(id="G1", name="Carers")
    old = {"lawful_basis": "consent", "from_date": date(2019, 8, 21), "to_date": date(2021, 1, 28)}
    desk.execute(PutRecords((group, InputGroup(input="BI-901", group="G1"))))
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-901",), old))
    assert group_chips(desk, group) == ["Does not count: too long ago"]
    shown = opened(empty, "BI-901")
    assert "Does not count: too long ago" in [
        each.accessibleName() for each in shown.findChildren(Chip) if each.isVisible()
    ]
    (view,) = empty.findChildren(InputNextView)
    assert any("too long ago to count" in each for each in said(view))
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-901",), {"to_date": desk.session.as_of}))
    assert group_chips(desk, group) == ["Heard"]
    assert not any("too long ago to count" in each for each in said(view))


def test_a_group_that_is_asked_again_is_being_asked_whatever_was_said_long_ago(desk: Desk) -> None:
    group = BeneficiaryGroup(id="G1", name="Carers", follow_up_owner="Priya", follow_up_by=desk.session.as_of)
    old = {"lawful_basis": "consent", "from_date": date(2019, 8, 21)}
    desk.execute(PutRecords((group, InputGroup(input="BI-901", group="G1"))))
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-901",), old))
    assert group_chips(desk, group) == ["Being asked"]


def test_what_keeps_it_from_counting_leads_to_its_field_and_goes_once_it_is_there(
    empty: MainWindow, desk: Desk
) -> None:
    opened(empty, "BI-901")
    (view,) = empty.findChildren(InputNextView)
    button(view, "Write down the lawful basis").click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Lawful basis"
    desk.execute(PutRecords((BeneficiaryGroup(id="G1", name="Carers"), InputGroup(input="BI-901", group="G1"))))
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-901",), {"lawful_basis": "consent"}))
    QApplication.processEvents()
    assert [each.text() for each in view.findChildren(Button) if each.isVisible()] == ["Read these answers"]


def test_a_survey_is_spoken_of_as_a_survey(empty: MainWindow, desk: Desk) -> None:
    card = opened(empty, "BI-901")
    words = " ".join(said(card)) + " ".join(each.text() for each in card.findChildren(Button) if each.isVisible())
    assert "Withdraw this survey…" in words
    for one_voice in ("this person", "In their own words", "Who said it?"):
        assert one_voice not in words
    other = opened(empty, "BI-902")
    words = " ".join(said(other)) + " ".join(each.text() for each in other.findChildren(Button) if each.isVisible())
    assert "Withdraw what this person said…" in words
    assert "In their own words" in words


def test_a_card_on_which_nothing_is_written_asks_nothing_yet(empty: MainWindow, desk: Desk) -> None:
    desk.execute(PutRecords((BeneficiaryInput(id="BI-903"),)))
    shown = opened(empty, "BI-903")
    assert len([each for each in shown.findChildren(Chip) if each.isVisible()]) == 1  # of the survey
    (view,) = empty.findChildren(InputNextView)
    assert not view.isVisible()


def test_who_was_heard_leads_to_what_speaks_for_no_group(empty: MainWindow, desk: Desk, qapp: QApplication) -> None:
    assert empty.workshop is not None
    empty.workshop.show_page("hear.groups")
    qapp.processEvents()
    (view,) = empty.findChildren(WhoWasHeardView)
    ways = [each for each in view.findChildren(Button) if each.isVisible()]
    names = [each.accessibleName() for each in ways]
    assert names == ["Say for whom it speaks: Spring survey", "Say for whom it speaks: Warmth"]
    desk.execute(PutRecords((BeneficiaryGroup(id="G1", name="Carers"), InputGroup(input="BI-902", group="G1"))))
    qapp.processEvents()
    shown = [each for each in view.findChildren(Button) if each.isVisible()]
    next(each for each in shown if each.accessibleName().endswith("Spring survey")).click()
    qapp.processEvents()
    assert empty.workshop.page.id == "hear.inputs"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Carers"


TICKED = tuple(
    AnswerRow(n, f"t{n}", None, f'["{"Carer" if n > 3 else "Young carer"}", "Yes"]', None, None) for n in range(1, 13)
)
COUNTED: tuple[Record, ...] = (
    BeneficiaryInput(id="BI-906", method="survey", summary="Ticked survey", from_date=DAY, lawful_basis="x"),
    Survey(id="SU3", input="BI-906", n_respondents=12, answers_digest=digest_of(TICKED)),
    SurveyQuestion(survey="SU3", number=1, heading="Are you", role="group"),
    SurveyQuestion(survey="SU3", number=2, heading="Do you come?", role="choice"),
    SurveyAnswer(input="BI-906", question="Do you come?", answer="Yes", count=12, base=12),
)


@pytest.fixture
def ticked(empty: MainWindow) -> Desk:
    assert empty.desk is not None
    empty.desk.session.execute(ImportSurvey(COUNTED, Sentence("import"), {digest_of(TICKED): TICKED}))
    return empty.desk


def test_a_survey_in_which_nobody_wrote_leads_to_its_counts(empty: MainWindow, ticked: Desk) -> None:
    opened(empty, "BI-906")
    view = next(each for each in empty.findChildren(InputNextView) if each.isVisible())
    shown = [each.text() for each in view.findChildren(Button) if each.isVisible()]
    assert shown[:2] == ["Look at the counts", "See who was heard"]
    button(view, "Look at the counts").click()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Yes: gave it"
    assert focus.isVisible()
    ticked.execute(PutRecords((BeneficiaryGroup(id="G7", name="Carers"),)))
    button(view, "See who was heard").click()
    assert isinstance(QApplication.focusWidget(), Drawing)
    assert empty.workshop is not None
    assert empty.workshop.page.id == "hear.groups"


def test_the_reader_says_that_nobody_wrote_and_leads_to_the_counts(empty: MainWindow, ticked: Desk) -> None:
    assert empty.workshop is not None
    empty.workshop.show_page("hear.reader")
    for _ in range(50):
        QApplication.processEvents()
    (none,) = [each for each in empty.findChildren(NoSurvey) if each.isVisible()]
    assert said(none)[0].startswith("There are no answers in people’s own words in this file")
    none.counts.click()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Yes: gave it"


def test_groups_of_the_answers_are_offered_and_one_click_makes_one_of_the_boards(
    empty: MainWindow, ticked: Desk
) -> None:
    ticked.execute(PutRecords((BeneficiaryGroup(id="G7", name="Somebody else"),)))
    ticked.lead_to("hear.inputs", BeneficiaryInput, ("BI-906",), "group")
    QApplication.processEvents()
    links = next(each for each in empty.findChildren(LinkAnswer) if each.isVisible() and each.line.other == "group")
    (offers,) = [each for each in links.findChildren(Offers) if each.isVisible()]
    assert [each.text() for each in offers.made] == ["Carer (9)", "Young carer (<5)"]
    before = ticked.partnership
    offers.made[0].setFocus()
    offers.made[0].click()
    QApplication.processEvents()
    assert QApplication.focusWidget() is offers.made[0], "the keyboard stays where it was"
    group = ticked.partnership.rows(BeneficiaryGroup)[-1]
    assert group.name == "Carer"
    assert ticked.partnership.has(InputGroup, "BI-906", group.id)
    assert [each.text() for each in offers.made] == ["Young carer (<5)"]
    ticked.undo()
    assert ticked.partnership == before
    assert [each.text() for each in offers.made] == ["Carer (9)", "Young carer (<5)"]


def test_the_groups_that_are_offered_stay_where_they_are_while_one_after_the_other_is_taken(
    empty: MainWindow, desk: Desk
) -> None:
    """A tick comes above them, and the advice that the survey speaks for nobody goes."""
    groups = [json.dumps([f"Group {n % 6} of many", f"Group {6 + n % 6} of many"]) for n in range(99)]
    rows = tuple(AnswerRow(n, f"s{n}", None, group, 1, "Cold") for n, group in enumerate(groups, 1))
    more = (
        BeneficiaryInput(id="BI-905", method="survey", summary="Autumn survey", from_date=DAY),
        Survey(id="SU2", input="BI-905", answers_digest=digest_of(rows)),
        SurveyQuestion(survey="SU2", number=1, heading="What changed?", role="text"),
    )
    desk.session.execute(ImportSurvey(more, Sentence("import"), {digest_of(rows): rows}))
    opened(empty, "BI-905")
    settle()
    desk.lead_to("hear.inputs", BeneficiaryInput, ("BI-905",), "group")
    settle()
    (offers,) = [each for each in empty.findChildren(Offers) if each.isVisible()]
    stands = offers.mapTo(empty, QPoint(0, 0))
    for place in (2, 4, 1):
        QTest.mouseClick(offers.made[place], Qt.MouseButton.LeftButton)
        settle()
        assert offers.mapTo(empty, QPoint(0, 0)) == stands
    assert len(desk.partnership.having(InputGroup, input="BI-905")) == 3


def test_a_group_that_is_named_again_is_the_one_there_is(empty: MainWindow, ticked: Desk) -> None:
    ticked.execute(PutRecords((BeneficiaryGroup(id="G7", name="Young  carers"),)))
    form = FormView(FormModel(ticked, BeneficiaryInput, ("BI-906",)), INPUT_PARTS, empty)
    links = next(each for each in form.findChildren(LinkAnswer) if each.line.other == "group")
    links.findChildren(LineInput)[0].setText("  young carers ")
    assert links.commit()
    assert [row.name for row in ticked.partnership.rows(BeneficiaryGroup)] == ["Young  carers"]
    assert ticked.partnership.has(InputGroup, "BI-906", "G7")
    assert form.show_field("group")
    assert form.show_field("summary")
    assert not form.show_field("nothing")


def test_what_may_be_a_name_in_a_quote_is_pointed_at_until_somebody_has_checked_it(
    empty: MainWindow, desk: Desk
) -> None:
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-902",), {"quote": "Ask Mrs Evans in Rhyl about the boats."}))
    desk.execute(PutRecords((BeneficiaryGroup(id="G7", name="Boat people"), InputGroup(input="BI-902", group="G7"))))
    opened(empty, "BI-902")
    view = next(each for each in empty.findChildren(InputNextView) if each.isVisible())
    assert any(each.startswith("Look at: Mrs Evans, Rhyl.") for each in said(view))
    button(view, "Look at the words").click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "In their own words"
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-902",), {"identity_check": "low"}))
    QApplication.processEvents()
    assert not view.isVisible()


def test_who_said_it_told_too_closely_is_pointed_at(empty: MainWindow, desk: Desk) -> None:
    group = BeneficiaryGroup(id="G7", name="Boat people", size_band="3")
    desk.execute(PutRecords((group, InputGroup(input="BI-902", group="G7"))))
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-902",), {"segment_label": "One of the boat people"}))
    opened(empty, "BI-902")
    view = next(each for each in empty.findChildren(InputNextView) if each.isVisible())
    button(view, "Look at who said it").click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Who said it?"
    desk.execute(ChangeFields(BeneficiaryGroup, ("G7",), {"size_band": "about 30"}))
    QApplication.processEvents()
    assert not view.isVisible()
