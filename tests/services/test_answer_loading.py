"""Many answers get ready to be searched in a thread, from a copy in memory: all of them, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerdesk.domain.answer_rows import AnswerColumns, digest_of
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.domain.words import Sentence
from partnerdesk.services.answers import EVERYTHING, Answers, Filter
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage import protection
from partnerdesk.storage.answer_filling import Filling
from partnerdesk.storage.connecting import PLAIN

MANY = 7000
NUMBERS = range(1, MANY + 1)
ROWS = AnswerColumns(
    [
        NUMBERS,
        [None] * MANY,
        [None] * MANY,
        ['["A carer"]' if number % 2 else '["Staff"]' for number in NUMBERS],
        [None if number % 10 == 0 else 1 for number in NUMBERS],
        [None if number % 10 == 0 else f"a warm room, number{number}" for number in NUMBERS],
    ]
)
WROTE = MANY - MANY // 10
IMPORT = ImportSurvey(
    (BeneficiaryInput(id="BI-1"), Survey(id="SU1", input="BI-1", answers_digest=digest_of(ROWS))),
    Sentence("import of answers"),
    {digest_of(ROWS): ROWS},
)
WORDS = Sentence("mark an answer")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Documents(tmp_path / "root").new(tmp_path / "case.partnership", "Case") as found:
        found.execute(IMPORT)
        yield found


def _threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "answers"]


def _is_whole(answers: Answers) -> None:
    assert answers.count() == WROTE
    assert answers.count(Filter(text="warm")) == WROTE
    assert [each.respondent for each in answers.page(Filter(text=f"number{MANY - 1}"))] == [MANY - 1]
    assert [each.respondent for each in answers.page(EVERYTHING, WROTE - 2)] == [MANY - 2, MANY - 1]
    assert answers.groups() == {"A carer": MANY // 2, "Staff": WROTE - MANY // 2}
    assert answers.count(Filter(group=(0, "Staff"))) == WROTE - MANY // 2


def test_the_first_are_there_at_once_and_all_of_them_at_the_end(session: Session) -> None:
    answers = Answers(session)
    loading = answers.load()
    first = next(loading)
    assert 0 < first < WROTE
    assert answers.count(Filter(text="warm")) == first
    assert [each.respondent for each in answers.page(limit=3)] == [1, 2, 3]
    told = [first, *loading]
    assert told == sorted(told)
    assert told[-1] == WROTE
    _is_whole(answers)
    assert _threads() == []
    answers.close()


def test_what_is_marked_meanwhile_is_known_at_the_end(session: Session) -> None:
    answers = Answers(session)
    loading = answers.load()
    next(loading)
    one, other = answers.page(limit=2)
    session.execute(answers.marking(one, WORDS, was_read=True))
    session.execute(answers.marking(other, WORDS, was_read=True))
    assert answers.progress().read == 2
    session.undo()
    for _ in loading:
        pass
    assert answers.progress() == (1, WROTE)
    assert answers.read_places() == {one.position}
    answers.close()


def test_stopped_in_the_middle_nothing_of_it_goes_on(session: Session) -> None:
    answers = Answers(session)
    loading = answers.load()
    next(loading)
    next(loading)
    answers.close()
    assert _threads() == []
    other = Answers(session)
    loading = other.load()
    next(loading)
    next(loading)
    loading.close()  # type: ignore[attr-defined]  # it is a generator
    assert _threads() == []
    other.close()


def test_what_is_no_database_is_a_fault_where_it_is_waited_for() -> None:
    filling = Filling(b"no database" * 1000, ["CREATE TABLE answer (position, survey, respondent, segment, question)"])
    with pytest.raises(PLAIN.driver.DatabaseError):
        any(iter(filling.is_done, True))
    filling.stop()
    assert _threads() == []


@pytest.mark.skipif(not protection.is_possible(), reason="the part that encrypts is not installed")
def test_a_file_with_a_password_is_searched_the_same(session: Session, tmp_path: Path) -> None:
    documents = Documents(tmp_path / "root")
    session.protect(documents.password("between us", session.path))
    answers = Answers(session)
    assert list(answers.load())[-1] == WROTE
    _is_whole(answers)
    answers.close()
