"""Starts programs and kills them, and keeps what they acknowledged."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Storm:
    """The process that forks the program, and what it says."""

    def __init__(self, module: str, root: Path, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, str(root), str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.to, self.said = self.process.stdin, self.process.stdout
        self.held = b""

    def _line(self) -> str:
        while b"\n" not in self.held:
            more = os.read(self.said.fileno(), 65536)
            assert more, "the storm has ended"
            self.held += more
        line, _, self.held = self.held.partition(b"\n")
        return line.decode()

    def kill_one(self, edits: int, more_seconds: float) -> list[int]:
        """Let a child do so many edits and a little more, kill it, and return the edits that it acknowledged."""
        self.to.write(b"go\n")
        self.to.flush()
        child = int(self._line().removeprefix("child "))
        acknowledged: list[int] = []
        while len(acknowledged) < edits:
            acknowledged.append(int(self._line()))
        select.select([], [], [], more_seconds)
        os.kill(child, signal.SIGKILL)
        while not (line := self._line()).startswith("ended"):
            acknowledged.append(int(line))
        assert line == f"ended {-signal.SIGKILL}"
        return acknowledged

    def end(self) -> None:
        """Let it end."""
        self.to.close()
        self.process.wait()
        self.said.close()
