"""The papers for before and on the day: what they say and never say, one person to a leaf, how they print."""

import re
from contextlib import suppress
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.brief.blocks import (
    Block,
    Edition,
    FactList,
    Heading,
    Kind,
    PageBreak,
    Paper,
    Quote,
    Side,
    Story,
    Table,
    TickList,
    Together,
)
from partnerdesk.brief.html import write_html
from partnerdesk.brief.markdown import write_markdown
from partnerdesk.brief.papers import NAMES
from partnerdesk.brief.story import NothingToPrint, story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryInput,
    ImpactReview,
    Interest,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    RoundState,
    Score,
    Setting,
    TrustRating,
)
from partnerdesk.domain.timetable import plan_sittings
from tests.brief.cases import (
    EDITIONS,
    catalogue,
    headings_without_text,
    partial_partnerships,
    sample,
    snapshot,
    with_fields,
    words_of,
)
from tests.brief.pdf.listening import heard
from tests.brief.pdf.printing import print_story
from tests.brief.pdf.reading import texts
from tests.brief.test_privacy import canaries

KINDS = tuple(NAMES)
SLIPS = (
    Kind.SLIPS,
    Kind.SLIPS_AGAIN,
    Kind.SLIPS_REVIEW,
    Kind.SCORE_SHEETS,
    Kind.SCORE_SHEETS_AGAIN,
    Kind.WEIGHT_SHEETS_AGAIN,
)
BARE = Partnership.of([Partner(id="P1"), PartnershipFile(title="A first look")])
CODES = ("Curlew", "Gannet", "Heron", "Plover", "Tern")


def ready(kind: Kind) -> Partnership:
    """Give the example, with a review begun where a paper wants one."""
    return sample().put(ImpactReview(id="IR1")) if kind is Kind.SLIPS_REVIEW else sample()


def told(kind: Kind, partnership: Partnership | None = None, edition: Edition = Edition.BOARD) -> Story:
    return story(snapshot(partnership or ready(kind), edition), kind)


def said(kind: Kind, partnership: Partnership | None = None, edition: Edition = Edition.BOARD) -> str:
    return words_of(told(kind, partnership, edition).blocks)


