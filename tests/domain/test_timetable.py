"""The agenda: planned minutes on both routes, the break, two sittings, the words of the clock, and what it keeps."""

from datetime import date

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.apply import apply
from partnerdesk.domain.case import Case
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    OpenPoint,
    Parking,
    PartnershipFile,
    StepState,
    TrustAction,
)
from partnerdesk.domain.timetable import (
    KeepTime,
    is_nearly_over,
    plan_sittings,
    starts_with,
    time_left,
    timetable,
)

AS_OF = date(2026, 11, 14)

CATALOGUE = load_catalogue()
EMPTY = Partnership.empty()
SHORT = EMPTY.put(PartnershipFile(route="short"))


def test_the_full_route_takes_215_minutes_and_a_break_after_step_five() -> None:
    found = timetable(EMPTY, CATALOGUE)
    assert [line.planned for line in found.lines] == [10, 10, 25, 25, 35, 15, 40, 20, 25, 10]
    assert found.minutes(1) == 215 + 10
    assert found.sittings == 1
    assert found.first_ends_after is None
    assert [line.step for line in found.lines if line.break_after] == ["trust"]
    assert found.of("narrow").begins == 105 + 10


def test_the_short_route_takes_90_minutes_without_a_break() -> None:
    found = timetable(SHORT, CATALOGUE)
    assert found.minutes(1) == 90
    assert not any(line.break_after for line in found.lines)


def test_two_sittings_begin_anew_after_step_five_and_need_no_break() -> None:
    found = timetable(apply(EMPTY, plan_sittings(5), CATALOGUE), CATALOGUE)
    assert (found.minutes(1), found.minutes(2)) == (105, 110)
    assert found.first_ends_after is not None
    assert found.first_ends_after.step == "trust"
    assert found.of("narrow").begins == 0
    assert not any(line.break_after for line in found.lines)


def test_one_sitting_again() -> None:
    two = apply(EMPTY, plan_sittings(5), CATALOGUE)
    assert timetable(apply(two, plan_sittings(0), CATALOGUE), CATALOGUE).sittings == 1


@pytest.mark.parametrize(
    ("used", "words"),
    [
        (0, "25 min left"),
        (61, "24 min left"),
        (22 * 60 + 59, "3 min left"),
        (23 * 60, "2 minutes left"),
        (23 * 60 + 59, "2 minutes left"),
        (24 * 60, "1 minute left"),
        (24 * 60 + 59, "1 minute left"),
        (25 * 60, "The time is up"),
        (25 * 60 + 59, "The time is up"),
        (26 * 60, "1 min over"),
        (40 * 60, "15 min over"),
    ],
)
def test_the_words_of_the_clock(used: int, words: str) -> None:
    assert str(time_left(25, used)) == words


def test_the_board_is_asked_from_two_minutes_on() -> None:
    assert not is_nearly_over(25, 23 * 60 - 1)
    assert is_nearly_over(25, 23 * 60)


def test_time_is_kept_and_minutes_are_added_to_those_there_were() -> None:
    kept = apply(EMPTY, KeepTime("hear", used_seconds=90), CATALOGUE)
    more = apply(apply(kept, KeepTime("hear", extra=5), CATALOGUE), KeepTime("hear", extra=5), CATALOGUE)
    assert more.get(StepState, "hear") == StepState(step="hear", used_seconds=90, extra_minutes=10)
    line = timetable(more, CATALOGUE).of("hear")
    assert (line.allowed, line.planned, line.used) == (35, 25, 2)


def test_a_plan_of_ones_own_keeps_the_time_and_the_status() -> None:
    before = EMPTY.put(StepState(step="hear", status="done", used_seconds=30))
    after = apply(before, KeepTime("hear", planned=40), CATALOGUE)
    assert after.get(StepState, "hear") == StepState(step="hear", status="done", used_seconds=30, planned_minutes=40)
    assert timetable(after, CATALOGUE).of("hear").planned == 40


def test_nothing_is_written_where_nothing_differs() -> None:
    kept = apply(EMPTY, KeepTime("hear", used_seconds=90), CATALOGUE)
    assert apply(kept, KeepTime("hear", used_seconds=90), CATALOGUE) is kept


def test_the_second_sitting_takes_up_what_was_left() -> None:
    partnership = EMPTY.put(
        BeneficiaryGroup(id="G1", name="Young carers"),
        TrustAction(id="TA1", text="Meet their treasurer"),
        OpenPoint(id="OP1", page="hear.part"),
        Parking(id="PK1", text="The minibus"),
        Parking(id="PK2", text="The logo", dealt_with="set_aside"),
    )
    said = starts_with(Case.of(partnership, CATALOGUE, AS_OF), partnership.rows(BeneficiaryGroup))
    assert [str(each) for each in said] == [
        "What did the groups say who had not been heard: Young carers?",
        "What became of the steps that build trust: 1?",
        "Questions left open: 1.",
        "Parked points: 1.",
    ]
    assert starts_with(Case.of(EMPTY, CATALOGUE, AS_OF), ()) == ()
