"""Free text whose question stands in another column of the same row: each question is one of its own."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, SurveyQuestion
from partnerdesk.exchange.survey.answers import plan_of
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import Role, SurveyMap
from partnerdesk.exchange.survey.reading import read_answers, summary_of
from partnerdesk.services.answer_import import questions_of, read_survey, survey_command
from tests.exchange.survey.exports import csv_bytes, written

HEAD = ["Respondent", "Date", "Question", "Answer"]
ASKED = ("What was good?", "What could be\nbetter?", "Anything else?")
ROWS = [
    [f"R{n // 3:03}", f"2026-03-{n % 28 + 1:02}", ASKED[n % 3], f"Said number {n} in my own words" if n % 7 else ""]
    for n in range(90)
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "a.csv", csv_bytes([HEAD, *ROWS]))


def test_each_question_is_one_of_its_own(path: Path) -> None:
    made = guess(path).map
    assert [each.role for each in made.columns] == [Role.ID, Role.DATE, Role.DROP, Role.TEXT]
    assert made.columns[3].question_from == "Question"
    said = Counter(" ".join(question.split()) for _, _, question, answer in ROWS if answer)
    assert dict(summary_of(path, made).texts) == {**said, "Answer": 0}
    names = plan_of(made).texts
    for row in (row for batch in read_answers(path, made) for row in batch):
        _, _, question, answer = ROWS[row.number - 1]
        told = {name: text for name, text in zip(names, row.texts, strict=True) if text}
        assert told == ({" ".join(question.split()): answer} if answer else {})


def test_rows_keep_their_own_words_and_a_question_that_is_new_keeps_the_heading(path: Path) -> None:
    made = guess(path).map
    wave = written(
        path.with_name("b.csv"), csv_bytes([HEAD, *ROWS[1:4], ["R9", "2026-05-01", "New one?", "Yes, a lot"]])
    )
    read = read_survey(wave, read_map(map_text(made)))
    asked = {each.number: each.heading for each in questions_of("SU1", read)}
    told = [(asked[row.question], row.text) for row in read.rows if row.question is not None]
    assert told == [
        ("What could be better?", ROWS[1][3]),
        ("Anything else?", ROWS[2][3]),
        ("What was good?", ROWS[3][3]),
        ("Answer", "Yes, a lot"),
    ]


def test_questions_are_records_without_a_list_of_answers(path: Path) -> None:
    read = read_survey(path, guess(path).map)
    command = survey_command(Partnership.empty(), read, "2026-11-26T12:00:00+00:00")
    asked = [each for each in command.records if isinstance(each, SurveyQuestion)]
    assert {each.heading for each in asked} >= {"What was good?", "What could be better?", "Anything else?"}
    assert all(each.options is None for each in asked)
    assert "Answer" not in {each.heading for each in asked}
    given = next(each for each in command.records if isinstance(each, BeneficiaryInput))
    assert (given.question_asked or "").split("\n") == [each.heading for each in asked]


def test_a_map_can_leave_it_at_the_heading(path: Path) -> None:
    made = guess(path).map
    plain = tuple(replace(each, question_from="", answers=()) for each in made.columns)
    assert [name for name, _ in summary_of(path, SurveyMap(plain)).texts] == ["Answer"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Do you have a question?", "Comment"),
        ("Question", "What did you think of the answer that we gave?"),
        ("Colour", "Answer"),
    ],
)
def test_other_columns_beside_each_other_stay_as_they_are(tmp_path: Path, asked: str, answered: str) -> None:
    rows = [["Respondent", "Date", asked, answered], *ROWS]
    found = guess(written(tmp_path / "a.csv", csv_bytes(rows)))
    assert not any(each.question_from for each in found.map.columns)


def test_a_question_without_a_word_in_a_map_is_one_of_its_own(path: Path) -> None:
    made = guess(path).map
    columns = tuple(replace(each, answers=("", ASKED[0])) if each.question_from else each for each in made.columns)
    texts = dict(summary_of(path, replace(made, columns=columns)).texts)
    assert texts[ASKED[0]] == sum(question == ASKED[0] and bool(answer) for _, _, question, answer in ROWS)
