"""The example's survey: its answers say what its input and its counts say, and can be read and marked."""

from collections import Counter
from datetime import date

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Survey, SurveyAnswer, SurveyQuestion
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.services.sample import sample_whole

LANGUAGES = pytest.mark.parametrize("language", ["en", "cy"])


def survey_of(language: str) -> tuple[Partnership, Survey, tuple[AnswerRow, ...]]:
    partnership, answers = sample_whole(load_catalogue(), language)
    (survey,) = partnership.rows(Survey)
    return partnership, survey, tuple(answers[survey.answers_digest or ""])


@LANGUAGES
def test_the_rows_are_those_that_the_survey_names(language: str) -> None:
    _, survey, rows = survey_of(language)
    assert digest_of(rows) == survey.answers_digest
    assert [row.respondent for row in rows] == list(range(1, 88))
    assert survey.n_respondents == len(rows)


@LANGUAGES
def test_they_say_what_the_input_says(language: str) -> None:
    partnership, survey, rows = survey_of(language)
    given = partnership.get(BeneficiaryInput, survey.input)
    assert given is not None
    assert given.n_took_part == len(rows)
    days = [date.fromisoformat(row.at or "") for row in rows]
    assert (min(days), max(days)) == (given.from_date, given.to_date)
    assert {row.segment for row in rows} == {None}


@LANGUAGES
def test_each_counted_question_is_one_of_the_survey_with_its_answers(language: str) -> None:
    partnership, survey, rows = survey_of(language)
    counted = partnership.having(SurveyAnswer, input=survey.input)
    asked = partnership.having(SurveyQuestion, survey=survey.id)
    offered = [(row.heading, answer) for row in asked for answer in row.options or ()]
    assert offered == [(row.question, row.answer) for row in counted]
    totals: Counter[str] = Counter()
    for row in counted:
        totals[row.question] += row.count or 0
    assert set(totals.values()) == {len(rows)}


@LANGUAGES
def test_its_map_has_the_headings_of_its_questions(language: str) -> None:
    partnership, survey, _ = survey_of(language)
    kept = read_map(survey.map or "")
    asked = partnership.having(SurveyQuestion, survey=survey.id)
    used = [*kept.having(Role.CHOICE), *kept.having(Role.TEXT)]
    assert [each.heading for each in used] == [row.heading for row in asked]


def test_some_answers_are_read_and_most_are_left_to_read() -> None:
    partnership, survey, rows = survey_of("en")
    written = {(row.respondent, row.question) for row in rows if row.text}
    marks = partnership.having(AnswerMark, survey=survey.id)
    assert {(mark.respondent, mark.question) for mark in marks} < written
    assert all(mark.was_read for mark in marks)
    assert len(marks) * 3 < len(written)
    assert sum(mark.stance == "opposed" for mark in marks) == 2
    assert sum(mark.may_identify is True for mark in marks) == 1


def test_in_welsh_only_words_differ() -> None:
    english, welsh = survey_of("en"), survey_of("cy")
    assert [row._replace(text=None) for row in welsh[2]] == [row._replace(text=None) for row in english[2]]
    assert welsh[0].rows(AnswerMark) == english[0].rows(AnswerMark)
    told_in_welsh = {row.respondent for row in english[2] if row.text and "gwybod bod" in row.text}
    same = {one.respondent for one, other in zip(english[2], welsh[2], strict=True) if one.text and one == other}
    assert told_in_welsh < same
    assert len(same) == 3
