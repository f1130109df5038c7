"""Judges what was measured against goals.toml, and refuses to where the machine was too noisy."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from benchmarks.measuring import Measured

GOALS = Path(__file__).with_name("goals.toml")


class Outcome(StrEnum):
    """What became of one goal."""

    MET = "met"
    MISSED = "missed"
    OUT_OF_REACH = "out of reach, no worse"
    NOISY = "too noisy to judge"
    NO_GOAL = "no goal"


@dataclass(frozen=True)
class Goals:
    """The most that each job may cost beside its floor, and the most noise at which that is judged.

    ``no_worse`` is for goals that were shown to be below what the work itself costs (decision 25): the goal stays in
    sight, and only a ratio above this second figure is a miss.
    """

    most_noise: float
    at_most: Mapping[str, float]
    no_worse: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path = GOALS) -> "Goals":
        """Read the goals from their TOML file."""
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(float(stated["most_noise"]), stated["at_most"], stated["no_worse"])

    def judge(self, measured: Measured) -> Outcome:
        """Judge one job."""
        most = self.at_most.get(measured.job.id)
        if most is None:
            return Outcome.NO_GOAL
        if measured.noise > self.most_noise:
            return Outcome.NOISY
        if measured.ratio <= most:
            return Outcome.MET
        return Outcome.OUT_OF_REACH if measured.ratio <= self.no_worse.get(measured.job.id, most) else Outcome.MISSED


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """Give 0 when all is well, 1 when a goal was missed, 3 when the machine was too noisy to say."""
    if Outcome.MISSED in outcomes:
        return 1
    return 3 if Outcome.NOISY in outcomes else 0
