"""While many answers are stored the window lives and changes nothing; Cancel leads back, with nothing stored."""

from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.records import OpenPoint, Survey
from partnerdesk.services.answers import all_answers
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.survey.preview import Stage, SurveyPreview
from partnerdesk.ui.views.survey.about_page import AboutPage
from partnerdesk.ui.views.survey.waiting_page import WaitingPage
from partnerdesk.ui.views.survey.window import SurveyWindow
from tests.exchange.survey.exports import csv_bytes
from tests.ui.survey.hands import Settle

MANY = 30_000
WORDS = "A warm room on Fridays, and somebody who rings when I did not come for two weeks in a row"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Give an export of many answers."""
    path = tmp_path / "many.csv"
    rows = [(f"r{number}", f"{WORDS} ({number})") for number in range(MANY)]
    path.write_bytes(csv_bytes([("Response ID", "Why?"), *rows]))
    return path


@pytest.fixture
def counted(bare: Desk, many: Path, settle: Settle) -> SurveyPreview:
    """Give an export that is read, and about to be imported."""
    shown = SurveyPreview(bare, many, bare)
    shown.begin()
    settle()
    shown.count()
    settle()
    assert shown.stage is Stage.ABOUT
    return shown


def _until_stored(qapp: QApplication, shown: SurveyPreview) -> list[float]:
    """Turn the event loop until it is stored, and return how long each turn was."""
    turns: list[float] = []
    timer = QTimer()
    timer.start(1)
    before = monotonic()
    while shown.stage is Stage.STORING and shown.desk.session.lending.is_away:
        qapp.processEvents()
        now = monotonic()
        turns.append(now - before)
        before = now
    timer.stop()
    return turns


def test_the_event_loop_never_waits_for_the_answers(qapp: QApplication, bare: Desk, counted: SurveyPreview) -> None:
    brought: list[str] = []
    counted.imported.connect(brought.append)
    begun = monotonic()
    assert counted.bring_in(counted.texts) == {}
    refusal = bare.execute(AddRecord(OpenPoint(id="OP1")), tell=False)
    assert refusal is not None
    turns = _until_stored(qapp, counted)
    took = monotonic() - begun
    assert len(brought) == 1
    assert len(turns) > 20
    assert max(turns) < max(0.1, took / 3), f"{max(turns):.3f} of {took:.3f} s"
    (survey,) = bare.partnership.rows(Survey)
    assert len(all_answers(bare.session)[survey.answers_digest or ""]) == MANY
    assert bare.execute(AddRecord(OpenPoint(id="OP1")), tell=False) is None


def test_cancel_leads_back_to_what_was_typed_and_leaves_nothing(
    qapp: QApplication, bare: Desk, counted: SurveyPreview
) -> None:
    before, typed = bare.partnership, {**counted.texts, "summary": "As typed"}
    counted.bring_in(typed)
    counted.stop()
    _until_stored(qapp, counted)
    assert (counted.stage, counted.refusal, counted.texts) == (Stage.ABOUT, "", typed)
    assert bare.partnership == before
    assert bare.undo_label is None
    assert all_answers(bare.session) == {}
    counted.bring_in(typed)
    _until_stored(qapp, counted)
    assert bare.partnership.rows(Survey)


def test_a_rule_that_says_no_meanwhile_gives_the_file_back(
    qapp: QApplication, bare: Desk, counted: SurveyPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerdesk.storage.answer_table.MOST_ANSWERS", MANY - 1)
    counted.bring_in(counted.texts)
    _until_stored(qapp, counted)
    assert counted.stage is Stage.ABOUT
    assert "more than" in counted.refusal
    assert bare.execute(AddRecord(OpenPoint(id="OP1")), tell=False) is None


def test_cancel_in_the_window_says_that_it_is_taken_back_and_the_page_comes_back(
    qapp: QApplication, bare: Desk, many: Path, settle: Settle, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    window = SurveyWindow(bare, many, lambda: None, host)
    window.begin()
    settle()
    window.preview.count()
    settle()
    window.preview.bring_in({**window.preview.texts, "summary": "As typed"})
    assert isinstance(window.page, WaitingPage)
    assert window.close_button.isVisibleTo(window)
    window.reject()
    assert "Taking back" in window.page.words.text()
    assert not window.close_button.isEnabled()
    _until_stored(qapp, window.preview)
    assert isinstance(window.page, AboutPage)
    assert window.close_button.isEnabled()
    assert all_answers(bare.session) == {}
    window.reject()
