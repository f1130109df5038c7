"""What may never be printed: canaries in every typed field, quotes under every permission, small numbers, names."""

import re
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.brief.attachable import attachable
from partnerdesk.brief.blocks import Block, Cell, Column, Edition, Table, text_of
from partnerdesk.brief.held_back import LineKind, held_back
from partnerdesk.brief.kinds import Kind as Paper
from partnerdesk.brief.sections.beside import printable_voices
from partnerdesk.brief.sections.evidence_list import evidence_list
from partnerdesk.brief.sections.front import front
from partnerdesk.brief.sections.people import what_people_told_us
from partnerdesk.brief.sections.ratings_tables import ratings_tables
from partnerdesk.brief.sections.told_us import told_us
from partnerdesk.brief.sections.trust import trust
from partnerdesk.brief.story import blocks, story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    GateWaiver,
    InputGroup,
    Option,
    Participant,
    Score,
    SurveyAnswer,
    TrustRating,
    Weight,
)
from partnerdesk.domain.sampling import first_places
from tests.brief.cases import EDITIONS, catalogue, flat, sample, snapshot, text_fields, with_fields, words_of

_PADDING = "long enough to be a reason"
_STRUCTURAL = {
    ("file", "file_uuid"),
    ("file", "catalogue_version"),
    ("file", "language"),
    ("beneficiary_input", "quote_language"),
    ("beneficiary_input", "lawful_basis"),
    ("beneficiary_group", "size_band"),
    ("criterion_use", "custom_name"),
    ("setting", "value"),
}
_NEVER = {
    ("participant", "rater_code"),
    ("trust_rating", "reason"),
    ("score", "reason"),
    ("straw_poll", "reason"),
    ("beneficiary_input", "special_condition"),
    ("beneficiary_input", "consent_ref"),
    ("beneficiary_input", "person_code"),
    ("beneficiary_input", "identity_note"),
    ("beneficiary_input", "source_ref"),
    ("interest", "agreed_by"),
}
_BOARD_ONLY = {
    ("partner", "confidential_notes"),
    ("participant", "display_name"),
    ("interest", "text"),
    ("interest", "board_reason"),
    ("dd_item", "finding"),
    ("dd_item", "why_not"),
    ("dd_item", "reference"),
    ("advice", "summary"),
    ("motion", "made_by"),
    ("motion", "seconded_by"),
    ("gate_waiver", "waived_by"),
}


@cache
def canaries() -> tuple[Partnership, dict[str, tuple[str, str]]]:
    """Give the example with a word of its own in every typed field, and where each word stands."""
    places: dict[str, tuple[str, str]] = {}
    partnership = sample()
    for kind in ENTITIES.values():
        for row in partnership.rows(kind):
            changes = {}
            for name in text_fields(kind):
                if (kind.ENTITY, name) not in _STRUCTURAL:
                    word = f"Zq{len(places)}x"
                    places[word] = (kind.ENTITY, name)
                    changes[name] = f"{word} {_PADDING}" if kind is GateWaiver else word
            if changes:
                partnership = partnership.put(with_fields(row, **changes))
    return partnership, places


@cache
def printed_fields(edition: Edition) -> frozenset[tuple[str, str]]:
    partnership, places = canaries()
    said = words_of(blocks(snapshot(partnership, edition)))
    return frozenset(places[word] for word in re.findall(r"Zq\d+x", said))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_nobodys_business_is_never_printed(edition: Edition) -> None:
    assert printed_fields(edition) & _NEVER == frozenset()


def test_the_sharing_edition_holds_nothing_that_is_for_the_board_only() -> None:
    assert printed_fields(Edition.SHARING) & _BOARD_ONLY == frozenset()
    assert printed_fields(Edition.BOARD) >= _BOARD_ONLY


def test_the_sharing_edition_holds_nothing_that_the_board_edition_does_not() -> None:
    assert printed_fields(Edition.SHARING) <= printed_fields(Edition.BOARD)


# --- quotes -----------------------------------------------------------------------------------------------------------

