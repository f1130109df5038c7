"""A whole workshop on a real screen, by mouse and keyboard only, from a new file to the printed brief.

Seven trustees; one takes no part, one comes late, one answers on paper, one leaves after round 1. A picture of the
screen is taken at each stage, into the folder that ``PARTNERDESK_RECORDING`` names (``make recording``).
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from partnerdesk.app import Shelf
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import present_at
from partnerdesk.domain.records import (
    Attendance,
    BeneficiaryInput,
    Concern,
    Decision,
    FirstChoice,
    Motion,
    Objective,
    Participant,
    RedLineSeal,
    RoundState,
    Score,
    StrawPoll,
    TrustRating,
    Vote,
    Weight,
)
from tests.contact_sheet import contact_sheet
from tests.figures import Figures
from tests.workshop.day import PARTS
from tests.workshop.hands import Hands
from tests.workshop.people import (
    AGREED_BY,
    EVENING,
    KEPT,
    LATE,
    LEAVES,
    MOTION,
    ON_PAPER,
    OPTIONS,
    PEOPLE,
    QUOTE,
    RATERS,
    STAYING,
    TORN,
    WHY_EARLY,
)
from tests.workshop.stage import display, program, what_is_missing

QUESTIONS = 12
PICTURES_AT_LEAST, MOUSE_AT_LEAST, PAGES_AT_LEAST = 60, 33, 12
BRIEF_TAKES = 60

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1500)]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Give the folder for the pictures."""
    folder = Path(os.environ.get("PARTNERDESK_RECORDING") or tmp_path / "recording")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    return folder


def _hold(hands: Hands, path: Path, brief: Path) -> None:
    """Hold the workshop, save the brief and close the file."""
    hands.shot("start")
    hands.name_file("Start a workshop", path)
    hands.at("open.workshop")
    for part in PARTS:
        part(hands)
    hands.wait(lambda screen: any(each.name == "Save…" and each.enabled for each in screen.controls), "the brief", 90)
    hands.shot("brief")
    hands.name_file("Save…", brief)
    hands.wait(lambda _screen: brief.exists(), "the saved brief", BRIEF_TAKES)
    hands.shot("saved")
    hands.key("ctrl+w")
    hands.wait(lambda screen: not screen.page, "the start page")
    hands.shot("closed")


def _partnerdesk(*arguments: object) -> str:
    """Run a command, and return what it says."""
    command = [sys.executable, "-m", "partnerdesk", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    return done.stdout


def _id_of(held: Partnership, name: str) -> str:
    return next(row.id for row in held.rows(Participant) if row.display_name == name)


def _see_people(held: Partnership) -> None:
    assert [row.display_name for row in held.rows(Participant)] == [name for name, _role in PEOPLE]
    late, gone = _id_of(held, LATE), _id_of(held, LEAVES)
    assert [row.step for row in held.having(Attendance, participant=late)] == ["hear"]
    assert [row.left_at is not None for row in held.having(Attendance, participant=gone)] == [False, True]
    here = [present_at(held, step) for step in ("trust", "decide")]
    assert [late in each for each in here] == [True, True]
    assert [gone in each for each in here] == [False, False]
    assert {row.quote for row in held.rows(BeneficiaryInput)} == {QUOTE, EVENING}
    assert len(held.rows(Objective)) == 2


def _see_rounds(held: Partnership) -> None:
    """See that each answered where he or she took part, and nowhere else."""
    trust = held.rows(TrustRating)
    first = [row.participant for row in trust if row.round == 1]
    assert {name: first.count(_id_of(held, name)) for name, _role in PEOPLE} == {
        name: QUESTIONS if name in RATERS else 0 for name, _role in PEOPLE
    }
    assert {row.participant for row in trust if row.round == 2} == {_id_of(held, name) for name in STAYING}
    paper = [(row.level, row.basis) for row in trust if row.round == 1 and row.participant == _id_of(held, ON_PAPER)]
    assert sorted(str(each) for each in paper).count("(4, 'seen')") == 3  # as typed the second time
    stayed = {_id_of(held, name) for name in STAYING}
    scores = [row for row in held.rows(Score) if row.round == 1]
    assert len(scores) == len(STAYING) * len(OPTIONS) * len(KEPT)
    for kind in (FirstChoice, Score, Weight, StrawPoll):
        assert {getattr(row, "participant", None) for row in held.rows(kind)} == stayed, kind
    reasons = {(row.kind, row.round): row.close_reason for row in held.rows(RoundState)}
    assert reasons["trust", 1] is None
    assert reasons["trust", 2] == reasons["score", 1] == WHY_EARLY


def _see_decision(held: Partnership) -> None:
    assert [(row.agreed_by, row.before_scores) for row in held.rows(RedLineSeal)] == [(AGREED_BY, True)]
    assert [row.text for row in held.rows(Motion)] == [MOTION]
    (vote,) = held.rows(Vote)
    assert (vote.votes_for, vote.votes_against, vote.abstained, vote.left_room) == (5, 0, 0, 1)
    assert held.one(Decision).outcome
    assert held.rows(Concern)


def _see_brief(brief: Path) -> int:
    document = PdfDocument(brief)
    said = re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))
    for words in (MOTION, QUOTE, WHY_EARLY, TORN):
        assert words in said, words
    pages = len(document)
    document.close()
    return pages


def test_seven_people_from_a_new_file_to_the_brief(tmp_path: Path, recording: Path, figures: Figures) -> None:
    what = "pictures of a workshop under a real X server"
    if missing := what_is_missing():
        figures.cannot(what, f"{missing} is not installed")
    path, brief = tmp_path / "Evenings.partnership", tmp_path / "Brief.pdf"
    home = tmp_path / "home"
    home.mkdir()
    with display() as name, program(name, home, recording) as hands:
        _hold(hands, path, brief)
    assert "The file is whole" in _partnerdesk("verify", path, brief)
    assert "5 trustees are present and entitled; the quorum is 4." in _partnerdesk("check", path)
    with Shelf(tmp_path / "reader").open(str(path)) as session:
        held = session.partnership
    see: tuple[Callable[[Partnership], None], ...] = (_see_people, _see_rounds, _see_decision)
    for each in see:
        each(held)
    assert _see_brief(brief) >= PAGES_AT_LEAST
    assert hands.mouse_share * 100 >= MOUSE_AT_LEAST
    contact_sheet(sorted(recording.glob("[0-9]*.png")), recording / "all.png")
    figures.reached(what, hands.shots, PICTURES_AT_LEAST)
