"""Every gate met and unmet, which of them an outcome needs, and waivers."""

from datetime import date, timedelta
from typing import Any

import pytest

from partnerdesk.domain.findings import Gate
from partnerdesk.domain.gates import APPLY_TO_REFUSAL
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import (
    Analysis,
    Attendance,
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    Condition,
    DdItem,
    Decision,
    EvidenceLink,
    FeedbackPlan,
    GateWaiver,
    Interest,
    Motion,
    NamedVote,
    NotChosen,
    Option,
    Participant,
    Partner,
    PartPlayed,
    Record,
    ReviewPlan,
    Risk,
    TrustAction,
    TrustRating,
    Vote,
)
from tests.fixtures.changing import assessed, changed, changed_all
from tests.fixtures.worked_example import MEETING, TRUSTEES, catalogue, worked_example


def decided(outcome: str | None = "yes", option: str | None = "O3") -> Partnership:
    """Return the example with everything that every gate asks for."""
    done = [
        DdItem(id=f"DD{n}", item=item.id, partner="P1", status="fine")
        for n, item in enumerate(catalogue().due_diligence.values())
    ]
    rows: list[Record] = [
        Motion(id="M1", version=1, text="That we run breaks together."),
        Vote(motion="M1", votes_for=4, votes_against=1, abstained=0, left_room=1, absent=0, result="carried"),
        Decision(outcome=outcome, option=option, reasons="Carers asked for it.", decided_on=MEETING),
        *(NotChosen(option=name, reason="Less for carers") for name in ("O1", "O2", "O3", "O4") if name != option),
        TrustAction(id="TA1", partner="P1", dimension="D", kind="safeguard", owner="T1", by=date(2027, 1, 31)),
        *done,
        ReviewPlan(id="RP1", review_on=date(2027, 5, 23), owner="T2"),
        FeedbackPlan(id="FP1", who_tells="T3", by=date(2026, 12, 20)),
        Risk(id="R1", text="Carers lose a face they know", effect_on_people=True, likelihood=5, impact=3, owner="T4"),
    ]
    full = changed(worked_example().put(*rows), Option, "O3", exit_text="Three months' notice")
    return full.put(Analysis(inputs_hash=inputs_hash(full), looked_at="2026-11-23T20:00:00"))


def gate(partnership: Partnership, name: str) -> Gate:
    return assessed(partnership).gates[name]


def test_all_gates_are_met() -> None:
    gates = assessed(decided()).gates
    assert [name for name, each in gates.items() if not each.met] == []
    assert all(each.applies and not each.stands_in_the_way for each in gates.values())


def without(kind: type[Record]) -> Partnership:
    return decided().with_rows(kind, ())


def test_an_empty_file_meets_no_gate_but_that_nothing_is_printed_without_permission() -> None:
    gates = assessed(Partnership.empty()).gates
    assert [name for name, each in gates.items() if each.met] == ["H7"]
    assert all(str(each.sentence) for each in gates.values())


def first_round_only() -> Partnership:
    return decided().with_rows(TrustRating, [row for row in decided().rows(TrustRating) if row.round == 1])


