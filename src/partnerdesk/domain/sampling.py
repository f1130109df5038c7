"""How often each option comes first when weights and trustees' scores vary: rank acceptability by simulation (SMAA).

After R. Lahdelma, J. Hokkanen and P. Salminen, European Journal of Operational Research 106 (1998), 137-143, and
R. Lahdelma and P. Salminen, Operations Research 49 (2001), 444-454. The only module that uses NumPy, which is imported
when the first draw is made. Everything is put in order of ids first, so the order of records does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from partnerdesk.domain.bands import TOLERANCE
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import FirstPlaces
from partnerdesk.domain.ranking import ScoreTable, score_table
from partnerdesk.domain.weighing import group_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.reference import Catalogue

    Floats = NDArray[np.float64]

DRAWS, SEED = 10_000, 20261123


def tie_groups(weights: Sequence[float]) -> list[list[int]]:
    """Return the places of ``weights``, most important first; places of equal weight stand in one group."""
    order = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    groups: list[list[int]] = []
    for place in order:
        if groups and weights[groups[-1][-1]] - weights[place] <= TOLERANCE:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


@lru_cache(maxsize=8)
def _free_weights(draws: int, size: int, seed: int) -> Floats:
    """Return uniform Dirichlet draws, one row for each criterion."""
    import numpy as np

    raw = np.random.default_rng(seed).standard_exponential((size, draws))
    raw /= raw.sum(axis=0)
    raw.flags.writeable = False
    return raw


@lru_cache(maxsize=2)
def _falling_weights(draws: int, size: int, seed: int) -> Floats:
    """Return the draws sorted, the largest weight of each in the first row."""
    import numpy as np

    falling = np.sort(_free_weights(draws, size, seed), axis=0)[::-1]
    falling.flags.writeable = False
    return falling


@lru_cache(maxsize=8)
def _ordered_weights(draws: int, groups: tuple[tuple[int, ...], ...], seed: int) -> Floats:
    """Return the same draws sorted so that they keep an order of importance; equal weights fall in random order."""
    import numpy as np

    size = sum(len(group) for group in groups)
    falling = _falling_weights(draws, size, seed)
    shuffling = np.random.default_rng([seed, 1])
    result, start = np.empty_like(falling), 0
    for group in groups:
        block = falling[start : start + len(group)]
        result[list(group)] = shuffling.permuted(block, axis=0) if len(group) > 1 else block
        start += len(group)
    result.flags.writeable = False
    return result


@lru_cache(maxsize=4)
def _random_picks(draws: int, options: int, criteria: int, seed: int) -> NDArray[np.float32]:
    import numpy as np

    picks = np.random.default_rng([seed, 2]).random((options, criteria, draws), dtype=np.float32)
    picks.flags.writeable = False
    return picks


def _drawn_levels(cells: Sequence[Sequence[Sequence[float]]], draws: int, seed: int) -> Floats:
    """Return a level for each option, criterion and draw: one trustee's, picked at random among those who gave one."""
    import numpy as np

    picks = _random_picks(draws, len(cells), len(cells[0]), seed)
    levels = np.empty(picks.shape)
    for row, option in enumerate(cells):
        for column, given in enumerate(option):
            ordered = np.sort(np.asarray(given, dtype=np.float64))
            if ordered[0] == ordered[-1]:
                levels[row, column] = ordered[0]
            else:
                levels[row, column] = ordered[(picks[row, column] * len(ordered)).astype(np.int16)]
    return levels


def _shares(levels: Floats, weights: Floats) -> list[float]:
    """Return the share of draws in which each option has the highest value; a joint first place is divided."""
    import numpy as np

    values = np.einsum("ocd,cd->od", levels, weights)
    first = values >= values.max(axis=0) - TOLERANCE
    shares: list[float] = (first / first.sum(axis=0)).mean(axis=1).tolist()
    return shares


def first_place_shares(
    cells: Sequence[Sequence[Sequence[float]]], weights: Sequence[float], draws: int = DRAWS, seed: int = SEED
) -> tuple[list[float], list[float]]:
    """Return each option's first-place share, with the order of ``weights`` kept and with weights in any order.

    ``cells[option][criterion]`` holds the levels that trustees gave; none may be empty.
    """
    groups = tuple(tuple(group) for group in tie_groups(weights))
    levels = _drawn_levels(cells, draws, seed)
    free = _shares(levels, _free_weights(draws, len(weights), seed))
    if len(groups) == 1:
        return free, free
    return _shares(levels, _ordered_weights(draws, groups, seed)), free


def _cells(table: ScoreTable, options: Sequence[str], criteria: Sequence[str]) -> list[list[list[int]]]:
    return [[list(table.levels[option, criterion].values()) for criterion in criteria] for option in options]


def first_places_of(table: ScoreTable, draws: int = DRAWS, seed: int = SEED) -> FirstPlaces | None:
    """Return the first-place shares of a table of scores, or None where there is nothing to rank."""
    weights = group_weights(table.shares, table.criteria)
    options, criteria = sorted(table.eligible), sorted(table.criteria)
    if not weights or not options:
        return None
    cells = _cells(table, options, criteria)
    ordered, free = first_place_shares(cells, [weights[name] for name in criteria], draws, seed)
    return FirstPlaces(
        dict(zip(options, ordered, strict=True)), dict(zip(options, free, strict=True)), draws=draws, seed=seed
    )


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws of one table of scores, kept so that other weights can be tried quickly.

    Only the order of the weights matters for them, so what an order gives is worked out once.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    levels: Floats
    free: tuple[float, ...]
    count: int
    seed: int
    known: dict[tuple[tuple[int, ...], ...], list[float]] = field(default_factory=dict)

    def places(self, weights: Mapping[str, float]) -> FirstPlaces:
        """Return the first-place shares for these weights, with their order kept and in any order."""
        groups = tuple(tuple(group) for group in tie_groups([weights[name] for name in self.criteria]))
        if groups not in self.known:
            drawn = _ordered_weights(self.count, groups, self.seed) if len(groups) > 1 else None
            self.known[groups] = list(self.free) if drawn is None else _shares(self.levels, drawn)
        ordered, free = self.known[groups], self.free
        return FirstPlaces(
            dict(zip(self.options, ordered, strict=True)),
            dict(zip(self.options, free, strict=True)),
            draws=self.count,
            seed=self.seed,
        )


def draws_of(table: ScoreTable, draws: int = DRAWS, seed: int = SEED) -> Draws | None:
    """Return the draws of a table of scores, or None where there is nothing to rank."""
    options, criteria = tuple(sorted(table.eligible)), tuple(sorted(table.criteria))
    if not options or not group_weights(table.shares, table.criteria):
        return None
    levels = _drawn_levels(_cells(table, options, criteria), draws, seed)
    free = tuple(_shares(levels, _free_weights(draws, len(criteria), seed)))
    _falling_weights(draws, len(criteria), seed)  # kept, so that the first weight that is tried need not wait
    return Draws(options, criteria, levels, free, draws, seed)


def draws(partnership: Partnership, catalogue: Catalogue) -> Draws | None:
    """Return the draws of a partnership's options, or None where there is nothing to rank."""
    return draws_of(score_table(Case.of(partnership, catalogue, date.min)))


def first_places(
    partnership: Partnership, catalogue: Catalogue, draws: int = DRAWS, seed: int = SEED
) -> FirstPlaces | None:
    """Return the first-place shares of a partnership's options, or None where there is nothing to rank.

    The day does not matter: no score or weight has an age.
    """
    return first_places_of(score_table(Case.of(partnership, catalogue, date.min)), draws, seed)
