"""Keeps what each run of the bench found, one line of JSON a run, so that the next can say what it was before.

Knows no job and no goal. A ratio is kept with the noise that it was measured in.
"""

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import Absent, Measured

HISTORY = Path(__file__).with_name("history.jsonl")
DIGITS = 4


@dataclass(frozen=True)
class Run:
    """One run: when, of which commit, where; the ratio of each job, and how far its floor was from itself."""

    at: str
    commit: str
    machine: str
    ratios: Mapping[str, float]
    noise: Mapping[str, float]


def run_of(results: Sequence[Measured | Absent]) -> Run:
    """Return what is kept of a run that ends now."""
    measured = [each for each in results if isinstance(each, Measured)]
    return Run(
        datetime.now(UTC).isoformat(timespec="seconds"),
        _commit(),
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        {each.job.id: _short(each.ratio) for each in measured},
        {each.job.id: _short(each.noise) for each in measured},
    )


def _short(figure: float) -> float:
    return float(f"{figure:.{DIGITS}g}")


def _commit() -> str:
    """Return which commit is measured, with a plus where files differ from it; nothing outside of git."""
    asked = ["git", "-C", str(HISTORY.parent), "describe", "--always", "--dirty=+", "--exclude=*"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return found.stdout.strip()


def read(path: Path = HISTORY) -> list[Run]:
    """Return the runs that are kept, the oldest first."""
    if not path.exists():
        return []
    return [Run(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def add(run: Run, path: Path = HISTORY) -> None:
    """Keep one more run, if anything was measured in it."""
    if run.ratios:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(run)) + "\n")


def before(runs: Sequence[Run], most_noise: float) -> dict[str, float]:
    """Return the last ratio of each job that was measured on a quiet machine."""
    return {name: ratio for run in runs for name, ratio in run.ratios.items() if run.noise.get(name, 0.0) <= most_noise}
