"""When each step is done, the two routes, and what is open."""

from datetime import date
from typing import Any

import pytest

from partnerdesk.domain.agenda import StepCheck, check_step, weak_dimensions
from partnerdesk.domain.case import Case
from partnerdesk.domain.open_points import open_points
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import (
    STEPS,
    Action,
    Alternative,
    Analysis,
    Attendance,
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    Decision,
    FeedbackPlan,
    InputGroup,
    Interest,
    Motion,
    Objective,
    ObjectiveDriver,
    OpenPoint,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    Question,
    Record,
    ReviewPlan,
    Score,
    TrustAction,
    TrustRating,
    Vote,
    Weight,
)
from partnerdesk.domain.route import minutes_of, short_route_obstacles
from partnerdesk.domain.words import Sentence
from tests.fixtures.changing import assessed, changed, changed_all
from tests.fixtures.worked_example import MEETING, catalogue, worked_example


def finished() -> Partnership:
    """Return the example with every step done."""
    full = changed_all(worked_example(), Option, description="In one line")
    full = full.put(
        TrustAction(id="TA1", partner="P1", dimension="D", kind="build", text="Three breaks together"),
        Motion(id="M1", text="That we try it."),
        Vote(motion="M1", votes_for=5, votes_against=0, left_room=1, result="carried"),
        FeedbackPlan(id="FP1", who_tells="T1", by=date(2026, 12, 20)),
        ReviewPlan(id="RP1", review_on=date(2027, 5, 1), owner="T2"),
        Action(id="AC1", text="Write to them", owner="T3", by=date(2026, 12, 1)),
    )
    return full.put(Analysis(inputs_hash=inputs_hash(full), looked_at="2026-11-23T20:00:00"))


def every_step(partnership: Partnership) -> dict[str, StepCheck]:
    found = assessed(partnership)
    return {step: check_step(step, partnership, catalogue(), found) for step in STEPS}


def missing(partnership: Partnership, step: str) -> list[str]:
    found = check_step(step, partnership, catalogue(), assessed(partnership))
    assert found.done is (not found.missing)
    return [str(sentence) for sentence in found.missing]


def test_every_step_of_the_finished_example_is_done() -> None:
    found = every_step(finished())
    assert {step: each.missing for step, each in found.items() if not each.done} == {}


def test_no_step_of_an_empty_file_is_done() -> None:
    found = every_step(Partnership.empty())
    assert not any(each.done for each in found.values())


def first_rounds() -> Partnership:
    return finished().with_rows(TrustRating, [row for row in finished().rows(TrustRating) if row.round == 1])


def scored_by(*people: str) -> Partnership:
    return finished().with_rows(Score, [row for row in finished().rows(Score) if row.participant in people])


CASES: list[tuple[str, Partnership, str]] = [
    ("open", finished().with_rows(Attendance, ()), "Mark who is here."),
    ("open", finished().drop(Interest, ("I3",)), "Ask about interests, even if there are none: Trustee 3."),
    ("open", changed(finished(), Charity, quorum_number=None), "Record the quorum."),
    ("open", changed(finished(), Charity, quorum_number=6), "There is no quorum without those who must leave: 5 of 6."),
    ("open", changed(finished(), Charity, quorum_number=9), "There is no quorum: 6 of 9 trustees are here."),
    ("open", changed(finished(), Participant, "T1", role=None, is_trustee=None), "Say whether they are trustees, by"),
    ("frame", changed(finished(), Question, text=None), "Write the question."),
    ("frame", changed(finished(), Question, for_whom=" "), "Say for whom the question is asked."),
    ("frame", finished().with_rows(Alternative, ()), "Write down an alternative besides carrying on, or"),
    ("hear", finished().with_rows(BeneficiaryGroup, ()), "Name the groups of people who will be affected."),
    ("hear", changed(finished(), BeneficiaryGroup, "G1", effect=None), "Say how these groups are affected: Carers at"),
    ("hear", finished().with_rows(InputGroup, ()), "Not heard, and nobody is named to ask: Carers at home, Young"),
    ("aims", finished().with_rows(Objective, ()), "Keep at least one objective."),
    ("aims", finished().with_rows(BeneficiaryInput, ()), "Link to something people said, or write why"),
    ("trust", finished().with_rows(TrustRating, ()), "Rate trust in Northbank Befriending."),
    ("trust", first_rounds(), "Northbank Befriending: rate again what was split: ‘Brings bad news early’."),
    ("trust", finished().with_rows(TrustAction, ()), "Northbank Befriending: agree a step or a"),
    ("trust", changed_all(finished().with_rows(Partner, ()), Option, partners=None), "Name the partner."),
    ("narrow", changed(finished(), Option, "O2", description=""), "Describe in one line: Memorandum of understanding."),
    ("narrow", changed_all(finished(), Option, is_baseline=False, form="mou"), "Add carrying on to the options."),
    ("narrow", finished().with_rows(Option, finished().rows(Option)[:2]), "Keep 3 to 5 options; there are 2."),
    ("score", scored_by("T1", "T2"), "Too few scores for"),
    ("score", finished().with_rows(Option, ()), "There is no option to score."),
    ("score", finished().drop(Weight, ("T4", "safe")), "Weights are not in from: Trustee 4."),
    ("test", finished().with_rows(Score, ()), "There is no ranking to test yet."),
    ("test", finished().with_rows(Analysis, ()), "Nobody has looked yet at how firm the ranking is."),
    ("test", changed(finished(), Analysis, looked_at=None), "Look at what would change the answer (step 8)."),
    ("decide", finished().with_rows(Motion, ()), "Write the motion."),
    ("decide", changed(finished(), Motion, "M1", text=" "), "Write the motion."),
    ("decide", finished().with_rows(Vote, ()), "The vote on the motion is not recorded yet."),
    ("decide", changed(finished(), Vote, "M1", result=None), "Say whether the motion was carried, lost or deferred."),
    ("decide", changed(finished().with_rows(Action, ()), Vote, "M1", result="deferred"), "Name who does what by when."),
    ("decide", changed(finished(), Vote, "M1", left_room=0), "The votes add up to 5; there are 6 trustees."),
    ("tell", finished().with_rows(FeedbackPlan, ()), "Say who tells people what was decided, and by when."),
    ("tell", changed(finished(), FeedbackPlan, "FP1", by=None), "Say who tells people what was decided, and by when."),
    ("tell", changed(finished(), ReviewPlan, "RP1", owner=None), "Give each review a date and an owner."),
    ("tell", finished().with_rows(ReviewPlan, ()), "Give each review a date and an owner."),
    ("tell", changed(finished(), Action, "AC1", owner=None), "Actions without a name or a date: 1."),
]  # fmt: skip


