"""The papers that are printed by themselves: the sheet, Easy Read, the review, the minute."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.brief.blocks import Edition, Kind, LargePrint, PictureLine, Story, TearOff
from partnerdesk.brief.plain_form import to_plain
from partnerdesk.brief.reviewing import Lean, group_views
from partnerdesk.brief.story import NothingToPrint, blocks, story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, ImpactAnswer, ImpactResult, ImpactReview
from tests.brief.cases import EDITIONS, MEETING, headings_without_text, sample, snapshot, with_fields, words_of

REVIEWED = ImpactReview(
    id="IR1",
    review_on=MEETING.replace(year=2027),
    decision="change",
    reasons="Breaks came, but not in the villages.",
    who_lost_out="Two families in the hills.",
    verdict_of_people="Better, when it comes.",
)
ANSWERS = ("Better", "The same", "Worse", "Too early to say")


def answered(counts: tuple[int, ...], group: str = "G1") -> Partnership:
    """Give the example with a review at which a group gave so many of each answer."""
    rows = [
        ImpactAnswer(review="IR1", group=group, question="better", answer=answer, count=count)
        for answer, count in zip(ANSWERS, counts, strict=True)
        if count
    ]
    result = ImpactResult(review="IR1", objective="OB2", result="worse", evidence="Two teams still ask.")
    return sample().put(REVIEWED, result, *rows)


def review_of(counts: tuple[int, ...], edition: Edition = Edition.BOARD) -> Story:
    return story(snapshot(answered(counts), edition), Kind.REVIEW)


# --- the sheet --------------------------------------------------------------------------------------------------------


def test_the_sheet_by_itself_says_what_the_sheet_in_the_brief_says() -> None:
    whole = blocks(snapshot(sample(), Edition.SHARING))
    alone = story(snapshot(sample(), Edition.SHARING), Kind.FEEDBACK)
    assert alone.blocks == tuple(block for block in whole if isinstance(block, LargePrint))
    assert alone.large


@pytest.mark.parametrize("kind", [Kind.FEEDBACK, Kind.EASY_READ])
def test_what_is_given_to_anyone_is_the_same_whichever_edition_is_asked_for(kind: Kind) -> None:
    board, sharing = (story(snapshot(sample(), edition), kind) for edition in EDITIONS)
    assert board == sharing
    assert board.edition is Edition.SHARING
    assert board.marking == "For the people who told us"


def test_easy_read_says_each_sentence_of_the_sheet_beside_room_for_a_picture() -> None:
    plain, easy = (story(snapshot(sample()), kind) for kind in (Kind.FEEDBACK, Kind.EASY_READ))
    lines = [words_of((block,)) for block in easy.blocks if isinstance(block, PictureLine)]
    assert "This is from Harbourside Carers." in lines[0]
    assert len(lines) >= 12
    sheet = " ".join(words_of(plain.blocks).split())
    assert all(line.split("\n")[0] in sheet for line in lines[1:])


# --- the minute -------------------------------------------------------------------------------------------------------


def test_the_minute_by_itself_says_what_the_minute_in_the_brief_says() -> None:
    (torn,) = (block for block in blocks(snapshot(sample())) if isinstance(block, TearOff))
    alone = story(snapshot(sample()), Kind.MINUTE)
    assert words_of(alone.blocks) == words_of(torn.blocks)
    assert "Cut here" not in words_of(alone)


# --- the review -------------------------------------------------------------------------------------------------------


def test_no_review_is_a_plain_refusal() -> None:
    with pytest.raises(NothingToPrint, match="No review is recorded in this file"):
        story(snapshot(sample()), Kind.REVIEW)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_review_holds_then_and_now_people_trust_losses_and_the_decision(edition: Edition) -> None:
    made = review_of((30, 10, 9, 0), edition)
    said = words_of(made)
    for words in (
        "What the board decides at this review", "Change. Breaks came, but not in the villages.",
        "Each objective, then and now", "Two teams still ask.", "Not recorded",
        "What people say now", "+43", "Better, when it comes.",
        "What got worse, and for whom", "Two families in the hills.",
        "Trust, then and now", "What this review still needs", "Signed as a true record of this review.",
    ):  # fmt: skip
        assert words in said
    assert headings_without_text(made.blocks) == []


def test_the_last_review_is_the_one_that_is_printed() -> None:
    later = with_fields(REVIEWED, id="IR2", review_on=MEETING.replace(year=2028), reasons="Two years on.")
    made = story(snapshot(answered((6, 6, 6, 6)).put(later)), Kind.REVIEW)
    assert "Two years on." in words_of(made)
    assert "Breaks came" not in words_of(made)


@pytest.mark.parametrize(
    ("counts", "net", "lean"),
    [
        ((30, 10, 9, 0), 43, Lean.BETTER),  # (30 - 9) / 49
        ((9, 10, 30, 0), -43, Lean.WORSE),
        ((10, 10, 10, 0), 0, Lean.EVEN),
        ((14, 7, 3, 0), None, Lean.BETTER),  # two counts are hidden
        ((6, 6, 5, 0), None, Lean.BETTER),  # 17: counts, no percentages
        ((4, 2, 1, 0), None, Lean.BETTER),  # 7: the base only
        ((2, 1, 1, 0), None, None),  # fewer than five
        ((3, 20, 4, 0), None, None),  # which way it leans would say which of two small counts is larger
        ((0, 0, 0, 30), None, None),
    ],
)
def test_the_net_says_no_more_than_the_counts_may(counts: tuple[int, ...], net: int | None, lean: Lean | None) -> None:
    (view,) = (each for each in group_views(snapshot(answered(counts)), "IR1") if each.group.id == "G1")
    assert (view.net, view.lean) == (net, lean)


@given(st.tuples(*[st.integers(0, 12)] * 4), st.sampled_from(EDITIONS))
def test_no_small_count_of_a_review_can_be_worked_out(counts: tuple[int, ...], edition: Edition) -> None:
    taken = snapshot(answered(counts), edition)
    (view,) = (each for each in group_views(taken, "IR1") if each.group.id == "G1")
    fitting = [other for other in _all_that_fit(view.counts, sum(counts)) if _same_view(view.lean, other)]
    for place, count in enumerate(counts):
        if 0 < count < 5:
            assert len({other[place] for other in fitting}) > 1, (counts, view)


def _all_that_fit(shown: tuple[str, ...] | None, base: int) -> list[tuple[int, ...]]:
    """Give every way in which so many could have answered, as far as a reader of the table can tell."""
    least = [range(base + 1)] * 4
    if shown is not None:
        least = [_range_of(words, base) for words in shown]
    return [
        (one, two, three, base - one - two - three)
        for one in least[0]
        for two in least[1]
        for three in least[2]
        if base - one - two - three in least[3]
    ]


def _range_of(words: str, base: int) -> range:
    if words.isdigit():
        return range(int(words), int(words) + 1)
    return range(1, 5) if re.match("fewer", words) else range(5, base + 1)


def _same_view(lean: Lean | None, other: tuple[int, ...]) -> bool:
    if lean is None:
        return True
    leaning = Lean.EVEN if other[0] == other[2] else Lean.BETTER if other[0] > other[2] else Lean.WORSE
    return lean is leaning


def test_the_light_of_people_is_made_of_what_may_be_printed() -> None:
    hidden = words_of(review_of((3, 20, 4, 0)))
    assert "Too few people have answered for anything to be printed." in hidden
    group = sample().get(BeneficiaryGroup, "G1")
    assert group is not None
    assert f"More people say worse than better in: {group.name}." in words_of(review_of((9, 10, 30, 0)))


# --- large print ------------------------------------------------------------------------------------------------------


def test_large_print_says_the_same() -> None:
    """What is too wide is set in parts, so blocks may be more; their words are the same, and the headings' order."""
    plain, large = story(snapshot(sample())), story(snapshot(sample()), large=True)
    assert large.large
    usual, grown = to_plain(plain.blocks), to_plain(large.blocks)
    assert set(_said(grown)) == set(_said(usual))
    assert _of(grown, "Heading") == _of(usual, "Heading")


def _of(blocks: Any, kind: str) -> list[dict[str, Any]]:
    return [each for each in blocks if each["is"] == kind]


def _said(value: Any) -> Iterator[str]:
    """Give every text in blocks, but what is drawn in a picture, or said of it as a whole."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from () if key in {"alt", "finding", "anchor", "link", "shapes"} else _said(item)
    elif isinstance(value, list):
        for item in value:
            yield from _said(item)
    elif isinstance(value, str):
        yield value
