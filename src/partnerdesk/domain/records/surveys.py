"""A survey whose answers were imported: where they came from, what was asked, and what readers marked.

The answers themselves are rows of the file and no records; :mod:`partnerdesk.domain.answer_rows` says what one is.
"""

from dataclasses import dataclass
from typing import ClassVar

from partnerdesk.domain.fields import choice, flag, free_text, link, links, moment, own_id, texts, whole
from partnerdesk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Record):
    """An import of survey answers, and the map that the next wave can be read by.

    ``answers_digest`` is the SHA-256 of the rows of answers, in their order; nothing where the file keeps none.
    """

    ENTITY: ClassVar[str] = "survey"
    id: str = own_id()
    input: str = link("beneficiary_input", required=True)
    title: str | None = free_text()
    source_name: str | None = free_text()
    source_digest: str | None = free_text()
    imported_at: str | None = moment()
    map: str | None = free_text()
    n_respondents: int | None = whole(0)
    answers_digest: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion(Record):
    """A column of a survey that was kept: its heading, and the answers that it offered, in order."""

    ENTITY: ClassVar[str] = "survey_question"
    KEY: ClassVar[tuple[str, ...]] = ("survey", "number")
    survey: str = link("survey", required=True)
    number: int = whole(1, required=True)
    heading: str | None = free_text()
    role: str | None = choice("group", "choice", "scale", "tick_all", "text")
    options: tuple[str, ...] | None = texts()
    good_end: str | None = choice("high", "low", "first", "last", "unknown")
    off_scale: tuple[str, ...] | None = texts()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMark(Record):
    """What readers marked on one answer: who gave it is the number of its row in the export."""

    ENTITY: ClassVar[str] = "answer_mark"
    KEY: ClassVar[tuple[str, ...]] = ("survey", "respondent", "question")
    survey: str = link("survey", required=True)
    respondent: int = whole(1, required=True)
    question: int = whole(1, required=True)
    was_read: bool | None = flag()
    themes: tuple[str, ...] | None = links("theme")
    stance: str | None = choice("supports", "supports_with_conditions", "neutral", "opposed", "not_mentioned")
    read_aloud: bool | None = flag()
    may_identify: bool | None = flag()
