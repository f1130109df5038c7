"""What goes into packages says the same as the program does."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from partnerdesk import __version__
from partnerdesk.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
NAME = "org.partnerdesk.PartnerDesk"


def test_the_man_page_names_every_command_and_this_version() -> None:
    page = (LINUX / "partnerdesk.1").read_text("utf-8")
    named = set(re.findall(r"[a-z]+", " ".join(re.findall(r"^\.B[R]? (?!partnerdesk)([a-z].*)$", page, re.MULTILINE))))
    assert set(COMMANDS) <= named
    assert f'"PartnerDesk {__version__}"' in page


def test_a_software_centre_is_told_of_this_version() -> None:
    told = ET.parse(LINUX / f"{NAME}.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert told.findtext("id") == NAME
    assert told.findtext("launchable") == f"{NAME}.desktop"
    releases = [each.get("version") for each in told.iter("release")]
    assert releases[0] == __version__
    types = ET.parse(LINUX / f"{NAME}.xml").getroot()  # noqa: S314 - our own file
    assert told.findtext("provides/mediatype") == types[0].get("type")


def test_the_sandbox_has_no_network() -> None:
    manifest = (ROOT / "packaging" / "flatpak" / f"{NAME}.yml").read_text("utf-8")
    asked = re.findall(r"^\s+- (--\S+)$", manifest, re.MULTILINE)
    assert "--socket=wayland" in asked
    assert "--share=network" not in asked
    for place in re.findall(r"path: \.\./\.\./(\S+)|path: \.\./(linux/\S+)", manifest):
        named = place[0] or f"packaging/{place[1]}"
        assert named.startswith("build/") or (ROOT / named).exists(), named


@pytest.mark.skipif(shutil.which("flatpak-builder") is None, reason="flatpak-builder is not installed")
def test_the_sandbox_is_read_as_it_is_meant(tmp_path: Path) -> None:
    manifest = ROOT / "packaging" / "flatpak" / f"{NAME}.yml"
    asked = ["flatpak-builder", "--show-manifest", str(manifest)]
    told = json.loads(subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True).stdout)
    assert told["id"] == NAME
    assert told["command"] == "partnerdesk"
    assert not [each for each in told["finish-args"] if "network" in each]
    (module,) = told["modules"]
    assert len(module["sources"]) == 5


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_a_software_centre_finds_no_fault() -> None:
    asked = ["appstreamcli", "validate", "--no-net", str(LINUX / f"{NAME}.metainfo.xml")]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("script", ["bootstrap", "compare-builds", "desktop", "package", "run", "try-package"])
def test_each_script_says_what_it_is_for(script: str) -> None:
    lines = (LINUX / f"{script}.sh").read_text("utf-8").splitlines()
    assert lines[0] == "#!/bin/sh"
    assert lines[1].startswith("# ")
