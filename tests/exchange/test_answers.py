"""Answers of surveys in the JSON form: exact both ways, and refused with their place."""

from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.records import Survey
from partnerdesk.exchange import InputRefused, read_whole, write_case
from tests.exchange.cases import small

ROWS = (AnswerRow(2, "a", "2026-03-01", '["x"]', 4, "One\ntwo"), AnswerRow(3, None, None, None, None, None))


def case(**changes: Any) -> dict[str, Any]:
    survey = {"id": "SU1", "input": "BI-001", "answers_digest": digest_of(ROWS)}
    answers: list[dict[str, Any]] = [
        {
            "survey": "SU1",
            "respondent": 2,
            "answer_id": "a",
            "at": "2026-03-01",
            "segment": '["x"]',
            "question": 4,
            "text": "One\ntwo",
        },
        {"survey": "SU1", "respondent": 3},
    ]
    return small() | {"survey": [survey], "answers": answers} | changes


def test_answers_come_out_as_they_went_in() -> None:
    partnership, answers = read_whole(case(), load_catalogue())
    assert answers == {digest_of(ROWS): ROWS}
    assert write_case(partnership, answers) == case()


def test_a_survey_that_names_no_digest_gets_that_of_its_answers() -> None:
    partnership, answers = read_whole(case(survey=[{"id": "SU1", "input": "BI-001"}]), load_catalogue())
    assert partnership.rows(Survey)[0].answers_digest == digest_of(ROWS)
    assert write_case(partnership, answers) == case()


@pytest.mark.parametrize(
    ("place", "answers"),
    [
        ("answers", {}),
        ("answers[0]", ["text"]),
        ("answers[0].survey", [{"respondent": 1}]),
        ("answers[0].survey", [{"survey": "SU9", "respondent": 1}]),
        ("answers[0].respondent", [{"survey": "SU1"}]),
        ("answers[0].respondent", [{"survey": "SU1", "respondent": True}]),
        ("answers[0].text", [{"survey": "SU1", "respondent": 1, "question": 1}]),
        ("answers[0].text", [{"survey": "SU1", "respondent": 1, "question": 1, "text": "a\0b"}]),
        ("answers[0].name", [{"survey": "SU1", "respondent": 1, "name": "Ann"}]),
        ("answers[1]", [{"survey": "SU1", "respondent": 1}, {"survey": "SU1", "respondent": 1}]),
        ("survey[0].answers_digest", [{"survey": "SU1", "respondent": 3}]),
        ("survey[0].answers_digest", []),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(place: str, answers: Any) -> None:
    with pytest.raises(InputRefused) as refused:
        read_whole(case(answers=answers), load_catalogue())
    assert refused.value.place == place
