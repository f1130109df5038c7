"""How many statements the usual steps with a file take: counted, not timed, and no more of them in a full file."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Question
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from tests.brief.cases import sample, sample_answers
from tests.fixtures.full_file import full_file

FILES = {"sample": sample, "full": full_file}
# Twice what they are, so that a table more is no matter and a statement for each record is.
MOST = {"opening": 500, "change": 20, "publishing": 400}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Give how many statements were run since it was last asked; many of one kind in one go are one."""
    run: list[int] = []

    class Counting(sqlite3.Connection):
        @override
        def execute(self, *given: Any) -> sqlite3.Cursor:
            run.append(1)
            return super().execute(*given)

        @override
        def executemany(self, *given: Any) -> sqlite3.Cursor:
            run.append(1)
            return super().executemany(*given)

    connect = sqlite3.connect

    def connected(*given: Any, **more: Any) -> sqlite3.Connection:
        return connect(*given, **more, factory=Counting)

    def asked() -> int:
        number = len(run)
        run.clear()
        return number

    monkeypatch.setattr(sqlite3, "connect", connected)
    return asked


@contextmanager
def _opened(folder: Path, partnership: Partnership, counted: Callable[[], int]) -> Iterator[tuple[Session, int]]:
    documents, path = Documents(folder / "private"), folder / "x.partnership"
    documents.from_partnership(partnership, path, sample_answers()).close()
    counted()
    with documents.open(path) as session:
        took = counted()
        session.execute(
            ChangeFields(Question, (), {"text": "Shall we?"})
        )  # the first of a day keeps a copy of the file
        counted()
        yield session, took


@pytest.mark.parametrize("file", FILES)
def test_the_usual_steps_take_few_statements(tmp_path: Path, counted: Callable[[], int], file: str) -> None:
    found = {}
    with _opened(tmp_path, FILES[file](), counted) as (session, found["opening"]):
        session.execute(ChangeFields(Question, (), {"text": "Should we?"}))
        found["change"] = counted()
        session.publish()
        found["publishing"] = counted()
    assert all(0 < number <= MOST[name] for name, number in found.items()), found


def test_a_full_file_takes_no_more_statements_than_the_example(tmp_path: Path, counted: Callable[[], int]) -> None:
    took = []
    for name, made in FILES.items():
        folder = tmp_path / name
        folder.mkdir()
        with _opened(folder, made(), counted) as (_session, opening):
            took.append(opening)
    assert took[0] == took[1]