def all_blocks(made: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in made:
        found += [block, *(all_blocks(block.blocks) if isinstance(block, Together) else [])]
    return found


# --- print ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("paper", "large"), [(Paper.A4, False), (Paper.LETTER, False), (Paper.A4, True)])
def test_every_paper_passes_the_checker(kind: Kind, paper: Paper, large: bool) -> None:
    print_story(story(replace(snapshot(ready(kind)), paper=paper), kind, large=large))


@pytest.mark.parametrize("kind", [Kind.SLIPS, Kind.RUN_SHEET, Kind.PRE_READ, Kind.STILL_TO_HEAR])
def test_an_almost_empty_file_prints_as_well(kind: Kind) -> None:
    print_story(told(kind, BARE))


def test_a_slip_is_heard_question_by_question_with_its_answers_and_how_one_knows() -> None:
    slip = [" ".join(each.text.split()) for each in heard(print_story(told(Kind.SLIPS)).data)]
    start = slip.index("6 Brings bad news early. Would we hear about a problem from them first?")
    anchors = [f"{level} {text}" for level, text in enumerate(catalogue().indicators["C2"].anchors, 1)]
    assert slip[start + 1 : start + 6] == anchors
    assert slip[start + 6 : start + 11] == ["0 Cannot say", "How do you know?", "S seen", "T told", "G guess"]


def test_boxes_to_tick_are_boxes_in_every_form() -> None:
    made = told(Kind.SLIPS)
    page, text = write_html(made), write_markdown(made)
    boxes = sum(len(block.items) for block in all_blocks(made.blocks) if isinstance(block, TickList))
    assert boxes == 5 * 12 * 5  # the last row of each question stands beside itself
    assert page.count('<svg class="sign"') == 5 * 12 * 9
    assert text.count("- [ ] ") == 5 * 12 * 9
    assert "- [ ] 0  Cannot say" in text


@given(partial_partnerships(), st.sampled_from(KINDS), st.sampled_from(EDITIONS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_recorded_a_paper_is_made_or_refused_in_a_sentence(
    partnership: Partnership, kind: Kind, edition: Edition
) -> None:
    with suppress(NothingToPrint):
        assert headings_without_text(told(kind, partnership, edition).blocks) == []


# --- one person to a leaf ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SLIPS)
def test_no_two_people_share_a_leaf_and_each_page_says_whose_it_is(kind: Kind) -> None:
    pages = texts(print_story(told(kind)).data)
    owners = [{code for code in CODES if f"Code {code}" in page} for page in pages]
    written = [page for page in pages if not re.fullmatch(r"Page \d+ of \d+ File .*|File .* Page \d+ of \d+", page)]
    assert all(len(owner) == 1 for owner, page in zip(owners, pages, strict=True) if page in written)
    leaves = [owners[at] | (owners[at + 1] if at + 1 < len(owners) else set()) for at in range(0, len(owners), 2)]
    assert all(len(leaf) == 1 for leaf in leaves)
    assert [next(iter(leaf)) for leaf in leaves] == sorted(next(iter(leaf)) for leaf in leaves)


@pytest.mark.parametrize("kind", [Kind.SLIPS, Kind.SLIPS_REVIEW])
@pytest.mark.parametrize("paper", list(Paper))
def test_twelve_questions_fit_on_one_leaf(paper: Paper, kind: Kind) -> None:
    assert print_story(replace(told(kind), paper=paper)).pages == 2 * len(CODES)


def test_whom_an_interest_takes_out_gets_no_slip() -> None:
    out = sample().put(Interest(id="I-9", participant="T1", partner="P1", kind="loyalty", takes_part="none"))
    code = next(row.rater_code for row in sample().rows(Participant) if row.id == "T1")
    assert code
    assert code in said(Kind.SLIPS)
    assert code not in said(Kind.SLIPS, out)


def test_who_has_no_code_writes_it_and_nobody_named_gives_one_blank_slip() -> None:
    people = tuple(with_fields(row, rater_code=None) for row in sample().rows(Participant))
    assert said(Kind.SLIPS, sample().put(*people)).count("Write your code here, and no name") == len(CODES)
    blank = told(Kind.SLIPS, BARE)
    assert words_of(blank.blocks).count("Write your code here, and no name") == 1
    assert [block.side for block in blank.blocks if isinstance(block, PageBreak)] == [Side.RIGHT]


# --- what may be printed ----------------------------------------------------------------------------------------------

_ON_SHEETS = {("participant", "rater_code"), ("partner", "name"), ("option", "title"), ("file", "title")}
_CRITERIA = {("criterion_use", name) for name in ("custom_name", "custom_question", "custom_anchors")}
_RUN = {("file", "title"), ("question", "text"), ("partner", "name"), ("participant", "display_name")}
_READ = {
    ("file", "title"), ("charity", "name"), ("partner", "name"), ("alternative", "text"), ("theme", "text"),
    *(("question", name) for name in ("text", "for_whom", "not_deciding", "if_no_partnership")),
    *(("beneficiary_input", name) for name in ("quote", "segment_label", "summary")), ("beneficiary_group", "name"),
}  # fmt: skip
_HEAR = {
    ("file", "title"), ("charity", "name"),
    *(("beneficiary_group", name) for name in ("name", "effect_note", "follow_up_owner")),
    ("objective", "for_whom_text"), ("objective", "so_that_text"),
}  # fmt: skip
_FRAME = {("charity", "name")}
ALLOWED = dict.fromkeys(SLIPS, _FRAME | _ON_SHEETS | _CRITERIA)
ALLOWED |= {Kind.RUN_SHEET: _FRAME | _RUN, Kind.PRE_READ: _READ, Kind.STILL_TO_HEAR: _HEAR}


@cache
def fields_of(kind: Kind, edition: Edition) -> frozenset[tuple[str, str]]:
    partnership, places = canaries()
    partnership = partnership.put(*ready(kind).rows(ImpactReview))
    return frozenset(places[word] for word in re.findall(r"Zq\d+x", words_of(told(kind, partnership, edition))))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_holds_typed_words_from_a_few_fields_only(kind: Kind, edition: Edition) -> None:
    assert fields_of(kind, edition) - ALLOWED[kind] == frozenset()


def test_names_stand_on_the_run_sheet_of_the_board_only() -> None:
    assert ("participant", "display_name") in fields_of(Kind.RUN_SHEET, Edition.BOARD)
    assert ("participant", "display_name") not in fields_of(Kind.RUN_SHEET, Edition.SHARING)


@pytest.mark.parametrize("kind", [Kind.SLIPS, Kind.SLIPS_REVIEW, Kind.SCORE_SHEETS])
def test_nothing_that_anybody_answered_changes_a_sheet_of_round_1_or_of_a_review(kind: Kind) -> None:
    before = ready(kind)
    rows = (
        *(with_fields(row, level=1, basis="guess") for row in before.rows(TrustRating)),
        *(with_fields(row, level=1) for row in before.rows(Score)),
    )
    assert told(kind).blocks == told(kind, before.put(*rows)).blocks


def _first_round(levels: tuple[int, ...]) -> Partnership:
    """Give the example with so many answers to one question in round 1, and no others."""
    raters = [row.participant for row in sample().rows(TrustRating) if row.indicator == "C2" and row.round == 1]
    partnership = sample()
    for row in sample().rows(TrustRating):
        partnership = partnership.drop(TrustRating, row.row_key)
    rows = [
        TrustRating(participant=who, partner="P1", indicator="C2", round=1, level=level)
        for who, level in zip(raters, levels, strict=False)
    ]
    return partnership.put(*rows)


@pytest.mark.parametrize(
    ("levels", "words"),
    [((1, 1, 5, 5, 5), "All of you in round 1: middle answer 5. Split."), ((1, 5), "middle answer 3.")],
)
def test_round_2_says_of_round_1_what_may_be_printed(levels: tuple[int, ...], words: str) -> None:
    text = said(Kind.SLIPS_AGAIN, _first_round(levels))
    assert words in text
    assert ("Split" in text) == (len(levels) > 3)


def test_a_middle_answer_of_too_few_is_not_printed() -> None:
    few = _first_round((1, 5)).put(Setting(key="ratings_median_min", value="3"))
    assert "middle answer not shown." in said(Kind.SLIPS_AGAIN, few)


def test_quotes_of_the_pre_read_follow_the_edition_and_what_was_taken_back() -> None:
    row = sample().get(BeneficiaryInput, "BI-001")
    assert row is not None
    for changes, board, sharing in (
        ({"quote_permission": "board_anon"}, True, False),
        ({"quote_permission": "public_anon"}, True, True),
        ({"quote_permission": "none"}, False, False),
        ({"quote_permission": "public_anon", "consent_state": "withdrawn"}, False, False),
    ):
        partnership = sample().put(with_fields(row, quote="CanaryQuote", identity_check="low", **changes))
        shown = [
            any("CanaryQuote" in words_of((block,)) for block in told(Kind.PRE_READ, partnership, edition).blocks)
            for edition in (Edition.BOARD, Edition.SHARING)
        ]
        assert shown == [board, sharing], changes


# --- what they say ----------------------------------------------------------------------------------------------------


def test_slips_of_a_review_ask_the_short_list_and_wait_until_one_is_begun() -> None:
    with pytest.raises(NothingToPrint, match="No review is begun"):
        told(Kind.SLIPS_REVIEW, sample())
    long = sample().put(with_fields(sample().one(PartnershipFile), indicator_set="full"))
    text = said(Kind.SLIPS_REVIEW, long.put(ImpactReview(id="IR1")))
    assert "what you know of Northbank Befriending today, at the review." in text
    assert text == said(Kind.SLIPS_REVIEW)
    assert all(each.question in text for each in catalogue().indicators.values() if each.core)
    assert "round 1" not in text


def test_slips_of_round_2_wait_until_round_1_was_shown() -> None:
    (state,) = (row for row in sample().rows(RoundState) if row.kind == "trust" and row.round == 1)
    hidden = sample().put(with_fields(state, revealed_at=None))
    with pytest.raises(NothingToPrint, match="not shown yet"):
        told(Kind.SLIPS_AGAIN, hidden)
    assert "Brings bad news early" in said(Kind.SLIPS_AGAIN)
    assert "Keeps promises" not in said(Kind.SLIPS_AGAIN)
    with pytest.raises(NothingToPrint, match="Nothing was seen differently enough"):
        told(Kind.SLIPS_AGAIN, _first_round((3, 3, 3, 3, 3)))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.SLIPS, "No partner is named"),
        (Kind.SCORE_SHEETS, "No option is on the shortlist"),
        (Kind.SCORE_SHEETS_AGAIN, "No option is on the shortlist"),
        (Kind.WEIGHT_SHEETS_AGAIN, "No option is on the shortlist"),
    ],
)
def test_a_paper_about_nothing_says_what_to_do_first(kind: Kind, words: str) -> None:
    with pytest.raises(NothingToPrint, match=words):
        told(kind, Partnership.empty())


