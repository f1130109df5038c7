"""PartnerDesk becomes known to a person's desktop, and leaves it without a trace."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
NAME = "org.partnerdesk.PartnerDesk"
TYPE = "application/vnd.partnerdesk.partnership"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are for Linux")


def _run(home: Path, *words: str, linux: Path = LINUX) -> str:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "XDG_DATA_HOME": str(home / "data")}
    done = subprocess.run(
        ["/bin/sh", str(linux / "desktop.sh"), *words], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def _entry(home: Path) -> configparser.SectionProxy:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys of an entry are told apart by case
    entry.read(home / "data" / "applications" / f"{NAME}.desktop", encoding="utf-8")
    return entry["Desktop Entry"]


def _files(home: Path) -> set[str]:
    return {each.name for each in home.rglob(f"{NAME}*")}


@pytest.fixture
def program() -> Path:
    place = ROOT / ".venv" / "bin" / "partnerdesk"
    if not place.exists():
        pytest.skip("the program is not installed beside these tests, so there is nothing to make known")
    return place


def test_the_entry_starts_this_program_with_a_file(tmp_path: Path, program: Path) -> None:
    _run(tmp_path)
    section = _entry(tmp_path)
    assert section["Exec"] == f'"{program}" %f'
    assert section["MimeType"] == f"{TYPE};"
    assert section["Icon"] == NAME


def test_a_folder_of_any_name_is_started_from(tmp_path: Path) -> None:
    place = tmp_path / 'R&D 50% | $x `y` "z" \\'
    linux = shutil.copytree(LINUX, place / "packaging" / "linux")
    shutil.copytree(ROOT / "resources" / "icons", place / "resources" / "icons")
    program = place / ".venv" / "bin" / "partnerdesk"
    program.parent.mkdir(parents=True)
    program.touch(0o755)
    _run(tmp_path, linux=linux)
    # As a desktop reads it: escapes of the entry's text, of a quoted word, and of what stands for a file.
    quoted = _entry(tmp_path)["Exec"].removesuffix(" %f").replace("\\\\", "\\")
    assert re.sub(r"\\(.)", r"\1", quoted[1:-1]).replace("%%", "%") == str(program)


def test_removing_leaves_nothing(tmp_path: Path, program: Path) -> None:
    _run(tmp_path)
    assert _files(tmp_path) >= {f"{NAME}.desktop", f"{NAME}.xml", f"{NAME}.svg"}
    _run(tmp_path, "remove")
    assert _files(tmp_path) == set()


def test_the_type_is_told_by_content_and_by_ending(tmp_path: Path) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ET.fromstring((LINUX / f"{NAME}.xml").read_text(encoding="utf-8")).find(f"{space}mime-type")  # noqa: S314 - our own file
    assert kind is not None
    assert kind.get("type") == TYPE
    marks = {each.get("offset"): each.get("value") for each in kind.iter(f"{space}match")}
    assert marks["68"] == "PDsk"
    assert [each.get("pattern") for each in kind.iter(f"{space}glob")] == ["*.partnership"]


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
def test_the_entry_is_valid() -> None:
    command = ["desktop-file-validate", str(LINUX / f"{NAME}.desktop")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == ""
