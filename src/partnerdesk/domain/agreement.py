"""How far a few people agree: median, quartiles, van der Eijk's A, the word for the spread, and a lone voice.

Works on levels alone; it knows neither what was rated nor by whom.

A is from C. van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35 (2001), 325-341.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from partnerdesk.domain import averages
from partnerdesk.domain.bands import above, at_least, at_most, below
from partnerdesk.domain.findings import IndicatorFinding

LEVELS = 5
TOGETHER, MIXED, SPLIT = "together", "mixed", "split"
_UNIMODAL = {(True, True, False), (False, True, True)}
_HOLLOW = (True, False, True)


def median(levels: Sequence[float]) -> float | None:
    """Return the middle level, a half where two middle levels differ, or None without levels."""
    return averages.median(levels) if levels else None


def quartiles(levels: Sequence[float]) -> tuple[float, float] | None:
    """Return the lower and the upper quartile by the inclusive method, or None for fewer than two levels."""
    if len(levels) <= 1:
        return None
    lower, _, upper = averages.quarters(levels)
    return lower, upper


@lru_cache(maxsize=4096)
def _layer_agreement(pattern: tuple[bool, ...]) -> float:
    """Return the agreement of one layer, of which ``pattern`` says which levels are in use."""
    size = len(pattern)
    if all(pattern):
        return 0.0
    triples = list(combinations(pattern, 3))
    peaked = sum(triple in _UNIMODAL for triple in triples)
    hollow = sum(triple == _HOLLOW for triple in triples)
    shape = 1.0
    if peaked or hollow:
        shape = ((size - 2) * peaked - (size - 1) * hollow) / ((size - 2) * (peaked + hollow))
    return shape * (1 - (sum(pattern) - 1) / (size - 1))


def agreement(counts: Sequence[int]) -> float | None:
    """Return van der Eijk's A, -1 to 1, of how many chose each of the ordered levels; None where nobody chose any.

    The counts are taken apart into layers of equal height; A is the mean of the layers' agreements by their share.
    """
    total = sum(counts)
    if not total:
        return None
    if len(counts) == 1:
        return 1.0
    left, result = list(counts), 0.0
    while any(left):
        height = min(count for count in left if count)
        pattern = tuple(count > 0 for count in left)
        result += sum(pattern) * height / total * _layer_agreement(pattern)
        left = [count - height if count else 0 for count in left]
    return result


def counts_of(levels: Sequence[int], size: int = LEVELS) -> list[int]:
    """Return how many of ``levels`` are 1, 2 and so on up to ``size``."""
    return [levels.count(level) for level in range(1, size + 1)]


def spread_word(levels: Sequence[int], limits: Mapping[str, float]) -> str | None:
    """Return ``together``, ``mixed`` or ``split``: by A for enough raters, by range for fewer, None below two."""
    if len(levels) <= 1:
        return None
    if len(levels) >= limits["t4_raters"]:
        value = agreement(counts_of(levels)) or 0.0
        if at_least(value, limits["t4_together"]):
            return TOGETHER
        return SPLIT if below(value, limits["t4_split"]) else MIXED
    width = max(levels) - min(levels)
    if at_most(width, limits["t4_range_together"]):
        return TOGETHER
    return SPLIT if at_least(width, limits["t4_range_split"]) else MIXED


def is_lone_voice(levels: Sequence[int], limits: Mapping[str, float]) -> bool:
    """Return whether exactly one of enough raters is far from the median and all others are close to it."""
    if len(levels) < limits["t4_raters"]:
        return False
    middle = averages.median(levels)
    distances = [abs(level - middle) for level in levels]
    far = [distance for distance in distances if at_least(distance, limits["t4_lone_distance"])]
    close = [distance for distance in distances if not above(distance, 1)]
    return len(far) == 1 and len(close) == len(levels) - 1


_LIMITS = ("t4_raters", "t4_together", "t4_split", "t4_range_together", "t4_range_split", "t4_lone_distance")


@lru_cache(maxsize=4096)
def _figures(levels: tuple[int, ...], limits: tuple[float, ...]) -> tuple[float | None, float | None, str | None, bool]:
    named = dict(zip(_LIMITS, limits, strict=True))
    return median(levels), agreement(counts_of(levels)), spread_word(levels, named), is_lone_voice(levels, named)


@lru_cache(maxsize=4096)
def _quartiles_of_sorted(levels: tuple[int, ...]) -> tuple[float, float] | None:
    return quartiles(levels)


def indicator_finding(
    name: str, levels: Sequence[int], limits: Mapping[str, float], *, known: bool
) -> IndicatorFinding:
    """Return everything about the levels that a board gave to the item ``name``."""
    ordered = tuple(sorted(levels))
    middle, value, word, lone = _figures(ordered, tuple(limits[key] for key in _LIMITS))
    return IndicatorFinding(
        indicator=name,
        median=middle,
        agreement=value,
        spread=word,
        lone_voice=lone,
        known=known,
        ratings=len(levels),
        quartiles=_quartiles_of_sorted(ordered),
    )
