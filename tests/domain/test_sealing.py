"""Red lines are agreed and sealed before scores, first choices come before them, and two options are always there."""

from __future__ import annotations

import dataclasses

import pytest

from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import (
    BringTogether,
    ChangeFields,
    CloseRound,
    Command,
    DeleteRecord,
    EraseInputs,
    LockFile,
    OpenSeal,
    PutRecords,
    RevealRound,
    SealRedLines,
    WithdrawInput,
)
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    BeneficiaryWeight,
    Condition,
    FirstChoice,
    Interest,
    Option,
    Participant,
    PartnershipFile,
    RedLineSeal,
    RoundState,
    Score,
)
from partnerdesk.domain.sealing import crossed_by, crossing_options, first_choices_are_shown, seal_in_force

AT = "2026-11-23T12:00:00+00:00"
REASON = "The county changed the lease of the room."
START = Partnership.of(
    [
        PartnershipFile(title="x"),
        Participant(id="T1", role="chair"),
        Participant(id="T2", role="trustee"),
        Option(id="O1", form="carry_on", is_baseline=True),
        Option(id="O2", form="improve_alone"),
        Option(id="O3", form="mou", crosses=("C1",)),
        Condition(id="C1", kind="red_line", text="The room stays. "),
        Condition(id="C2", kind="before", text="Insurance."),
        Condition(id="C3", kind="red_line"),
        BeneficiaryGroup(id="G1"),
        BeneficiaryInput(id="BI-001"),
        BeneficiaryWeight(group="G1", criterion="safe", swing=80, input="BI-001"),
        BeneficiaryWeight(group="G1", criterion="say", swing=90),
    ]
)
SCORE = Score(participant="T1", option="O1", criterion="safe", round=1, level=3)


def done(partnership: Partnership, *commands: Command) -> Partnership:
    for command in commands:
        partnership = apply(partnership, command)
    return partnership


def rule_of(partnership: Partnership, command: Command) -> str:
    with pytest.raises(Refused) as refused:
        apply(partnership, command)
    return refused.value.rule


SEALED = done(START, SealRedLines(by="Ann, chair", at=AT))


def test_a_seal_keeps_the_words_of_the_red_lines_and_who_agreed_them() -> None:
    expected = RedLineSeal(
        id="RS1", wording=("The room stays.",), agreed_by="Ann, chair", sealed_at=AT, before_scores=True
    )
    assert SEALED.rows(RedLineSeal) == (expected,)
    assert seal_in_force(SEALED) == expected
    assert seal_in_force(START) is None


def test_a_seal_says_when_it_came_after_the_scores() -> None:
    late = done(START, PutRecords((SCORE,)), SealRedLines(by="Ann", at=AT))
    assert late.rows(RedLineSeal)[0].before_scores is False


def test_there_must_be_something_to_seal_and_only_one_seal_holds() -> None:
    bare = START.put(Condition(id="C1", kind="red_line", text="  "))
    assert rule_of(bare, SealRedLines(by="Ann", at=AT)) == "no_red_lines"
    assert rule_of(SEALED, SealRedLines(by="Ann", at=AT)) == "sealed"
    assert rule_of(START, OpenSeal(by="Ann", at=AT, reason=REASON)) == "not_sealed"


@pytest.mark.parametrize(
    "command",
    [
        ChangeFields(Condition, ("C1",), {"text": "The room may go."}),
        ChangeFields(Condition, ("C1",), {"test": "Looked at."}),
        ChangeFields(Condition, ("C1",), {"kind": "after"}),
        ChangeFields(Condition, ("C2",), {"kind": "red_line"}),
        DeleteRecord(Condition, ("C1",)),
        PutRecords((Condition(id="C9", kind="red_line", text="Another"),)),
    ],
)
def test_sealed_words_stay(command: Command) -> None:
    assert rule_of(SEALED, command) == "sealed"
    assert apply(START, command) != START
    opened = done(SEALED, OpenSeal(by="Ann", at=AT, reason=REASON))
    assert apply(opened, command) != opened


def test_what_is_no_word_of_a_red_line_may_change_under_the_seal() -> None:
    after = done(
        SEALED,
        ChangeFields(Condition, ("C1",), {"status": "not_met", "owner": "Bea"}),
        ChangeFields(Condition, ("C2",), {"text": "Insurance and vetting."}),
        PutRecords((Condition(id="C8", kind="after", text="Ask again."),)),
    )
    assert seal_in_force(after) is not None


@pytest.mark.parametrize("reason", ["", "   ", "too short", "x" * 19])
def test_a_seal_is_opened_only_with_a_reason(reason: str) -> None:
    assert rule_of(SEALED, OpenSeal(by="Ann", at=AT, reason=reason)) == "seal_reason"


