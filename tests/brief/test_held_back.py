"""The list beside the preview is true for every paper: what its board edition prints and another does not, and why."""

import re
from functools import cache

import pytest

from partnerdesk.brief.blocks import Edition, Kind
from partnerdesk.brief.held_back import HeldLine, LineKind, held_back
from partnerdesk.brief.story import NothingToPrint, story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryInput,
    Condition,
    Decision,
    ImpactReview,
    InputTheme,
    Score,
    Theme,
    TrustRating,
)
from tests.brief.cases import EDITIONS, catalogue, sample, snapshot, with_fields, words_of
from tests.brief.test_kinds import answered
from tests.brief.test_privacy import canaries, rated, with_input

PAPERS = (
    *(Kind.FULL, Kind.FEEDBACK, Kind.EASY_READ, Kind.REVIEW, Kind.MINUTE),
    *(Kind.PRE_READ, Kind.RUN_SHEET, Kind.STILL_TO_HEAR, Kind.SLIPS, Kind.SCORE_SHEETS),
)


@cache
def reviewed() -> tuple[Partnership, dict[str, tuple[str, str]]]:
    """Give the example full of canaries, with a review."""
    partnership, places = canaries()
    return partnership.put(ImpactReview(id="IR1", reasons="Because.", decision="change")), places


def printed(kind: Kind, edition: Edition) -> set[str]:
    """Give the kinds of record with words that a paper prints."""
    partnership, places = reviewed()
    said = words_of(story(snapshot(partnership, edition), kind))
    return {places[word][0] for word in re.findall(r"Zq\d+x", said)}


def lines(partnership: Partnership, kind: Kind, edition: Edition = Edition.SHARING) -> list[tuple[str, str, str]]:
    return [(line.kind.value, line.entity, line.subject) for line in held_back(snapshot(partnership, edition), kind)]


@pytest.mark.parametrize("kind", PAPERS)
def test_what_only_the_boards_edition_of_a_paper_prints_has_a_line(kind: Kind) -> None:
    partnership, _ = reviewed()
    held = {line.entity for line in held_back(snapshot(partnership, Edition.SHARING), kind)}
    assert printed(kind, Edition.BOARD) - printed(kind, Edition.SHARING) - {"participant"} <= held
    names = words_of(story(snapshot(partnership), kind))
    named = [word for word, place in reviewed()[1].items() if place == ("participant", "display_name")]
    shown = [word for word in named if re.search(rf"\b{word}\b", names)]
    assert bool(shown) <= bool({"participant", "interest", "concern"} & held) or kind in {Kind.FEEDBACK, Kind.EASY_READ}


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_line_leads_to_a_step(kind: Kind, edition: Edition) -> None:
    partnership = answered((14, 7, 3, 0))
    held = held_back(snapshot(partnership, edition), kind)
    assert all(line.step in catalogue().steps for line in held)
    assert all(str(line.sentence).endswith(".") and "{" not in str(line.sentence) for line in held)


@pytest.mark.parametrize("kind", PAPERS)
def test_the_board_is_not_told_that_things_are_for_the_board(kind: Kind) -> None:
    held = held_back(snapshot(answered((30, 10, 9, 0))), kind)
    assert not [line for line in held if line.kind in {LineKind.PRIVATE, LineKind.NAME}]


@pytest.mark.parametrize("kind", PAPERS)
def test_what_is_held_back_of_nothing_is_nothing(kind: Kind) -> None:
    held = held_back(snapshot(Partnership.empty(), Edition.SHARING), kind)
    assert [line for line in held if line.kind is not LineKind.GATE] == []


def given_in(partnership: Partnership) -> BeneficiaryInput:
    row = partnership.get(BeneficiaryInput, "BI-001")
    assert row is not None
    return row


# --- each reason ------------------------------------------------------------------------------------------------------


def test_the_sheet_for_the_people_has_lines_of_its_own() -> None:
    lonely = sample().put(Theme(id="T99", text="Nobody says this"))
    reasons = with_fields(sample().one(Decision), reasons="David Lomas was away. So we waited.")
    for kind in (Kind.FEEDBACK, Kind.EASY_READ):
        for edition in EDITIONS:  # it is always made as for sharing
            assert ("summary", "theme", "T99") in lines(lonely, kind, edition)
            assert ("name", "decision", "") in lines(sample().put(reasons), kind, edition)
            assert not [line for line in lines(sample(), kind, edition) if line[0] == "quote"]


