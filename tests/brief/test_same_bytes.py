"""The same state gives the same bytes in any process, whatever its hash seed, locale, time zone or folder."""

import hashlib
import importlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from partnerdesk.services.briefs import Wanted, brief_of, take_snapshot, tell_story
from tests.brief.cases import MEETING, catalogue, sample

render = importlib.import_module("partnerdesk.brief.pdf.render")  # the package has a function of that name
ROOT = Path(__file__).parents[2]
FORMS = (
    Wanted(with_records=True),
    Wanted("sharing", "letter", large=True),
    Wanted(kind="minute", form="html"),
    Wanted(form="md"),
)
ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "987654", "TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8"},
)


def digests() -> list[str]:
    made = (brief_of(sample(), catalogue(), MEETING, wanted) for wanted in FORMS)
    return [hashlib.sha256(data).hexdigest() for data in made]


@cache
def here() -> list[str]:
    return digests()


@pytest.mark.parametrize("surroundings", ELSEWHERE, ids=["far east", "far west"])
def test_another_process_prints_the_same_bytes(surroundings: dict[str, str], tmp_path: Path) -> None:
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    ran = subprocess.run(
        [sys.executable, "-c", "from tests.brief.test_same_bytes import digests; print(*digests())"],
        env={**os.environ, **surroundings, "PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == here()


def test_each_form_has_bytes_of_its_own() -> None:
    assert len(set(here())) == len(FORMS)


def test_what_was_printed_before_changes_nothing() -> None:
    made = [hashlib.sha256(brief_of(sample(), catalogue(), MEETING, wanted)).hexdigest() for wanted in FORMS[::-1]]
    assert made[::-1] == here()


def test_the_last_print_can_be_forgotten() -> None:
    """Else a measurement of many prints would be one of the second."""
    brief_of(sample(), catalogue(), MEETING, Wanted())
    assert render._LAST[-1].worded
    render.forget()
    assert not render._LAST[-1].worded
    assert not render._setting(tell_story(take_snapshot(sample(), catalogue(), MEETING))).before
