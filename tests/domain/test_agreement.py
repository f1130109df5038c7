"""Agreement A against published values and the table of the domain model; spread words and lone voices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.agreement import (
    agreement,
    counts_of,
    indicator_finding,
    is_lone_voice,
    median,
    quartiles,
    spread_word,
)
from partnerdesk.domain.settings import DEFAULTS

# From C. van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35 (2001), page 331, as
# reprinted with these values in D. Ruedin, "An Introduction to the R Package Agrmt" (CRAN, package agrmt).
PUBLISHED = [
    ([30, 40, 210, 130, 530, 50, 10], 0.6113333, 1e-6),  # help page of agrmt::agreement
    ([24, 28, 32, 62, 135, 304, 416], 0.61, 0.005),  # placing of the PvdA, per mille
    ([16, 26, 82, 210, 293, 270, 103], 0.48, 0.005),  # placing of D66, per mille
    ([0, 4, 0, 0], 1.0, 1e-12),
    ([1, 1, 1, 1], 0.0, 1e-12),
    ([2, 0, 0, 2], -1.0, 1e-12),
    ([2, 0, 1, 1], 0.08, 0.005),  # answers 1, 1, 3, 4
]
# The layers of the first example, with their published agreement.
LAYERS = [
    ([1, 1, 1, 1, 1, 1, 1], 0.0),
    ([1, 1, 1, 1, 1, 1, 0], 0.167),
    ([0, 1, 1, 1, 1, 1, 0], 0.333),
    ([0, 0, 1, 1, 1, 1, 0], 0.5),
    ([0, 0, 1, 1, 1, 0, 0], 0.667),
    ([0, 0, 1, 0, 1, 0, 0], 0.467),
    ([0, 0, 0, 0, 1, 0, 0], 1.0),
]
# Domain model 6.5: ratings, A, inter-quartile range, word, lone voice.
TABLE = [
    ([3, 3, 3, 4, 4, 4, 4], 0.786, 1, "together", False),
    ([3, 4, 4, 5, 5], 0.600, 1, "together", False),
    ([1, 4, 4, 4, 4, 4, 4], 0.595, 0, "mixed", True),
    ([2, 2, 4, 4, 4, 4], 0.444, 1.5, "mixed", False),
    ([2, 3, 3, 4, 5], 0.400, 1, "mixed", True),
    ([2, 2, 3, 4, 4], 0.367, 2, "mixed", False),
    ([1, 4, 4, 4], 0.292, 0.75, "split", True),
    ([2, 2, 4, 4], 0.167, 2, "split", False),
    ([1, 2, 3, 4, 5], 0.000, 2, "split", False),
    ([1, 1, 5, 5, 5], -0.600, 4, "split", False),
]
ANY_LEVELS = st.lists(st.integers(1, 5), min_size=1, max_size=15)


@pytest.mark.parametrize(("counts", "expected", "tolerance"), PUBLISHED)
def test_published_agreement(counts: list[int], expected: float, tolerance: float) -> None:
    assert agreement(counts) == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(("counts", "expected"), LAYERS)
def test_published_layers(counts: list[int], expected: float) -> None:
    assert agreement(counts) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize(("levels", "expected", "width", "word", "lone"), TABLE)
def test_table_of_the_model(levels: list[int], expected: float, width: float, word: str, lone: bool) -> None:
    found = indicator_finding("A1", levels, DEFAULTS, known=True)
    assert found.agreement == pytest.approx(expected, abs=0.0005)
    assert found.quartiles is not None
    assert found.quartiles[1] - found.quartiles[0] == width
    assert (found.spread, found.lone_voice) == (word, lone)
    assert found.ratings == len(levels)


@pytest.mark.parametrize(
    ("levels", "word"),
    [([3, 3], "together"), ([3, 4], "together"), ([2, 4], "mixed"), ([1, 2, 3], "mixed"), ([1, 4], "split"),
     ([1, 1, 5], "split"), ([4], None), ([], None)],
)  # fmt: skip
def test_few_raters_go_by_range(levels: list[int], word: str | None) -> None:
    assert spread_word(levels, DEFAULTS) == word
    assert not is_lone_voice(levels, DEFAULTS)


def test_two_who_differ_are_no_lone_voice() -> None:
    assert not is_lone_voice([1, 4, 4, 4, 1], DEFAULTS)
    assert not is_lone_voice([4, 4, 4, 4, 2, 3, 6], DEFAULTS)


def test_a_level_one_and_a_half_away_from_the_median_spoils_the_lone_voice() -> None:
    assert not is_lone_voice([2, 3, 4, 5, 1, 4], DEFAULTS)


def test_without_ratings_nothing_is_said() -> None:
    found = indicator_finding("A1", [], DEFAULTS, known=False)
    assert (found.median, found.agreement, found.spread, found.quartiles) == (None, None, None, None)
    assert agreement([0, 0, 0, 0, 0]) is None
    assert median([]) is None


def test_small_scales() -> None:
    assert agreement([3]) == 1.0
    assert agreement([3, 0]) == 1.0
    assert agreement([2, 2]) == 0.0


def test_medians_and_quartiles() -> None:
    assert median([4, 1]) == 2.5
    assert quartiles([4]) is None
    assert quartiles([1, 2, 3, 4]) == (1.75, 3.25)
    assert counts_of([1, 5, 5]) == [1, 0, 0, 0, 2]


@given(ANY_LEVELS)
def test_agreement_stays_in_its_range_and_knows_no_direction(levels: list[int]) -> None:
    value = agreement(counts_of(levels))
    assert value is not None
    assert -1 - 1e-9 <= value <= 1 + 1e-9
    assert agreement(counts_of([6 - level for level in levels])) == pytest.approx(value)


@given(ANY_LEVELS, st.integers(2, 4))
def test_a_board_three_times_as_large_agrees_as_much(levels: list[int], times: int) -> None:
    assert agreement(counts_of(levels * times)) == pytest.approx(agreement(counts_of(levels)))


@given(st.integers(1, 5), st.integers(1, 12))
def test_all_of_one_mind_is_full_agreement(level: int, n: int) -> None:
    assert agreement(counts_of([level] * n)) == 1.0
