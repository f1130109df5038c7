"""Whatever happens to a file, in whatever order, it is as the model says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from partnerdesk.storage import protection
from tests.figures import Figures
from tests.services.file_machine import FileMachine, ProtectedFileMachine, Tally

RUNS = 195
LEAST_RUNS = 150
STEPS = 50
PROTECTED_RUNS = 12


def _runs(machine: type[FileMachine], runs: int, steps: int, number: int) -> None:
    Tally.runs = Tally.steps = Tally.conflicts = Tally.crashes = Tally.refusals = Tally.passwords = 0
    limits = settings(
        max_examples=runs,
        stateful_step_count=steps,
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
@pytest.mark.parametrize("half", [1, 2])
def test_many_runs(figures: Figures, half: int) -> None:
    _runs(FileMachine, RUNS, STEPS, half)
    assert min(Tally.conflicts, Tally.crashes, Tally.refusals) > 100
    figures.reached("runs of the model of a file", Tally.runs, LEAST_RUNS)
    figures.reached("steps of the model of a file", Tally.steps, LEAST_RUNS * STEPS)


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not protection.is_possible(), reason="the part that encrypts is not installed")
def test_runs_with_passwords(figures: Figures) -> None:
    _runs(ProtectedFileMachine, PROTECTED_RUNS, STEPS, 3)
    assert Tally.passwords > PROTECTED_RUNS
    figures.reached("runs of the model of a file with passwords", Tally.runs, PROTECTED_RUNS - 2)
