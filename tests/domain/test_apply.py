"""apply: what each command does."""

from typing import Any

import pytest

from partnerdesk.domain import commands as ask
from partnerdesk.domain.apply import WORDS_OF_AN_INPUT, apply
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.partnership import Partnership, difference
from partnerdesk.domain.records import (
    Analysis,
    BeneficiaryInput,
    Charity,
    Concern,
    CriterionUse,
    DdItem,
    Decision,
    EvidenceLink,
    InputGroup,
    Interest,
    Motion,
    NamedVote,
    NotChosen,
    Objective,
    Option,
    Participant,
    Partner,
    Question,
    Risk,
    RoundState,
    Score,
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
from tests.fixtures.worked_example import worked_example

NIGHT = "2026-11-23T21:30:00"
EXAMPLE = worked_example()


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
