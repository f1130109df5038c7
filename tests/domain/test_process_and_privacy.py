"""Process and privacy: P1, P2, Q1 and Q2, and what the hash of the inputs holds."""

from datetime import date, timedelta
from typing import Any

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.privacy import q1, q2
from partnerdesk.domain.process import (
    counted_for_quorum,
    entitled_and_present,
    inputs_hash,
    p1,
    p2,
    present_for_the_vote,
)
from partnerdesk.domain.records import (
    Analysis,
    Attendance,
    BeneficiaryInput,
    Charity,
    EvidenceLink,
    Interest,
    Option,
    Participant,
    Question,
    Record,
    Score,
    TrustRating,
    Weight,
)
from tests.fixtures.changing import changed
from tests.fixtures.worked_example import MEETING, catalogue, worked_example

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN


def case(*records: Record) -> Case:
    return Case.of(Partnership.of(records), catalogue(), MEETING)


def saved() -> Partnership:
    example = worked_example()
    return example.put(Analysis(inputs_hash=inputs_hash(example)))


def stale(partnership: Partnership) -> Colour:
    return p1(Case.of(partnership, catalogue(), MEETING)).colour


def test_p1_until_something_is_saved() -> None:
    assert stale(worked_example()) is UNKNOWN
    assert stale(saved()) is GREEN


@pytest.mark.parametrize(
    ("kind", "key", "changes"),
    [
        (Score, ("T1", "O1", "safe", 1), {"level": 1}),
        (Weight, ("T1", "safe"), {"swing": 1.0}),
        (EvidenceLink, ("OB1", "BI-002", "supports"), {"board_response": "Heard"}),
        (TrustRating, ("T1", "P1", "A1", 1), {"level": None}),
        (Option, ("O4",), {"status": "dropped"}),
        (Interest, ("I6",), {"takes_part": "all"}),
    ],
)
def test_p1_notices_a_change_of_what_the_analysis_rests_on(kind: type[Record], key: Any, changes: Any) -> None:
    assert stale(changed(saved(), kind, *key, **changes)) is AMBER


def test_p1_notices_a_row_that_is_gone() -> None:
    assert stale(saved().drop(Score, ("T1", "O1", "safe", 1))) is AMBER


def test_p1_does_not_mind_words_or_the_order_of_records() -> None:
    assert stale(saved().put(Question(text="Other words"))) is GREEN
    assert stale(changed(saved(), Score, "T1", "O1", "safe", 1, reason="Why")) is GREEN
    assert inputs_hash(worked_example().with_rows(Score, reversed(worked_example().rows(Score)))) == inputs_hash(
        worked_example()
    )


def people(n: int) -> list[Record]:
    return [Participant(id=f"T{k}", role="trustee") for k in range(1, n + 1)]


def there(name: str, step: str | None = "decide", **fields: Any) -> Attendance:
    return Attendance(participant=name, step=step, **{"present": True, **fields})


@pytest.mark.parametrize(("present", "colour"), [(4, GREEN), (3, RED), (5, GREEN)])
def test_p2(present: int, colour: Colour) -> None:
    rows = [there(f"T{k}") for k in range(1, present + 1)]
    signal = p2(case(Charity(quorum_number=4), *people(5), *rows))
    assert (signal.colour, signal.value) == (colour, present)


@pytest.mark.parametrize(
    ("kind", "handling", "count"),
    [
        ("loyalty", "leave_vote", 3),
        ("loyalty", "leave_all", 3),
        ("loyalty", "speak_then_leave", 3),
        ("loyalty", "authorised", 4),
        ("none", "leave_all", 4),
        (None, "leave_all", 4),
    ],
)
def test_p2_does_not_count_who_has_to_leave_for_the_vote(kind: str | None, handling: str, count: int) -> None:
    """Not even where it is recorded beside it that she takes part in everything and counts."""
    held = Interest(id="I1", participant="T1", kind=kind, handling=handling, takes_part="all", counts_for_quorum="yes")
    rows = [there(f"T{k}") for k in range(1, 5)]
    assert p2(case(Charity(quorum_number=4), *people(4), *rows, held)).value == count


