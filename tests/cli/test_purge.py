"""`partnerdesk purge` as a person meets it: also the earlier versions, and nothing where nothing was meant."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
CASE = {
    "format": "partnerdesk",
    "version": 1,
    "file": {"title": "Working together", "keep_until": "2020-06-30"},
    "beneficiary_input": [
        {"id": "BI-001", "quote": "Amaranth says so", "person_code": "07", "keep_until": "2020-01-31"},
        {"id": "BI-002", "quote": "Amaranth says more", "person_code": "07"},
        {"id": "BI-003", "quote": "somebody else"},
    ],
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "partnerdesk", *arguments]
    where = {name: str(folder / value) for name, value in HERE.items()}
    environment = {**os.environ, **where}
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.json").write_text(json.dumps(CASE))
    assert run(tmp_path, "import", "case.json", "-o", "case.partnership").returncode == 0
    (tmp_path / "case.json").unlink()
    return tmp_path


def _inputs(folder: Path) -> list[str]:
    exported = json.loads(run(folder, "export", "case.partnership").stdout)
    return [row["id"] for row in exported.get("beneficiary_input", [])]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (["--input", "BI-001"], ["BI-002", "BI-003"]),
        (["--input", "BI-001", "--input", "BI-003"], ["BI-002"]),
        (["--person", "07"], ["BI-003"]),
        (["--due"], ["BI-002", "BI-003"]),
    ],
)
def test_what_is_named_goes_and_the_rest_stays(folder: Path, asked: list[str], left: list[str]) -> None:
    ran = run(folder, "purge", "case.partnership", *asked)
    assert (ran.returncode, ran.stderr) == (0, b"")
    said = ran.stdout.decode()
    assert said.startswith("Erased ")
    assert "Not reached from here" in said
    assert ("30 June 2020" in said) is (asked == ["--due"])
    assert _inputs(folder) == left
    assert run(folder, "verify", "case.partnership").returncode == 0


def test_nothing_of_the_words_is_left_in_any_file(folder: Path) -> None:
    assert run(folder, "purge", "case.partnership", "--person", "07", "-q").stdout == b""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Amaranth" in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--input", "BI-404"], "There is no input 'BI-404' in this file."),
        (["--person", "99"], "Nothing in this file has the person code '99'."),
        (["--person", " "], "Nothing in this file has the person code ' '."),
    ],
)
def test_nothing_of_the_kind_is_refused_and_nothing_is_changed(folder: Path, asked: list[str], words: str) -> None:
    before = (folder / "case.partnership").read_bytes()
    ran = run(folder, "purge", "case.partnership", *asked)
    assert (ran.returncode, ran.stdout) == (1, b"")
    error = ran.stderr.decode()
    assert error.startswith(f"partnerdesk: case.partnership: {words}")
    assert error.count("\n") == 1
    assert (folder / "case.partnership").read_bytes() == before


@pytest.mark.parametrize("asked", [[], ["--input", "BI-001", "--due"]])
def test_one_kind_must_be_named(folder: Path, asked: list[str]) -> None:
    assert run(folder, "purge", "case.partnership", *asked).returncode == 2
