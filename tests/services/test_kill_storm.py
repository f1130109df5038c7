"""A working program is killed again and again at any moment: every edit that it acknowledged is there, and whole."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from tests.figures import Figures
from tests.services.storm import is_whole, number_in

KILLS = 130
EDITS = 2700
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL"),
]


class Storm:
    """The process that forks the program, and what it says."""

    def __init__(self, root: Path, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.services.storm", str(root), str(path)],
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


def _bad(documents: Documents, path: Path, last: int) -> list[str]:
    """Look at what the next start would find; it is left as it is, for the next child to go on with."""
    on_disk = documents.read(path)
    bad = [] if is_whole(on_disk) and number_in(on_disk) <= last + 1 else [f"the document is at {number_in(on_disk)}"]
    with documents.open(path) as session:
        found = session.partnership
        if number_in(found) not in {last, last + 1}:
            bad.append(f"{last} was acknowledged, {number_in(found)} is there")
        if not is_whole(found):
            bad.append(f"edit {number_in(found)} is not whole")
    if documents.read(path) != found or not all(finding.well for finding in documents.verify(path)):
        bad.append("the document is not what was worked on")
    return bad


def test_kill_9_loses_nothing(tmp_path: Path, figures: Figures) -> None:
    chance, documents = random.Random(9), Documents(tmp_path / "root", load_catalogue=None)
    path, acknowledged = tmp_path / "case.partnership", 0
    start = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1", so_that_text="edit 0 ")])
    documents.from_partnership(start, path).close()
    storm, bad = Storm(documents.root, path), []
    try:
        for number in range(KILLS):
            safe = storm.kill_one(chance.randrange(10, 32), chance.uniform(0, 0.03))
            acknowledged += len(safe)
            bad += [(number, each) for each in _bad(documents, path, safe[-1])]
    finally:
        storm.end()
    figures.reached("kill -9 of the program's services, kills", KILLS, 130, bad)
    figures.reached("kill -9 of the program's services, edits acknowledged", acknowledged, EDITS)
