"""A working program is killed again and again at any moment: every edit that it acknowledged is there, and whole."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from tests.figures import Figures
from tests.services.killing import Storm
from tests.services.storm import answers_are_whole, is_whole, number_in

KILLS = 136
EDITS = 2700

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL"),
]


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
        if not answers_are_whole(session):
            bad.append("a survey has other answers than it names")
    if documents.read(path) != found or not all(finding.well for finding in documents.verify(path)):
        bad.append("the document is not what was worked on")
    return bad


def test_kill_9_loses_nothing(tmp_path: Path, figures: Figures) -> None:
    chance, documents = random.Random(9), Documents(tmp_path / "root", load_catalogue=None)
    path, acknowledged = tmp_path / "case.partnership", 0
    start = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1", so_that_text="edit 0 ")])
    documents.from_partnership(start, path).close()
    storm, bad = Storm("tests.services.storm", documents.root, path), []
    try:
        for number in range(KILLS):
            safe = storm.kill_one(chance.randrange(10, 32), chance.uniform(0, 0.03))
            acknowledged += len(safe)
            bad += [(number, each) for each in _bad(documents, path, safe[-1])]
    finally:
        storm.end()
    figures.reached("kill -9 of the program's services, kills", KILLS, 130, bad)
    figures.reached("kill -9 of the program's services, edits acknowledged", acknowledged, EDITS)
