"""Trust rated again at a review: rounds after the second, which change nothing of what was decided."""

import dataclasses
from datetime import date

import pytest

from partnerdesk.domain import commands as ask
from partnerdesk.domain.apply import apply
from partnerdesk.domain.case import Case
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.links import without
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import ImpactReview, Partner, Record, RoundState, TrustRating
from partnerdesk.domain.rerating import round_of_review
from partnerdesk.domain.review import review_finding
from partnerdesk.domain.trust import counted_ratings
from partnerdesk.domain.trust_since import PartSince, TrustSince, trust_since
from tests.fixtures.changing import assessed
from tests.fixtures.worked_example import CONFLICTED, catalogue, worked_example

NIGHT, LATER = "2026-11-23T21:30:00", "2027-11-22T20:00:00"
EXAMPLE = worked_example()
REVIEWED = EXAMPLE.put(ImpactReview(id="IR1", review_on=date(2027, 11, 22)))
RATERS = ("T1", "T2", "T3", "T4")


def rating(who: str, indicator: str = "A1", level: int | None = 5, number: int = 3, partner: str = "P1") -> TrustRating:
    return TrustRating(participant=who, partner=partner, indicator=indicator, round=number, level=level, basis="seen")


def rated(levels: dict[str, dict[str, int | None]], *, shown: bool = True, number: int = 3) -> Partnership:
    """Give the example a year later, rated again by person and indicator."""
    rows = [rating(who, name, level, number) for who, own in levels.items() for name, level in own.items()]
    state = RoundState(kind="trust", partner="P1", round=number, closed_at=LATER, revealed_at=LATER if shown else None)
    return REVIEWED.put(*rows, state)


def everything(level: int, *people: str) -> dict[str, dict[str, int | None]]:
    return {who: {name: level for name, each in catalogue().indicators.items() if each.core} for who in people}


def since(partnership: Partnership, review: str = "IR1") -> TrustSince:
    return trust_since(Case.of(partnership, catalogue(), date(2027, 11, 22)), review)[0]


# --- nothing of the decision moves ------------------------------------------------------------------------------------


def test_not_a_figure_of_the_decision_changes() -> None:
    again = rated(everything(1, *RATERS))
    before, after = assessed(REVIEWED), assessed(again)
    assert before == after
    assert counted_ratings(REVIEWED) == counted_ratings(again)
    assert inputs_hash(EXAMPLE) == inputs_hash(again)


@pytest.mark.parametrize("record", [rating("T1"), RoundState(kind="trust", partner="P1", round=3, closed_at=LATER)])
def test_a_rating_at_a_review_wants_one(record: Record) -> None:
    with pytest.raises(Refused, match="Begin the review in step 10") as refused:
        apply(EXAMPLE, ask.PutRecords((record,)))
    assert refused.value.rule == "no_review"
    assert apply(REVIEWED, ask.PutRecords((record,))).has(type(record), *record.row_key)
    with pytest.raises(Refused):
        apply(REVIEWED, ask.PutRecords((dataclasses.replace(record, round=4),)))  # type: ignore[call-arg]  # both kinds of record have a round


def test_a_review_and_its_first_rating_can_come_together() -> None:
    both = ask.PutRecords((rating("T1"), ImpactReview(id="IR1")))
    assert apply(EXAMPLE, both).has(TrustRating, *rating("T1").row_key)


def test_the_lock_lets_the_round_of_a_review_through_and_no_other() -> None:
    locked = apply(REVIEWED, ask.LockFile(at=NIGHT, language="en", texts={}))
    through: tuple[ask.Command, ...] = (
        ask.PutRecords((rating("T1"),)),
        ask.CloseRound("trust", 3, LATER, "Ann", "P1"),
        ask.DoTogether((ask.PutRecords((rating("T1"), rating("T2"))),), ask.PutRecords((rating("T1"),)).label),
    )
    refused: tuple[ask.Command, ...] = (
        ask.PutRecords((rating("T1", number=2),)),
        ask.ReopenRound("trust", 1, "P1"),
        ask.CloseRound("score", 3, LATER, "Ann"),
        ask.DeleteRecord(TrustRating, EXAMPLE.rows(TrustRating)[0].row_key),
    )
    assert all(apply(locked, command) != locked for command in through)
    for command in refused:
        with pytest.raises(Refused, match="The record is locked"):
            apply(locked, command)


def test_an_interest_keeps_its_person_out_at_the_review_too() -> None:
    with pytest.raises(Refused, match="takes no part"):
        apply(REVIEWED, ask.PutRecords((rating(CONFLICTED),)))
    counted = since(rated({**everything(3, "T1", "T2"), CONFLICTED: {"A1": 5}}))
    assert counted.raters == 2


# --- then and now -----------------------------------------------------------------------------------------------------


def test_nothing_is_now_until_it_was_shown() -> None:
    hidden = since(rated(everything(5, *RATERS), shown=False))
    assert not hidden.is_shown
    assert not hidden.is_rated_again
    assert since(REVIEWED) == hidden
    assert since(rated(everything(5, *RATERS))).is_rated_again