def test_a_score_sheet_has_the_first_choice_each_option_on_each_criterion_and_the_weights() -> None:
    blocks = all_blocks(told(Kind.SCORE_SHEETS).blocks)
    tables = [block for block in blocks if isinstance(block, Table)]
    options = len([row for row in sample().rows(Option) if row.status == "shortlist"])
    scores = [table for table in tables if any(cell.tick for row in table.rows for cell in row)]
    assert len(scores) == 9 * len(CODES)
    assert {(len(table.rows), sum(cell.tick for cell in table.rows[0])) for table in scores} == {(options, 6)}
    assert len(tables) - len(scores) == len(CODES)
    assert "First, before you score." in said(Kind.SCORE_SHEETS)
    short = sample().put(with_fields(sample().one(PartnershipFile), route="short"))
    assert "What matters most" in said(Kind.SCORE_SHEETS)
    assert "What matters most" not in said(Kind.SCORE_SHEETS, short)


def _agenda(partnership: Partnership) -> list[list[str]]:
    table = next(block for block in told(Kind.RUN_SHEET, partnership).blocks if isinstance(block, Table))
    return [[words_of((cell,)).split("\n")[0] for cell in row] for row in table.rows]  # type: ignore[arg-type]  # a cell may be runs


def test_the_agenda_adds_up_on_every_route() -> None:
    whole = _agenda(sample())
    assert len(whole) == 12
    assert whole[5][0] == "Break"
    assert whole[-1][3:] == ["225", "105 + 110", "90"]
    assert "three hours 45 minutes" in said(Kind.RUN_SHEET)
    short = Partnership.of([PartnershipFile(route="short")])
    assert (len(_agenda(short)), _agenda(short)[-1][3:]) == (11, ["90", "105 + 110", "90"])
    (row,) = plan_sittings(4).records
    two = sample().put(row)
    assert "two sittings, of one hour 10 minutes and two hours 35 minutes" in said(Kind.RUN_SHEET, two)
    assert _agenda(two)[-1][4] == "70 + 145"


def test_the_run_sheet_has_do_and_say_of_every_step_and_what_to_print() -> None:
    text = said(Kind.RUN_SHEET)
    for step in catalogue().steps.values():
        assert all(line in text for line in (*step.do, *(f"“{each}”" for each in step.say), step.trap))
    assert "Rating slips on Northbank Befriending: 5, of 12 questions each." in text
    assert "Score sheets: 5." in text


def test_the_pre_read_puts_people_first_and_explains_ten_words() -> None:
    blocks = told(Kind.PRE_READ).blocks
    headings = [block.anchor for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert headings == ["people", "question", "asked", "forms", "think", "words", "interests"]
    facts = [block for block in blocks if isinstance(block, FactList)]
    assert len(facts[-1].facts) == 10
    assert 1 <= len([block for block in blocks if isinstance(block, Quote)]) <= 8
