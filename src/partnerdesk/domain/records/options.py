"""Options, how they are scored and weighed, and what could go wrong."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import (
    catalogue_id,
    choice,
    day,
    flag,
    free_text,
    link,
    links,
    moment,
    number,
    own_id,
    texts,
    whole,
)
from partnerdesk.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """One way forward: a form of partnership with named partners, or carrying on."""

    ENTITY: ClassVar[str] = "option"
    id: str = own_id()
    form: str | None = catalogue_id("forms")
    title: str | None = free_text()
    description: str | None = free_text()
    partners: tuple[str, ...] | None = links("partner")
    variant_note: str | None = free_text()
    exit_text: str | None = free_text()
    status: str | None = choice("shortlist", "dropped")
    drop_reason: str | None = free_text()
    is_baseline: bool | None = flag()
    crosses: tuple[str, ...] | None = links("condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstChoice(Record):
    """The option one person would choose before anything is scored, kept sealed. No option means 'cannot say'."""

    ENTITY: ClassVar[str] = "first_choice"
    KEY: ClassVar[tuple[str, ...]] = ("participant",)
    participant: str = link("participant", required=True)
    option: str | None = link("option", empty_means=True)
    given_at: str | None = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionUse(Record):
    """A criterion that this workshop uses, shipped or the board's own."""

    ENTITY: ClassVar[str] = "criterion_use"
    KEY: ClassVar[tuple[str, ...]] = ("criterion",)
    criterion: str = catalogue_id("own_criteria", required=True)
    active: bool | None = flag()
    custom_name: str | None = free_text()
    custom_question: str | None = free_text()
    custom_anchors: tuple[str, ...] | None = texts()
    order: int | None = whole()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """One person's private score of an option on a criterion. No level means 'cannot say'."""

    ENTITY: ClassVar[str] = "score"
    KEY: ClassVar[tuple[str, ...]] = ("participant", "option", "criterion", "round")
    participant: str = link("participant", required=True)
    option: str = link("option", required=True)
    criterion: str = catalogue_id("criteria", required=True)
    round: int = whole(1, 2, required=True)
    level: int | None = whole(1, 5, empty_means=True)
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight(Record):
    """One person's swing weight: how much the step from worst to best on a criterion matters, 0 to 100.

    An empty ``swing`` says 'cannot say', which is not 0. ``swing`` is what counts. Where it was said ``again``, in
    round 2, ``first_swing`` keeps what was said in round 1: empty where that gave no figure.
    """

    ENTITY: ClassVar[str] = "weight"
    KEY: ClassVar[tuple[str, ...]] = ("participant", "criterion")
    participant: str = link("participant", required=True)
    criterion: str = catalogue_id("criteria", required=True)
    swing: float | None = number(0, 100, empty_means=True)
    again: bool | None = flag()
    first_swing: float | None = number(0, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaryWeight(Record):
    """How much a group of beneficiaries says that a criterion matters, 0 to 100, and the input that says so."""

    ENTITY: ClassVar[str] = "beneficiary_weight"
    KEY: ClassVar[tuple[str, ...]] = ("group", "criterion")
    group: str = link("beneficiary_group", required=True)
    criterion: str = catalogue_id("criteria", required=True)
    swing: float | None = number(0, 100)
    input: str | None = link("beneficiary_input")


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Record):
    """What could go wrong, how likely and how bad it is, and who watches for it."""

    ENTITY: ClassVar[str] = "risk"
    id: str = own_id()
    text: str | None = free_text()
    because: str | None = free_text()
    effect_on_people: bool | None = flag()
    options: tuple[str, ...] | None = links("option")
    likelihood: int | None = whole(1, 5)
    impact: int | None = whole(1, 5)
    early_sign: str | None = free_text()
    response: str | None = free_text()
    owner: str | None = free_text()
    after_likelihood: int | None = whole(1, 5)
    after_impact: int | None = whole(1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class DdItem(Record):
    """A due-diligence check: asked of whom, how far it is and what was found."""

    ENTITY: ClassVar[str] = "dd_item"
    id: str = own_id()
    item: str | None = catalogue_id("due_diligence")
    custom_text: str | None = free_text()
    partner: str | None = link("partner")
    applies: bool | None = flag()
    why_not: str | None = free_text()
    status: str | None = choice("not_started", "asked", "received", "fine", "concern", "stop")
    finding: str | None = free_text()
    reference: str | None = free_text()
    owner: str | None = free_text()
    by: date | None = day()
    must_finish: str | None = choice("before_vote", "before_signing", "later")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Record):
    """A red line, or something that must be true before or after."""

    ENTITY: ClassVar[str] = "condition"
    id: str = own_id()
    kind: str | None = choice("red_line", "before", "after")
    text: str | None = free_text()
    test: str | None = free_text()
    owner: str | None = free_text()
    by: date | None = day()
    status: str | None = choice("open", "met", "not_met", "waived")
    linked_objective: str | None = link("objective")
    linked_group: str | None = link("beneficiary_group")
    linked_dimension: str | None = catalogue_id("dimensions")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLineSeal(Record):
    """The red lines as the board agreed them, kept word for word; it holds until it is opened with a reason."""

    ENTITY: ClassVar[str] = "red_line_seal"
    id: str = own_id()
    wording: tuple[str, ...] | None = texts()
    agreed_by: str | None = free_text()
    sealed_at: str | None = moment()
    before_scores: bool | None = flag()
    opened_at: str | None = moment()
    opened_by: str | None = free_text()
    open_reason: str | None = free_text()
