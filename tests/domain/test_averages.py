"""Averages beside the standard library's."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.averages import mean, median, quarters

NUMBERS = st.lists(st.integers(-50, 50) | st.floats(-1e6, 1e6), min_size=2, max_size=30)


@given(NUMBERS)
def test_they_are_the_standard_librarys(numbers: list[float]) -> None:
    assert mean(numbers) == statistics.fmean(numbers)
    assert median(numbers) == statistics.median(numbers)
    assert list(quarters(numbers)) == statistics.quantiles(numbers, n=4, method="inclusive")


def test_one_number_is_its_own_mean_and_median() -> None:
    assert (mean([3]), median({3})) == (3, 3)


def test_of_none_there_is_no_average() -> None:
    with pytest.raises(IndexError):
        median([])
    with pytest.raises(ZeroDivisionError):
        mean([])
