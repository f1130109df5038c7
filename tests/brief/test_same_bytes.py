"""The same state gives the same bytes in any process, whatever its hash seed, locale, time zone or folder."""

import gc
import hashlib
import os
import subprocess
import sys
import weakref
from functools import cache
from pathlib import Path

import pytest

from partnerdesk.brief.pdf import print_story
from partnerdesk.brief.story import story
from partnerdesk.services.briefs import BriefOrder, brief_of, take_snapshot
from tests.brief.cases import MEETING, catalogue, sample

ROOT = Path(__file__).parents[2]
FORMS = (
    BriefOrder(with_records=True),
    BriefOrder("sharing", "letter", large=True),
    BriefOrder(kind="minute", form="html"),
    BriefOrder(form="md"),
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


def test_a_print_with_what_the_one_before_it_set_is_the_same_and_sets_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = story(take_snapshot(sample(), catalogue(), MEETING))
    first = print_story(told)
    set_anew: list[object] = []
    monkeypatch.setattr("partnerdesk.brief.pdf.setting.words_of", lambda *said: set_anew.append(said))
    assert print_story(told, before=first.setting).data == first.data
    assert set_anew == []


def test_nothing_of_a_print_is_kept_by_the_program() -> None:
    """A file that is closed is closed: what was set for its brief goes with the brief."""
    told = story(take_snapshot(sample(), catalogue(), MEETING))
    kept = weakref.ref(next(iter(print_story(told).setting.worded.values())))
    gc.collect()
    assert kept() is None
