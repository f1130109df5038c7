"""10,000 draws of first places, beside a plain loop over the same numbers and beside NumPy without a program.

Eight options, eleven criteria, twelve people. Each run has its own seed, so that no draw is kept from the run before.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import numpy as np

from benchmarks.measuring import Job, timed
from partnerdesk.domain.sampling import DRAWS, first_place_shares

OPTIONS, CRITERIA, PEOPLE = 8, 11, 12
Cells = list[list[list[int]]]


def case() -> tuple[Cells, list[float]]:
    """Give made-up levels and weights, the same in each run."""
    drawn = random.Random(1)
    cells = [[[drawn.randint(1, 5) for _ in range(PEOPLE)] for _ in range(CRITERIA)] for _ in range(OPTIONS)]
    raw = [drawn.randint(10, 100) for _ in range(CRITERIA)]
    return cells, [weight / sum(raw) for weight in raw]


def plain_loop(cells: Cells, weights: Sequence[float], seed: int) -> tuple[list[float], list[float]]:
    """Do what ``first_place_shares`` does, one draw after the other, with nothing but the standard library."""
    drawn = random.Random(seed)
    order = sorted(range(CRITERIA), key=lambda place: -weights[place])
    ordered, free = [0.0] * OPTIONS, [0.0] * OPTIONS
    for _ in range(DRAWS):
        raw = [drawn.expovariate(1.0) for _ in range(CRITERIA)]
        falling = dict(zip(order, sorted(raw, reverse=True), strict=True))
        levels = [[drawn.choice(given) for given in option] for option in cells]
        _count_first(ordered, levels, [falling[place] for place in range(CRITERIA)])
        _count_first(free, levels, raw)
    return [share / DRAWS for share in ordered], [share / DRAWS for share in free]


def _count_first(shares: list[float], levels: list[list[int]], weights: Sequence[float]) -> None:
    values = [sum(map(float.__mul__, weights, map(float, option))) for option in levels]
    best = max(values)
    first = [place for place, value in enumerate(values) if value >= best - 1e-9]
    for place in first:
        shares[place] += 1 / len(first)


def bare_numpy(cells: Cells, weights: Sequence[float], seed: int) -> tuple[list[float], list[float]]:
    """Do it in a dozen lines of NumPy: no ties of weights, no missing levels, nothing checked."""
    rng = np.random.default_rng(seed)
    given = np.array(cells)
    free = rng.dirichlet(np.ones(CRITERIA), DRAWS)
    ordered = np.empty_like(free)
    ordered[:, np.argsort(weights)[::-1]] = np.sort(free, axis=1)[:, ::-1]
    picks = rng.integers(0, PEOPLE, (OPTIONS, CRITERIA, DRAWS))
    levels = np.take_along_axis(given, picks, axis=2).astype(float)
    shares = []
    for drawn in (ordered, free):
        values = np.einsum("ocd,dc->od", levels, drawn)
        first = values >= values.max(axis=0) - 1e-9
        shares.append((first / first.sum(axis=0)).mean(axis=1).tolist())
    return shares[0], shares[1]


@contextmanager
def beside_a_loop(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Draw, beside a plain loop."""
    (cells, weights), seeds = case(), count()
    yield Job(
        id="sampling",
        title="first places, 10,000 draws",
        floor_title="plain Python loop",
        subject=timed(lambda: first_place_shares(cells, weights, seed=next(seeds)), times=5),
        floor=timed(lambda: plain_loop(cells, weights, next(seeds))),
        rounds=3,
    )


@contextmanager
def beside_numpy(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Draw, beside bare NumPy."""
    (cells, weights), seeds = case(), count()
    yield Job(
        id="sampling_numpy",
        title="first places, 10,000 draws",
        floor_title="bare NumPy",
        subject=timed(lambda: first_place_shares(cells, weights, seed=next(seeds)), times=3),
        floor=timed(lambda: bare_numpy(cells, weights, next(seeds)), times=3),
    )
