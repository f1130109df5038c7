"""The self-test of an installation finds what is missing, and nothing where all is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.__main__ import main
from partnerdesk.selftest import STEPS, Broken, Step, selftest


def test_a_whole_installation_passes(capsys: pytest.CaptureFixture[str], qapp: object) -> None:
    assert main(["--selftest"]) == 0
    said = capsys.readouterr().out
    assert said.count("ok  ") == len(STEPS)
    assert "All 10 went well." in said


def test_the_terminal_holds_nothing_but_its_lines() -> None:
    """Qt has a line of its own to say where windows are drawn off the screen."""
    ran = subprocess.run(
        [sys.executable, "-m", "partnerdesk", "--selftest"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == len(STEPS) + 1


def _breaks(folder: Path) -> None:
    raise Broken(f"{folder.name[:11]} is incomplete")


def _cannot_load(folder: Path) -> None:
    raise ImportError("libwanted.so.1: cannot open shared object file", path=str(folder))


def test_what_is_missing_is_said_and_the_rest_is_tried(capsys: pytest.CaptureFixture[str]) -> None:
    tried: list[Path] = []
    steps = (Step("first", _breaks), Step("second", _cannot_load), Step("third", tried.append))
    assert selftest(steps) == 1
    said = capsys.readouterr().out
    assert "FAILED  first: Broken: partnerdesk is incomplete" in said
    assert "FAILED  second: ImportError: libwanted.so.1" in said
    assert "ok      third" in said
    assert "2 of 3 failed." in said
    assert len(tried) == 1
    assert not tried[0].exists()
