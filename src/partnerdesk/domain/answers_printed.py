"""How the counted answers to one question of a survey may be printed, those that lie off its scale apart.

Who answered off a scale ("don't know") is not among those out of whom the steps are counted: such an answer has a count
and no base. It has no share of that base, and it cannot hide a step that the base would give away.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from partnerdesk.domain.disclosure import BOARD, Breakdown, breakdown, cell_alone, is_sensitive
from partnerdesk.domain.records import BeneficiaryInput, SurveyAnswer
from partnerdesk.domain.settings import DEFAULTS, Settings


def places_off(rows: Sequence[SurveyAnswer]) -> frozenset[int]:
    """Return which answers to a question are not of its base: without one, where the others fill theirs.

    Where the others do not fill it, somebody typed a base for some answers only, and all of them are of it.
    """
    base = max((row.base or 0 for row in rows), default=0)
    of_base = sum(row.count or 0 for row in rows if row.base is not None)
    return frozenset(at for at, row in enumerate(rows) if row.base is None) if 0 < base <= of_base else frozenset()


def answers_printed(
    given: BeneficiaryInput, rows: Sequence[SurveyAnswer], edition: str = BOARD, settings: Settings = DEFAULTS
) -> Breakdown:
    """Return how many gave each answer to one question, in the order of the answers, as it may be printed."""
    sensitive, off = is_sensitive(given), places_off(rows)
    counts = [row.count or 0 for row in rows]
    steps = [count for at, count in enumerate(counts) if at not in off]
    base = max((row.base or 0 for row in rows), default=0) or sum(counts)
    printed = breakdown(steps, base, sensitive=sensitive, edition=edition, settings=settings)
    if printed.cells is None or not off:
        return printed
    told = iter(printed.cells)
    cells = (
        cell_alone(count, sensitive=sensitive, settings=settings) if at in off else next(told)
        for at, count in enumerate(counts)
    )
    return dataclasses.replace(printed, cells=tuple(cells))
