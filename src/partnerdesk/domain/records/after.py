"""What happens after the decision, and looking back."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, day, free_text, key_text, link, own_id, whole
from partnerdesk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Something that a named person will do by a date."""

    ENTITY: ClassVar[str] = "action"
    id: str = own_id()
    text: str | None = free_text()
    owner: str | None = free_text()
    by: date | None = day()
    done_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan(Record):
    """When and how the board will look back."""

    ENTITY: ClassVar[str] = "review_plan"
    id: str = own_id()
    review_on: date | None = day()
    owner: str | None = free_text()
    measures: str | None = free_text()
    beneficiaries_part: str | None = free_text()
    stop_signs: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPlan(Record):
    """Who tells the people who gave their views what was decided."""

    ENTITY: ClassVar[str] = "feedback_plan"
    id: str = own_id()
    who_tells: str | None = free_text()
    whom: str | None = free_text()
    how: str | None = free_text()
    by: date | None = day()
    done_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactReview(Record):
    """A look back with the people it was for."""

    ENTITY: ClassVar[str] = "impact_review"
    id: str = own_id()
    review_on: date | None = day()
    who_lost_out: str | None = free_text()
    verdict_of_people: str | None = free_text()
    decision: str | None = choice("continue", "change", "step_back", "leave")
    reasons: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactResult(Record):
    """How an objective stands at a review."""

    ENTITY: ClassVar[str] = "impact_result"
    KEY: ClassVar[tuple[str, ...]] = ("review", "objective")
    review: str = link("impact_review", required=True)
    objective: str = link("objective", required=True)
    result: str | None = choice("better", "same", "worse", "unknown")
    evidence: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAnswer(Record):
    """How many people of a group gave an answer at a review."""

    ENTITY: ClassVar[str] = "impact_answer"
    KEY: ClassVar[tuple[str, ...]] = ("review", "group", "question", "answer")
    review: str = link("impact_review", required=True)
    group: str = link("beneficiary_group", required=True)
    question: str = catalogue_id("review_questions", required=True)
    answer: str = key_text()
    count: int | None = whole(0)
