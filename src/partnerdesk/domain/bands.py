"""Comparing a figure with the ends of its green, amber and red bands.

Everything is compared with a tolerance of 1e-9, so that an exact 0.6 counts as 0.6 however it was worked out.
"""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.domain.findings import Colour

TOLERANCE = 1e-9
_WORST_FIRST = (Colour.RED, Colour.AMBER, Colour.UNKNOWN, Colour.GREEN)


def at_least(value: float, bound: float) -> bool:
    """Return whether ``value`` reaches ``bound``."""
    return value >= bound - TOLERANCE


def at_most(value: float, bound: float) -> bool:
    """Return whether ``value`` does not go over ``bound``."""
    return value <= bound + TOLERANCE


def above(value: float, bound: float) -> bool:
    """Return whether ``value`` goes over ``bound``."""
    return value > bound + TOLERANCE


def below(value: float, bound: float) -> bool:
    """Return whether ``value`` does not reach ``bound``."""
    return value < bound - TOLERANCE


def more_is_better(value: float, green_from: float, red_below: float) -> Colour:
    """Return green from ``green_from`` up, red below ``red_below``, amber between."""
    if below(value, red_below):
        return Colour.RED
    return Colour.GREEN if at_least(value, green_from) else Colour.AMBER


def less_is_better(value: float, green_to: float, red_above: float) -> Colour:
    """Return green up to ``green_to``, red above ``red_above``, amber between."""
    if above(value, red_above):
        return Colour.RED
    return Colour.GREEN if at_most(value, green_to) else Colour.AMBER


def worst(colours: Iterable[Colour]) -> Colour:
    """Return the worst of several items' colours; unknown where there are none.

    What is known to be amber or red stays so beside what is not known; green does not.
    """
    found = set(colours)
    return next((colour for colour in _WORST_FIRST if colour in found), Colour.UNKNOWN)