def test_a_theme_is_printed_or_held_back() -> None:
    touched = sample().put(Theme(id="T99", text="Somebody says this"), InputTheme(input="BI-001", theme="T99"))
    assert ("summary", "theme", "T99") not in lines(touched, Kind.FULL)
    gone = touched.put(with_fields(given_in(touched), withdrawn_at="2026-10-30T09:00:00Z"))
    assert ("summary", "theme", "T99") in lines(gone, Kind.FULL)


def test_what_was_taken_back_is_said_once() -> None:
    for quote in (None, "My words"):
        gone = with_input(withdrawn_at="2026-10-30T09:00:00Z")
        gone = gone.put(with_fields(given_in(gone), quote=quote))
        assert len([line for line in lines(gone, Kind.FULL) if line[2] == "BI-001"]) == 1


def test_a_review_says_which_numbers_it_hides() -> None:
    assert ("numbers", "impact_review", "IR1") in lines(answered((14, 7, 3, 0)), Kind.REVIEW)
    assert ("numbers", "impact_review", "IR1") in lines(answered((2, 1, 1, 0)), Kind.REVIEW, Edition.BOARD)
    assert not [line for line in lines(answered((30, 10, 9, 0)), Kind.REVIEW) if line[0] == "numbers"]


def test_an_older_reviews_numbers_are_not_the_last_ones() -> None:
    last = ImpactReview(id="IR2", review_on=snapshot(sample()).as_of.replace(year=2028))
    partnership = answered((2, 1, 1, 0)).put(last)
    assert not [line for line in lines(partnership, Kind.REVIEW) if line[0] == "numbers"]
    assert ("numbers", "impact_review", "IR1") in lines(partnership, Kind.FULL)


def test_the_minute_says_whose_names_it_leaves_out() -> None:
    assert ("private", "interest", "") in lines(sample(), Kind.MINUTE)
    assert ("private", "concern", "") in lines(sample(), Kind.MINUTE)
    named = sample().put(with_fields(sample().rows(Condition)[0], text="Huw Bevan leaves the room"))
    assert ("name", "condition", "C1") in lines(named, Kind.MINUTE)
    assert ("name", "condition", "C1") not in lines(named, Kind.REVIEW)


@pytest.mark.parametrize(("heard", "is_held"), [(2, True), (6, False)])
def test_the_minute_says_when_so_few_were_heard_that_it_gives_no_number(heard: int, is_held: bool) -> None:
    only = BeneficiaryInput(
        id="A", method="interview", n_took_part=heard, lawful_basis="Consent", to_date=snapshot(sample()).as_of
    )
    assert (("numbers", "beneficiary_input", "") in lines(Partnership.of((only,)), Kind.MINUTE)) is is_held


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.REVIEW])
@pytest.mark.parametrize(
    ("levels", "said"), [([2], "nothing of these"), ([2, 4], "only their median"), ([3, 3, 4, 4], "")]
)
def test_ratings_of_few_trustees_are_said_to_be_held_back(levels: list[int], said: str, kind: Kind) -> None:
    held = [line for line in held_back(snapshot(answered_and_rated(levels)), kind) if line.kind is LineKind.RATINGS]
    assert [said in str(line.sentence) for line in held] == ([True] if said else [])


def answered_and_rated(levels: list[int]) -> Partnership:
    return answered((30, 10, 9, 0)).with_rows(TrustRating, rated(levels).rows(TrustRating))


def test_scores_of_one_trustee_are_said_to_be_held_back() -> None:
    one = [row for row in sample().rows(Score) if row.participant == "T1"]
    assert ("ratings", "score", "") in lines(sample().with_rows(Score, one), Kind.FULL)
    assert ("ratings", "score", "") not in lines(sample(), Kind.FULL)


def test_a_paper_that_cannot_be_made_has_no_list_that_fails() -> None:
    with pytest.raises(NothingToPrint):
        story(snapshot(sample()), Kind.REVIEW)
    assert all(isinstance(line, HeldLine) for line in held_back(snapshot(sample(), Edition.SHARING), Kind.REVIEW))
