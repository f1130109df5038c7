"""apply: what each command does, what is refused with which sentence, and the laws of it all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain import commands as ask
from partnerdesk.domain.apply import WORDS_OF_AN_INPUT, apply
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.partnership import Partnership, difference
from partnerdesk.domain.records import (
    Analysis,
    BeneficiaryInput,
    CatalogueText,
    Charity,
    Concern,
    Condition,
    CriterionUse,
    DdItem,
    Decision,
    EvidenceLink,
    GateWaiver,
    ImpactReview,
    InputGroup,
    Interest,
    Motion,
    NamedVote,
    NotChosen,
    Objective,
    ObjectiveDriver,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    Question,
    Record,
    ReviewPlan,
    Risk,
    RoundState,
    Score,
    Setting,
    StrawPoll,
    SurveyAnswer,
    Theme,
    TrustAction,
    TrustRating,
    Vote,
    Weight,
)
from partnerdesk.domain.words import Sentence
from tests.fixtures.changing import assessed
from tests.fixtures.worked_example import CONFLICTED, CRITERIA, MEETING, catalogue, worked_example

NIGHT = "2026-11-23T21:30:00"
EXAMPLE = worked_example()


def locked() -> Partnership:
    return apply(EXAMPLE, ask.LockFile(at=NIGHT, language="en", texts={"notice": "We are thinking about it."}))


# --- what commands do -------------------------------------------------------------------------------------------------


def test_put_adds_and_replaces() -> None:
    after = apply(EXAMPLE, ask.PutRecords((Theme(id="TH1", text="Nights"), Question(text="New words"))))
    assert after.get(Theme, "TH1") == Theme(id="TH1", text="Nights")
    assert after.one(Question).text == "New words"
    assert EXAMPLE.one(Question).text != "New words"


def test_add_refuses_a_key_that_is_taken() -> None:
    with pytest.raises(Refused, match="There is already a partner like this") as refused:
        apply(EXAMPLE, ask.AddRecord(Partner(id="P1")))
    assert refused.value.rule == "already_there"
    assert apply(EXAMPLE, ask.AddRecord(Partner(id="P2"))).has(Partner, "P2")


def test_change_makes_single_and_linked_records_but_not_those_with_an_id() -> None:
    empty = Partnership.empty()
    assert apply(empty, ask.ChangeFields(Charity, (), {"name": "Harbourside"})).one(Charity).name == "Harbourside"
    scored = apply(EXAMPLE, ask.ChangeFields(Score, ("T1", "O1", "safe", 2), {"level": 5}))
    assert scored.get(Score, "T1", "O1", "safe", 2) == Score(
        participant="T1", option="O1", criterion="safe", round=2, level=5
    )
    with pytest.raises(Refused, match="This theme is no longer there"):
        apply(empty, ask.ChangeFields(Theme, ("TH1",), {"text": "x"}))


def test_none_empties_a_field() -> None:
    assert apply(EXAMPLE, ask.ChangeFields(Charity, (), {"name": None})).one(Charity).name is None


def test_delete_refuses_what_is_gone() -> None:
    with pytest.raises(Refused) as refused:
        apply(EXAMPLE, ask.DeleteRecord(Theme, ("TH1",)))
    assert refused.value.rule == "gone"


def test_together_is_all_or_nothing_and_checked_as_a_whole() -> None:
    both = ask.DoTogether(
        (ask.AddRecord(InputGroup(input="BI-9", group="G1")), ask.AddRecord(BeneficiaryInput(id="BI-9"))),
        Sentence("add an input"),
    )
    assert apply(EXAMPLE, both).has(InputGroup, "BI-9", "G1")
    half = ask.DoTogether(both.commands[:1], Sentence("add half"))
    with pytest.raises(ValueRefused):
        apply(EXAMPLE, half)


def test_deleting_an_option_takes_what_makes_sense_only_with_it() -> None:
    before = EXAMPLE.put(
        Risk(id="R1", options=("O3", "O2")),
        Decision(option="O3"),
        NotChosen(option="O3", reason="x"),
        Risk(id="R2", options=("O3",)),
    )
    after = apply(before, ask.DeleteRecord(Option, ("O3",)))
    assert not after.having(Score, option="O3")
    assert after.get(Risk, "R1") == Risk(id="R1", options=("O2",))
    assert after.get(Risk, "R2") == Risk(id="R2", options=())
    assert after.one(Decision).option is None
    assert not after.has(NotChosen, "O3")


def test_deleting_a_motion_takes_its_polls_and_votes() -> None:
    before = EXAMPLE.put(
        Motion(id="M1"),
        StrawPoll(motion="M1", participant="T1"),
        Vote(motion="M1"),
        NamedVote(motion="M1", participant="T1"),
    )
    after = apply(before, ask.DeleteRecord(Motion, ("M1",)))
    assert [change.entity for change in difference(EXAMPLE, after)] == []


def test_deleting_a_partner_takes_what_is_about_it_alone() -> None:
    before = EXAMPLE.put(
        Partner(id="P2"),
        Interest(id="I9", participant="T1", partner="P2", kind="gift", takes_part="all"),
        TrustAction(id="TA1", partner="P2", dimension="D"),
        DdItem(id="DD1", partner="P2"),
        TrustRating(participant="T1", partner="P2", indicator="A1", round=1, level=3),
        RoundState(kind="trust", partner="P2", round=1),
        Option(id="O5", form="mou", partners=("P1", "P2")),
    )
    after = apply(before, ask.DeleteRecord(Partner, ("P2",)))
    assert [(change.entity, change.key) for change in difference(EXAMPLE, after)] == [("option", ("O5",))]
    assert after.get(Option, "O5") == Option(id="O5", form="mou", partners=("P1",))


def test_deleting_a_person_takes_the_interests_and_keeps_concerns_without_the_name() -> None:
    before = EXAMPLE.put(Concern(id="CN1", participant="T2", text="The lease"))
    after = apply(before, ask.DeleteRecord(Participant, ("T2",)))
    assert not after.has(Interest, "I2")
    assert after.get(Concern, "CN1") == Concern(id="CN1", text="The lease")
    assert not after.having(TrustRating, participant="T2")


def test_deleting_an_own_criterion_takes_its_scores_and_a_shipped_one_does_not() -> None:
    own = Score(participant="T1", option="O1", criterion="own", round=1, level=3)
    before = EXAMPLE.put(
        CriterionUse(criterion="own", custom_name="Ours"),
        CriterionUse(criterion="safe"),
        own,
        Weight(participant="T1", criterion="own", swing=5),
    )
    after = apply(before, ask.DeleteRecord(CriterionUse, ("own",)))
    assert not after.has(Score, *own.row_key)
    assert not after.has(Weight, "T1", "own")
    kept = apply(before, ask.DeleteRecord(CriterionUse, ("safe",)))
    assert kept.having(Score, criterion="safe")


def test_merging_objectives_brings_their_evidence() -> None:
    before = EXAMPLE.put(
        EvidenceLink(objective="OB3", input="BI-001", kind="raised"),
        EvidenceLink(objective="OB3", input="BI-002", kind="supports"),
    )
    after = apply(before, ask.MergeObjectives(("OB3",), "OB1"))
    merged = after.get(Objective, "OB3")
    assert merged is not None
    assert (merged.status, merged.merged_into) == ("merged", "OB1")
    assert after.has(EvidenceLink, "OB1", "BI-001", "raised")
    assert len(after.having(EvidenceLink, objective="OB1", input="BI-002")) == 1


@pytest.mark.parametrize(("merged", "into", "rule"), [(("OB1",), "OB1", "merge_self"), (("OB9",), "OB1", "gone")])
def test_merging_refuses_what_makes_no_sense(merged: tuple[str, ...], into: str, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        apply(EXAMPLE, ask.MergeObjectives(merged, into))
    assert refused.value.rule == rule
    with pytest.raises(ValueRefused, match="There is no objective 'OB9'"):
        apply(EXAMPLE, ask.MergeObjectives(("OB1",), "OB9"))


def test_withdrawal_clears_every_word_and_the_saved_analysis_but_keeps_the_bare_record() -> None:
    words: dict[str, Any] = dict.fromkeys(WORDS_OF_AN_INPUT, "words of a person")
    before = EXAMPLE.put(
        BeneficiaryInput(id="BI-9", method="interview", lawful_basis="consent", **words),
        SurveyAnswer(input="BI-9", question="Q", answer="A", count=3, base=20),
        SurveyAnswer(input="BI-002", question="Q", answer="A", count=3, base=20),
        Analysis(inputs_hash="h", results_json='{"quote": "words of a person"}'),
    )
    after = apply(before, ask.WithdrawInput("BI-9", NIGHT))
    assert after.get(BeneficiaryInput, "BI-9") == BeneficiaryInput(
        id="BI-9", method="interview", lawful_basis="consent", consent_state="withdrawn", withdrawn_at=NIGHT
    )
    assert [row.input for row in after.rows(SurveyAnswer)] == ["BI-002"]
    assert after.one(Analysis).results_json is None
    assert "words of a person" not in repr([after.rows(kind) for kind in (BeneficiaryInput, SurveyAnswer, Analysis)])
    with pytest.raises(Refused):
        apply(EXAMPLE, ask.WithdrawInput("BI-404", NIGHT))


def test_withdrawal_takes_the_objective_its_backing() -> None:
    after = apply(EXAMPLE, ask.WithdrawInput("BI-002", NIGHT))
    assert apply(after, ask.WithdrawInput("BI-001", NIGHT)).one(Analysis).is_empty()
    assert assessed(after).signals["V1"].value == 0.0


def test_a_round_is_closed_then_shown_and_may_be_reopened() -> None:
    with pytest.raises(Refused, match="Close the round first") as refused:
        apply(EXAMPLE, ask.RevealRound("trust", 1, NIGHT, partner="P1"))
    assert refused.value.rule == "round_open"
    closed = apply(EXAMPLE, ask.CloseRound("trust", 1, NIGHT, "Facilitator", partner="P1"))
    shown = apply(closed, ask.RevealRound("trust", 1, NIGHT, partner="P1"))
    state = shown.get(RoundState, "trust", "P1", 1)
    assert state == RoundState(
        kind="trust", partner="P1", round=1, closed_at=NIGHT, closed_by="Facilitator", revealed_at=NIGHT
    )
    reopened = apply(shown, ask.ReopenRound("trust", 1, partner="P1"))
    assert reopened.get(RoundState, "trust", "P1", 1) == RoundState(kind="trust", partner="P1", round=1)
    assert apply(EXAMPLE, ask.CloseRound("score", 1, NIGHT, "Facilitator")).has(RoundState, "score", None, 1)


def test_the_saved_analysis_is_kept_whole() -> None:
    after = apply(EXAMPLE, ask.SaveAnalysis(NIGHT, "hash", "1.0", 5, NIGHT, "{}"))
    assert after.one(Analysis) == Analysis(
        computed_at=NIGHT, inputs_hash="hash", engine_version="1.0", seed=5, looked_at=NIGHT, results_json="{}"
    )


# --- refusals ---------------------------------------------------------------------------------------------------------


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
        ask.PutRecords((TrustRating(participant="T1", partner="P1", indicator="A1", round=2, level=5),)),
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
        (ObjectiveDriver(objective="OB1", driver="greed", points=1), "driver", "There is no drivers 'greed'."),
        (Condition(id="C1", linked_dimension="Z"), "linked_dimension", "There is no dimensions 'Z'."),
        (Score(participant="T1", option="O1", criterion="nope", round=1), "criterion", "There is no criteria 'nope'."),
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


# --- labels -----------------------------------------------------------------------------------------------------------

LABELS: list[tuple[ask.Command, str]] = [
    (ask.PutRecords((Partner(id="P1"),)), "change partner"),
    (ask.PutRecords((Partner(id="P1"),), Sentence("name the partner")), "name the partner"),
    (ask.AddRecord(Theme(id="TH1")), "add theme"),
    (ask.ChangeFields(Objective, ("OB1",), {}), "change objective"),
    (ask.DeleteRecord(BeneficiaryInput, ("BI-1",)), "delete what people said"),
    (ask.DoTogether((), Sentence("do it all")), "do it all"),
    (ask.MergeObjectives((), "OB1"), "merge objectives"),
    (ask.WithdrawInput("BI-1", NIGHT), "withdraw what somebody said"),
    (ask.CloseRound("score", 1, NIGHT, "x"), "close the round"),
    (ask.RevealRound("score", 1, NIGHT), "show the results"),
    (ask.ReopenRound("score", 1), "reopen the round"),
    (ask.SaveAnalysis(NIGHT, "h", "1", 1), "save the analysis"),
    (ask.LockFile(NIGHT, "en", {}), "lock the record"),
    (ask.UnlockFile(), "unlock the record"),
    (ask.Command(), "change"),
]


@pytest.mark.parametrize(("command", "label"), LABELS, ids=lambda each: each if isinstance(each, str) else "")
def test_labels_for_undo(command: ask.Command, label: str) -> None:
    assert str(command.label) == label


def test_an_unknown_command_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError):
        apply(EXAMPLE, ask.Command())


# --- laws -------------------------------------------------------------------------------------------------------------

LEVELS = st.one_of(st.none(), st.integers(1, 5))
ROWS = st.one_of(
    st.builds(
        TrustRating, participant=st.just(CONFLICTED), partner=st.just("P1"),
        indicator=st.sampled_from(["A1", "C2", "E4", "F4"]), round=st.integers(1, 2), level=LEVELS,
        basis=st.sampled_from(["seen", "guess"]),
    ),
    st.builds(
        Score, participant=st.just(CONFLICTED), option=st.sampled_from(["O1", "O2", "O3", "O4"]),
        criterion=st.sampled_from(CRITERIA), round=st.integers(1, 2), level=LEVELS,
    ),
    st.builds(Weight, participant=st.just(CONFLICTED), criterion=st.sampled_from(CRITERIA), swing=st.integers(0, 100)),
)  # fmt: skip


@given(st.lists(ROWS, max_size=30))
def test_rows_of_a_conflicted_rater_change_no_figure(rows: list[Record]) -> None:
    plain, crowded = assessed(EXAMPLE), assessed(EXAMPLE.put(*rows))
    assert crowded.trust == plain.trust
    assert crowded.ranking == plain.ranking
    assert crowded.signals == plain.signals
    assert crowded.gates == plain.gates


ANY_COMMAND = st.one_of(
    st.builds(ask.DeleteRecord, kind=st.just(Option), key=st.sampled_from([("O1",), ("O3",), ("O9",)])),
    st.builds(ask.DeleteRecord, kind=st.just(Participant), key=st.sampled_from([("T1",), ("T6",)])),
    st.builds(ask.MergeObjectives, merged=st.just(("OB3",)), into=st.sampled_from(["OB1", "OB3", "OB9"])),
    st.builds(ask.WithdrawInput, input=st.sampled_from(["BI-001", "BI-404"]), at=st.just(NIGHT)),
    st.builds(lambda text: ask.PutRecords((Question(text=text),)), st.text(max_size=20)),
    st.builds(
        lambda level: ask.PutRecords((Score(participant="T1", option="O1", criterion="safe", round=1, level=level),)),
        LEVELS,
    ),
)


@given(st.lists(ANY_COMMAND, max_size=6))
def test_a_command_never_changes_the_partnership_it_is_given(commands: list[ask.Command]) -> None:
    partnership, kinds = EXAMPLE, (Option, Question, Score, Objective, Participant)
    before: list[tuple[Record, ...]] = [EXAMPLE.rows(kind) for kind in kinds]
    for command in commands:
        try:
            partnership = apply(partnership, command)
        except (Refused, ValueRefused):
            continue
        assert assessed(partnership).as_of == MEETING
    assert [EXAMPLE.rows(kind) for kind in kinds] == before


@given(st.lists(ANY_COMMAND, max_size=6))
def test_changes_can_be_taken_back_from_their_difference(commands: list[ask.Command]) -> None:
    partnership = EXAMPLE
    for command in commands:
        try:
            partnership = apply(partnership, command)
        except (Refused, ValueRefused):
            continue
    back = partnership
    for change in difference(EXAMPLE, partnership):
        back = back.put(change.before) if change.before is not None else back.drop(type(change.after), change.key)  # type: ignore[arg-type]  # one of the two is there
    assert difference(EXAMPLE, back) == ()


def test_the_file_is_locked_by_its_own_field_only() -> None:
    assert locked().one(PartnershipFile).locked_at == NIGHT
