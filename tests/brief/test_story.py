"""The brief as a whole: it can always be made, nothing is empty, nothing is said twice differently."""

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given

from partnerdesk.brief.blocks import Edition, Heading, Paper, Standfirst, text_of
from partnerdesk.brief.saying import word_count
from partnerdesk.brief.sections.front import SUMMARY_WORDS, summary
from partnerdesk.brief.snapshot import state_hash
from partnerdesk.brief.story import PARTS, blocks, story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Decision, Objective, PartnershipFile
from tests.brief.cases import (
    EDITIONS,
    headings_without_text,
    partial_partnerships,
    sample,
    sample_snapshot,
    snapshot,
    with_fields,
    words_of,
)


@given(partial_partnerships())
def test_any_part_of_a_partnership_makes_both_editions(partnership: Partnership) -> None:
    for edition in EDITIONS:
        made = blocks(snapshot(partnership, edition))
        assert headings_without_text(made) == []
        anchors = [block.anchor for block in made if isinstance(block, Heading) and block.anchor]
        assert len(anchors) == len(set(anchors))


def test_an_empty_partnership_says_plainly_what_is_missing() -> None:
    said = words_of(story(snapshot(Partnership.empty())))
    for sentence in (
        "No quorum rule is recorded.",
        "No motion has been put yet.",
        "Nothing that people told us is recorded yet.",
        "No partner is recorded.",
        "No risk has been written down yet.",
        "The board has not decided yet.",
        "Board decision brief · draft",
        "Draft · For the board",
    ):
        assert sentence in said


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_part_of_the_model_is_there_in_order(edition: Edition) -> None:
    made = blocks(sample_snapshot(edition))
    anchors = [block.anchor for block in made if isinstance(block, Heading) and block.level == 1]
    assert anchors == [
        "question", "people", "aims", "trust", "options", "firmness", "risks", "decision", "review",
        "evidence", "ratings", "checks", "method", "record", "notes",
    ]  # fmt: skip
    assert len(PARTS) == len(anchors)  # the notes are added; what stands in no part goes on under the record


def test_every_part_begins_with_its_finding() -> None:
    made = blocks(sample_snapshot())
    for here, following in pairwise(made):
        if isinstance(here, Heading) and here.level == 1:
            assert isinstance(following, Standfirst)


@given(partial_partnerships())
def test_the_summary_never_has_more_than_150_words(partnership: Partnership) -> None:
    runs = summary(snapshot(partnership))
    assert word_count(text_of(runs)) <= SUMMARY_WORDS


def test_equal_snapshots_make_equal_stories() -> None:
    assert story(sample_snapshot()) == story(sample_snapshot())


def test_the_state_hash_follows_what_is_recorded_and_not_when() -> None:
    held = sample().one(PartnershipFile)
    touched = sample().put(with_fields(held, updated_at="2026-11-24T09:00:00Z"))
    assert state_hash(touched) == state_hash(sample())
    assert state_hash(sample().put(with_fields(held, title="Another title"))) != state_hash(sample())
    assert len(state_hash(Partnership.empty())) == 64


@pytest.mark.parametrize("outcome", ["yes", "in_principle", "trial", "not_yet", "no", "carry_on"])
def test_every_outcome_is_recorded_in_words(outcome: str) -> None:
    decided = sample().put(with_fields(sample().one(Decision), outcome=outcome))
    said = words_of(story(snapshot(decided)))
    words = {
        "yes": "Yes",
        "in_principle": "Yes in principle, with conditions",
        "trial": "Trial first",
        "not_yet": "Not yet",
        "no": "No",
        "carry_on": "Carry on",
    }[outcome]
    assert f"The board decided: {words}" in said
    assert "draft" not in said.split("In this brief")[0].lower()


def test_a_brief_before_the_decision_is_a_draft() -> None:
    undecided = sample().drop(Decision, ())
    made = story(snapshot(undecided))
    assert made.marking == "Draft · Confidential to trustees"
    assert "Not to be signed yet: this is a draft." in words_of(made)


def test_what_people_typed_is_never_read_as_a_pattern() -> None:
    odd = "{n} {0} %s <b>bold</b> {snapshot}"
    row = with_fields(sample().rows(Objective)[0], so_that_text=odd)
    assert odd in words_of(story(snapshot(sample().put(row))))


def test_a_translated_pattern_is_used_and_an_unknown_one_stays_as_written() -> None:
    def welsh(text: str, _many: str = "", _count: int = 1, /) -> str:
        return {"No partner is recorded.": "Dim partner."}.get(text, text)

    said = words_of(story(snapshot(Partnership.empty(), translate=welsh)))
    assert "Dim partner." in said
    assert "No partner is recorded." not in said


@pytest.mark.parametrize("paper", list(Paper))
def test_the_story_carries_paper_edition_and_codes(paper: Paper) -> None:
    taken = sample_snapshot(Edition.SHARING)
    made = story(dataclasses.replace(taken, paper=paper))
    assert (made.paper, made.edition, made.marking) == (paper, Edition.SHARING, "To be shared")
    assert made.codes[0] == "File 0f1e2d3c"
    assert made.codes[1] == f"State {state_hash(sample())[:12]}"
