"""A survey from its export to an objective, in the window: imported, read and given themes by keys, quoted, linked.

Then all of it is undone, done again, closed and opened.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, EvidenceLink, Objective, Survey
from partnerdesk.services.answers import all_answers
from partnerdesk.services.quoting import Wish, quote_of
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader.leads import leads_of
from partnerdesk.ui.viewmodels.reader.reader import PAGE, Reader, lead_to_answer, reader_of
from partnerdesk.ui.viewmodels.survey.preview import Stage, SurveyPreview
from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView
from partnerdesk.ui.views.survey.window import SurveyWindow
from tests.end_to_end.conftest import Start

ROWS, THEMED = 1000, 30
OPENINGS = ("I wait for weeks and nobody rings", "The bus stops too early", "It is warm here", "They know my name")
ENDINGS = ("and that is why I come", "so I miss the second half", "which is hard with two small ones", "most weeks")


def _export(path: Path) -> None:
    """Write what a survey tool writes: an id, a time, a closed question, a group, an e-mail, two in own words."""
    chance = random.Random(30)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Response ID", "Started", "E-mail", "Age group", "How satisfied are you?", "What helps?", "Why?"])
        for number in range(1, ROWS + 1):
            said = f"{chance.choice(OPENINGS)} {chance.choice(ENDINGS)}, number {number}."
            why = (
                f"{chance.choice(ENDINGS).capitalize()}; {chance.choice(OPENINGS).lower()} – {number}."
                if number % 3
                else ""
            )
            group, how = chance.choice(("18-24", "25-44", "65+")), chance.choice(("Very", "Quite", "Not at all"))
            day = f"2026-03-{number % 28 + 1:02} 10:{number % 60:02}:00"
            out.writerow([10_000 + number, day, f"p{number}@example.org", group, how, said, why])


def _until(met: Callable[[], bool]) -> None:
    for _ in range(2000):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(20)
        if met():
            return
    raise AssertionError("it never came to that")


def _import(window: MainWindow, path: Path) -> None:
    window.files.surveys.show(path)
    shown = next(each for each in window.findChildren(SurveyWindow) if each.isVisible())
    gone: list[str] = []
    shown.preview.imported.connect(gone.append)
    for stage in (Stage.FOUND, Stage.COLUMNS, Stage.ABOUT):
        _until(lambda preview=shown.preview, stage=stage: _stands(preview, stage))  # type: ignore[misc]  # mypy infers no lambda with defaults
        shown.on.click()
    _until(lambda: bool(gone))
    QApplication.processEvents()


def _stands(preview: SurveyPreview, stage: Stage) -> bool:
    return preview.stage is stage


def _reader(window: MainWindow, desk: Desk) -> tuple[AnswerReaderView, Reader]:
    assert window.workshop is not None
    window.workshop.show_page(PAGE)
    view = window.workshop.screen_shown.block(0)
    assert isinstance(view, AnswerReaderView)
    reader = reader_of(desk)
    _until(lambda: reader.total > 0 and reader.snapshot.is_whole)
    return view, reader


def _give_themes(view: AnswerReaderView) -> int:
    """Read and theme by keys alone; return how many keys it took."""
    words, pressed = view.body.card.words, 0
    for number in range(THEMED):
        key = str(number % 3 + 1)
        for each in (key, "n"):
            QTest.keyClicks(words, each)
            pressed += 1
    return pressed


def _write_themes(view: AnswerReaderView) -> None:
    for text in ("Waiting", "Getting there", "Being known"):
        QTest.keyClicks(view.body.card.words, "t")
        QTest.keyClicks(view.body.marks.new, text)
        QTest.keyClick(view.body.marks.new, Qt.Key.Key_Return)


def _undo_all(desk: Desk) -> int:
    steps = 0
    while desk.undo_label is not None:
        desk.undo()
        steps += 1
    return steps


def _quote_and_link(desk: Desk, reader: Reader) -> None:
    """Make a quote of an answer and link it to an objective; each leads to the other."""
    reader.show_row(4)
    answer = reader.current
    assert answer is not None
    desk.execute(quote_of(desk.partnership, answer, Wish(answer.text, permission="board_anon", identity_check="low")))
    quote = desk.partnership.rows(BeneficiaryInput)[-1].id
    desk.execute(AddRecord(Objective(id="OB1", so_that_text="nobody waits without news")))
    assert desk.execute(AddRecord(EvidenceLink(objective="OB1", input=quote, kind="supports"))) is None
    assert [lead.key for lead in leads_of(desk.partnership, answer, ())] == [(quote,), ("OB1",)]
    assert lead_to_answer(desk, answer.place)
    assert reader.row == 4


def test_from_an_export_to_an_objective_and_back(start: Start, tmp_path: Path) -> None:
    window, path = start(), tmp_path / "spring.csv"
    window.show_session(Shelf(tmp_path / "home").new(str(tmp_path / "Ours.partnership")))
    desk = window.desk
    assert desk is not None
    before = desk.partnership
    _export(path)
    _import(window, path)
    assert [row.n_respondents for row in desk.partnership.rows(Survey)] == [ROWS]
    view, reader = _reader(window, desk)
    view.focus_first()
    _write_themes(view)
    assert _give_themes(view) == 2 * THEMED
    assert (reader.row, reader.read, len(desk.partnership.rows(AnswerMark))) == (THEMED, THEMED, THEMED)
    _quote_and_link(desk, reader)
    after, rows, total = desk.partnership, all_answers(desk.session), reader.total
    assert total > ROWS
    assert not [row for each in rows.values() for row in each if "@example" in (row.text or "")]
    assert _undo_all(desk) > THEMED
    assert (desk.partnership, all_answers(desk.session)) == (before, {})
    while desk.redo_label is not None:
        desk.redo()
    assert desk.partnership == after
    file = desk.session.path
    window.close_file()
    window.open_path(str(file))
    assert window.desk is not None
    assert (window.desk.partnership, all_answers(window.desk.session)) == (after, rows)
    _, again = _reader(window, window.desk)
    assert (again.row, again.read, again.total) == (THEMED, THEMED, total)
