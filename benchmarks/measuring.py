"""Runs a job and its floor in turn and gives their ratio. Knows no job, no goal and no way to print."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True)
class Job:
    """What is measured, and the least that any program would need for it.

    ``subject`` and ``floor`` do the work once and give the seconds that it took: a job that starts a process knows
    better than its caller when the clock stops. What is not a time has another ``unit``.
    """

    id: str
    title: str
    floor_title: str
    subject: Callable[[], float]
    floor: Callable[[], float]
    rounds: int = 15
    unit: str = "s"


@dataclass(frozen=True)
class Absent:
    """A job that cannot run here, and why: a program to compare with is not installed."""

    id: str
    title: str
    floor_title: str
    why: str


@dataclass(frozen=True)
class Measured:
    """The times of one job: ``floors`` has one more than ``subjects``, which stand between them."""

    job: Job
    floors: tuple[float, ...]
    subjects: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """Give each time of the subject over the mean of the floors just before and after it."""
        return [
            subject / ((before + after) / 2)
            for subject, (before, after) in zip(self.subjects, pairwise(self.floors), strict=True)
        ]

    @property
    def ratio(self) -> float:
        """Give the median ratio."""
        return median(self.ratios)

    @property
    def noise(self) -> float:
        """Give how far a floor is from the next one (A/A), as a share; the median, so 0.1 is 10 per cent."""
        return median(max(pair) / min(pair) - 1 for pair in pairwise(self.floors))


def measure(job: Job, rounds: int | None = None) -> Measured:
    """Run floor, subject, floor, subject … floor. The first of each is a rehearsal and is not counted."""
    job.floor()
    job.subject()
    floors, subjects = [job.floor()], []
    for _ in range(rounds or job.rounds):
        subjects.append(job.subject())
        floors.append(job.floor())
    return Measured(job, tuple(floors), tuple(subjects))


def timed(work: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """Turn work into a measurement: the mean seconds of ``times`` runs in a row."""

    def run() -> float:
        start = time.perf_counter()
        for _ in range(times):
            work()
        return (time.perf_counter() - start) / times

    return run
