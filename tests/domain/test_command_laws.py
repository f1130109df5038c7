"""Commands: the words for undo, and the laws of apply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain import commands as ask
from partnerdesk.domain.apply import apply
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.partnership import difference
from partnerdesk.domain.records import (
    BeneficiaryInput,
    Objective,
    Option,
    Participant,
    Partner,
    Question,
    Record,
    Score,
    Theme,
    TrustRating,
    Weight,
)
from partnerdesk.domain.respondents import EraseRespondents
from partnerdesk.domain.words import Sentence
from tests.fixtures.changing import assessed
from tests.fixtures.worked_example import CONFLICTED, CRITERIA, MEETING, worked_example

NIGHT = "2026-11-23T21:30:00"
EXAMPLE = worked_example()


LABELS: list[tuple[ask.Command, str]] = [
    (ask.PutRecords((Partner(id="P1"),)), "change partner"),
    (ask.PutRecords((Partner(id="P1"),), Sentence("name the partner")), "name the partner"),
    (ask.AddRecord(Theme(id="TH1")), "add theme"),
    (ask.ChangeFields(Objective, ("OB1",), {}), "change objective"),
    (ask.DeleteRecord(BeneficiaryInput, ("BI-1",)), "delete what people said"),
    (ask.DoTogether((), Sentence("do it all")), "do it all"),
    (ask.MergeObjectives((), "OB1"), "merge objectives"),
    (ask.WithdrawInput("BI-1", NIGHT), "withdraw what somebody said"),
    (EraseRespondents((("SU1", 1),)), "erase what somebody answered"),
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
