"""Means, medians and quarters of a few numbers.

The standard library's own are the same to the last digit; every start would load fractions, decimals and chance.
"""

from collections.abc import Collection, Iterable
from math import fsum

QUARTERS = 4


def mean(numbers: Collection[float]) -> float:
    """Return the mean of at least one number."""
    return fsum(numbers) / len(numbers)


def median(numbers: Iterable[float]) -> float:
    """Return the number in the middle of at least one, or the mean of the two there."""
    ordered = sorted(numbers)
    half, is_odd = divmod(len(ordered), 2)
    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2


def quarters(numbers: Iterable[float]) -> tuple[float, float, float]:
    """Return what divides at least two numbers into four parts, the lowest and highest being the ends."""
    ordered = sorted(numbers)
    found = []
    for quarter in range(1, QUARTERS):
        place, rest = divmod(quarter * (len(ordered) - 1), QUARTERS)
        above = ordered[min(place + 1, len(ordered) - 1)]
        found.append((ordered[place] * (QUARTERS - rest) + above * rest) / QUARTERS)
    return found[0], found[1], found[2]