def test_then_is_what_the_decision_rested_on_and_now_what_was_said_since() -> None:
    found = since(rated(everything(5, *RATERS)))
    trust = assessed(EXAMPLE).trust["P1"]
    assert {part.dimension: part.then for part in found.parts} == dict(trust.dimensions)
    assert {part.now for part in found.parts} == {5.0}
    assert (found.raters, found.closed_at) == (4, LATER)
    assert (found.higher, found.lower) == (tuple(trust.dimensions), ())
    assert all(part.middle == (5.0, 5.0) for part in found.parts)


@pytest.mark.parametrize(
    ("people", "now", "spread"), [(1, False, False), (2, True, False), (3, True, False), (4, True, True)]
)
def test_now_is_said_as_far_as_ratings_may_be_printed(people: int, now: bool, spread: bool) -> None:
    found = since(rated(everything(4, *RATERS[:people])))
    assert found.is_shown
    assert all((part.now is not None) == now for part in found.parts)
    assert all(bool(part.views) == spread for part in found.parts)
    assert all((part.middle is not None) == spread for part in found.parts)
    assert all(part.then is not None for part in found.parts)


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [(3.25, 3.5, 0.2), (3.5, 3.0, -0.5), (3.44, 3.42, 0.0), (None, 3.0, None), (2.0, None, None)],
)
def test_a_change_is_the_one_between_the_figures_that_are_shown(
    then: float | None, now: float | None, change: float | None
) -> None:
    found = PartSince("A", then, now).change
    assert found == (change if change is None else pytest.approx(change))


def test_one_item_that_too_few_rated_takes_its_part_out_and_no_other() -> None:
    levels = everything(4, "T1", "T2")
    levels["T2"]["A1"] = None
    found = {part.dimension: part.now for part in since(rated(levels)).parts}
    assert found.pop(catalogue().indicators["A1"].dimension) is None
    assert set(found.values()) == {4.0}


def test_a_review_has_its_own_round_and_a_later_one_writes_over_none() -> None:
    first = rated(everything(2, *RATERS))
    both = first.put(ImpactReview(id="IR2"), *[rating(who, name, 5, 4) for who in RATERS for name in ("A1", "A2")])
    both = both.put(RoundState(kind="trust", partner="P1", round=4, closed_at=LATER, revealed_at=LATER))
    assert [round_of_review(both, name) for name in ("IR1", "IR2")] == [3, 4]
    assert since(both, "IR1") == since(first)
    assert {part.now for part in since(both, "IR2").parts} >= {None}
    assert since(both, "IR2").raters == 4


def test_with_a_review_its_round_goes_and_those_after_it_move_up() -> None:
    both = rated(everything(2, "T1", "T2")).put(ImpactReview(id="IR2"), rating("T1", level=5, number=4))
    both = both.put(RoundState(kind="trust", partner="P1", round=4, closed_at=NIGHT))
    left = apply(both, ask.DeleteRecord(ImpactReview, ("IR1",)))
    again = [row for row in left.rows(TrustRating) if row.round > 2]
    assert again == [rating("T1", level=5)]
    assert left.get(RoundState, "trust", "P1", 3) == RoundState(kind="trust", partner="P1", round=3, closed_at=NIGHT)
    assert left.get(RoundState, "trust", "P1", 4) is None
    last = apply(left, ask.DeleteRecord(ImpactReview, ("IR2",)))
    assert last.rows(TrustRating) == EXAMPLE.rows(TrustRating)
    assert last.rows(RoundState) == EXAMPLE.rows(RoundState)


def test_two_versions_together_keep_no_rating_of_a_review_that_is_gone() -> None:
    orphaned = without(rated(everything(3, "T1")), ImpactReview, ("IR1",))
    assert apply(EXAMPLE, ask.BringTogether(orphaned)).rows(TrustRating) == EXAMPLE.rows(TrustRating)


# --- what a review needs ----------------------------------------------------------------------------------------------

NEEDED = "Rate trust again, and look at what has changed."


@pytest.mark.parametrize(
    ("partnership", "needed"),
    [
        (REVIEWED, True),
        (rated(everything(3, "T1", "T2"), shown=False), True),
        (rated(everything(3, "T1", "T2")), False),
        (without(REVIEWED, Partner, ("P1",)).with_rows(Partner, ()), False),
    ],
)
def test_a_review_needs_trust_to_be_rated_again(partnership: Partnership, needed: bool) -> None:
    found = review_finding(partnership, catalogue(), "IR1").missing
    assert (NEEDED in [str(sentence) for sentence in found]) is needed


def test_a_rating_without_a_round_is_refused_in_a_sentence() -> None:
    row = TrustRating(participant="T1", partner="P1", indicator="A1", round=None, level=3)  # type: ignore[arg-type]  # a file that somebody else wrote
    with pytest.raises(ValueRefused, match="needed and is missing"):
        apply(worked_example(), ask.PutRecords((row,)))
