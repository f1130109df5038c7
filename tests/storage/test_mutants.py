"""Tens of thousands of damaged documents: each is refused in words or comes in whole, quickly, and leaves nothing."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.storage.admission import admit
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.schema import blank
from tests.figures import Figures
from tests.storage.mutants import mutant, seeds
from tests.storage.places import names_in

MOST_SECONDS = 2.0
BATCH = 3500
BATCHES = 8
QUICK = 200


def _outcome(path: Path, room: Path) -> str:
    with closing(PLAIN.memory()) as target:
        target.deserialize(blank())
        try:
            admit(path, room, target)
        except FileRefused as refused:
            return refused.code
        assert target.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return "ok"


def _tried(folder: Path, numbers: range) -> tuple[Counter[str], list[tuple[int, str]]]:
    documents, room = seeds(folder), folder / "room"
    room.mkdir()
    path, journal = folder / "case.partnership", folder / "case.partnership-journal"
    outcomes: Counter[str] = Counter()
    bad: list[tuple[int, str]] = []
    for number in numbers:
        made = mutant(number, documents)
        path.write_bytes(made.content)
        if made.journal:
            journal.write_bytes(made.journal)
        started = time.process_time()
        try:
            outcomes[_outcome(path, room)] += 1
        except Exception as error:  # noqa: BLE001 - whatever else comes out is what this looks for
            bad.append((number, repr(error)[:200]))
        if time.process_time() - started > MOST_SECONDS:
            bad.append((number, "too slow"))
        if path.read_bytes() != made.content or names_in(room):
            bad.append((number, "not as it was"))
        journal.unlink(missing_ok=True)
    return outcomes, bad


def test_a_few_mutants(quick_path: Path, figures: Figures) -> None:
    outcomes, bad = _tried(quick_path, range(QUICK))
    assert len(outcomes) >= 4, "they reach different places"
    figures.reached("mutants of documents, a few", outcomes.total(), QUICK, bad)


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_mutant_comes_out_otherwise_than_refused_or_whole(quick_path: Path, figures: Figures, batch: int) -> None:
    outcomes, bad = _tried(quick_path, range(1000 + batch * BATCH, 1000 + (batch + 1) * BATCH))
    print(dict(outcomes))
    figures.reached("mutants of documents", outcomes.total(), BATCH, bad)


def test_the_mutants_together_are_as_many_as_promised() -> None:
    assert BATCH * BATCHES >= 28_000
