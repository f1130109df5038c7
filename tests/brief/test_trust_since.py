"""Trust then and now in the review paper: what may be printed of a round at a review, and that no other tells of it."""

import dataclasses
from collections.abc import Iterable
from functools import cache

import pytest

from partnerdesk.brief.blocks import Edition, Kind, Story, Table, text_of
from partnerdesk.brief.held_back import held_back
from partnerdesk.brief.papers import NAMES
from partnerdesk.brief.story import NothingToPrint, story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ImpactReview, PartnershipFile, RoundState, TrustRating
from tests.brief.cases import EDITIONS, MEETING, catalogue, sample, snapshot, with_fields, words_of
from tests.brief.pdf.printing import print_story

LATER = "2027-11-22T20:00:00Z"
RATERS = tuple(dict.fromkeys(row.participant for row in sample().rows(TrustRating)))
CORE = tuple(name for name, each in catalogue().indicators.items() if each.core)
NOT_AGAIN = "Trust has not been rated again since the decision."


@cache
def reviewed() -> Partnership:
    return sample().put(ImpactReview(id="IR1", review_on=MEETING.replace(year=2027)))


def rated(people: Iterable[str], level: int = 5, *, shown: bool = True, reason: str | None = None) -> Partnership:
    """Give the example, rated again at a review by so many, each with words that nobody may read."""
    rows = [
        TrustRating(
            participant=who, partner="P1", indicator=name, round=3, level=level, basis="seen", reason="CanaryWhy"
        )
        for who in people
        for name in CORE
    ]
    state = RoundState(kind="trust", partner="P1", round=3, closed_at=LATER, close_reason=reason)
    return reviewed().put(*rows, dataclasses.replace(state, revealed_at=LATER if shown else None))


def paper(partnership: Partnership, edition: Edition = Edition.BOARD) -> Story:
    return story(snapshot(partnership, edition), Kind.REVIEW)


def table(made: Story) -> list[list[str]]:
    """Give the head and the rows of the table of trust."""
    (found,) = (each for each in made.blocks if isinstance(each, Table) and "Part of trust" in words_of((each,)))
    cells = [[column.title for column in found.columns], *([cell.runs for cell in row] for row in found.rows)]
    return [[text_of(runs) for runs in row] for row in cells]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("people", "head"),
    [
        (2, ["Part of trust", "Then", "Now", "Change"]),
        (3, ["Part of trust", "Then", "Now", "Change"]),
        (4, ["Part of trust", "Then", "Now", "Change", "Views now"]),
    ],
)
def test_then_and_now_stand_beside_each_other(people: int, head: list[str], edition: Edition) -> None:
    made = paper(rated(RATERS[:people]), edition)
    assert table(made)[0] == head
    first = table(made)[1]
    then = sample_trust()[0]
    assert first[:4] == ["Ability", then, "5.0", f"+{5 - float(then):.1f}"]
    said = words_of(made)
    assert f"{('Two', 'Three', 'Four')[people - 2]} trustees".casefold() in said.casefold()
    assert "22 November 2027" in said
    assert "Higher than at the decision: Ability" in said
    assert NOT_AGAIN not in said
    assert "Rate trust again" not in said
    assert print_story(made).pages


def sample_trust() -> list[str]:
    found = snapshot(sample()).assessment.trust["P1"].dimensions
    return [f"{level:.1f}" for level in found.values() if level is not None]


@pytest.mark.parametrize("partnership", [reviewed(), rated(RATERS, shown=False)])
def test_nothing_is_called_now_that_was_not_rated_again_or_not_shown(partnership: Partnership) -> None:
    made = paper(partnership)
    assert table(made)[0] == ["Part of trust", "Round 1", "Last round", "Views then"]
    assert NOT_AGAIN in words_of(made)
    assert "Rate trust again, and look at what has changed." in words_of(made)
    assert "5.0" not in {cell for row in table(made) for cell in row}


def test_a_second_round_closed_after_the_decision_is_still_of_then() -> None:
    state = RoundState(kind="trust", partner="P1", round=2, closed_at=LATER, revealed_at=LATER)
    assert NOT_AGAIN in words_of(paper(reviewed().put(state)))


def test_where_one_alone_rated_again_only_then_is_printed_and_the_list_says_why() -> None:
    partnership = rated(RATERS[:1])
    made = paper(partnership)
    assert table(made)[0] == ["Part of trust", "Round 1", "Last round", "Views then"]
    assert "was rated again by too few trustees" in words_of(made)
    assert "5.0" not in {cell for row in table(made) for cell in row}
    lines = held_back(snapshot(partnership), Kind.REVIEW)
    (line,) = (each for each in lines if each.step == "tell" and each.entity == "trust_rating")
    assert "at the review: fewer than 2 trustees rated 12 of the items" in str(line.sentence)
    assert not [each for each in held_back(snapshot(rated(RATERS)), Kind.REVIEW) if each.entity == "trust_rating"]


def test_of_a_file_with_the_long_list_both_are_of_what_a_review_asks() -> None:
    held = rated(RATERS[:4])
    long = held.put(with_fields(held.one(PartnershipFile), indicator_set="full"))
    assert "Both are of the short list of questions" in words_of(paper(long))
    assert "Both are of the short list" not in words_of(paper(held))


@pytest.mark.parametrize("edition", EDITIONS)
def test_why_a_round_was_closed_early_is_for_the_board(edition: Edition) -> None:
    partnership = rated(RATERS[:3], reason="CanaryLeft the board.")
    board = edition is Edition.BOARD
    said = words_of(paper(partnership, edition))
    assert "Trust in Northbank Befriending, at the review." in said
    assert ("CanaryLeft" in said) is board
    lines = [each for each in held_back(snapshot(partnership, edition), Kind.REVIEW) if each.entity == "round_state"]
    assert [each.step for each in lines] == ([] if board else ["tell"])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", [Kind.FULL, Kind.FEEDBACK, Kind.EASY_READ, Kind.MINUTE, *NAMES])
def test_no_other_paper_says_anything_of_it(kind: Kind, edition: Edition) -> None:
    before, after = reviewed(), rated(RATERS, reason="CanaryLeft the board.")
    shots = [dataclasses.replace(snapshot(each, edition), state_hash="0" * 64) for each in (before, after)]
    try:
        without = story(shots[0], kind)
    except NothingToPrint:
        return
    assert story(shots[1], kind).blocks == without.blocks
    assert held_back(shots[1], kind) == held_back(shots[0], kind)


@pytest.mark.parametrize("edition", EDITIONS)
def test_nobodys_own_words_or_answer_are_printed(edition: Edition) -> None:
    said = words_of(paper(rated(RATERS), edition))
    assert "CanaryWhy" not in said
