"""What is asked, who is affected and what people said."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, day, flag, free_text, key_text, link, moment, own_id, whole
from partnerdesk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """What is being decided."""

    ENTITY: ClassVar[str] = "question"
    KEY: ClassVar[tuple[str, ...]] = ()
    SINGLE: ClassVar[bool] = True
    text: str | None = free_text()
    for_whom: str | None = free_text()
    not_deciding: str | None = free_text()
    deadline: date | None = day()
    deadline_set_by: str | None = choice("us", "partner", "funder", "commissioner", "regulator", "other")
    if_no_partnership: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Record):
    """Something else the charity could do about the need."""

    ENTITY: ClassVar[str] = "alternative"
    id: str = own_id()
    text: str | None = free_text()
    kind: str | None = choice("other_partner", "other_form", "improve_alone", "none_found")
    workable: str | None = choice("yes", "no", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaryGroup(Record):
    """A group of people whom the decision could affect."""

    ENTITY: ClassVar[str] = "beneficiary_group"
    id: str = own_id()
    name: str | None = free_text()
    size_band: str | None = free_text()
    effect: str | None = choice("gain", "lose", "mixed", "unclear", "none")
    effect_note: str | None = free_text()
    at_risk: bool | None = flag()
    often_left_out: bool | None = flag()
    follow_up_owner: str | None = free_text()
    follow_up_by: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningPlan(Record):
    """Somebody will ask a group in some way, by a day: a source that was asked for."""

    ENTITY: ClassVar[str] = "listening_plan"
    id: str = own_id()
    group: str | None = link("beneficiary_group")
    method: str | None = catalogue_id("methods")
    source: str | None = free_text()
    owner: str | None = free_text()
    by: date | None = day()
    done_on: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaryInput(Record):
    """One piece of what people said: how it was gathered, what it says and what may be done with it."""

    ENTITY: ClassVar[str] = "beneficiary_input"
    id: str = own_id()
    method: str | None = catalogue_id("methods")
    from_date: date | None = day()
    to_date: date | None = day()
    collected_by: str | None = choice("us", "partner", "jointly", "independent")
    n_asked: int | None = whole(0)
    n_took_part: int | None = whole(0)
    n_events: int | None = whole(0)
    question_asked: str | None = free_text()
    about: str | None = choice("proposal", "need", "general")
    stance: str | None = choice("supports", "supports_with_conditions", "neutral", "opposed", "not_mentioned")
    summary: str | None = free_text()
    quote: str | None = free_text()
    quote_language: str | None = free_text()
    quote_permission: str | None = choice("none", "board_anon", "public_anon", "public_named")
    lawful_basis: str | None = free_text()
    special_condition: str | None = free_text()
    sensitivity: str | None = choice("ordinary", "special", "offence", "child")
    consent_state: str | None = choice("not_asked", "given", "refused", "withdrawn")
    consent_ref: str | None = free_text()
    consent_date: date | None = day()
    person_code: str | None = free_text()
    segment_label: str | None = free_text()
    identity_check: str | None = choice("not_done", "low", "some", "high")
    identity_note: str | None = free_text()
    withdrawn_at: str | None = moment()
    keep_until: date | None = day()
    source_ref: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class InputGroup(Record):
    """An input speaks for a group."""

    ENTITY: ClassVar[str] = "input_group"
    KEY: ClassVar[tuple[str, ...]] = ("input", "group")
    input: str = link("beneficiary_input", required=True)
    group: str = link("beneficiary_group", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """Something that several people said."""

    ENTITY: ClassVar[str] = "theme"
    id: str = own_id()
    text: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class InputTheme(Record):
    """An input touches a theme."""

    ENTITY: ClassVar[str] = "input_theme"
    KEY: ClassVar[tuple[str, ...]] = ("input", "theme")
    input: str = link("beneficiary_input", required=True)
    theme: str = link("theme", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer(Record):
    """How many people gave an answer to a question, of how many who answered it."""

    ENTITY: ClassVar[str] = "survey_answer"
    KEY: ClassVar[tuple[str, ...]] = ("input", "question", "answer")
    input: str = link("beneficiary_input", required=True)
    question: str = key_text()
    answer: str = key_text()
    count: int | None = whole(0)
    base: int | None = whole(0)