QUOTE, SUMMARY, LABEL, NOTE = "CanaryQuote", "CanarySummary", "CanaryLabel", "CanaryNote"
PERMISSIONS = ("none", "board_anon", "public_anon", "public_named", None)
CHECKS = (("low", None), ("some", None), ("some", "Read back to her."), ("high", "x"), ("not_done", None), (None, None))
STATES = ((None, "given"), (None, "refused"), ("2026-10-30T09:00:00Z", "given"), (None, "withdrawn"))


def with_input(**changes: object) -> Partnership:
    """Give the example with one input changed, whose words are canaries."""
    row = sample().get(BeneficiaryInput, "BI-001")
    assert row is not None
    words = {"quote": QUOTE, "summary": SUMMARY, "segment_label": LABEL}
    return sample().put(with_fields(row, **words, **changes))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("permission", "check", "state"), list(product(PERMISSIONS, CHECKS, STATES)), ids=str)
def test_a_quote_prints_only_as_rule_6_says(
    permission: str | None, check: tuple[str | None, str | None], state: tuple[str | None, str], edition: Edition
) -> None:
    covers = {"public_anon", "public_named"} | ({"board_anon"} if edition is Edition.BOARD else set())
    taken_back = state[0] is not None or state[1] in {"refused", "withdrawn"}
    safe = check[0] == "low" or (check[0] == "some" and bool(check[1]))
    partnership = with_input(
        quote_permission=permission,
        identity_check=check[0],
        identity_note=check[1],
        withdrawn_at=state[0],
        consent_state=state[1],
    )
    taken = snapshot(partnership, edition)
    said = words_of((*what_people_told_us(taken), *evidence_list(taken), *told_us(taken)))
    assert (QUOTE in said) == (permission in covers and safe and not taken_back)
    assert not (taken_back and any(word in said for word in (SUMMARY, LABEL)))
    held = [line for line in held_back(taken) if line.kind is LineKind.QUOTE and line.subject == "BI-001"]
    assert bool(held) == (QUOTE not in said)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_was_taken_back_leaves_no_trace_in_its_links(edition: Edition) -> None:
    partnership = with_input(withdrawn_at="2026-10-30T09:00:00Z")
    for link in partnership.having(EvidenceLink, input="BI-001"):
        partnership = partnership.put(with_fields(link, note=NOTE, board_response=NOTE))
    said = words_of(blocks(snapshot(partnership, edition)))
    assert NOTE not in said
    assert "BI-001" not in said


@pytest.mark.parametrize("basis", [None, " "])
@pytest.mark.parametrize("edition", EDITIONS)
def test_words_without_a_lawful_basis_are_in_no_paper_and_in_no_data(edition: Edition, basis: str | None) -> None:
    taken = snapshot(with_input(lawful_basis=basis, quote_permission="public_named", identity_check="low"), edition)
    for kind in (Paper.FULL, Paper.PRE_READ, Paper.FEEDBACK, Paper.MINUTE, Paper.EASY_READ):
        said = words_of(story(taken, kind))
        assert not [word for word in (QUOTE, SUMMARY, LABEL) if word in said]
    assert not {QUOTE, SUMMARY} & {attached.quote for attached in attachable(taken).rows(BeneficiaryInput)}
    assert SUMMARY not in {attached.summary for attached in attachable(taken).rows(BeneficiaryInput)}
    held = [line for line in held_back(taken) if line.subject == "BI-001"]
    assert [line.kind for line in held] == [LineKind.QUOTE]
    assert "No lawful basis" in str(held[0].sentence)


def test_a_summary_without_a_lawful_basis_has_its_line() -> None:
    row = with_input(lawful_basis=None).get(BeneficiaryInput, "BI-001")
    assert row is not None
    bare = Partnership.of((with_fields(row, quote=None),))
    assert SUMMARY not in words_of(blocks(snapshot(bare)))
    held = [line for line in held_back(snapshot(bare)) if line.kind is LineKind.SUMMARY]
    assert [line.subject for line in held] == ["BI-001"]


