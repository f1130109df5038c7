"""Answers of surveys: imported as one step, read in pages, filtered, searched for with any letters."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import AddRecord, DeleteRecord
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryInput,
    OpenPoint,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.exchange import read_whole, write_case
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.mapping import Role, SurveyMap
from partnerdesk.services.answer_import import ReadSurvey, proposed_input, read_survey, survey_command
from partnerdesk.services.answers import Answers, Filter, all_answers
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.answer_index import match_words
from tests.figures import Figures
from tests.services.any_search import any_search

AT = "2026-11-23T19:00:00+00:00"
WORDS = Sentence("mark an answer")
HEAD = "Respondent ID,Date,Are you,How was it,What would help most?,What else?\n"
LINES = (
    'r1,2026-03-01,A carer,Good,"A warm room on Fridays, please",Nothing more\n',
    "r2,2026-03-02,A neighbour,Bad,Zażółć gęślą jaźń and a WARM drink,\n",
    "r3,2026-03-03,A carer,Good,,\n",
    'r4,2026-03-04,A carer,Bad,"Transport – it\'s £3 ""return"" :-)",Buses\n',
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_like(tmp_path)


def data_like(folder: Path) -> Path:
    path = folder / "spring.csv"
    path.write_text(HEAD + "".join(LINES), encoding="utf-8")
    return path


def mapped(path: Path) -> SurveyMap:
    roles = (Role.ID, Role.DATE, Role.GROUP, Role.CHOICE, Role.TEXT, Role.TEXT)
    found = guess(path, Watch()).map
    columns = [replace(each, role=role, identifying="") for each, role in zip(found.columns, roles, strict=True)]
    return replace(found, columns=tuple(columns))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Documents(tmp_path / "root").new(tmp_path / "case.partnership", "Case")


@pytest.fixture
def read(data: Path) -> ReadSurvey:
    return read_survey(data, mapped(data))


def opened(session: Session) -> Answers:
    answers = Answers(session)
    list(answers.load())
    return answers


def texts(answers: Answers, wanted: Filter) -> list[str]:
    found = [each.text for each in answers.page(wanted)]
    assert answers.count(wanted) == len(found)
    return found


def test_reading_keeps_what_the_map_keeps(read: ReadSurvey) -> None:
    assert [(row.respondent, row.answer_id, row.at, row.segment, row.question) for row in read.rows] == [
        (1, "r1", "2026-03-01", '["A carer"]', 3),
        (1, "r1", "2026-03-01", '["A carer"]', 4),
        (2, "r2", "2026-03-02", '["A neighbour"]', 3),
        (3, "r3", "2026-03-03", '["A carer"]', None),
        (4, "r4", "2026-03-04", '["A carer"]', 3),
        (4, "r4", "2026-03-04", '["A carer"]', 4),
    ]
    assert all("Good" not in (row.text or "") for row in read.rows)


def test_what_is_too_long_for_an_id_or_a_group_is_cut(tmp_path: Path, session: Session) -> None:
    path = tmp_path / "long.csv"
    path.write_text(
        HEAD + LINES[1] + f'{"r" * 700},2026-03-01,{"g" * 300},Good,Short,"{"x" * 3000}"\n', encoding="utf-8"
    )
    read = read_survey(path, mapped(data_like(tmp_path)))
    last = read.rows[-1]
    assert (last.answer_id, last.segment) == ("r" * 500, f'["{"g" * 200}"]')
    assert last.text == "x" * 3000
    session.execute(survey_command(session.partnership, read, AT))
    assert opened(session).count() == 3


def test_an_import_is_one_step_that_one_undo_takes_back(session: Session, read: ReadSurvey) -> None:
    before = session.partnership
    session.execute(survey_command(before, read, AT))
    p = session.partnership
    survey = p.rows(Survey)[0]
    assert (survey.id, survey.source_name, survey.n_respondents) == ("SU1", "spring.csv", 4)
    assert read_map(survey.map or "") == read.map
    assert [(each.number, each.role, each.heading) for each in p.rows(SurveyQuestion)] == [
        (1, "group", "Are you"),
        (2, "choice", "How was it"),
        (3, "text", "What would help most?"),
        (4, "text", "What else?"),
    ]
    assert [(row.answer, row.count) for row in p.rows(SurveyAnswer)] == [
        *(("A carer", 3), ("A neighbour", 1)),
        *(("Good", 2), ("Bad", 2)),
    ]
    assert opened(session).count() == 5
    session.undo()
    assert session.partnership.rows(Survey) == ()
    assert session.partnership.rows(BeneficiaryInput) == ()
    assert opened(session).count() == 0
    session.redo()
    assert session.partnership == p
    assert opened(session).count() == 5
    session.close()


def test_what_was_imported_is_there_after_closing_and_in_the_json_form(
    session: Session, read: ReadSurvey, tmp_path: Path
) -> None:
    session.execute(survey_command(session.partnership, read, AT))
    held, rows = session.partnership, all_answers(session)
    session.close()
    documents = Documents(tmp_path / "root")
    with documents.open(tmp_path / "case.partnership") as again:
        assert again.partnership == held
        assert all_answers(again) == rows == {held.rows(Survey)[0].answers_digest: read.rows}
        case = write_case(again.partnership, all_answers(again))
    partnership, answers = read_whole(case, load_catalogue())
    with documents.from_partnership(partnership, tmp_path / "other.partnership", answers) as other:
        assert write_case(other.partnership, all_answers(other))["answers"] == case["answers"]


def test_the_input_can_be_corrected_before(session: Session, read: ReadSurvey) -> None:
    given = proposed_input(session.partnership, read)
    corrected = BeneficiaryInput(id=given.id, summary="Corrected")
    session.execute(survey_command(session.partnership, read, AT, corrected))
    assert session.partnership.rows(BeneficiaryInput) == (corrected,)
    session.close()


def test_answers_can_be_filtered(session: Session, read: ReadSurvey) -> None:
    session.execute(survey_command(session.partnership, read, AT))
    session.execute(AddRecord(Theme(id="TH1", text="Warmth")))
    answers = opened(session)
    first, other, _second, transport, _buses = answers.page()
    assert first.groups == ("A carer",)
    assert texts(answers, Filter(question=4)) == ["Nothing more", "Buses"]
    assert len(texts(answers, Filter(group=(0, "A neighbour")))) == 1
    assert texts(answers, Filter(group=(1, "A carer"))) == []
    session.execute(answers.marking(first, WORDS, was_read=True, themes=("TH1",), stance="supports"))
    session.execute(answers.marking(transport, WORDS, was_read=True, themes=("TH1",), read_aloud=True))
    assert len(texts(answers, Filter(unread=True))) == 3
    assert texts(answers, Filter(theme="TH1", question=3)) == [first.text, transport.text]
    assert texts(answers, Filter(stance="supports")) == [first.text]
    assert texts(answers, Filter(read_aloud=True)) == [transport.text]
    assert answers.themes() == {"TH1": 2}
    assert answers.themes(Filter(group=(0, "A carer"), text="warm")) == {"TH1": 1}
    assert answers.groups() == {"A carer": 4, "A neighbour": 1}
    assert answers.progress() == (2, 5)
    session.undo()
    assert answers.groups(wanted=Filter(theme="TH1")) == {"A carer": 1}
    assert answers.themes() == {"TH1": 1}
    assert answers.mark_of(transport) == AnswerMark(survey="SU1", respondent=4, question=3)
    assert answers.is_current()
    assert other.text
    session.close()


def test_a_theme_that_goes_leaves_its_answers(session: Session, read: ReadSurvey) -> None:
    session.execute(survey_command(session.partnership, read, AT))
    session.execute(AddRecord(Theme(id="TH1", text="Warmth")))
    answers = opened(session)
    session.execute(answers.marking(answers.page()[0], WORDS, themes=("TH1",)))
    session.execute(DeleteRecord(Theme, ("TH1",)))
    assert answers.themes() == {}
    assert answers.count() == 5
    session.undo()
    assert answers.themes() == {"TH1": 1}
    session.close()


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("warm", 2),
        ("WAR", 2),
        ("gesla", 1),
        ("warm please", 1),
        ("please warm", 1),
        ("lease", 0),
        ('"return"', 1),
        ('"', 1),
        (":-)", 1),
        ("£3", 1),
        ("it's", 1),
        ("NOT warm", 0),
        ("warm OR buses", 0),
        ("text:warm", 0),
        ("*", 0),
        ("", 5),
        ("  ", 5),
        ("\0", 5),
        ("\ud800", 0),
        ("a" * 5000, 0),
        ("a " * 5000, 2),
        ("w", 5),
        ("warm r", 2),
    ],
)
def test_search_takes_what_is_typed_as_words(session: Session, read: ReadSurvey, typed: str, count: int) -> None:
    session.execute(survey_command(session.partnership, read, AT))
    answers = opened(session)
    assert len(texts(answers, Filter(text=typed))) == count
    session.close()


def test_no_search_is_an_instruction() -> None:
    assert match_words('say "hi" AND NEAR(x)') == ('"say" """hi""" "AND" "NEAR(x)"*', ())
    assert match_words("a - b -") == ('"a" "b"', ("-", "-"))
    assert match_words("warm r") == ('"warm"*', ())
    assert match_words("3") == ('"3"*', ())


def _searched(session: Session, read: ReadSurvey, seed: int, number: int) -> list[str]:
    session.execute(survey_command(session.partnership, read, AT))
    answers, chance, bad = opened(session), random.Random(seed), []
    for _ in range(number):
        typed = any_search(chance)
        try:
            found = answers.page(Filter(text=typed), 0, 10)
            assert answers.count(Filter(text=typed)) >= len(found)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted with what was typed
            bad.append(f"{typed!r}: {error!r}")
    session.close()
    return bad


def test_any_text_can_be_searched_for(session: Session, read: ReadSurvey, figures: Figures) -> None:
    figures.reached("random searches without an error", 4000, 4000, _searched(session, read, 6, 4000))


@pytest.mark.soak
def test_very_many_texts_can_be_searched_for(session: Session, read: ReadSurvey, figures: Figures) -> None:
    figures.reached("random searches without an error", 50_000, 50_000, _searched(session, read, 60, 50_000))


def test_a_change_of_other_records_leaves_the_answers_current(session: Session, read: ReadSurvey) -> None:
    session.execute(survey_command(session.partnership, read, AT))
    answers = opened(session)
    session.execute(AddRecord(OpenPoint(id="OP1")))
    assert answers.is_current()
    session.undo()
    session.undo()
    assert not answers.is_current()
    session.close()
