"""Every hostile or damaged file has exactly its outcome, keeps every byte, and costs neither time nor memory."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from partnerdesk.storage.errors import FileRefused
from tests.figures import Figures
from tests.storage.hostile_files import HOSTILE, OK, Hostile
from tests.storage.mutants import FOUND, mutant, seeds
from tests.storage.places import admitted

MOST_SECONDS = 2.0
MOST_MEMORY = 100 << 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and such names are POSIX's")


def _peak(*, anew: bool = False) -> int:
    """Give the most memory this process has had, in bytes, since it was last looked at anew; 0 where nobody says."""
    if not sys.platform.startswith("linux"):
        return 0
    if anew:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) << 10


def _held(place: Path) -> tuple[bytes, int] | None:
    if not place.is_file() or place.is_symlink() or place.stat().st_size > 1 << 30:
        return None
    return place.read_bytes(), place.stat().st_mtime_ns


def outcome_of(place: Path, room: Path) -> str:
    """Give the code with which a file is refused, or ok."""
    said = None
    try:
        admitted(place, room)
    except FileRefused as refused:
        said = refused
    if said is None:
        return OK
    assert str(said).count(" ") > 3, "a refusal is a sentence"
    return said.code


def test_there_are_as_many_as_promised() -> None:
    assert len({case.number for case in HOSTILE}) == len(HOSTILE) == 72


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: f"{case.number}")
def test_it_has_exactly_its_outcome(good: Path, room: Path, figures: Figures, case: Hostile) -> None:
    folder = good.parent / "theirs"
    folder.mkdir()
    place = folder / case.name
    case.make(good, place)
    before, beside = _held(place), sorted(path.name for path in folder.iterdir())
    peak, started = _peak(anew=True), time.process_time()
    outcome = outcome_of(place, room)
    seconds, grown = time.process_time() - started, _peak() - peak
    assert outcome == case.outcome, case.what
    assert _held(place) == before, "the original was touched"
    assert sorted(path.name for path in folder.iterdir()) == beside, "something was left beside it"
    assert seconds < MOST_SECONDS
    assert grown < MOST_MEMORY
    figures.reached("hostile and damaged files", 1, 1)


def test_what_fuzzing_found_stays_mended(tmp_path: Path, room: Path, figures: Figures) -> None:
    place, documents = tmp_path / "case.partnership", seeds(tmp_path)
    for seed, outcome in FOUND.items():
        place.write_bytes(mutant(seed, documents).content)
        assert outcome_of(place, room) == outcome
    figures.reached("files that fuzzing found", len(FOUND), len(FOUND))
