"""Every part that ships is named with its licence."""

import re
import tomllib
from pathlib import Path

from partnerdesk.services.parts import licence_texts, shipped_parts

ROOT = Path(__file__).parents[2]
BUILDING = {"setuptools"}
ON_SOME_SYSTEMS = {"tzdata"}


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def test_every_part_says_its_licence_and_brings_its_text() -> None:
    for part in shipped_parts():
        assert part.licence, part.name
        assert any(len(text) > 200 for text in part.texts), part.name


def test_what_the_project_asks_for_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["protect"]]
    named = {_key(part.name) for part in shipped_parts()}
    assert {_key(re.split(r"[^A-Za-z0-9._-]", each)[0]) for each in wanted} <= named


def test_what_the_lock_file_pins_is_named_but_what_only_builds() -> None:
    pinned = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
    locked = {_key(line.split("==")[0]) for line in pinned.splitlines() if "==" in line} - BUILDING - ON_SOME_SYSTEMS
    assert locked <= {_key(part.name) for part in shipped_parts()}


def test_this_program_comes_first_and_fonts_last() -> None:
    names = [part.name for part in shipped_parts()]
    assert names[:2] == ["PartnerDesk", "Python"]
    assert names[-1] == "SourceSerif4"


def test_all_texts_stand_in_one() -> None:
    said = licence_texts()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in said
    assert "SIL OPEN FONT LICENSE" in said
