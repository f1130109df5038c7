"""From nothing to the printed brief by keyboard alone: ten steps in the real window, and all is still there."""

import subprocess
import sys
from pathlib import Path

from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from partnerdesk.app import Shelf
from partnerdesk.domain.partnership import difference
from partnerdesk.domain.records import Interest, Participant, Question
from partnerdesk.ui.main_window import MainWindow
from tests.end_to_end import steps_1_to_5, steps_6_to_10
from tests.end_to_end.conftest import Start
from tests.end_to_end.killed import LAST_WORDS
from tests.end_to_end.trustee import Trustee
from tests.figures import Figures

PAGES_AT_LEAST = 6
KEYS_AT_LEAST = 1500
KILLED = 9
PATIENCE_MS = 10_000
"""The start page reads the titles of the last files aside, after it is painted."""


def _begin(window: MainWindow, path: Path) -> Trustee:
    trustee = Trustee(window)
    trustee.name_file("Start a workshop", path)
    trustee.at("open.workshop")
    return trustee


def _brief(trustee: Trustee, path: Path) -> bytes:
    trustee.wait_until_enabled("Save…")
    trustee.name_file("Save…", path)
    return path.read_bytes()


def test_a_whole_workshop_by_keyboard(start: Start, tmp_path: Path, figures: Figures, qtbot: QtBot) -> None:
    path = tmp_path / "Gofal.partnership"
    trustee = _begin(start(), path)
    for part in (*steps_1_to_5.PARTS, *steps_6_to_10.PARTS):
        part(trustee)
    trustee.at("tell.brief")
    first = _brief(trustee, tmp_path / "Brief.pdf")
    written = trustee.recorded
    trustee.close_file()
    assert trustee.name == "Start a workshop"
    qtbot.waitUntil(lambda: trustee.lists("Gofal gyda’n gilydd"), timeout=PATIENCE_MS)
    trustee.press("Gofal gyda’n gilydd")
    trustee.at("tell.brief")
    assert difference(written, trustee.recorded) == ()
    assert _brief(trustee, tmp_path / "Again.pdf") == first
    assert len(PdfDocument(first)) >= PAGES_AT_LEAST
    figures.reached("keys from an empty file to the brief", trustee.pressed, KEYS_AT_LEAST)


def test_what_was_typed_before_the_process_was_killed_is_there(start: Start, tmp_path: Path) -> None:
    child = [sys.executable, "-m", "tests.end_to_end.killed", str(tmp_path)]
    assert subprocess.run(child, check=False, timeout=120).returncode == KILLED
    window = start()
    window.begin(None)
    trustee = Trustee(window)
    trustee.settle()
    trustee.at("frame.question")
    assert "Recovered" in trustee.message
    recorded = trustee.recorded
    assert recorded.one(Question).text == LAST_WORDS
    assert [row.display_name for row in recorded.rows(Participant)] == [name for name, _role in steps_1_to_5.PEOPLE]
    trustee.fill("For whom?", "Unpaid carers.")
    trustee.close_file()
    with Shelf(tmp_path / "reader").open(str(tmp_path / "Cut.partnership")) as session:
        assert session.partnership.one(Question).for_whom == "Unpaid carers."
        assert session.partnership.rows(Interest) == recorded.rows(Interest)
