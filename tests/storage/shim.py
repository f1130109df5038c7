"""Builds the shim that fails storage calls, and steers it from within a process that runs under it."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Fault:
    """What goes wrong at one call. ``again``: every call after it goes wrong too, until the disk is well again."""

    name: str
    mode: str
    number: int = 0
    again: bool = False
    letters: str = ""

    @property
    def kills(self) -> bool:
        """Whether the process ends there."""
        return self.mode in {"kill", "torn"}


FAULTS = (
    Fault("kill", "kill"),
    Fault("torn write", "torn"),
    Fault("I/O error once", "err", errno.EIO),
    Fault("I/O error sticky", "err", errno.EIO, again=True),
    Fault("disk full once", "err", errno.ENOSPC),
    Fault("disk full sticky", "err", errno.ENOSPC, again=True),
)
# Reading changes nothing, so only an error is of interest there.
UNREADABLE = Fault("read error once", "err", errno.EIO, letters="G")


def why_not() -> str:
    """Return why the shim cannot be used here; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "the shim is for Linux"
    return "" if shutil.which("gcc") else "there is no C compiler (gcc)"


def built(folder: Path) -> Path:
    """Build the shim in ``folder``."""
    library = folder / "shim.so"
    command = ["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library


def run_under(library: Path, module: str, *words: str) -> str:
    """Run a module of the tests with the shim in front of the system's calls and return what it printed."""
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


class Shim:
    """The shim of this process."""

    def __init__(self, folder: Path) -> None:
        """Look at calls on what lies in ``folder``, and nothing else."""
        self._folder = os.fsencode(f"{folder}/")
        self._library = ctypes.CDLL(None)

    def watch(self, log: Path | None = None) -> None:
        """Count from now on; write every call into ``log`` where one is given."""
        self._arm(b"count", 0, 0, sticky=False, letters="", log=log)

    def fail(self, fault: Fault, at: int) -> None:
        """Let the call with the number ``at``, counted from now, go wrong."""
        self._arm(fault.mode.encode(), at, fault.number, sticky=fault.again, letters=fault.letters)

    def count_only(self, letters: str) -> None:
        """Count only calls of these letters from now on."""
        self._arm(b"count", 0, 0, sticky=False, letters=letters)

    def keep(self, path: Path | None, closed: Path | None = None) -> None:
        """Let no file be renamed to ``path``, and none be made in ``closed``, until told otherwise."""
        self._library.shim_keep(os.fsencode(path or ""), os.fsencode(f"{closed}/") if closed else b"")

    def _arm(self, mode: bytes, at: int, number: int, *, sticky: bool, letters: str, log: Path | None = None) -> None:
        log_path = os.fsencode(log) if log else b""
        self._library.shim_arm(mode, ctypes.c_long(at), number, int(sticky), letters.encode(), self._folder, log_path)

    @property
    def count(self) -> int:
        """How many calls there were."""
        return int(self._library.shim_count())
