"""The real window is killed in the middle of typing: what it said was saved is there at the next start."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile, Question
from partnerdesk.services.documents import Documents
from tests.figures import Figures
from tests.services.killing import Storm

PARTS = 3  # so that several processes share them
KILLS = 50  # of each part
EDITS = 1000

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="only Linux forks Qt before it starts"),
]


def _number(partnership: Partnership) -> int:
    return int(partnership.one(Question).text or 0)


def test_the_kills_and_edits_together_are_as_many_as_promised() -> None:
    assert PARTS * KILLS >= 150
    assert PARTS * EDITS >= 3000


@pytest.mark.parametrize("part", range(PARTS))
def test_kill_9_of_the_window_loses_nothing_that_it_said_was_saved(
    quick_path: Path, figures: Figures, part: int
) -> None:
    chance, documents = random.Random(part), Documents(quick_path / "home")
    path, acknowledged, bad = quick_path / "case.partnership", 0, []
    documents.from_partnership(Partnership.of([PartnershipFile(title="T")]), path).close()
    storm = Storm("tests.ui.window_storm", documents.root, path)
    try:
        for number in range(KILLS):
            safe = storm.kill_one(chance.randrange(20, 24), chance.uniform(0, 0.05))
            acknowledged += len(safe)
            (session, *more) = documents.recover_all() or (documents.open(path),)
            found = _number(session.partnership)
            if found not in {safe[-1], safe[-1] + 1} or more:
                bad.append((number, safe[-1], found))
            if session.publish().problem is not None or _number(documents.read(path)) != found:
                bad.append((number, safe[-1], -1))
            session.close()
    finally:
        storm.end()
    figures.reached("kill -9 of the window, kills", number + 1, KILLS, bad)
    figures.reached("kill -9 of the window, edits acknowledged", acknowledged, EDITS)