def test_an_opened_seal_stays_and_a_new_one_comes_after_it() -> None:
    opened = done(SEALED, OpenSeal(by="Ann", at=AT, reason=REASON))
    assert seal_in_force(opened) is None
    again = done(opened, ChangeFields(Condition, ("C1",), {"text": "The room goes."}), SealRedLines(by="Board", at=AT))
    assert [(seal.wording, seal.open_reason) for seal in again.rows(RedLineSeal)] == [
        (("The room stays.",), REASON),
        (("The room goes.",), None),
    ]
    assert rule_of(again, DeleteRecord(RedLineSeal, ("RS2",))) == "seal_kept"
    assert not apply(again, DeleteRecord(RedLineSeal, ("RS1",))).has(RedLineSeal, "RS1")
    assert rule_of(again, ChangeFields(RedLineSeal, ("RS1",), {"wording": ("Anything",)})) == "seal_kept"
    assert rule_of(again, ChangeFields(RedLineSeal, ("RS2",), {"sealed_at": None})) == "seal_kept"


def test_two_versions_are_brought_together_whatever_one_of_them_sealed() -> None:
    other = START.put(dataclasses.replace(START.rows(Condition)[0], text="The room moves."))
    assert apply(SEALED, BringTogether(other)) == other


def test_an_option_crosses_only_red_lines_that_are_there() -> None:
    odd = START.put(Option(id="O4", form="mou", crosses=("C2", "C3")))
    assert [line.id for line in crossed_by(odd, odd.rows(Option)[2])] == ["C1"]
    assert crossing_options(odd) == {"O3"}
    gone = apply(odd, DeleteRecord(Condition, ("C1",)))
    assert crossing_options(gone) == frozenset()
    assert gone.rows(Option)[2].crosses == ()


CHOICE = FirstChoice(participant="T1", option="O3", given_at=AT)


def test_a_first_choice_comes_before_the_own_scores() -> None:
    scored = done(START, PutRecords((CHOICE,)), PutRecords((SCORE,)))
    assert rule_of(scored, PutRecords((dataclasses.replace(CHOICE, option="O1"),))) == "scored_already"
    late = FirstChoice(participant="T2", option="O1", given_at=AT)
    assert apply(scored, PutRecords((late,))).has(FirstChoice, "T2")
    assert apply(START, BringTogether(scored.put(late))).has(FirstChoice, "T2")


def test_nobody_who_takes_no_part_has_a_first_choice() -> None:
    out = START.put(Interest(id="I1", participant="T1", kind="loyalty"))
    assert rule_of(out, PutRecords((CHOICE,))) == "takes_no_part"


def test_a_first_choice_goes_with_its_option_and_with_its_person() -> None:
    given = apply(START, PutRecords((CHOICE,)))
    assert apply(given, DeleteRecord(Option, ("O3",))).rows(FirstChoice) == ()
    assert apply(given, DeleteRecord(Participant, ("T1",))).rows(FirstChoice) == ()


def test_first_choices_stay_sealed_until_the_scores_are_shown() -> None:
    closed = done(START, PutRecords((CHOICE,)), CloseRound("first_choice", 1, AT, "Joan"))
    show = RevealRound("first_choice", 1, AT)
    assert rule_of(closed, show) == "scores_first"
    scored = done(closed, CloseRound("score", 1, AT, "Joan"))
    assert rule_of(scored, show) == "scores_first"
    shown = done(scored, RevealRound("score", 1, AT), show)
    assert first_choices_are_shown(shown)
    hidden_again = shown.put(RoundState(kind="score", round=1))
    assert not first_choices_are_shown(hidden_again)


def test_the_reason_for_closing_a_round_is_kept_until_it_is_opened_again() -> None:
    closed = done(START, CloseRound("score", 1, AT, "Joan", reason="Two had to catch a train."))
    assert closed.rows(RoundState)[0].close_reason == "Two had to catch a train."


@pytest.mark.parametrize("option", ["O1", "O2"])
def test_carrying_on_and_working_alone_cannot_be_deleted(option: str) -> None:
    assert rule_of(START, DeleteRecord(Option, (option,))) == "always_there"
    found_wanting = ChangeFields(Option, (option,), {"status": "dropped", "drop_reason": "Families wait."})
    assert apply(START, found_wanting).get(Option, option) is not None
    twin = START.put(*(dataclasses.replace(row, id="O9") for row in START.having(Option, id=option)))
    assert not apply(twin, DeleteRecord(Option, (option,))).has(Option, option)


def test_weights_of_people_go_with_the_input_they_came_from() -> None:
    left = [("say", 90)]
    for command in (
        WithdrawInput("BI-001", AT),
        EraseInputs(("BI-001",)),
        DeleteRecord(BeneficiaryInput, ("BI-001",)),
    ):
        for before in (START, apply(START, LockFile(AT, "en", {}))):
            after = apply(before, command)
            assert [(row.criterion, row.swing) for row in after.rows(BeneficiaryWeight)] == left
    assert apply(START, DeleteRecord(BeneficiaryGroup, ("G1",))).rows(BeneficiaryWeight) == ()


def test_a_reason_that_is_no_text_is_refused_before_its_length_is_looked_at() -> None:
    seal = RedLineSeal(id="RS9", wording=("a",), opened_at="2026-11-23T19:00:00Z", open_reason=5)  # type: ignore[arg-type]  # a file that somebody else wrote
    with pytest.raises(ValueRefused, match="must be text"):
        apply(Partnership.empty(), PutRecords((seal,)))
