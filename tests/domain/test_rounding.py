"""Halves are rounded away from nought, and as a person would, not as binary fractions fall."""

import pytest

from partnerdesk.domain.rounding import percent, rounded, tenths


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.25, "1.3"), (28.75, "28.8"), (28.7499, "28.7"), (0.7000000000000002, "0.7"), (68.0, "68.0"), (2, "2.0")],
)
def test_halves_go_up_in_tenths(value: float, shown: str) -> None:
    assert tenths(value) == shown


def test_a_value_that_only_just_misses_a_half_in_binary_is_a_half() -> None:
    assert tenths((2.15 - 1) / 4 * 100) == "28.8"


@pytest.mark.parametrize(("value", "shown"), [(-0.04, "0.0"), (-0.25, "−0.3")])
def test_a_minus_is_a_minus_and_nought_has_none(value: float, shown: str) -> None:
    assert tenths(value) == shown


def test_whole_numbers_have_no_point() -> None:
    assert rounded(47.5) == "48"


@pytest.mark.parametrize(("share", "shown"), [(0.145, 15), (0.125, 13), (0.1449, 14), (-0.125, -13), (0, 0)])
def test_halves_of_a_per_cent_go_away_from_nought(share: float, shown: int) -> None:
    assert percent(share) == shown