def test_two_quotes_from_one_small_group_are_not_both_printed() -> None:
    pair = tuple(
        BeneficiaryInput(
            id=name,
            method="story",
            n_took_part=1,
            quote=f"Word-{name}",
            quote_permission="public_anon",
            identity_check="low",
            lawful_basis="Consent",
            segment_label="Night-shift carer",
        )
        for name in ("A", "B")
    )
    said = words_of(what_people_told_us(snapshot(Partnership.of(pair))))
    assert "Word-A" in said
    assert "Word-B" not in said


def test_the_sheet_for_the_people_is_safe_in_the_board_edition_too() -> None:
    board_only = with_input(quote_permission="board_anon")
    for edition in EDITIONS:
        assert QUOTE not in words_of(told_us(snapshot(board_only, edition)))


# --- small numbers ----------------------------------------------------------------------------------------------------


def _tables(made: tuple[Block, ...], head: str) -> list[Table]:
    return [block for block in flat(made) if isinstance(block, Table) and _text(block.columns[0]) == head]


def _text(held: Cell | Column) -> str:
    runs = held.title if isinstance(held, Column) else held.runs
    return text_of(runs)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.sampled_from(EDITIONS), st.booleans())
def test_no_breakdown_shows_a_count_from_1_to_4(counts: list[int], edition: Edition, special: bool) -> None:
    base = sum(counts)
    asked = BeneficiaryInput(
        id="S",
        method="survey",
        n_took_part=base,
        lawful_basis="Consent",
        sensitivity="special" if special else "ordinary",
    )
    rows = tuple(
        SurveyAnswer(input="S", question="Q?", answer=f"answer {place}", count=count, base=base)
        for place, count in enumerate(counts)
    )
    made = evidence_list(snapshot(Partnership.of((asked, *rows)), edition))
    for table in _tables(made, "Answer"):
        cells = [_text(row[1]) for row in table.rows]
        assert not {"1", "2", "3", "4"} & set(cells)
        shares = [len(row) for row in table.rows]
        assert max(shares) == 2 or base >= 20


@given(st.integers(0, 60), st.sampled_from(EDITIONS))
def test_no_group_shows_how_many_were_heard_below_5(count: int, edition: Edition) -> None:
    heard = BeneficiaryInput(
        id="A", method="interview", n_took_part=count, lawful_basis="Consent", to_date=snapshot(sample()).as_of
    )
    group = BeneficiaryGroup(id="G", name="Night-shift carers", effect="gain")
    made = what_people_told_us(snapshot(Partnership.of((heard, group, InputGroup(input="A", group="G"))), edition))
    shown = _text(_tables(made, "Who is affected")[0].rows[0][2])
    if count < 5:
        assert shown == "fewer than 5"
    else:
        assert shown == str(count if edition is Edition.BOARD else (count + 2) // 5 * 5)


# --- trustees ---------------------------------------------------------------------------------------------------------


def rated(levels: list[int]) -> Partnership:
    """Give the example with so many trustees' ratings and scores left, whose levels are these."""
    partnership = sample().with_rows(TrustRating, ()).with_rows(Score, ())
    people = ("T1", "T2", "T3", "T4", "T5")[: len(levels)]
    ratings = [
        TrustRating(participant=person, partner="P1", indicator="C2", round=1, level=level, basis="seen")
        for person, level in zip(people, levels, strict=True)
    ]
    return partnership.put(*ratings)


def printed_item(edition: Edition, levels: list[int]) -> list[list[str]]:
    """Give the rows of the table of trust items."""
    made = ratings_tables(snapshot(rated(levels), edition))
    tables = _tables(made, "Item")
    return [[_text(cell) for cell in row] for table in tables for row in table.rows]


@pytest.mark.parametrize("edition", EDITIONS)
def test_one_trustees_rating_is_not_printed(edition: Edition) -> None:
    assert printed_item(edition, [2]) == []
    assert "Fewer than two trustees have rated" in words_of(trust(snapshot(rated([2]), edition)))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("levels", "median"), [([2, 4], "3"), ([1, 1, 5], "1")])
