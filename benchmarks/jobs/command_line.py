"""Commands as whole processes: what they may take longer than an interpreter that loads what they need anyway."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.jobs.start import ROOT, environment
from benchmarks.measuring import Job

VERSION_MAY, CHECK_MAY = 0.06, 0.1
READ = """
import sqlite3, sys
sys.modules["pandas"] = None  # sqlite-utils would load it where something else has brought it
import numpy, sqlite_utils
file = sqlite3.connect(sys.argv[1])
for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
    file.execute(f'SELECT * FROM "{name}"').fetchall()
"""


def _seconds(folder: Path, *arguments: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment(folder), cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


@contextmanager
def version(folder: Path) -> Iterator[Job]:
    """Say the version."""
    yield Job(
        id="version",
        title="partnerdesk --version",
        floor_title="python -c pass, and 60 ms",
        subject=lambda: _seconds(folder, "-m", "partnerdesk", "--version"),
        floor=lambda: _seconds(folder, "-c", "pass") + VERSION_MAY,
    )


@contextmanager
def check(folder: Path) -> Iterator[Job]:
    """Check the example, with how firm the answer is."""
    file = str(folder / "example.partnership")
    _seconds(folder, "-m", "partnerdesk", "sample", "-o", file)
    yield Job(
        id="check",
        title="partnerdesk check",
        floor_title="NumPy, sqlite-utils, the rows read, and 100 ms",
        subject=lambda: _seconds(folder, "-m", "partnerdesk", "check", file),
        floor=lambda: _seconds(folder, "-c", READ, file) + CHECK_MAY,
    )
