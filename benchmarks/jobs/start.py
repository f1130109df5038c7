"""Cold starts: from a new process to a window that was painted and can be used."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Absent, Job

ROOT = Path(__file__).parents[2]
WATCHED, WATCHED_ANKI = ROOT / "benchmarks" / "watched_start.py", ROOT / "benchmarks" / "watched_anki.py"
FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@cache
def prepare() -> None:
    """Keep what an installed program has compiled already: the methods of its values beside its bytecode."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-m", "partnerdesk.compiled_values"], env=compiled, cwd=ROOT, check=True)


def environment(folder: Path) -> dict[str, str]:
    """Give an environment whose settings are in ``folder``, off the screen where there is none."""
    prepare()
    found = {**os.environ, **{name: str(folder / name.lower()) for name in FOLDERS}}
    found.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, and so is the floor's PySide
    if not (found.get("DISPLAY") or found.get("WAYLAND_DISPLAY")):
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found


class Started(NamedTuple):
    """A start: the seconds until the window was usable; the memory in MB and the heavy modules loaded by then."""

    seconds: float
    memory: float
    loaded: list[str]


def start(folder: Path, *arguments: str, watched: Path = WATCHED) -> Started:
    """Start a window and end it as soon as it is usable."""
    begun = time.monotonic_ns()
    ran = subprocess.run(
        [sys.executable, watched, *arguments],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if ran.returncode or not ran.stdout:
        message = f"the start ended with {ran.returncode}: {ran.stderr}"
        raise RuntimeError(message)
    usable, memory, *loaded = ran.stdout.split()
    return Started((int(usable) - begun) / 1e9, int(memory) / 1e6, loaded)


def starts_with(file: Path, *before: str) -> Callable[[], Started]:
    """Give a start that opens a file, each time a copy that nobody has opened, in a place of its own.

    A start that was ended is a crash to the next one, which would go on with its work, and that is another job.
    """

    def started() -> Started:
        with tempfile.TemporaryDirectory(dir=file.parent) as place:
            copy = shutil.copy(file, place)
            return start(Path(place), *before, str(copy))

    return started


def starts_with_example(folder: Path, *before: str) -> Callable[[], Started]:
    """Give a start that opens the example."""
    file = folder / "example.partnership"
    made = [sys.executable, "-m", "partnerdesk", "sample", "-o", str(file)]
    subprocess.run(made, env=environment(folder), check=True, capture_output=True)
    return starts_with(file, *before)


@contextmanager
def window(
    name: str, title: str, opening: Callable[[Path], Callable[[], Started]], folder: Path, *, rounds: int = 15
) -> Iterator[Job]:
    """Start as ``opening`` gets it ready, beside a bare QMainWindow."""
    started = opening(folder)
    yield Job(
        id=name,
        title=title,
        floor_title="bare QMainWindow",
        subject=lambda: started().seconds,
        floor=lambda: start(folder, "bare").seconds,
        rounds=rounds,
    )


@contextmanager
def plain_window(folder: Path) -> Iterator[Job]:
    """Show what the start page looks like from one plain file, beside a bare QMainWindow: what the picture costs."""
    yield Job(
        id="start_plain",
        title="the start page as one plain file",
        floor_title="bare QMainWindow",
        subject=lambda: start(folder, "plain").seconds,
        floor=lambda: start(folder, "bare").seconds,
    )


@contextmanager
def beside_anki(folder: Path) -> Iterator[Job | Absent]:
    """Start, beside Anki, whose profile was made before: its main window painted, whatever it shows in it later."""
    key, title = "start_anki", "cold start to a usable window"
    if find_spec("aqt") is None:
        yield Absent(key, title, "Anki", "not installed")
        return
    place = folder / "anki"
    place.mkdir()
    subprocess.run([sys.executable, WATCHED_ANKI, place, "prepare"], env=environment(folder), check=True)
    yield Job(
        id=key,
        title=title,
        floor_title="Anki",
        subject=lambda: start(folder).seconds,
        floor=lambda: start(folder, str(place), watched=WATCHED_ANKI).seconds,
        rounds=5,
    )


@contextmanager
def memory_with_example(folder: Path) -> Iterator[Job]:
    """Hold the example open and do nothing, beside a bare QMainWindow: in MB."""
    started = starts_with_example(folder)
    yield Job(
        id="memory_with_example",
        title="memory with the example open",
        floor_title="bare QMainWindow",
        subject=lambda: started().memory,
        floor=lambda: start(folder, "bare").memory,
        rounds=3,
        unit="MB",
    )


def _nothing(*before: str) -> Callable[[Path], Callable[[], Started]]:
    return lambda folder: lambda: start(folder, *before)


def _example(*before: str) -> Callable[[Path], Callable[[], Started]]:
    return lambda folder: starts_with_example(folder, *before)


_WINDOWS = {
    "start": ("cold start to a usable window", _nothing()),
    "start_painted": ("cold start to a painted window", _nothing("painted")),
    "start_with_example": ("the same with the example open", _example()),
    "start_with_example_painted": ("the same, to a painted window", _example("painted")),
}
JOBS: dict[str, Callable[[Path], AbstractContextManager[Job | Absent]]] = {
    **{name: partial(window, name, title, opening) for name, (title, opening) in _WINDOWS.items()},
    "start_plain": plain_window,
    "start_anki": beside_anki,
    "memory_with_example": memory_with_example,
}
