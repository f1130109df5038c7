"""Whatever happens to a file, in whatever order, it is as the model says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from partnerdesk.storage import protection
from tests.figures import Figures
from tests.services.file_machine import FileMachine, ProtectedFileMachine, Tally

PARTS = 3  # so that several processes share them
RUNS = 190  # of each part; every third may end early, because of what was drawn
LEAST_RUNS = 100  # that had every step
STEPS = 50
PROTECTED_RUNS = 60
LEAST_PASSWORDS = 30  # set, changed or removed: which rules a run draws from is itself drawn


def _runs(machine: type[FileMachine], runs: int, steps: int, number: int) -> None:
    Tally.asked = steps
    Tally.runs = Tally.steps = Tally.whole = Tally.conflicts = Tally.crashes = Tally.refusals = Tally.passwords = 0
    Tally.imports = Tally.stops = Tally.erased = Tally.people_erased = 0
    limits = settings(
        max_examples=runs,
        stateful_step_count=steps + 1,  # the first is the beginning
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(number)(machine), settings=limits)


def test_a_few_runs(figures: Figures) -> None:
    _runs(FileMachine, 6, 25, 1)
    figures.reached("runs of the model of a file, a few", Tally.runs, 5)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_many_runs(figures: Figures, part: int) -> None:
    _runs(FileMachine, RUNS, STEPS, part)
    assert min(Tally.conflicts, Tally.crashes, Tally.refusals, Tally.imports, Tally.stops) > 30
    assert min(Tally.erased, Tally.people_erased) > 10
    figures.reached(f"runs of the model of a file, with {STEPS} steps each", Tally.whole, LEAST_RUNS)
    figures.reached("steps of the model of a file", Tally.steps, LEAST_RUNS * STEPS)


def test_the_runs_together_are_as_many_as_promised() -> None:
    assert PARTS * LEAST_RUNS >= 300
    assert STEPS >= 50


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not protection.is_possible(), reason="the part that encrypts is not installed")
def test_runs_with_passwords(figures: Figures) -> None:
    _runs(ProtectedFileMachine, PROTECTED_RUNS, STEPS, 3)
    assert Tally.passwords > LEAST_PASSWORDS
    figures.reached("runs of the model of a file with passwords", Tally.runs, PROTECTED_RUNS - 10)
