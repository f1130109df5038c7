"""A fault at every storage call of everything a person does: killed, torn, refused once and for good, disk full.

Each scene is played once for each of its calls. Of long rows of like writes each fault is tried at every fifth or sixth
call, and each at others, so that every call goes wrong in one way.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.figures import Figures
from tests.storage.shim import FAULTS, UNREADABLE, Fault, built, run_under, why_not

WHAT = "fault at every storage call"
# The fewest points of each scene, and how many calls apart they are.
SCENES = {
    "create": (150, 1),
    "admit": (150, 1),
    "edit": (150, 1),
    "undo": (120, 1),
    "import": (60, 1),
    "import of answers": (60, 4),
    "erase answers": (60, 2),
    "import as a new file": (180, 2),
    "migrate": (150, 3),
    "purge": (150, 2),
    "publish": (90, 1),
    "publish in place": (100, 1),
    "publish into a closed folder": (100, 1),
    "set a password": (125, 5),
    "change the password": (118, 6),
    "remove the password": (80, 6),
    "copy": (28, 1),
    "close": (50, 1),
}
LARGE = ("publish", "publish in place")
READ = {"publish": (25, 16), "edit": (6, 1), "admit": (10, 8)}

pytestmark = [pytest.mark.soak, pytest.mark.timeout(900)]


def _played(figures: Figures, folder: Path, scene: str, fault: Fault, step: int, *more: str) -> dict[str, Any]:
    if why := why_not():
        figures.cannot(WHAT, why)
    (folder / "scene").mkdir()
    words = (scene, fault.name, str(folder / "scene"), str(step), *more)
    found: dict[str, Any] = json.loads(run_under(built(folder), "tests.storage.fault_points", *words))
    return found


def test_the_points_together_are_as_many_as_promised() -> None:
    assert len(FAULTS) * sum(least for least, _ in SCENES.values()) >= 7000


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_lost_whichever_call_goes_wrong(
    quick_path: Path, figures: Figures, scene: str, fault: Fault
) -> None:
    least, step = SCENES[scene]
    found = _played(figures, quick_path, scene, fault, step)
    if fault.kills:
        assert found["killed"] == found["tried"]
    else:
        assert found["told"] > 0, "no fault was said to the person"
    figures.reached(WHAT, found["tried"], least, found["bad"])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("scene", LARGE)
def test_nothing_is_lost_either_where_a_copy_is_flushed_by_another_thread(
    quick_path: Path, figures: Figures, scene: str, fault: Fault
) -> None:
    found = _played(figures, quick_path, scene, fault, SCENES[scene][1], "large")
    figures.reached("fault at a call of a large publish", found["tried"], SCENES[scene][0], found["bad"])


@pytest.mark.parametrize("scene", READ)
def test_nothing_is_lost_when_something_cannot_be_read(quick_path: Path, figures: Figures, scene: str) -> None:
    least, step = READ[scene]
    found = _played(figures, quick_path, scene, UNREADABLE, step)
    figures.reached("fault at reading", found["tried"], least, found["bad"])


@pytest.mark.parametrize(("scene", "step"), [("publish", 1), ("publish in place", 1), ("set a password", 6)])
def test_a_program_that_writes_over_its_files_is_found_out(
    quick_path: Path, figures: Figures, scene: str, step: int
) -> None:
    found = _played(figures, quick_path, scene, FAULTS[1], step, "careless")
    figures.reached("control: faults where files are written over, bad", len(found["bad"]), 1)