UNMET: list[tuple[str, Partnership, str]] = [
    ("H1", without(Motion), "Write the motion"),
    ("H1", changed(decided(), Motion, "M1", text=" "), "Write the motion"),
    ("H1", changed(decided(), Decision, outcome=None), "Choose the outcome"),
    ("H2", without(Attendance), "Record which trustees"),
    ("H2", decided().drop(Interest, ("I2",)), "Trustee 2"),
    ("H2", changed(decided(), Interest, "I2", kind=None), "Trustee 2"),
    ("H3", changed(decided(), Charity, quorum_number=6), "Not quorate"),
    ("H3", changed(decided(), Charity, quorum_number=None), "quorum is not recorded"),
    ("H4", changed(decided(), Option, "O1", form="informal_network", is_baseline=False), "Add carrying on"),
    ("H4", decided().with_rows(Option, [decided().rows(Option)[0]]), "besides carrying on"),
    ("H4", changed(decided(), Decision, option=None), "which option"),
    ("H4", decided().drop(NotChosen, ("O4",)), "Join another charity"),
    ("H4", changed(decided(), NotChosen, "O4", reason=" "), "Join another charity"),
    ("H5", changed(decided(), Decision, reasons=""), "Write why"),
    ("H6", without(Vote), "not recorded yet"),
    ("H6", changed(decided(), Vote, "M1", votes_for=None), "not recorded yet"),
    ("H6", changed(decided(), Vote, "M1", left_room=0), "add up to 5; there are 6"),
    ("H6", changed(decided(), Charity, trustees_in_office=7), "add up to 6; there are 7"),
    ("H7", decided().put(BeneficiaryInput(id="X", quote="Yes", quote_permission="board_anon")), "cannot be printed"),
    ("H8", without(Vote), "not recorded yet"),
    ("H8", changed(decided(), Vote, "M1", votes_for=5, left_room=0), "6 votes are counted, but 5"),
    ("H8", decided().put(NamedVote(motion="M1", participant="T6", cast="for")), "may not vote"),
    ("RG1", without(EvidenceLink), "nothing from beneficiaries"),
    ("RG2", decided().put(BeneficiaryGroup(id="G9", name="Neighbours", effect="mixed")), "Neighbours"),
    ("RG2", without(BeneficiaryGroup), "No group"),
    ("RG3", decided().put(EvidenceLink(objective="OB4", input="BI-001", kind="contradicts")), "cuts across"),
    ("RG4", without(TrustRating), "Integrity is not known"),
    ("RG4", changed_all(decided().with_rows(Partner, ()), Option, partners=None), "Name the partner"),
    ("RG5", without(TrustAction), "Northbank"),
    ("RG5", changed(decided(), TrustAction, "TA1", owner=None), "Add a step"),
    ("RG5", changed(decided(), TrustAction, "TA1", by=None), "Add a step"),
    ("RG5", changed(decided(), TrustAction, "TA1", dimension="A"), "Add a step"),
    ("RG5", without(TrustRating), "not known yet"),
    ("RG6", without(DdItem), "still to be done: 39"),
    ("RG6", changed(decided(), DdItem, "DD0", status="asked"), "still to be done: 1"),
    ("RG6", changed(decided(), DdItem, "DD0", status="stop"), "stop sign: 1"),
    ("RG6", changed(decided(), DdItem, "DD0", status=None, applies=False), "still to be done: 1"),
    ("RG7", without(Analysis), "Nobody has looked yet"),
    ("RG7", changed(decided(), Analysis, inputs_hash="other"), "Something changed"),
    ("RG7", changed(decided(), Analysis, looked_at=None), "Look at what would change"),
    ("RG8", without(ReviewPlan), "Set a review within 12 months"),
    ("RG8", changed(decided(), ReviewPlan, "RP1", review_on=date(2027, 11, 24)), "Set a review"),
    ("RG8", changed(decided(), ReviewPlan, "RP1", review_on=MEETING - timedelta(days=1)), "Set a review"),
    ("RG8", changed(decided(), ReviewPlan, "RP1", owner=" "), "Set a review"),
    ("RG8", changed(decided(), PartPlayed, "judging", level=1), "help to judge"),
    ("RG8", decided().drop(PartPlayed, ("judging",)), "help to judge"),
    ("RG9", without(FeedbackPlan), "by 2027-01-04"),
    ("RG9", changed(decided(), FeedbackPlan, "FP1", by=MEETING + timedelta(days=43)), "at the latest"),
    ("RG9", changed(decided(), FeedbackPlan, "FP1", by=MEETING - timedelta(days=1)), "at the latest"),
    ("RG9", changed(decided(), FeedbackPlan, "FP1", who_tells=None), "at the latest"),
    ("RG10", without(Risk), "at least one risk"),
    ("RG10", changed(decided(), Risk, "R1", effect_on_people=False), "at least one risk"),
    ("RG10", changed(decided(), Risk, "R1", owner=None), "without an owner: 1"),
    ("RG11", first_round_only(), "bad news early"),
    ("RG11", without(TrustRating), "not been rated"),
    ("RG12", changed(decided(), Option, "O3", exit_text=None), "step back out"),
    ("RG12", changed(decided(), Option, "O3", form=None), "which form"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "partnership", "said"), UNMET, ids=lambda each: each if isinstance(each, str) else "")
def test_unmet(name: str, partnership: Partnership, said: str) -> None:
    found = gate(partnership, name)
    assert not found.met
    assert found.stands_in_the_way
    assert said in str(found.sentence)


MET: list[tuple[str, Partnership]] = [
    ("H4", changed(decided().drop(NotChosen, ("O4",)), Option, "O4", status="dropped", drop_reason="A red line")),
    ("H6", changed(decided(), Vote, "M1", abstained=None, absent=None)),
    ("H6", changed(decided(), Vote, "M1", casting_vote_used=True)),
    ("H8", decided().put(NamedVote(motion="M1", participant="T6", cast="left_room"))),
    ("RG2", decided().put(BeneficiaryGroup(id="G9", effect="gain"))),
    ("RG5", changed(without(TrustAction), Decision, outcome="trial")),
    ("RG5", changed(without(TrustRating), Decision, outcome="trial")),
    ("RG5", without(TrustAction).put(Condition(id="C1", kind="before", linked_dimension="D"))),
    ("RG5", changed(without(TrustAction), Decision, option="O2")),
    ("RG5", changed(without(TrustAction), Decision, option="O1")),
    ("RG5", changed(decided(), TrustAction, "TA1", partner=None)),
    ("RG6", changed(decided(), DdItem, "DD0", status="concern")),
    ("RG6", changed(decided(), DdItem, "DD0", status="asked", must_finish="later")),
    ("RG6", changed(decided(), DdItem, "DD0", status=None, applies=False, why_not="No land")),
    ("RG6", changed(decided(), DdItem, "DD0", partner=None)),
    ("RG6", changed(changed(decided(), DdItem, "DD0", status="asked"), Decision, outcome="in_principle")),
    ("RG6", changed(decided().with_rows(DdItem, ()), Decision, option="O1")),
    ("RG8", changed(decided(), ReviewPlan, "RP1", review_on=date(2027, 11, 23))),
    ("RG8", changed(decided(), ReviewPlan, "RP1", review_on=MEETING)),
    ("RG9", changed(decided(), FeedbackPlan, "FP1", by=MEETING + timedelta(days=42))),
    ("RG9", changed(decided(), FeedbackPlan, "FP1", by=None, done_on=MEETING)),
    ("RG10", changed(decided(), Risk, "R1", owner=None, impact=2)),
    ("RG12", changed(changed(decided(), Option, "O3", exit_text=None), Decision, option="O2")),
]


