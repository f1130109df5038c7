"""Runs the command line as another process; what it keeps of its own lies below the folder that it runs in."""

import os
import subprocess
import sys
from pathlib import Path

_KEPT = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
AS_MODULE = ("-m", "partnerdesk")


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of a run in a folder."""
    return {**os.environ, **{name: str(folder / place) for name, place in _KEPT.items()}}


def run(
    folder: Path, *arguments: str, program: tuple[str, ...] = AS_MODULE, stdin: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a folder and return how it ended."""
    command = [sys.executable, *program, *arguments]
    return subprocess.run(command, cwd=folder, stdin=stdin, capture_output=True, check=False, env=surroundings(folder))


def done(folder: Path, *arguments: str) -> bytes:
    """Run a command that goes well and complains of nothing; return what it wrote out."""
    ran = run(folder, *arguments)
    assert (ran.returncode, ran.stderr) == (0, b""), ran.stderr.decode()
    return ran.stdout


def in_words(folder: Path, *arguments: str) -> str:
    """Do the same, and return it as text."""
    return done(folder, *arguments).decode()