def test_two_or_three_trustees_ratings_print_as_a_median_only(levels: list[int], median: str, edition: Edition) -> None:
    assert [row[2:] for row in printed_item(edition, levels)] == [[median, "–", median, "–"]]
    said = words_of((*front(snapshot(rated(levels), edition)), *trust(snapshot(rated(levels), edition))))
    assert "Trustees see" not in said
    assert "do not quite agree" not in said


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([1, 4, 4, 4, 4], "views differed"),
        ([2, 2, 3, 4, 4], "views differed"),
        ([1, 1, 5, 5, 5], "split"),
        ([3, 3, 3, 4, 4], "together"),
    ],
)
def test_a_lone_voice_has_the_words_of_any_other_difference(levels: list[int], words: str, edition: Edition) -> None:
    assert [row[5] for row in printed_item(edition, levels)] == [words]


@pytest.mark.parametrize("edition", EDITIONS)
def test_raters_codes_are_in_no_edition(edition: Edition) -> None:
    said = words_of(blocks(snapshot(sample(), edition)))
    codes = [row.rater_code for row in sample().rows(Participant) if row.rater_code]
    assert codes
    assert not [code for code in codes if code in said]


def test_a_shared_text_that_names_somebody_with_an_interest_is_pointed_out() -> None:
    shared = [line for line in held_back(snapshot(sample(), Edition.SHARING)) if line.kind is LineKind.NAME]
    assert any("David Lomas" in str(line.sentence) for line in shared)
    assert not [line for line in held_back(snapshot(sample())) if line.kind is LineKind.NAME]


def _one_score_alone() -> Partnership:
    """Give the example with one option scored on one criterion by one trustee only."""
    partnership = sample()
    cell = [row for row in partnership.rows(Score) if (row.option, row.criterion) == ("O3", "mission")]
    alone = cell[0].participant
    rest = [row for row in partnership.rows(Score) if row not in cell or row.participant == alone]
    return partnership.with_rows(Score, rest)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_value_that_would_tell_one_trustees_score_is_not_printed(edition: Edition) -> None:
    taken = snapshot(_one_score_alone(), edition, first_places(_one_score_alone(), catalogue()))
    said = words_of(story(taken))
    values = [f"{each.value:.1f}" for each in taken.assessment.ranking.ranked]
    assert len(values) > 2, "the domain ranks them: who prints must look"
    assert not [value for value in values if re.search(rf"\b{re.escape(value)}\b", said)]
    assert "came out best" not in said
    assert "leads by" not in said
    assert "Too few trustees scored or weighed for the comparison to be printed." in said
    held = [line for line in held_back(taken) if line.entity == "score"]
    assert [str(line.sentence)[:44] for line in held] == ["Fewer than 2 trustees scored an option on so"]


def test_the_front_sheet_compares_no_more_than_the_other_pages() -> None:
    """Here every trustee has an own answer: the one score that stands alone is of an option that may not lead."""
    alone = _one_score_alone()
    barred = alone.put(with_fields(next(row for row in alone.rows(Option) if row.id == "O3"), crosses=("C2",)))
    taken = snapshot(barred)
    assert len(taken.assessment.ranking.own_answers) > 3
    said = words_of(story(taken))
    assert "leads by" not in said
    assert "crosses" in said
    assert "Its total of" not in said


def test_weights_stand_by_themselves_where_no_option_has_a_score_on_every_criterion() -> None:
    partnership = sample()
    part = partnership.with_rows(Score, [row for row in partnership.rows(Score) if row.criterion != "mission"])
    assert "Weights in per cent" in words_of(ratings_tables(snapshot(part)))
    assert [each.group for each in printable_voices(snapshot(part))] == ["G1", "G6"]
    alone = part.rows(Weight)[0].participant
    one = part.with_rows(Weight, [row for row in part.rows(Weight) if row.participant == alone])
    assert "Weights in per cent" not in words_of(ratings_tables(snapshot(one)))


def test_weights_of_one_trustee_alone_are_not_printed() -> None:
    partnership = sample()
    alone = partnership.rows(Weight)[0].participant
    one = partnership.with_rows(Weight, [row for row in partnership.rows(Weight) if row.participant == alone])
    taken = snapshot(one)
    assert taken.assessment.ranking.ranked
    assert "Too few trustees scored or weighed for the comparison to be printed." in words_of(story(taken))
    assert "What it decides" not in words_of(story(taken))
