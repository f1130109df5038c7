"""Publishers that race: whoever is told that a document was written finds it there, whatever the other did."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from partnerdesk.domain.records import OpenPoint
from tests.figures import Figures
from tests.storage.places import admitted, document, names_in
from tests.storage.racing import race

NAMES = ("left", "right")
ROUNDS = 400
CONTROL_ROUNDS = 30


def _raced(folder: Path, rounds: int, *, guarded: bool) -> tuple[list[str], int]:
    """Give the records that were acknowledged and are not in the document, and how often a publisher was told no."""
    shared = folder / "shared"
    shared.mkdir()
    path = document(shared)
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(len(NAMES))
    racers = []
    for name in NAMES:
        (folder / name).mkdir()
        racers.append(
            context.Process(
                target=race, args=(name, folder / name, path, rounds, barrier), kwargs={"guarded": guarded}, daemon=True
            )
        )
        racers[-1].start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0, 0]
    held = {record.id for record in admitted(path, folder / NAMES[0]).partnership.rows(OpenPoint)}
    assert names_in(shared) == [path.name]
    lost = [f"{name}-{number}" for name in NAMES for number in range(rounds) if f"{name}-{number}" not in held]
    return lost, sum(int((folder / name / "refusals").read_text("utf-8")) for name in NAMES)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_no_publisher_overwrites_another(quick_path: Path, figures: Figures) -> None:
    lost, refusals = _raced(quick_path, ROUNDS, guarded=True)
    assert refusals >= ROUNDS * 0.9, "they did not race"
    figures.reached("racing publishers", len(NAMES) * ROUNDS, 800, lost)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_without_the_lock_the_same_race_loses_work(quick_path: Path, figures: Figures) -> None:
    lost, _ = _raced(quick_path, CONTROL_ROUNDS, guarded=False)
    figures.reached("control: racing publishers without the lock, lost", len(lost), 1)
