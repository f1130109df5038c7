"""Step 9: versions of the motion, gates met and set aside, sums of the vote, facts beside the statements, the lock."""

import pytest

from partnerdesk.domain.case import is_baseline
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.records import (
    CatalogueText,
    Decision,
    GateWaiver,
    Motion,
    NamedVote,
    NotChosen,
    Option,
    PartnershipFile,
    RoundState,
    Vote,
)
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.deciding import VoteModel, others
from partnerdesk.ui.viewmodels.steps.gates_list import MET, OPEN, SPARED, WAIVED, GatesModel
from partnerdesk.ui.viewmodels.steps.going import page_of_gate
from partnerdesk.ui.viewmodels.steps.motions import MotionModel
from partnerdesk.ui.viewmodels.steps.statements import statements
from partnerdesk.ui.views.steps.gates import GatesView
from partnerdesk.ui.views.steps.motion import MotionView
from partnerdesk.ui.views.steps.record_lock import RecordLockView
from partnerdesk.ui.views.steps.vote import VoteView

REASON = "The lease ends in March; the checks follow in April."


def _states(desk: Desk) -> dict[str, str]:
    return {line.id: line.state for line in GatesModel(desk).lines}


def test_changed_words_are_a_new_version_and_the_old_ones_stay(desk: Desk) -> None:
    model = MotionModel(desk)
    before = model.current
    assert before is not None
    fixed = model.is_fixed
    model.change_words()
    after = model.current
    assert after is not None
    assert (after.text, after.version) == (before.text, (before.version or 1) + 1)
    assert (fixed, model.is_fixed) == (True, False)
    assert before in model.earlier


def test_the_first_motion_is_version_one(bare: Desk) -> None:
    model = MotionModel(bare)
    model.begin()
    assert model.current is not None
    assert (model.current.version, model.is_fixed, model.earlier) == (1, False, ())


def test_a_no_needs_only_its_own_gates(desk: Desk) -> None:
    desk.execute(ChangeFields(Decision, (), {"outcome": "no"}))
    needed = {gate for gate, state in _states(desk).items() if state != SPARED}
    assert needed == {"H1", "H2", "H3", "H5", "H6", "H7", "H8", "RG9"}


@pytest.mark.parametrize("outcome", ["no", "not_yet", "carry_on"])
def test_the_example_can_say_no_as_easily_as_yes(desk: Desk, outcome: str) -> None:
    desk.execute(ChangeFields(Decision, (), {"outcome": outcome, "option": None}))
    assert GatesModel(desk).ready


def test_a_soft_gate_is_set_aside_with_a_reason_and_a_name_only(desk: Desk) -> None:
    desk.execute(ChangeFields(Decision, (), {"outcome": "yes"}))
    desk.session.execute(PutRecords((Vote(motion=present_motion(desk.partnership).id),)))  # type: ignore[union-attr]  # there is one
    for row in desk.partnership.rows(GateWaiver):
        GatesModel(desk).take_back(row.gate)
    line = next(line for line in GatesModel(desk).lines if line.may_be_waived)
    model = GatesModel(desk)
    assert model.waive(line.id, "Too short", "Gwen") is not None
    assert model.waive(line.id, REASON, " ") is not None
    assert _states(desk)[line.id] == OPEN
    assert model.waive(line.id, REASON, "Gwen Pritchard") is None
    assert _states(desk)[line.id] == WAIVED
    model.take_back(line.id)
    assert _states(desk)[line.id] == OPEN


def test_a_hard_gate_cannot_be_set_aside(desk: Desk) -> None:
    desk.execute(ChangeFields(Decision, (), {"reasons": None}))
    line = next(line for line in GatesModel(desk).lines if line.id == "H5")
    assert (line.state, line.may_be_waived) == (OPEN, False)
    assert GatesModel(desk).waive("H5", REASON, "Gwen") is not None


def test_every_gate_leads_to_a_page_that_is_there(desk: Desk) -> None:
    pages = {page.id for page in pages_for(desk.partnership)}
    for gate in desk.catalogue.gates:
        assert page_of_gate(desk.partnership, gate) in pages


def test_gates_about_the_vote_lead_to_the_vote(desk: Desk) -> None:
    assert page_of_gate(desk.partnership, "H6") == "decide.vote"
    assert page_of_gate(desk.partnership, "H4") == "decide.reasons"
    desk.execute(ChangeFields(Decision, (), {"option": None}))
    assert page_of_gate(desk.partnership, "H4") == "decide.outcome", "there is no option yet to give reasons for"
    assert page_of_gate(desk.partnership, "RG7") == "test.ranking"
    assert page_of_gate(desk.partnership, "RG9") == "tell.people"


