"""Each line of what a brief does not print leads to the page on which it can be changed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from partnerdesk.brief.blocks import Edition, Kind
from partnerdesk.brief.held_back import held_back
from partnerdesk.brief.held_line import HeldLine
from partnerdesk.brief.unprinted import unprinted
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    BeneficiaryGroup,
    Condition,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    NamedVote,
    Objective,
    Parking,
    Participant,
    Record,
    RoundState,
    TrustRating,
    Vote,
)
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.fields import lines_of
from partnerdesk.ui.viewmodels.pages import Collection, Fields, PageSpec
from partnerdesk.ui.viewmodels.steps.going import page_of_record
from tests.brief.cases import sample, snapshot, with_fields
from tests.brief.test_privacy import with_input

LETTERS = "\U000130b8\U000130c0"  # no font has them
BY_HAND = {  # what no form of a page asks for: the view that does
    "evidence_link": "aims.links",
    "trust_rating": "trust.rate",
    "score": "score.rate",
    "red_line_seal": "narrow.red_lines",
    "criterion_use": "score.criteria",
    "dd_item": "test.checks",
    "motion": "decide.motion",
    "straw_poll": "decide.poll",
    "vote": "decide.vote",
    "named_vote": "decide.vote",
    "not_chosen": "decide.reasons",
    "parking": "decide.advice",
    "principle_statement": "decide.statements",
    "gate_waiver": "decide.gates",
    "survey_answer": "hear.inputs",
    "impact_result": "tell.impact",
    "impact_answer": "tell.impact",
    "file": "open.workshop",
}
AGAIN = {"trust_rating": "trust.again", "score": "score.again"}
ROUNDS = (
    (RoundState(kind="trust", partner="P1", round=1), "trust.rate"),
    (RoundState(kind="trust", partner="P1", round=2), "trust.again"),
    (RoundState(kind="first_choice", round=1), "score.first"),
    (RoundState(kind="score", round=1), "score.rate"),
    (RoundState(kind="score", round=2), "score.again"),
    (RoundState(kind="weight", round=1), "score.weights"),
    (RoundState(kind="straw_poll", round=1), "decide.poll"),
    (RoundState(kind="straw_poll", round=2), "decide.poll"),
)


def lines(partnership: Partnership, edition: Edition = Edition.SHARING) -> tuple[HeldLine, ...]:
    return held_back(snapshot(partnership, edition))


def full_of(letters: str) -> Partnership:
    """Give the example, with a review and a parked thing, with these letters in every field that people type into."""
    groups, objectives = sample().rows(BeneficiaryGroup), sample().rows(Objective)
    held = sample().put(
        ImpactReview(id="IR1"),
        ImpactResult(review="IR1", objective=objectives[0].id, evidence="Better."),
        ImpactAnswer(review="IR1", group=groups[0].id, question="better", answer="Better", count=7),
        Parking(id="PK1", text="The minibus."),
    )
    for kind in ENTITIES.values():
        for row in held.rows(kind):
            names = [each.name for each in fields_of(kind) if each.kind is FieldKind.TEXT and each.name not in kind.KEY]
            held = held.put(with_fields(row, **dict.fromkeys(names, letters)))
    return held


def asked_on(row: Record, field: str) -> str:
    """Give the page whose form asks for a field of a record, else the page that this test names."""
    if isinstance(row, RoundState):
        return next(page for state, page in ROUNDS if (state.kind, state.round) == (row.kind, row.round))
    found = [page.id for page in every_page() if field in set(_asked(page, row))]
    if not found and getattr(row, "round", None) == 2:
        return AGAIN[row.ENTITY]
    return found[0] if found else BY_HAND[row.ENTITY]


def _asked(page: PageSpec, row: Record) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Fields | Collection) and block.kind is type(row):
            shown = isinstance(block, Fields) or block.where(row)
            yield from (str(getattr(line, "name", "")) for line in lines_of(block.parts) if shown)


def test_letters_that_cannot_be_printed_lead_to_the_page_that_asks_for_the_field() -> None:
    partnership = full_of(LETTERS)
    found = unprinted(partnership, lambda text: "".join(one for one in text if one in LETTERS))
    led = {(each.entity, each.key, each.field): page_of_record(partnership, each) for each in found}
    rows = {(kind.ENTITY, row.row_key): row for kind in ENTITIES.values() for row in partnership.rows(kind)}
    assert len({entity for entity, _, _ in led}) > 30
    assert led == {place: asked_on(rows[place[:2]], place[2]) for place in led}


def test_a_red_line_and_a_condition_lead_to_pages_of_their_own() -> None:
    partnership = full_of(LETTERS)
    found = unprinted(partnership, lambda text: text if LETTERS in text else "")
    pages = {row.kind: set[str]() for row in partnership.rows(Condition)}
    for each in found:
        if each.entity == "condition":
            row = partnership.get(Condition, *each.key)
            assert row is not None
            pages[row.kind].add(page_of_record(partnership, each))
    assert pages == {"red_line": {"narrow.red_lines"}, "before": {"test.conditions"}, "after": {"test.conditions"}}


@pytest.mark.parametrize(("state", "page"), ROUNDS, ids=lambda each: getattr(each, "kind", each))
def test_a_round_that_was_closed_early_leads_to_its_own_page(state: RoundState, page: str) -> None:
    partnership = sample().put(replace(state, close_reason="Two had to catch the bus."))
    (line,) = [each for each in lines(partnership) if each.entity == "round_state"]
    assert page_of_record(partnership, line) == page
    assert page.startswith(line.step)
    assert "bus" not in str(line.sentence)


def test_trust_at_a_review_leads_to_its_own_page() -> None:
    rating = TrustRating(participant="T1", partner="P1", indicator="A1", round=3, level=4)
    state = RoundState(kind="trust", partner="P1", round=3, closed_at="2027-11-22", revealed_at="2027-11-22")
    held = sample().put(ImpactReview(id="IR1"), rating, replace(state, close_reason="Two had to catch the bus."))
    found = held_back(snapshot(held, Edition.SHARING), Kind.REVIEW)
    led = {page_of_record(held, each) for each in found if each.entity in {"trust_rating", "round_state"}}
    assert led == {"tell.trust"}
    assert not [each for each in lines(held) if each.step == "tell" and each.entity in {"trust_rating", "round_state"}]


def test_votes_by_name_are_held_back_and_lead_to_the_vote() -> None:
    (vote,) = sample().rows(Vote)
    people = [row.id for row in sample().rows(Participant)][:3]
    partnership = sample().put(*(NamedVote(motion=vote.motion, participant=who, cast="for") for who in people))
    (line,) = [each for each in lines(partnership) if each.entity == "named_vote"]
    assert "(3)" in str(line.sentence)
    assert page_of_record(partnership, line) == "decide.vote"


def test_numbers_quotes_and_what_is_for_the_board_lead_to_a_page_that_holds_them() -> None:
    partnership = with_input(quote_permission="none")
    pages = {page.id: page for page in every_page()}
    found = [*lines(partnership), *lines(full_of("David Lomas"), Edition.SHARING)]
    led = {
        (each.entity, page_of_record(partnership, each))
        for each in found
        if not each.stops and each.entity != "round_state"
    }
    assert {entity for entity, _ in led} >= {"beneficiary_input", "partner", "interest", "dd_item", "advice"}
    holding = {entity: {page.id for page in pages.values() if entity in page.areas} for entity, _ in led}
    assert [place for place in led if place[1] not in holding[place[0]] | {BY_HAND.get(place[0])}] == []
