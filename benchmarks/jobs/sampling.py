"""10,000 draws of first places, beside a plain loop over the same numbers and beside NumPy without a program.

Eight options, eleven criteria, twelve people. Each run has its own seed, so that no draw is kept from the run before.
pymcdm, a library of methods that rank, stands beside them where it is (`pip install --group bench`).
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import Absent, Job, timed
from partnerdesk.domain.sampling import DRAWS, first_place_shares

OPTIONS, CRITERIA, PEOPLE = 8, 11, 12
Cells = list[list[list[int]]]
Floats = NDArray[np.float64]


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


def _drawn(cells: Cells, weights: Sequence[float], seed: int) -> tuple[Floats, tuple[Floats, Floats]]:
    """Draw the levels (option, criterion, draw) and the weights (draw, criterion), in order of importance and free."""
    rng = np.random.default_rng(seed)
    given = np.array(cells)
    free = rng.dirichlet(np.ones(CRITERIA), DRAWS)
    ordered = np.empty_like(free)
    ordered[:, np.argsort(weights)[::-1]] = np.sort(free, axis=1)[:, ::-1]
    picks = rng.integers(0, PEOPLE, (OPTIONS, CRITERIA, DRAWS))
    return np.take_along_axis(given, picks, axis=2).astype(float), (ordered, free)


def _first(values: Floats) -> list[float]:
    """Give the share of draws (columns) in which each option (row) has the most."""
    first = values >= values.max(axis=0) - 1e-9
    shares: list[float] = (first / first.sum(axis=0)).mean(axis=1).tolist()
    return shares


def bare_numpy(cells: Cells, weights: Sequence[float], seed: int) -> tuple[list[float], list[float]]:
    """Do it in a dozen lines of NumPy: no ties of weights, no missing levels, nothing checked."""
    levels, (ordered, free) = _drawn(cells, weights, seed)
    return _first(np.einsum("ocd,dc->od", levels, ordered)), _first(np.einsum("ocd,dc->od", levels, free))


def pymcdm_loop(cells: Cells, weights: Sequence[float], seed: int) -> tuple[list[float], list[float]]:
    """Ask pymcdm for each draw's weighted sums, one after the other; the drawing and the counting are NumPy's."""
    from pymcdm.methods import WSM

    rank, gains = WSM(normalization_function=lambda levels, cost: levels), np.ones(CRITERIA)  # noqa: ARG005 - its names
    levels, drawn = _drawn(cells, weights, seed)
    tables = np.ascontiguousarray(np.moveaxis(levels, 2, 0))
    shares = [
        _first(np.array([rank(table, given, gains) for table, given in zip(tables, each, strict=True)]).T)
        for each in drawn
    ]
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


@contextmanager
def beside_pymcdm(folder: Path) -> Iterator[Job | Absent]:  # noqa: ARG001 - nothing is written
    """Draw, beside a loop over a library that ranks one table at a time."""
    key, title, floor_title = "sampling_pymcdm", "first places, 10,000 draws", "a loop over pymcdm"
    if find_spec("pymcdm") is None:
        yield Absent(key, title, floor_title, "not installed")
        return
    (cells, weights), seeds = case(), count()
    yield Job(
        id=key,
        title=title,
        floor_title=floor_title,
        subject=timed(lambda: first_place_shares(cells, weights, seed=next(seeds)), times=5),
        floor=timed(lambda: pymcdm_loop(cells, weights, next(seeds))),
        rounds=3,
    )
