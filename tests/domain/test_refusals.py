"""apply: what is refused, with which sentence."""

import pytest

from partnerdesk.domain import commands as ask
from partnerdesk.domain.apply import apply
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.partnership import Partnership, difference
from partnerdesk.domain.records import (
    BeneficiaryInput,
    CatalogueText,
    Condition,
    CriterionUse,
    Decision,
    GateWaiver,
    ImpactReview,
    InputGroup,
    Interest,
    Motion,
    NamedVote,
    Objective,
    ObjectiveDriver,
    Option,
    PartnershipFile,
    Question,
    Record,
    ReviewPlan,
    Score,
    Setting,
    StrawPoll,
    TrustRating,
    Weight,
)
from tests.fixtures.changing import assessed
from tests.fixtures.worked_example import CONFLICTED, catalogue, worked_example

NIGHT = "2026-11-23T21:30:00"
EXAMPLE = worked_example()


def locked() -> Partnership:
    return apply(EXAMPLE, ask.LockFile(at=NIGHT, language="en", texts={"notice": "We are thinking about it."}))


@pytest.mark.parametrize(
    "record",
    [
        TrustRating(participant=CONFLICTED, partner="P1", indicator="A1", round=1, level=3),
        Score(participant=CONFLICTED, option="O1", criterion="safe", round=1, level=3),
        Weight(participant=CONFLICTED, criterion="safe", swing=50),
        StrawPoll(motion="M1", participant=CONFLICTED, position=6),
        NamedVote(motion="M1", participant=CONFLICTED, cast="for"),
        NamedVote(motion="M1", participant=CONFLICTED, cast="abstained"),
    ],
)
def test_somebody_whom_an_interest_takes_out_is_refused(record: Record) -> None:
    before = EXAMPLE.put(Motion(id="M1"))
    with pytest.raises(Refused, match="Trustee 6 takes no part in this because of an interest") as refused:
        apply(before, ask.PutRecords((record,)))
    assert refused.value.rule == "takes_no_part"
    lifted = apply(before, ask.ChangeFields(Interest, ("I6",), {"takes_part": "all"}))
    assert apply(lifted, ask.PutRecords((record,))).has(type(record), *record.row_key)


def test_having_left_the_room_is_recorded_of_somebody_who_takes_no_part() -> None:
    before = EXAMPLE.put(Motion(id="M1"))
    left = NamedVote(motion="M1", participant=CONFLICTED, cast="left_room")
    assert apply(before, ask.PutRecords((left,))).has(NamedVote, "M1", CONFLICTED)


def test_rows_recorded_before_the_interest_are_kept() -> None:
    declared = apply(EXAMPLE, ask.AddRecord(Interest(id="I9", participant="T1", kind="financial")))
    assert declared.having(Score, participant="T1")
    assert "T1" not in assessed(declared).ranking.own_answers
    lifted = apply(declared, ask.DeleteRecord(Interest, ("I9",)))
    assert assessed(lifted).ranking == assessed(EXAMPLE).ranking


@pytest.mark.parametrize(
    "command",
    [
        ask.PutRecords((Question(text="Other"),)),
        ask.PutRecords((Score(participant="T1", option="O1", criterion="safe", round=2, level=1),)),
        ask.PutRecords((TrustRating(participant="T1", partner="P1", indicator="A1", round=1, level=1),)),
        ask.PutRecords((TrustRating(participant="T1", partner="P1", indicator="A1", round=2, level=5),)),
        ask.ReopenRound("trust", 2, "P1"),
        ask.DeleteRecord(Objective, ("OB1",)),
        ask.ChangeFields(Decision, (), {"outcome": "no"}),
        ask.MergeObjectives(("OB1",), "OB2"),
    ],
)
def test_after_the_lock_the_record_stands(command: ask.Command) -> None:
    with pytest.raises(Refused, match="The record is locked") as refused:
        apply(locked(), command)
    assert refused.value.rule == "locked"