@pytest.mark.parametrize(("name", "partnership"), MET, ids=lambda each: each if isinstance(each, str) else "")
def test_met_all_the_same(name: str, partnership: Partnership) -> None:
    assert gate(partnership, name).met


def test_the_motion_as_it_stands_is_the_highest_version() -> None:
    changed_motion = decided().put(Motion(id="M2", version=2, text="That we try breaks together for three months."))
    assert not gate(changed_motion, "H6").met
    voted = changed_motion.put(Vote(motion="M2", votes_for=5, votes_against=0, left_room=1))
    assert gate(voted, "H6").met


@pytest.mark.parametrize("outcome", ["not_yet", "no", "carry_on"])
def test_a_refusal_needs_only_a_few_gates(outcome: str) -> None:
    gates = assessed(changed(decided(), Decision, outcome=outcome)).gates
    assert {name for name, each in gates.items() if each.applies} == APPLY_TO_REFUSAL
    assert str(gates["RG1"].sentence) == "Not needed for this outcome."
    assert not gates["RG1"].stands_in_the_way


@pytest.mark.parametrize("outcome", ["yes", "in_principle", "trial", None])
def test_other_outcomes_need_all(outcome: str | None) -> None:
    gates = assessed(changed(decided(), Decision, outcome=outcome)).gates
    assert all(each.applies for each in gates.values())


def test_a_no_can_be_recorded_without_options_scores_or_ratings() -> None:
    people = worked_example().rows(Participant)
    bare = Partnership.of(
        [
            Charity(quorum_number=4, trustees_in_office=6),
            *people,
            *worked_example().rows(Attendance),
            *worked_example().rows(Interest),
            Motion(id="M1", text="That we do not go on."),
            Vote(motion="M1", votes_for=5, votes_against=0, left_room=1, result="carried"),
            Decision(outcome="no", reasons="Nobody asked for it.", decided_on=MEETING),
            FeedbackPlan(id="FP1", who_tells="T1", by=MEETING),
        ]
    )
    assert not any(each.stands_in_the_way for each in assessed(bare).gates.values())


REASON = "The board knows and accepts this."


@pytest.mark.parametrize(
    ("fields", "waived"),
    [
        ({"reason": REASON, "waived_by": "Trustee 1"}, True),
        ({"reason": "x" * 20, "waived_by": "Trustee 1"}, True),
        ({"reason": "x" * 19, "waived_by": "Trustee 1"}, False),
        ({"reason": " " * 30, "waived_by": "Trustee 1"}, False),
        ({"reason": REASON, "waived_by": " "}, False),
    ],
)
def test_a_soft_gate_is_waived_with_a_reason_and_a_name(fields: dict[str, Any], waived: bool) -> None:
    found = gate(without(Risk).put(GateWaiver(gate="RG10", **fields)), "RG10")
    assert found.waived is waived
    assert found.stands_in_the_way is not waived
    assert ("Waived by Trustee 1." in str(found.sentence)) is waived


def test_a_gate_that_is_met_after_all_is_not_waived() -> None:
    found = gate(decided().put(GateWaiver(gate="RG10", reason=REASON, waived_by="Trustee 1")), "RG10")
    assert (found.met, found.waived) == (True, False)


def test_a_hard_gate_is_never_waived() -> None:
    found = gate(without(Motion).put(GateWaiver(gate="H1", reason=REASON, waived_by="Trustee 1")), "H1")
    assert found.stands_in_the_way


def test_with_two_partners_each_that_lacks_trust_is_answered() -> None:
    two = changed(decided().put(Partner(id="P2", name="Southbank")), Option, "O3", partners=("P1", "P2"))
    ratings = [
        TrustRating(participant=who, partner="P2", indicator=name, round=1, level=2)
        for who in TRUSTEES
        for name in ("A1", "B1", "C1", "D1", "E1", "F1")
    ]
    found = gate(two.put(*ratings), "RG5")
    assert str(found.sentence).endswith("weakest part of trust in: Southbank.")
    answered = two.put(*ratings, TrustAction(id="TA2", partner="P2", dimension="A", owner="T1", by=MEETING))
    assert gate(answered, "RG5").met


def test_without_a_partner_there_is_nothing_to_rate() -> None:
    alone = changed_all(decided("yes", "O2").with_rows(Partner, ()), Option, partners=None)
    alone = changed(alone.with_rows(TrustRating, ()), Option, "O2", form="improve_alone")
    for name in ("RG4", "RG5", "RG11"):
        assert gate(alone, name).met, name
