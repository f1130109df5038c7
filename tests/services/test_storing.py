"""An import that another thread stores: it tells how far it is; stopped anywhere, nothing of it is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from partnerdesk.domain.answer_rows import AnswerColumns, AnswerRow, digest_of
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import BeneficiaryInput, OpenPoint, Survey
from partnerdesk.domain.words import Sentence
from partnerdesk.exchange.survey.limits import Progressed, Watch
from partnerdesk.exchange.survey.refusals import ReadingStopped
from partnerdesk.services.answers import all_answers
from partnerdesk.services.documents import Documents
from partnerdesk.services.history import Change
from partnerdesk.services.session import Session
from partnerdesk.services.storing import store
from partnerdesk.storage.answer_table import count
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.verifying import verify

ROOT = Path(__file__).parents[2]
MANY = 23_000
NUMBERS = range(1, MANY + 1)
ROWS = AnswerColumns(
    [NUMBERS, [f"r{number}" for number in NUMBERS], [None] * MANY, [None] * MANY, [1] * MANY, ["a warm room"] * MANY]
)
IMPORT = ImportSurvey(
    (BeneficiaryInput(id="BI-1"), Survey(id="SU1", input="BI-1", answers_digest=digest_of(ROWS))),
    Sentence("import of answers"),
    {digest_of(ROWS): ROWS},
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Documents(tmp_path / "root").new(tmp_path / "case.partnership", "Case") as found:
        yield found


def held(session: Session) -> int:
    return count(session.workspace.connection)


def test_rows_by_columns_are_rows() -> None:
    rows = tuple(ROWS)
    assert rows[4] == ROWS[4] == AnswerRow(5, "r5", None, None, 1, "a warm room")
    assert rows == ROWS
    assert ROWS[:] == ROWS
    assert ROWS[:9] == rows[:9] != ROWS[1:10]
    assert rows[:-1] != ROWS
    assert digest_of(rows) == digest_of(ROWS)


def test_it_tells_how_far_it_is_and_is_one_step_of_undo(session: Session) -> None:
    before, told = session.partnership, list[Progressed]()
    store(session, IMPORT, Watch(told.append))()
    assert [each.rows for each in told] == [0, 5000, 10_000, 15_000, 20_000]
    assert [round(each.share or 0, 2) for each in told] == [0, 0.22, 0.43, 0.65, 0.87]
    assert (held(session), all_answers(session)) == (MANY, {digest_of(ROWS): tuple(ROWS)})
    session.undo()
    assert (session.partnership, held(session)) == (before, 0)
    session.redo()
    assert held(session) == MANY


@pytest.mark.parametrize("wanted", [0, 1, 3, 4])
def test_stopped_anywhere_nothing_of_it_is_there(session: Session, tmp_path: Path, wanted: int) -> None:
    session.execute(AddRecord(OpenPoint(id="OP1")))
    before, head, label, told = session.partnership, session.workspace.head, session.undo_label, list[Progressed]()
    with pytest.raises(ReadingStopped):
        store(session, IMPORT, Watch(told.append, lambda: len(told) >= wanted))
    assert len(told) == wanted
    assert (session.partnership, session.workspace.head, session.undo_label) == (before, head, label)
    assert held(session) == 0
    store(session, IMPORT, Watch())()
    session.publish()
    assert held(session) == MANY
    assert all(each.well for each in verify(session.path, tmp_path))


def test_while_it_is_lent_the_window_changes_nothing_and_is_told_at_the_end(session: Session) -> None:
    heard: list[Change] = []
    refused: list[str] = []
    ended: list[object] = []
    session.subscribe(heard.append)

    def listen(_progressed: Progressed) -> None:
        assert heard == []

    session.lending.begin()
    worker = Thread(target=lambda: ended.append(store(session, IMPORT, Watch(listen))))
    worker.start()
    for change in (lambda: session.execute(AddRecord(OpenPoint(id="OP1"))), session.undo, session.redo):
        with pytest.raises(FileRefused) as caught:
            change()
        refused.append(caught.value.code)
    assert session.publish_due() is None
    worker.join()
    session.lending.end()
    assert refused == ["lent"] * 3
    assert heard == []
    (tell,) = ended
    assert callable(tell)
    tell()
    assert [each.areas for each in heard] == [frozenset({"beneficiary_input", "survey"})]
    assert held(session) == MANY


_KILLED = """
import os, signal, sys
from pathlib import Path
from threading import Thread
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.records import OpenPoint
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.services.documents import Documents
from partnerdesk.services.storing import store
from tests.services.test_storing import IMPORT

def told(progressed):
    if progressed.rows >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

session = Documents(Path(sys.argv[1]) / "root").open(Path(sys.argv[1]) / "case.partnership")
session.execute(AddRecord(OpenPoint(id="OP1", note="before")))
session.lending.begin()
worker = Thread(target=lambda: store(session, IMPORT, Watch(told)))
worker.start()
worker.join()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("rows", [0, 15_000, 20_000])
def test_killed_anywhere_nothing_of_it_is_there_and_all_that_was_before(tmp_path: Path, rows: int) -> None:
    documents = Documents(tmp_path / "root")
    documents.new(tmp_path / "case.partnership", "Case").close()
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path), str(rows)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    with documents.open(tmp_path / "case.partnership") as session:
        assert session.recovered is not None
        assert [each.note for each in session.partnership.rows(OpenPoint)] == ["before"]
        assert (held(session), session.partnership.rows(Survey)) == (0, ())
        assert str(session.undo_label) == str(AddRecord(OpenPoint(id="OP1")).label)
        session.execute(IMPORT)
        assert held(session) == MANY
