"""Steps 6 and 10: form cards and cautions, dates of plans, whose words came first, the review's net by group."""

from dataclasses import replace
from datetime import date, timedelta

from partnerdesk.domain.commands import AddRecord, ChangeFields, PutRecords
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    Decision,
    FeedbackPlan,
    ImpactAnswer,
    ImpactReview,
    Option,
    Partner,
    ReviewPlan,
    RoundState,
    Setting,
)
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.fairness import cautions
from partnerdesk.ui.viewmodels.steps.form_cards import FormCardsModel
from partnerdesk.ui.viewmodels.steps.impact import ImpactModel
from partnerdesk.ui.viewmodels.steps.plans import add_reviews, first_words, missing_reviews, new_feedback, tell_by
from partnerdesk.ui.views.matrix import MatrixView
from partnerdesk.ui.views.steps.form_cards import FormCardsView
from partnerdesk.ui.views.widgets.inputs import LineInput


def _sentences(desk: Desk) -> str:
    return " ".join(each.sentence for each in cautions(desk))


def test_all_forms_are_cards_and_carrying_on_comes_first(bare: Desk) -> None:
    cards = FormCardsModel(bare).cards
    assert [card.id for card in cards] == list(bare.catalogue.forms)
    assert cards[0].id == "carry_on"
    assert len(cards) == 14


def test_a_form_becomes_an_option_with_all_partners(bare: Desk) -> None:
    bare.execute(AddRecord(Partner(id="P1", name="Northbank")))
    model = FormCardsModel(bare)
    model.add("carry_on")
    model.add("mou")
    carry_on, memo = bare.partnership.rows(Option)
    assert (carry_on.is_baseline, carry_on.partners) == (True, None)
    assert (memo.is_baseline, memo.partners, memo.status) == (None, ("P1",), "shortlist")
    assert {card.id for card in model.cards if card.used} == {"carry_on", "mou"}


def test_trust_is_compared_once_it_was_shown(desk: Desk) -> None:
    lacking = {card.id for card in FormCardsModel(desk).cards if card.lacks_trust}
    assert "joint_delivery" in lacking
    assert "mou" not in lacking
    hidden = [replace(row, revealed_at=None) for row in desk.partnership.rows(RoundState) if row.kind == "trust"]
    desk.session.execute(PutRecords(tuple(hidden)))
    assert not any(card.lacks_trust for card in FormCardsModel(desk).cards)
    assert "needs more trust" not in _sentences(desk)


def test_cautions_about_the_comparison(bare: Desk) -> None:
    assert cautions(bare) == ()
    model = FormCardsModel(bare)
    model.add("mou")
    assert "carrying on is missing" in _sentences(bare)
    assert "fewer than 3" in _sentences(bare)
    model.add("carry_on")
    model.add("mou")
    assert "all the others are one form" in _sentences(bare)
    model.add("merger_join")
    assert "no way out is written" in _sentences(bare)
    bare.execute(ChangeFields(Option, (bare.partnership.rows(Option)[-1].id,), {"exit_text": "None: say so."}))
    assert "Working alone is missing" in _sentences(bare)
    model.add("improve_alone")
    bare.execute(ChangeFields(Option, (bare.partnership.rows(Option)[-1].id,), {"status": "dropped"}))
    assert [each.tone for each in cautions(bare)] == ["good"]


def test_the_numbers_in_sentences_are_those_that_the_board_set(bare: Desk) -> None:
    bare.session.execute(
        PutRecords((Setting(key="shortlist_least", value="2"), Setting(key="shortlist_most", value="2")))
    )
    FormCardsModel(bare).add("mou")
    assert "fewer than 2 options" in _sentences(bare)
    (page,) = (each for each in pages_for(bare.partnership) if each.id == "narrow.options")
    assert "Keep 2 to 2 options; there are 1." in [str(each) for each in page.missing(bare.partnership, bare.catalogue)]
    for form in ("carry_on", "merger_join"):
        FormCardsModel(bare).add(form)
    assert "More than 2 options are hard" in _sentences(bare)


def test_the_example_is_warned_of_the_trust_it_lacks(desk: Desk) -> None:
    assert "Joint breaks service needs more trust (3.2) than we have (2.5)" in _sentences(desk)


def test_people_are_told_within_six_weeks_of_the_decision(bare: Desk) -> None:
    bare.execute(ChangeFields(Decision, (), {"decided_on": date(2026, 11, 23)}))
    assert "4 January 2027" in tell_by(bare)[0].sentence
    plan = new_feedback(bare.partnership, "F1")
    assert isinstance(plan, FeedbackPlan)
    assert plan.by == date(2027, 1, 4)
    bare.execute(AddRecord(replace(plan, who_tells="Karen")))
    assert tell_by(bare)[0].tone == "good"


