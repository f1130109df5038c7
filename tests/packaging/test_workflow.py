"""What the build service is told: no action that somebody else can move, and only commands that this tree has."""

import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
WORKFLOW = (TOP / ".github/workflows/ci.yml").read_text("utf-8")


def test_every_action_is_named_by_its_commit_and_its_version() -> None:
    used = re.findall(r"uses: (.*)", WORKFLOW)
    assert used
    for each in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


def test_make_and_the_scripts_that_are_called_are_here() -> None:
    rules = re.findall(r"^([a-z -]+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)
    called = re.findall(r"^ +(?:(?:- )?run: (?:sudo --preserve-env=CI )?)?make ([a-z-]+)$", WORKFLOW, re.MULTILINE)
    assert {"test", "check", "package", "try-package"} == set(called)
    assert set(called) <= set(" ".join(rules).split())
    for script in re.findall(r"packaging/[\w./-]+\.(?:py|spec|txt)", WORKFLOW):
        assert (TOP / script).is_file(), script


def test_the_oldest_python_is_tried_as_a_distribution_ships_it() -> None:
    assert "container: debian:12" in WORKFLOW