def test_p2_needs_a_quorum_and_attendance() -> None:
    assert p2(case(*people(3), there("T1"))).colour is UNKNOWN
    assert p2(case(Charity(quorum_number=1), *people(3))).colour is UNKNOWN


def test_who_is_present_at_the_vote() -> None:
    rows = [
        there("T1", "open"),
        there("T2", "open"),
        there("T2", "decide", present=False),
        there("T3", "decide", left_at="20:50"),
        there("T4", "decide", left_at="20:50", returned_at="21:00"),
        there("T5", "open", present=None),
        there("T6", None),
        there("T7", "decide"),
        there("T7", "tell", present=False),
    ]
    assert present_for_the_vote(Partnership.of(rows)) == {"T1", "T4", "T6", "T7"}


def test_only_trustees_without_an_interest_are_entitled() -> None:
    rows = [
        *people(3),
        Participant(id="S1", role="staff"),
        Participant(id="T9", role="trustee", can_vote=False),
        *(there(name) for name in ("T1", "T2", "T3", "S1", "T9")),
        Interest(id="I1", participant="T2", partner="P1", kind="financial"),
        Interest(id="I2", participant="T3", kind="gift", takes_part="all", counts_for_quorum="no"),
    ]
    assert entitled_and_present(Partnership.of(rows)) == {"T1", "T3"}
    assert counted_for_quorum(Partnership.of(rows)) == {"T1"}


def quote(name: str = "BI-1", **fields: Any) -> BeneficiaryInput:
    given = {"quote": "I can sleep again.", "quote_permission": "public_anon", "identity_check": "low", **fields}
    return BeneficiaryInput(id=name, **given)


@pytest.mark.parametrize(
    ("fields", "colour"),
    [
        ({}, GREEN),
        ({"quote_permission": "board_anon"}, GREEN),
        ({"quote_permission": "none", "identity_check": "not_done"}, GREEN),
        ({"quote_permission": None, "identity_check": None}, GREEN),
        ({"quote": " ", "identity_check": None}, GREEN),
        ({"identity_check": "not_done"}, RED),
        ({"identity_check": None}, RED),
        ({"identity_check": "some"}, RED),
        ({"identity_check": "some", "identity_note": "Place changed"}, GREEN),
        ({"identity_check": "high"}, GREEN),
        ({"withdrawn_at": "2026-11-20T10:00:00"}, RED),
        ({"consent_state": "withdrawn"}, RED),
        ({"consent_state": "refused"}, RED),
    ],
)
def test_q1(fields: dict[str, Any], colour: Colour) -> None:
    assert q1(case(quote(**fields))).colour is colour


def test_q1_counts_the_quotes() -> None:
    signal = q1(case(quote(), quote("BI-2", identity_check=None), quote("BI-3", identity_check=None)))
    assert signal.value == ("BI-2", "BI-3")
    assert str(signal.sentence) == "2 items cannot be printed as they stand."
    assert str(q1(case(quote(identity_check=None))).sentence) == "One item cannot be printed as it stands."
    assert q1(case()).colour is UNKNOWN


@pytest.mark.parametrize(
    ("days", "sensitivity", "colour"),
    [
        (0, "ordinary", GREEN),
        (-1, "ordinary", AMBER),
        (-1, None, AMBER),
        (-1, "special", RED),
        (-1, "child", RED),
        (-1, "offence", RED),
        (0, "child", GREEN),
    ],
)
def test_q2(days: int, sensitivity: str | None, colour: Colour) -> None:
    given = BeneficiaryInput(id="BI-1", keep_until=MEETING + timedelta(days=days), sensitivity=sensitivity)
    assert q2(case(given)).colour is colour


def test_q2_without_dates_is_unknown() -> None:
    assert q2(case()).colour is UNKNOWN
    assert q2(case(BeneficiaryInput(id="BI-1"))).colour is UNKNOWN
    dated = BeneficiaryInput(id="BI-2", keep_until=date(2030, 1, 1))
    assert q2(case(BeneficiaryInput(id="BI-1"), dated)).colour is GREEN