def test_votes_are_checked_against_the_trustees_in_office(desk: Desk) -> None:
    model = VoteModel(desk)
    assert model.sums == ("The votes add up to the 6 trustees in office.", True)
    desk.execute(ChangeFields(Vote, (model.motion.id,), {"votes_for": 5}))  # type: ignore[union-attr]  # there is one
    assert model.sums == ("The votes add up to 7; there are 6 trustees.", False)


def test_votes_half_filled_in_say_how_far_they_are(desk: Desk) -> None:
    MotionModel(desk).change_words()
    model = VoteModel(desk)
    assert model.sums == ("", False)
    desk.execute(ChangeFields(Vote, (model.motion.id,), {"abstained": 1}))  # type: ignore[union-attr]  # there is one
    assert model.sums == ("So far 1 of 6 trustees are counted.", False)


def test_votes_by_name_are_counted_with_those_who_left(desk: Desk) -> None:
    MotionModel(desk).change_words()
    model = VoteModel(desk)
    motion = model.motion
    assert motion is not None
    for person, cast in zip(("T1", "T2", "T3", "T4"), ("for", "for", "against", "abstained"), strict=True):
        desk.execute(ChangeFields(NamedVote, (motion.id, person), {"cast": cast}))
    model.count_names()
    vote = model.vote
    assert vote is not None
    total = sum((vote.votes_for, vote.votes_against, vote.abstained, vote.left_room, vote.absent))  # type: ignore[arg-type]  # all are numbers
    assert (vote.votes_for, vote.votes_against, vote.abstained, total) == (2, 1, 1, 5)
    (silent,) = model.unsaid  # here, entitled, and nobody wrote down how: no abstention
    assert model.sums == ("The votes add up to 5; there are 6 trustees.", False)
    desk.execute(ChangeFields(NamedVote, (motion.id, silent.id), {"cast": "against"}))
    model.count_names()
    assert model.sums == ("The votes add up to the 6 trustees in office.", True)
    assert model.vote is not None
    assert (model.vote.votes_for, model.vote.votes_against, model.vote.abstained) == (2, 2, 1)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"votes_for": 5, "votes_against": 0, "result": "carried"}, ""),
        ({"votes_for": 2, "votes_against": 3, "result": "carried"}, "The result says carried, and 2 voted for, 3"),
        ({"votes_for": 3, "votes_against": 3, "result": "carried"}, "The result says carried"),
        ({"votes_for": 3, "votes_against": 3, "result": "carried", "casting_vote_used": True}, ""),
        ({"votes_for": 4, "votes_against": 2, "result": "lost"}, "The result says lost, and 4 voted for, 2 against."),
        ({"votes_for": 4, "votes_against": 2, "result": "lost", "majority_needed": "three quarters"}, ""),
        ({"votes_for": 4, "votes_against": 2, "casting_vote_used": True}, "A casting vote decides a tie"),
        ({"votes_for": 4, "votes_against": 2, "recorded_by_name": True}, "The votes by name are others than"),
        ({"votes_for": 1, "votes_against": 0, "recorded_by_name": True}, ""),
    ],
)
def test_what_does_not_fit_together_in_a_vote_is_said(desk: Desk, fields: dict[str, object], told: str) -> None:
    MotionModel(desk).change_words()
    model = VoteModel(desk)
    assert model.motion is not None
    desk.execute(ChangeFields(NamedVote, (model.motion.id, "T1"), {"cast": "for"}))
    assert model.doubts == ()
    desk.execute(ChangeFields(Vote, (model.motion.id,), fields))
    assert " ".join(model.doubts).startswith(told)
    assert bool(model.doubts) is bool(told)


def test_options_not_chosen_are_all_but_the_one(desk: Desk) -> None:
    chosen = desk.partnership.one(Decision).option
    names = [each.id for each in others(desk.partnership, desk.catalogue)]
    assert chosen not in names
    assert len(names) == len(set(names)) > 2


@pytest.mark.parametrize(("outcome", "asks"), [("yes", True), ("trial", True), ("no", False), ("carry_on", False)])
def test_who_says_no_is_not_asked_why_not_to_carry_on(desk: Desk, outcome: str, asks: bool) -> None:
    carry_on = next(row.id for row in desk.partnership.rows(Option) if is_baseline(row))
    partner = next(row.id for row in desk.partnership.rows(Option) if row.partners)
    assert desk.execute(ChangeFields(Decision, (), {"outcome": outcome, "option": partner})) is None
    names = [each.id for each in others(desk.partnership, desk.catalogue)]
    assert (carry_on in names) is asks
    assert names, "the other ways of working together still want their reason"