@pytest.mark.parametrize(
    "command",
    [
        ask.PutRecords((ImpactReview(id="IR1"),)),
        ask.PutRecords((ReviewPlan(id="RP1"),)),
        ask.WithdrawInput("BI-001", NIGHT),
        ask.DeleteRecord(BeneficiaryInput, ("BI-001",)),
        ask.UnlockFile(),
    ],
)
def test_after_the_lock_reviews_withdrawal_and_deletion_for_privacy_go_on(command: ask.Command) -> None:
    assert difference(locked(), apply(locked(), command))


def test_locking_keeps_the_texts_and_unlocking_opens() -> None:
    assert locked().rows(CatalogueText) == (
        CatalogueText(id="notice", language="en", text="We are thinking about it."),
    )
    opened = apply(locked(), ask.UnlockFile())
    assert apply(opened, ask.PutRecords((Question(text="Other"),))).one(Question).text == "Other"


@pytest.mark.parametrize(
    ("waiver", "rule"),
    [
        (GateWaiver(gate="H1", reason="x" * 30, waived_by="T1"), "hard_gate"),
        (GateWaiver(gate="RG1", reason="too short", waived_by="T1"), "waiver_reason"),
        (GateWaiver(gate="RG1", waived_by="T1"), "waiver_reason"),
        (GateWaiver(gate="RG1", reason="x" * 20, waived_by=" "), "waiver_name"),
    ],
)
def test_waivers(waiver: GateWaiver, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        apply(EXAMPLE, ask.PutRecords((waiver,)), catalogue())
    assert refused.value.rule == rule
    good = GateWaiver(gate="RG1", reason="x" * 20, waived_by="T1")
    assert apply(EXAMPLE, ask.PutRecords((good,)), catalogue()).has(GateWaiver, "RG1")


def test_a_threshold_that_is_no_number_is_refused() -> None:
    with pytest.raises(Refused, match="'lots' cannot be used for 'k_min'"):
        apply(EXAMPLE, ask.PutRecords((Setting(key="k_min", value="lots"),)))


@pytest.mark.parametrize(
    ("record", "field", "said"),
    [
        (InputGroup(input="BI-001", group="G9"), "group", "There is no group 'G9'."),
        (Option(id="O9", partners=("P1", "P9")), "partners", "There is no partner 'P9'."),
        (ObjectiveDriver(objective="OB1", driver="greed", points=1), "driver", "There is no driver 'greed'."),
        (Condition(id="C1", linked_dimension="Z"), "linked_dimension", "There is no dimension 'Z'."),
        (Score(participant="T1", option="O1", criterion="nope", round=1), "criterion", "There is no criterion 'nope'."),
        (Score(participant="T1", option="O1", criterion="safe", round=3), "round", "3 is not from 1 to 2."),
        (ObjectiveDriver(objective="OB1", driver="need", points=11), "points", "11 is not from 0 to 10."),
        (Objective(id="OB9", priority="must have"), "priority", "'must have' is not one of: must, should, could."),
    ],
)
def test_values_and_links_are_checked(record: Record, field: str, said: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        apply(EXAMPLE, ask.PutRecords((record,)), catalogue())
    assert (refused.value.field_name, str(refused.value)) == (field, said)


def test_an_own_criterion_may_be_scored() -> None:
    own = EXAMPLE.put(CriterionUse(criterion="own", custom_name="Ours"))
    score = Score(participant="T1", option="O1", criterion="own", round=1, level=3)
    assert apply(own, ask.PutRecords((score,)), catalogue()).has(Score, *score.row_key)


def test_drafts_are_never_refused() -> None:
    musts = tuple(Objective(id=f"X{n}", priority="must", status="kept") for n in range(9))
    points = tuple(ObjectiveDriver(objective="OB1", driver=driver, points=10) for driver in ("need", "scope", "scale"))
    assert len(apply(EXAMPLE, ask.PutRecords((*musts, *points)), catalogue()).rows(Objective)) == 14


def test_the_file_is_locked_by_its_own_field_only() -> None:
    assert locked().one(PartnershipFile).locked_at == NIGHT
