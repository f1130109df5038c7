"""Facts about a partner in the window: shown before anything is taken, one tick each, one undo."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.records import Partner
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.dialogs.partner_facts import PartnerFactsWindow
from partnerdesk.ui.views.widgets.choices import CheckRow

PATIENCE = 10_000
ROWS = [
    {"registered_charity_number": 1001, "charity_name": "EASTBANK", "latest_income": 500, "charity_activities": "Tea"},
    {"registered_charity_number": 1002, "charity_name": "EASTBANK FRIENDS", "latest_income": 700},
]


@pytest.fixture
def asked(example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PartnerFactsWindow]:
    """Give the window on an extract, as the menu opens it."""
    extract = tmp_path / "extract.json"
    extract.write_text(json.dumps(ROWS))
    monkeypatch.setattr(example.files.chooser, "existing", lambda *_asked: str(extract))
    example.files.words.ask_partner()
    (shown,) = example.findChildren(PartnerFactsWindow)
    yield shown
    shown.finding.stop()


def partners(window: MainWindow) -> tuple[Partner, ...]:
    assert window.desk is not None
    return window.desk.partnership.rows(Partner)


def look(asked: PartnerFactsWindow, qtbot: QtBot, text: str) -> None:
    asked.typed.setText(text)
    asked.look.click()
    qtbot.waitUntil(lambda: not asked.finding.busy, timeout=PATIENCE)


def test_nothing_is_taken_before_it_is_shown_and_ticked(
    example: MainWindow, asked: PartnerFactsWindow, qtbot: QtBot
) -> None:
    before = partners(example)
    assert not asked.yes.isVisible()
    look(asked, qtbot, "1001")
    assert asked.yes.isVisible()
    assert partners(example) == before
    assert asked.facts is not None
    rows = {row.text(): row for row in asked.facts.findChildren(CheckRow)}
    assert list(rows) == ["Name", "Register number", "What they do, in their own words", "Income"]
    rows["Income"].click()
    asked.yes.click()
    made = partners(example)[-1]
    assert (made.name, made.register_number, made.kind) == ("EASTBANK", "1001", "charity")
    assert made.notes == "From extract.json:\nTea."
    example.undo()
    assert partners(example) == before


def test_of_several_one_is_picked_and_goes_to_a_partner_who_is_there(
    example: MainWindow, asked: PartnerFactsWindow, qtbot: QtBot
) -> None:
    look(asked, qtbot, "eastbank")
    assert [each.name for each in asked.finding.found] == ["EASTBANK", "EASTBANK FRIENDS"]
    asked.which.picked.emit(1)
    asked.target.picked.emit("P1")
    asked.yes.click()
    assert len(partners(example)) == 1
    assert partners(example)[0].name == "EASTBANK FRIENDS"
    assert "Income £700" in (partners(example)[0].notes or "")


def test_what_cannot_be_found_or_read_is_said(asked: PartnerFactsWindow, qtbot: QtBot) -> None:
    asked.look.click()
    look(asked, qtbot, "nobody")
    assert "Nobody in this file fits" in asked.finding.problem
    asked.finding.path.write_text("a,b\n1,2\n")
    look(asked, qtbot, "1001")
    assert "no register extract" in asked.finding.problem
    asked.finding.path.unlink()
    look(asked, qtbot, "1001")
    assert "cannot be read" in asked.finding.problem
    assert not asked.yes.isVisible()