def test_seven_statements_have_facts(desk: Desk) -> None:
    found = statements(desk)
    assert [each.id for each in found] == list(desk.catalogue.principles)
    assert all(each.facts for each in found)


def test_statements_say_nothing_of_a_ranking_that_was_not_shown(desk: Desk) -> None:
    shown = [row for row in desk.partnership.rows(RoundState) if row.kind == "score"]
    hidden = tuple(RoundState(kind=row.kind, partner=row.partner, round=row.round) for row in shown)
    said = " ".join(fact for each in statements(desk) for fact in each.facts)
    desk.execute(PutRecords(hidden))
    after = " ".join(fact for each in statements(desk) for fact in each.facts)
    assert "points out of 100" in said
    assert "points out of 100" not in after


# --- in the window -------------------------------------------------------------------------------------------------


def _view(window: MainWindow, page: str, place: int = 0) -> object:
    assert window.workshop is not None
    window.workshop.show_page(page)
    return window.workshop.screen_shown.block(place)


def test_the_words_are_changed_by_a_button(example: MainWindow) -> None:
    view = _view(example, "decide.motion")
    assert isinstance(view, MotionView)
    assert example.desk is not None
    before = len(example.desk.partnership.rows(Motion))
    view.change.click()
    assert len(example.desk.partnership.rows(Motion)) == before + 1


def test_a_gate_moves_down_when_it_is_met(example: MainWindow) -> None:
    desk = example.desk
    assert desk is not None
    desk.execute(ChangeFields(Decision, (), {"reasons": None}))
    view = _view(example, "decide.gates")
    assert isinstance(view, GatesView)
    assert not view.cards["H5"].go.isHidden()
    desk.execute(ChangeFields(Decision, (), {"reasons": "It gives carers a break."}))
    assert view.cards["H5"].go.isHidden()
    assert _states(desk)["H5"] == MET
    view.cards["H5"].go.click()
    assert example.workshop is not None
    assert example.workshop.page.id == "decide.reasons"


def test_a_gate_is_set_aside_in_its_card(example: MainWindow) -> None:
    desk = example.desk
    assert desk is not None
    desk.execute(ChangeFields(Decision, (), {"outcome": "yes"}))
    for row in desk.partnership.rows(GateWaiver):
        GatesModel(desk).take_back(row.gate)
    view = _view(example, "decide.gates")
    assert isinstance(view, GatesView)
    line = next(line for line in GatesModel(desk).lines if line.may_be_waived)
    form = view.cards[line.id].ask()
    form.fill("No", "Gwen")
    form.save()
    assert "20" in form.reason_field.error
    form.fill(REASON, "Gwen")
    form.save()
    assert desk.partnership.has(GateWaiver, line.id)


def test_the_sum_is_shown_with_the_figures(example: MainWindow) -> None:
    view = _view(example, "decide.vote")
    assert isinstance(view, VoteView)
    assert example.desk is not None
    motion = present_motion(example.desk.partnership)
    assert motion is not None
    example.desk.execute(ChangeFields(Vote, (motion.id,), {"absent": 1}))
    assert view.sums.accessibleName() == "The votes add up to 7; there are 6 trustees."


def test_a_reason_makes_its_record(example: MainWindow) -> None:
    view = _view(example, "decide.reasons", 1)
    desk = example.desk
    assert desk is not None
    option = others(desk.partnership, desk.catalogue)[0].id
    desk.execute(ChangeFields(NotChosen, (option,), {"reason": "Too slow."}))
    form = view._rows.forms[option,]  # type: ignore[attr-defined]  # of the view that is shown
    assert form.model.value("reason") == "Too slow."
    desk.undo()
    assert form.model.value("reason") != "Too slow."


def test_locking_keeps_the_texts_and_can_be_undone(example: MainWindow) -> None:
    view = _view(example, "decide.record", 1)
    assert isinstance(view, RecordLockView)
    desk = example.desk
    assert desk is not None
    view.lock.click()
    assert desk.partnership.one(PartnershipFile).locked_at
    assert len(desk.partnership.rows(CatalogueText)) == len(desk.catalogue.texts())
    assert desk.execute(ChangeFields(Decision, (), {"reasons": "x"})) is not None
    view.unlock.click()
    assert desk.partnership.one(PartnershipFile).locked_at is None
