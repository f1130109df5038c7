"""Rows of survey answers in the JSON form: the list "answers", one object for each row, what is nothing left out.

Knows rows and the surveys they belong to; reads no export.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from partnerdesk.domain.answer_rows import MOST_ANSWERS, AnswerRow, Answers, digest_of, fault_of, row_place
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Survey
from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import refused

KEY = "answers"
_NAMES = AnswerRow._fields
_KNOWN = frozenset({"survey", *_NAMES})


def read_rows(partnership: Partnership, given: object) -> tuple[Partnership, Answers]:
    """Return the rows by their digest, and the partnership whose surveys name these.

    Raises InputRefused with the place of what is wrong: also where a survey names other answers than are here.
    """
    found = {survey: tuple(rows) for survey, rows in _by_survey(partnership, given).items()}
    answers: dict[str, tuple[AnswerRow, ...]] = {}
    for number, survey in enumerate(partnership.rows(Survey)):
        rows = found.get(survey.id, ())
        digest = digest_of(rows) if rows or survey.answers_digest is not None else None
        if survey.answers_digest is not None and digest != survey.answers_digest:
            raise refused(
                f"survey[{number}].answers_digest",
                N_("the answers of this survey are not those that were exported. Leave the key out to take them so."),
            )
        if digest is not None:
            answers[digest] = rows
            partnership = partnership.put(replace(survey, answers_digest=digest))
    return partnership, answers


def _by_survey(partnership: Partnership, given: object) -> Mapping[str, list[AnswerRow]]:
    if not isinstance(given, list):
        raise refused(KEY, N_("this must be a list, also when there is only one."))
    if len(given) > MOST_ANSWERS:
        raise refused(KEY, N_("a file holds {most} answers at most."), most=MOST_ANSWERS)
    found: dict[str, list[AnswerRow]] = {}
    seen: set[tuple[str, int, int]] = set()
    for number, each in enumerate(given):
        survey, row = _row(f"{KEY}[{number}]", each)
        if not partnership.has(Survey, survey):
            raise refused(f"{KEY}[{number}].survey", N_("no survey '{missing}'."), missing=survey)
        if (survey, *row_place(row)) in seen:
            raise refused(f"{KEY}[{number}]", N_("this person has an answer to this question already."))
        seen.add((survey, *row_place(row)))
        found.setdefault(survey, []).append(row)
    return found


def _row(place: str, given: object) -> tuple[str, AnswerRow]:
    if not isinstance(given, dict):
        raise refused(place, N_("this must be an object, in braces."))
    for key in given:
        if key not in _KNOWN:
            raise refused(f"{place}.{key}", N_("this key is not known."))
    survey, row = given.get("survey"), AnswerRow._make([given.get(name) for name in _NAMES])
    fault = fault_of(row)
    if not isinstance(survey, str) or fault is not None:
        raise refused(f"{place}.{fault or 'survey'}", N_("this is no part of an answer that a file can hold."))
    return survey, row


def write_rows(partnership: Partnership, answers: Answers) -> list[dict[str, Any]]:
    """Return the rows of all surveys, in their order."""
    return list(_written(partnership, answers))


def _written(partnership: Partnership, answers: Answers) -> Iterator[dict[str, Any]]:
    for survey in partnership.rows(Survey):
        for row in answers.get(survey.answers_digest or "", ()):
            yield {"survey": survey.id, **{name: value for name, value in row._asdict().items() if value is not None}}


def rows_schema() -> dict[str, Any]:
    """Return what the JSON Schema says of the list."""
    words = {"type": ["string", "null"], "minLength": 1}
    numbers = {"respondent": {"type": "integer", "minimum": 1}, "question": {"type": ["integer", "null"], "minimum": 1}}
    rows: dict[str, Any] = {"survey": {"type": "string", "description": "the id of a record of 'survey'"}}
    rows |= {name: numbers.get(name, words) for name in _NAMES}
    return {
        "type": "array",
        "items": {
            "description": "What one person wrote to one question of a survey. "
            "Rows of one survey with the same answer_id are one person; a row without one is somebody.",
            "type": "object",
            "properties": rows,
            "additionalProperties": False,
            "required": ["survey", "respondent"],
        },
    }
