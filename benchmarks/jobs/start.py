"""Cold starts: from a new process to a window that was painted and waits for its user."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Job

ROOT = Path(__file__).parents[2]
WATCHED = ROOT / "benchmarks" / "watched_start.py"
FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def environment(folder: Path) -> dict[str, str]:
    """Give an environment whose settings are in ``folder``, off the screen where there is none."""
    found = {**os.environ, **{name: str(folder / name.lower()) for name in FOLDERS}}
    found.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, and so is the floor's PySide
    if not (found.get("DISPLAY") or found.get("WAYLAND_DISPLAY")):
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found


def start(folder: Path, *arguments: str) -> tuple[float, list[str]]:
    """Start a window; give the seconds until it was usable, and which heavy modules were loaded by then."""
    begun = time.monotonic_ns()
    ran = subprocess.run(
        [sys.executable, WATCHED, *arguments],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if ran.returncode or not ran.stdout:
        message = f"the start ended with {ran.returncode}: {ran.stderr}"
        raise RuntimeError(message)
    usable, *loaded = ran.stdout.split()
    return (int(usable) - begun) / 1e9, loaded


@contextmanager
def empty_window(folder: Path) -> Iterator[Job]:
    """Start without a file, beside a bare QMainWindow."""
    yield Job(
        id="start",
        title="cold start to a usable window",
        floor_title="bare QMainWindow",
        subject=lambda: start(folder)[0],
        floor=lambda: start(folder, "bare")[0],
    )


@contextmanager
def window_with_example(folder: Path) -> Iterator[Job]:
    """Start with the example open, beside a bare QMainWindow."""
    file = folder / "example.partnership"
    made = [sys.executable, "-m", "partnerdesk", "sample", "-o", str(file)]
    subprocess.run(made, env=environment(folder), check=True, capture_output=True)
    yield Job(
        id="start_with_example",
        title="the same with the example open",
        floor_title="bare QMainWindow",
        subject=lambda: start(folder, str(file))[0],
        floor=lambda: start(folder, "bare")[0],
    )
