"""What may be printed: the cases of domain model 6.4, its rules at their bounds; nothing hidden can be found."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.agreement import indicator_finding
from partnerdesk.domain.disclosure import (
    Breakdown,
    band_is_few,
    breakdown,
    hidden_cells,
    people_behind,
    print_problems,
    printed_rating,
    printed_total,
    quote_problems,
    quotes_for,
    rounded_to,
)
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, InputGroup
from partnerdesk.domain.settings import DEFAULTS


def words(found: Breakdown) -> list[str] | None:
    return None if found.cells is None else [str(cell.words) for cell in found.cells]


def test_the_four_cases_of_the_model() -> None:
    assert words(breakdown((12, 6, 3, 1), 22)) == ["12", "6", "fewer than 5", "fewer than 5"]
    assert words(breakdown((15, 7, 2), 24)) == ["15", "not shown", "fewer than 5"]
    assert words(breakdown((9, 4), 13)) is None
    assert str(breakdown((9, 4), 13).base) == "13 people"
    assert words(breakdown((0, 20), 20, sensitive=True)) == ["not shown", "not shown"]


@pytest.mark.parametrize(
    ("base", "said", "shown", "percentages"),
    [
        (4, "fewer than 5 people", False, False),
        (5, "5 people", False, False),
        (9, "9 people", False, False),
        (10, "10 people", True, False),
        (19, "19 people", True, False),
        (20, "20 people", True, True),
    ],
)
def test_rule_1(base: int, said: str, shown: bool, percentages: bool) -> None:
    found = breakdown((base, 0), base)
    assert str(found.base) == said
    assert (found.cells is not None) is shown
    assert found.has_percentages is percentages


def test_rule_2_shows_noughts_but_not_of_a_sensitive_topic() -> None:
    assert words(breakdown((12, 8, 0), 20)) == ["12", "8", "0"]
    assert words(breakdown((12, 8, 0), 20, sensitive=True)) == ["12", "not shown", "not shown"]
    assert words(breakdown((20, 0, 0), 20, sensitive=True)) == ["not shown"] * 3


def test_rule_3_hides_the_first_of_equal_cells() -> None:
    assert words(breakdown((7, 7, 6, 1), 21)) == ["7", "7", "not shown", "fewer than 5"]
    assert words(breakdown((9, 7, 7, 1), 24)) == ["9", "not shown", "7", "fewer than 5"]


def test_rule_3_where_answers_may_be_several_and_do_not_add_up() -> None:
    assert words(breakdown((15, 12, 2), 20)) == ["15", "not shown", "fewer than 5"]
    assert words(breakdown((3, 0), 20)) is None


@pytest.mark.parametrize(
    ("counts", "base", "shown"),
    [
        ((18, 15), 30, False),  # three ticked both
        ((28, 15), 30, False),  # two ticked the second alone
        ((20, 20), 30, True),
        ((30, 12), 30, True),  # who ticked the second ticked the first, too
        ((18, 15, 0), 30, False),
        ((18, 15, 12), 30, True),  # who ticked none of two may have ticked the third
        ((18, 15), 60, True),  # not everybody counted ticked one
        ((34, 15), 30, True),  # the base is of something else
    ],
)
def test_of_two_answers_that_could_be_ticked_together_few_are_not_worked_out(
    counts: tuple[int, ...], base: int, shown: bool
) -> None:
    assert (breakdown(counts, base).cells is not None) is shown


@pytest.mark.parametrize("counts", [(18, 1, 1), (20, 4, 4), (4, 4, 4), (14, 5, 1)])
def test_where_the_printed_cells_give_a_hidden_one_away_only_the_base_is_printed(counts: tuple[int, ...]) -> None:
    assert words(breakdown(counts, sum(counts))) is None


def test_rule_4_percentages_come_from_the_counts_and_never_of_a_hidden_cell() -> None:
    found = breakdown((12, 6, 3, 1), 22)
    assert found.cells is not None
    assert [cell.percent for cell in found.cells] == [55, 27, None, None]
    assert breakdown((1000, 1000), 2000).cells[0].percent == 50  # type: ignore[index]  # shown
    eighth = breakdown((5, 35), 40).cells
    assert eighth is not None
    assert [cell.percent for cell in eighth] == [13, 88]


def test_rule_5_rounds_totals_of_the_sharing_edition() -> None:
    assert str(printed_total(22, "sharing")) == "20 people"
    assert str(printed_total(23, "sharing")) == "25 people"
    assert str(printed_total(4, "sharing")) == "fewer than 5 people"
    assert str(breakdown((12, 10), 22, edition="sharing").base) == "20 people"
    assert [rounded_to(n, 5) for n in (5, 7, 8, 12, 13)] == [5, 5, 10, 10, 15]


def test_a_file_may_ask_for_more() -> None:
    strict = {**DEFAULTS, "k_min": 10.0}
    assert words(breakdown((12, 6, 3, 11), 32, settings=strict)) == ["12", "fewer than 10", "fewer than 10", "11"]
    assert str(printed_total(9, settings=strict)) == "fewer than 10 people"
    stricter = {**DEFAULTS, "k_min": 25.0}
    assert breakdown((24, 0), 24, settings=stricter).cells is None


def test_hidden_cells_are_counted() -> None:
    assert hidden_cells([breakdown((12, 6, 3, 1), 22), breakdown((9, 4), 13)]) == 2


def test_nothing_hidden_can_be_found_even_by_who_knows_the_rules() -> None:
    """Every breakdown of up to four cells: what is hidden could be two numbers at least, given all that is printed."""
    for base, size, sensitive in [(n, k, s) for n in (10, 13, 16, 20) for k in (2, 3, 4) for s in (False, True)]:
        alike: dict[tuple[str, ...], list[tuple[int, ...]]] = defaultdict(list)
        for start in product(range(base + 1), repeat=size - 1):
            if sum(start) <= base:
                counts = (*start, base - sum(start))
                printed = words(breakdown(counts, base, sensitive=sensitive))
                alike[tuple(printed or ())].append(counts)
        for printed_words, candidates in alike.items():
            for place, said in enumerate(printed_words):
                assert said.isdigit() or len({counts[place] for counts in candidates}) > 1, (printed_words, candidates)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=7), st.booleans())
def test_no_small_number_and_no_percentage_on_a_small_base_is_printed(counts: list[int], sensitive: bool) -> None:
    base = sum(counts)
    found = breakdown(counts, base, sensitive=sensitive)
    for cell, count in zip(found.cells or (), counts, strict=False):
        assert cell.count in {None, count}
        assert cell.count is None or cell.count == 0 or cell.count >= 5
        assert not (sensitive and cell.count in {0, base})
        assert cell.percent is None or (base >= 20 and cell.count is not None)
    hidden = [cell for cell in found.cells or () if cell.hidden]
    assert len(hidden) != 1


def quote(name: str = "BI-1", **fields: Any) -> BeneficiaryInput:
    given = {
        "quote": "I can sleep again.",
        "lawful_basis": "legitimate interests",
        "quote_permission": "public_anon",
        "identity_check": "low",
        **fields,
    }
    return BeneficiaryInput(id=name, **given)


@pytest.mark.parametrize(
    ("permission", "board", "sharing"),
    [
        ("none", ("no_permission",), ("no_permission",)),
        (None, ("no_permission",), ("no_permission",)),
        ("board_anon", (), ("board_only",)),
        ("public_anon", (), ()),
        ("public_named", (), ()),
    ],
)
def test_rule_6_permission_must_cover_the_edition(permission: str | None, board: Any, sharing: Any) -> None:
    given = quote(quote_permission=permission)
    assert quote_problems(given, "board") == board
    assert quote_problems(given, "sharing") == sharing


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"identity_check": "high"}, "identity_high"),
        ({"identity_check": None}, "identity_not_checked"),
        ({"identity_check": "not_done"}, "identity_not_checked"),
        ({"identity_check": "some"}, "identity_note_missing"),
        ({"withdrawn_at": "2026-11-20T10:00:00"}, "withdrawn"),
        ({"consent_state": "refused"}, "consent_refused"),
        ({"lawful_basis": None}, "no_lawful_basis"),
        ({"lawful_basis": "  "}, "no_lawful_basis"),
        ({"lawful_basis": None, "quote_permission": "none"}, "no_lawful_basis"),
        ({"lawful_basis": None, "withdrawn_at": "2026-11-20T10:00:00"}, "withdrawn"),
    ],
)
def test_rule_6_identity_and_withdrawal(fields: dict[str, Any], problem: str) -> None:
    found = quotes_for(Partnership.of([quote(**fields)]))
    assert found.printed == ()
    assert [held.reason for held in found.held_back] == [problem]
    assert str(found.held_back[0].sentence)


def test_rule_6_some_risk_with_a_note_is_printed() -> None:
    found = quotes_for(Partnership.of([quote(identity_check="some", identity_note="Village left out")]))
    assert [given.id for given in found.printed] == ["BI-1"]
    assert print_problems(quote(identity_check="high")) == ()


def test_rule_6_no_two_quotes_of_one_small_group() -> None:
    pair = [quote("BI-1", segment_label="Night carer"), quote("BI-2", segment_label="Night carer ")]
    found = quotes_for(Partnership.of(pair))
    assert [given.id for given in found.printed] == ["BI-1"]
    assert [held.reason for held in found.held_back] == ["same_small_group"]
    other = [
        quote("BI-1", segment_label="Night carer"),
        quote("BI-2", segment_label="Day carer"),
        quote("BI-3"),
        quote("BI-4"),
    ]
    assert len(quotes_for(Partnership.of(other)).printed) == 4


@pytest.mark.parametrize(
    ("band", "people"),
    [
        ("about 300", 300),
        ("1,200", 1200),
        ("20 to 50", 20),
        ("fewer than 5", 2),
        ("up to 40", 2),
        ("a few", 2),
        ("9" * 5000, 10**15 - 1),
        (None, 2),
    ],
)
def test_the_size_of_a_group_is_what_is_recorded_of_it(band: str | None, people: int) -> None:
    rows = [
        BeneficiaryGroup(id="G1", size_band=band),
        quote("BI-1", segment_label="Carer"),
        quote("BI-2", segment_label=" Carer ", n_took_part=1),
        InputGroup(input="BI-1", group="G1"),
    ]
    assert people_behind(Partnership.of(rows), "Carer") == people
    assert len(quotes_for(Partnership.of(rows)).printed) == (2 if people >= 5 else 1)


@pytest.mark.parametrize(
    ("band", "few"),
    [
        ("fewer than 5", True),
        ("under 10", True),
        ("<10", True),
        ("1-10", True),
        ("3", True),
        ("5", False),
        ("5-10", False),
        ("about 1,200", False),
        ("some", False),
        (None, False),
    ],
)
def test_a_size_that_may_be_fewer_than_five_is_told(band: str | None, few: bool) -> None:
    assert band_is_few(band, 5) is few


def test_an_input_without_words_is_neither_printed_nor_held_back() -> None:
    found = quotes_for(Partnership.of([quote(quote=None), quote("BI-2", quote="  ")]))
    assert (found.printed, found.held_back) == ((), ())


@pytest.mark.parametrize(
    ("levels", "median", "said"),
    [
        ([], None, None),
        ([4], None, None),
        ([4, 5], 4.5, None),
        ([1, 4, 5], 4, None),
        ([4, 4, 4, 4], 4, "together"),
        ([1, 1, 5, 5], 3, "split"),
        ([2, 2, 3, 4, 4], 3, "mixed"),
        ([4, 4, 4, 4, 2], 4, "views differed"),
    ],
)
def test_rule_7(levels: list[int], median: float | None, said: str | None) -> None:
    printed = printed_rating(indicator_finding("A1", levels, DEFAULTS, known=True))
    assert printed.median == median
    assert (str(printed.words) if printed.words else None) == said


def test_rule_7_without_a_finding() -> None:
    assert printed_rating(None).median is None
