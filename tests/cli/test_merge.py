"""`partnerdesk merge`: two versions in a third, or the list of what a person must choose and nothing written."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run

CASE = {
    "format": "partnerdesk",
    "version": 1,
    "file": {"title": "Working together"},
    "partner": [{"id": "P1", "name": "Northbank"}],
    "objective": [{"id": "OB1", "for_whom_text": "carers", "measure": "before"}],
}


def _make(folder: Path, name: str, case: dict[str, object]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(case))
    assert run(folder, "import", f"{name}.json", "-o", f"{name}.partnership").returncode == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _make(tmp_path, "mine", CASE)
    _make(tmp_path, "theirs", {**CASE, "objective": [{"id": "OB1", "for_whom_text": "carers", "measure": "after"}]})
    return tmp_path


def test_where_a_person_must_choose_the_list_is_said_and_nothing_is_written(folder: Path) -> None:
    ran = run(folder, "merge", "mine.partnership", "theirs.partnership", "-o", "both.partnership")
    lines = ran.stderr.decode().splitlines()
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert lines[0] == "differs: objective OB1 “carers” (measure)"
    assert lines[1].startswith("partnerdesk: mine.partnership: a person must choose in 1 place")
    assert not (folder / "both.partnership").exists()


def test_two_versions_that_hold_the_same_are_one(folder: Path) -> None:
    (folder / "copy.partnership").write_bytes((folder / "mine.partnership").read_bytes())
    ran = run(folder, "merge", "mine.partnership", "copy.partnership", "-o", "both.partnership")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().splitlines()[0] == "The two versions hold the same."
    assert run(folder, "verify", "both.partnership").returncode == 0


def test_nothing_is_written_over_without_force(folder: Path) -> None:
    (folder / "copy.partnership").write_bytes((folder / "mine.partnership").read_bytes())
    asked = ("merge", "mine.partnership", "copy.partnership", "-o", "theirs.partnership")
    before = (folder / "theirs.partnership").read_bytes()
    assert run(folder, *asked).returncode == 1
    assert (folder / "theirs.partnership").read_bytes() == before
    assert run(folder, *asked, "--force").returncode == 0


def test_a_file_that_is_none_is_refused(folder: Path) -> None:
    ran = run(folder, "merge", "mine.partnership", "theirs.json", "-o", "both.partnership")
    assert ran.returncode == 1
    assert "'theirs.json'" in ran.stderr.decode()
