"""No acknowledged edit is lost between two laptops, a stick, and whatever happens to the files on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.figures import Figures
from tests.services.wide_world import World

STEPS = 60
PARTS, RUNS, EDITS = 3, 40, 6  # EDITS: the fewest of a run, on the average of a part


def _gone_wrong(folder: Path, seed: int) -> tuple[int, list[str]]:
    """Return how many edits there were in one run, and what went wrong."""
    world = World(folder / str(seed), seed)
    try:
        for _ in range(STEPS):
            world.step()
        wrong = [f"{seed}: lost {name}" for name in sorted(world.lost())]
        wrong += [f"{seed}: {name} is not as its history says" for name in world.unwell()]
    finally:
        world.end()
    return world.edits, wrong


def _run(folder: Path, seeds: range) -> tuple[int, list[str]]:
    runs = [_gone_wrong(folder, seed) for seed in seeds]
    return sum(edits for edits, _ in runs), [each for _, wrong in runs for each in wrong]


def test_a_few_evenings(quick_path: Path, figures: Figures) -> None:
    edits, wrong = _run(quick_path, range(5))
    figures.reached("edits between two laptops and a stick, a few", edits, 40, wrong)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_many_evenings(quick_path: Path, figures: Figures, part: int) -> None:
    edits, wrong = _run(quick_path, range(part * 1000, part * 1000 + RUNS))
    figures.reached("edits between two laptops and a stick", edits, RUNS * EDITS, wrong)


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_a_program_that_trusts_what_it_once_wrote_is_found_out(
    quick_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerdesk.services.conflicts._is_in_document", lambda *_: True)
    assert any(_gone_wrong(quick_path, seed)[1] for seed in range(1000, 1000 + RUNS))