@pytest.mark.parametrize(("step", "partnership", "said"), CASES, ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_missing(step: str, partnership: Partnership, said: str) -> None:
    assert any(sentence.startswith(said) for sentence in missing(partnership, step)), missing(partnership, step)


DONE: list[tuple[str, Partnership]] = [
    ("hear", changed_all(finished().with_rows(InputGroup, ()), BeneficiaryGroup, follow_up_owner="T1")),
    ("aims", changed_all(finished().with_rows(BeneficiaryInput, ()), Objective, status_reason="From the inspection")),
    ("score", finished().put(PartnershipFile(route="short", meeting_on=MEETING)).with_rows(Weight, ())),
    ("decide", changed(finished(), Vote, "M1", result="deferred")),
    ("tell", finished().with_rows(ReviewPlan, ()).put(Decision(outcome="no"))),
]


@pytest.mark.parametrize(("step", "partnership"), DONE, ids=lambda each: each if isinstance(each, str) else "")
def test_done_all_the_same(step: str, partnership: Partnership) -> None:
    assert missing(partnership, step) == []


BLANK = (
    Alternative(id="AL9"),
    BeneficiaryGroup(id="G9"),
    Objective(id="OB9", status="kept"),
    Partner(id="P9"),
    Option(id="O9", status="shortlist"),
    FeedbackPlan(id="FP9", by=date(2026, 12, 1)),
    ReviewPlan(id="RP9"),
    Action(id="AC9"),
)
"""The cards that pages add, each before a word is written on it."""


@pytest.mark.parametrize("record", BLANK, ids=lambda each: each.ENTITY)
def test_a_card_without_a_word_makes_no_step_done_nor_undone(record: Record) -> None:
    ranked = (
        {"test"} if isinstance(record, Partner | Option) else set()
    )  # the figures that were looked at are others now
    left = {step for step, each in every_step(finished().put(record)).items() if not each.done}
    assert left == ranked
    alone = every_step(Partnership.of([record]))
    asked = {step: each.missing for step, each in every_step(Partnership.empty()).items()}
    if isinstance(record, Partner):
        asked["trust"] = (Sentence("Give every partner a name."),)
    assert {step: each.missing for step, each in alone.items()} == asked


def test_an_objective_with_a_choice_and_no_words_says_what_is_missing() -> None:
    must = Objective(id="OB9", status="kept", priority="must")
    told = ["Say who it is for and what changes: one objective has no words yet."]
    assert missing(finished().put(must), "aims") == told
    assert missing(Partnership.of([must]), "aims") == told
    more = finished().put(must, Objective(id="OB8", status="kept", priority="could"))
    assert missing(more, "aims") == ["Say who they are for and what changes: 2 objectives have no words yet."]


def test_that_no_alternative_was_found_needs_no_words_and_that_it_could_work_is_none() -> None:
    bare = finished().with_rows(Alternative, ())
    assert missing(bare.put(Alternative(id="AL1", kind="none_found")), "frame") == []
    assert missing(bare.put(Alternative(id="AL1", workable="yes")), "frame") != []


def test_weights_are_asked_of_those_who_are_there() -> None:
    gone = changed(finished(), Attendance, "T4", "open", present=False).drop(Weight, ("T4", "safe"))
    assert missing(gone, "score") == []
    nobody_marked = finished().with_rows(Attendance, ()).drop(Weight, ("T4", "safe"))
    assert missing(nobody_marked, "score") == ["Weights are not in from: Trustee 4."]


def test_without_a_partner_trust_is_done() -> None:
    alone = changed_all(
        finished().with_rows(Partner, ()).with_rows(TrustRating, ()), Option, form="carry_on", partners=None
    )
    assert missing(alone, "trust") == []


def test_low_dimensions_and_the_weakest_want_an_answer() -> None:
    case = Case.of(worked_example(), catalogue(), MEETING)
    assert weak_dimensions(case, assessed(worked_example()).trust["P1"]) == ("D",)
    low = changed_all(worked_example(), TrustRating, level=2)
    assert weak_dimensions(case, assessed(low).trust["P1"]) == ("A", "B", "C", "D", "E", "F")
    sound = changed_all(worked_example(), TrustRating, level=4)
    assert weak_dimensions(case, assessed(sound).trust["P1"]) == ()


def test_minutes_of_both_routes() -> None:
    full = [minutes_of(step, Partnership.empty(), catalogue()) for step in catalogue().steps]
    short = Partnership.of([PartnershipFile(route="short")])
    assert sum(full) == 215
    assert sum(minutes_of(step, short, catalogue()) for step in catalogue().steps) == 90


@pytest.mark.parametrize(
    ("forms", "effect", "obstacles"),
    [
        (("carry_on", "mou", "coalition"), "gain", 0),
        (("carry_on", "shared_back_office"), "gain", 1),
        (("carry_on", "service_transfer"), "lose", 2),
        ((None,), "mixed", 0),
    ],
)
def test_the_short_route_is_for_light_decisions(forms: Any, effect: str, obstacles: int) -> None:
    rows = [
        *(Option(id=f"O{n}", form=form) for n, form in enumerate(forms)),
        Option(id="O9", form="merger_new", status="dropped"),
        BeneficiaryGroup(id="G1", name="Carers", effect=effect),
    ]
    found = short_route_obstacles(Partnership.of(rows), catalogue())
    assert len(found) == obstacles
    assert all(str(sentence) for sentence in found)


def points(partnership: Partnership) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for point in open_points(partnership, catalogue(), assessed(partnership)):
        found.setdefault(point.step, []).append(str(point.sentence))
    return found


def test_open_points_stand_in_the_order_of_the_steps() -> None:
    steps = list(points(worked_example()))
    assert steps == sorted(steps, key=list(catalogue().steps).index)


def test_open_points_are_never_a_constraint_but_are_said() -> None:
    open_ones = (
        finished()
        .put(ObjectiveDriver(objective="OB1", driver="need", points=3))
        .put(*(Objective(id=f"X{n}", priority="must", status="kept") for n in range(3)))
        .put(OpenPoint(id="OP1", page="narrow.red_lines", note="Ask the solicitor"))
        .put(OpenPoint(id="OP2", page="no such page"))
        .put(Interest(id="I9", participant="T2", kind="gift", takes_part="all"))
        .put(BeneficiaryInput(id="BI-9", quote="Please", quote_permission="none", lawful_basis="consent"))
    )
    found = points(changed_all(open_ones, Option, is_baseline=False, form="mou"))
    assert "they can take a break at a time they choose: 7 of 10 reason points are given." in found["aims"]
    assert "5 objectives are ‘must’; 4 at most." in found["aims"]
    assert "Left open: Ask the solicitor" in found["narrow"]
    assert "Carrying on is not among the options." in found["narrow"]
    assert "Left open: no such page" in found["tell"]
    assert "Trustee 2 has an interest and takes part all the same. Write why." in found["open"]
    assert "Not printed: BI-9. No permission to use these exact words is recorded." in found["hear"]


def test_the_same_sentence_of_two_gates_is_said_once() -> None:
    said = points(worked_example())["decide"]
    assert len(said) == len(set(said))


def test_an_interest_of_nobody_is_not_named_by_its_id() -> None:
    odd = Partnership.of([Interest(id="I9", kind="gift", takes_part="all")])
    assert points(odd)["open"] == ["Somebody not recorded has an interest and takes part all the same. Write why."]