def test_reviews_at_six_and_twelve_months_are_planned_once(bare: Desk) -> None:
    bare.execute(ChangeFields(Decision, (), {"decided_on": date(2026, 11, 23)}))
    add_reviews(bare)
    days = [row.review_on for row in bare.partnership.rows(ReviewPlan)]
    assert days == [date(2027, 5, 23), date(2027, 11, 23)]
    assert missing_reviews(bare.partnership, bare.today()) == ()
    bare.undo()
    assert not bare.partnership.rows(ReviewPlan)


def test_no_review_is_proposed_for_a_day_that_has_passed(bare: Desk) -> None:
    long_ago = bare.today() - timedelta(days=250)
    bare.execute(ChangeFields(Decision, (), {"decided_on": long_ago}))
    (day,) = missing_reviews(bare.partnership, bare.today())
    assert day > bare.today(), "six months have passed, twelve have not"


def test_only_words_that_the_board_may_read_come_first(bare: Desk) -> None:
    rows = (
        BeneficiaryInput(id="A", quote="Secret", quote_permission="none"),
        BeneficiaryInput(id="B", quote="Gone", quote_permission="board_anon", withdrawn_at="2026-11-01T10:00:00Z"),
        BeneficiaryInput(id="C", quote="Unchecked", quote_permission="board_anon", lawful_basis="public task"),
        BeneficiaryInput(id="D", quote="No basis", quote_permission="board_anon", identity_check="low"),
        BeneficiaryInput(
            id="E",
            quote="Heard",
            quote_permission="board_anon",
            identity_check="low",
            lawful_basis="public task",
            segment_label="Carer",
        ),
    )
    bare.session.execute(PutRecords(rows))
    assert first_words(bare.partnership) == ("Heard", "Carer")


def test_the_review_stands_in_the_list_once_there_is_a_decision(bare: Desk) -> None:
    assert "tell.impact" not in {page.id for page in pages_for(bare.partnership)}
    bare.execute(ChangeFields(Decision, (), {"outcome": "no"}))
    assert pages_for(bare.partnership)[-1].id == "tell.impact"


def test_the_net_of_a_group_is_better_minus_worse(bare: Desk) -> None:
    better, same, worse, early = bare.catalogue.review_questions["better"].answers
    counts = {better: 6, same: 2, worse: 2, early: 9}
    bare.session.execute(
        PutRecords(
            (
                BeneficiaryGroup(id="G1", name="Carers", effect="gain"),
                ImpactReview(id="R1"),
                *(
                    ImpactAnswer(review="R1", group="G1", question="better", answer=answer, count=count)
                    for answer, count in counts.items()
                ),
            )
        )
    )
    (line,) = ImpactModel(bare, "R1").groups
    assert line.words == "10 answered. Better minus worse: +40 points."
    assert line.colour == "green"
    assert ImpactModel(bare, "R1").missing


def test_answers_are_written_group_by_group(bare: Desk) -> None:
    bare.session.execute(PutRecords((BeneficiaryGroup(id="G1", name="Carers"), ImpactReview(id="R1"))))
    question = ImpactModel(bare, "R1").questions[0]
    answer = bare.catalogue.review_questions["better"].answers[0]
    assert question.matrix.read(bare.partnership, "G1", answer) is None
    bare.execute(question.matrix.write(bare.partnership, "G1", answer, 4))
    assert question.matrix.read(bare.partnership, "G1", answer) == 4


def test_a_number_that_cannot_be_read_stays_and_is_said_though_another_is_recorded(bare: Desk, themed: None) -> None:
    bare.session.execute(PutRecords((BeneficiaryGroup(id="G1", name="Carers"), ImpactReview(id="R1"))))
    table = MatrixView(bare, ImpactModel(bare, "R1").questions[0].matrix)
    first, second = table.findChildren(LineInput)[:2]
    first.setText("some")
    second.setText("4")
    assert not table.commit()
    table.refresh()
    assert (first.text(), first.is_wrong, table._error.said != "") == ("some", True, True)
    assert [row.count for row in bare.partnership.rows(ImpactAnswer)] == [4]
    first.setText("")
    assert table.commit()
    assert (first.is_wrong, table._error.said) == (False, "")
    table.deleteLater()


# --- in the window ----------------------------------------------------------------------------------------------------


def test_a_card_puts_its_form_on_the_list(empty: MainWindow) -> None:
    assert empty.workshop is not None
    assert empty.desk is not None
    empty.workshop.show_page("narrow.forms")
    view = empty.workshop.screen_shown.block(0)
    assert isinstance(view, FormCardsView)
    view.cards["carry_on"].add.click()
    assert [row.form for row in empty.desk.partnership.rows(Option)] == ["carry_on"]
    assert view.cards["carry_on"].add.isHidden()


def test_a_page_that_goes_away_still_leads_back(example: MainWindow) -> None:
    assert example.workshop is not None
    assert example.desk is not None
    example.workshop.show_page("tell.impact")
    example.desk.execute(ChangeFields(Decision, (), {"outcome": None}))
    example.workshop.go_back()
    assert example.workshop.page.id == "tell.brief"
