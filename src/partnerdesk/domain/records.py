"""The records of a partnership file: one frozen class for each entity of the domain model.

A record holds what the board recorded and nothing else; None means 'nothing recorded'. Records know their own fields
and key, and nothing of rules that span records (see :mod:`partnerdesk.domain.apply`), of storage or of screens.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from partnerdesk.domain.fields import (
    catalogue_id,
    choice,
    day,
    flag,
    free_text,
    key_text,
    link,
    links,
    moment,
    number,
    own_id,
    texts,
    whole,
)

if TYPE_CHECKING:
    from datetime import date

Key = tuple[Any, ...]

ROUNDS = (1, 2)
TAKES_PART = ("all", "speaks_only", "none")
STAGES = ("aims", "designing", "delivering", "judging")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share: the entity's name, which fields make its key, and whether there can be only one."""

    ENTITY: ClassVar[str] = ""
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    SINGLE: ClassVar[bool] = False
    EXPORTED: ClassVar[bool] = True

    @property
    def row_key(self) -> Key:
        """The values of the key's fields; empty for a single record."""
        return tuple(getattr(self, name) for name in self.KEY)

    def is_empty(self) -> bool:
        """Return whether nothing is recorded in any field."""
        return all(getattr(self, each.name) is None for each in dataclasses.fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipFile(Record):
    """The file itself: what it is called, how the workshop is run and how far it is."""

    ENTITY: ClassVar[str] = "file"
    KEY: ClassVar[tuple[str, ...]] = ()
    SINGLE: ClassVar[bool] = True
    file_uuid: str | None = free_text()
    schema_version: int | None = whole(0)
    catalogue_version: str | None = free_text()
    title: str | None = free_text()
    jurisdiction: str | None = choice("ew", "sco", "ni")
    status: str | None = choice("draft", "in_workshop", "paused", "decided", "in_review", "closed")
    route: str | None = choice("full", "short")
    indicator_set: str | None = choice("core", "full")
    meeting_on: date | None = day()
    agenda_item: str | None = free_text()
    presented_by: str | None = free_text()
    created_at: str | None = moment()
    updated_at: str | None = moment()
    locked_at: str | None = moment()
    language: str | None = free_text()
    marking: str | None = choice("internal", "confidential")
    keep_until: date | None = day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charity(Record):
    """The charity whose board decides, and how its governing document says it decides."""

    ENTITY: ClassVar[str] = "charity"
    KEY: ClassVar[tuple[str, ...]] = ()
    SINGLE: ClassVar[bool] = True
    name: str | None = free_text()
    number: str | None = free_text()
    other_numbers: str | None = free_text()
    legal_form: str | None = choice(
        "cio", "scio", "company", "trust", "association", "society", "royal_charter", "other"
    )
    purposes_text: str | None = free_text()
    power_note: str | None = free_text()
    income_band: str | None = free_text()
    staff_band: str | None = free_text()
    quorum_rule_text: str | None = free_text()
    quorum_number: int | None = whole(0)
    majority_rule: str | None = choice("simple", "two_thirds", "three_quarters", "other")
    casting_vote: str | None = choice("yes", "no", "unknown")
    members_vote_needed_for: str | None = free_text()
    trustees_in_office: int | None = whole(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """An organisation the charity might work with."""

    ENTITY: ClassVar[str] = "partner"
    id: str = own_id()
    name: str | None = free_text()
    kind: str | None = choice("charity", "cic", "housing_association", "public_body", "company", "informal", "other")
    register_number: str | None = free_text()
    years_known: float | None = number(0)
    joint_work_now: str | None = free_text()
    is_competitor: bool | None = flag()
    is_funder: bool | None = flag()
    size_ratio: float | None = number(0)
    our_dependence: int | None = whole(1, 5)
    their_dependence: int | None = whole(1, 5)
    how_chosen: str | None = choice(
        "shared_aims", "track_record", "only_one_available", "required", "approached_us", "other"
    )
    notes: str | None = free_text()
    confidential_notes: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """A person in the room."""

    ENTITY: ClassVar[str] = "participant"
    id: str = own_id()
    display_name: str | None = free_text()
    role: str | None = choice(
        "trustee",
        "chair",
        "vice_chair",
        "treasurer",
        "chief_executive",
        "staff",
        "adviser",
        "beneficiary_member",
        "minute_taker",
        "facilitator",
        "guest",
    )
    is_trustee: bool | None = flag()
    can_vote: bool | None = flag()
    rater_code: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """Whether a person was there for a step (or, without a step, for the meeting)."""

    ENTITY: ClassVar[str] = "attendance"
    KEY: ClassVar[tuple[str, ...]] = ("participant", "step")
    participant: str = link("participant", required=True)
    step: str | None = catalogue_id("steps")
    present: bool | None = flag()
    remote: bool | None = flag()
    left_at: str | None = moment()
    returned_at: str | None = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Record):
    """What a person declared, and how the board handled it. Without a partner it is about the whole question."""

    ENTITY: ClassVar[str] = "interest"
    id: str = own_id()
    participant: str | None = link("participant")
    partner: str | None = link("partner")
    kind: str | None = choice("none", "financial", "loyalty", "connected_person", "prior_involvement", "gift", "other")
    text: str | None = free_text()
    declared_at: str | None = moment()
    handling: str | None = choice(
        "no_action", "speak_then_leave", "leave_discussion", "leave_vote", "leave_all", "authorised"
    )
    agreed_by: str | None = free_text()
    counts_for_quorum: str | None = choice("yes", "no", "check")
    takes_part: str | None = choice(*TAKES_PART)
    board_reason: str | None = free_text()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record):
    """What the charity wants to be true for whom."""

    ENTITY: ClassVar[str] = "objective"
    id: str = own_id()
    for_whom_text: str | None = free_text()
    so_that_text: str | None = free_text()
    priority: str | None = choice("must", "should", "could")
    measure: str | None = free_text()
    baseline: str | None = free_text()
    target: str | None = free_text()
    target_date: date | None = day()
    origin: str | None = choice("beneficiaries", "trustee", "staff", "partner", "funder", "commissioner", "other")
    status: str | None = choice("proposed", "kept", "merged", "dropped")
    status_reason: str | None = free_text()
    merged_into: str | None = link("objective")


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveDriver(Record):
    """How many of an objective's ten reason points go to a driver."""

    ENTITY: ClassVar[str] = "objective_driver"
    KEY: ClassVar[tuple[str, ...]] = ("objective", "driver")
    objective: str = link("objective", required=True)
    driver: str = catalogue_id("drivers", required=True)
    points: int | None = whole(0, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLink(Record):
    """What people said bears on an objective: it raised it, supports it, qualifies it or contradicts it."""

    ENTITY: ClassVar[str] = "evidence_link"
    KEY: ClassVar[tuple[str, ...]] = ("objective", "input", "kind")
    objective: str = link("objective", required=True)
    input: str = link("beneficiary_input", required=True)
    kind: str = choice("raised", "supports", "qualifies", "contradicts", required=True)
    note: str | None = free_text()
    board_response: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlayed(Record):
    """How far beneficiaries are part of a stage: 0 none, 1 told, 2 asked, 3 worked with, 4 decide with."""

    ENTITY: ClassVar[str] = "part_played"
    KEY: ClassVar[tuple[str, ...]] = ("stage",)
    stage: str = choice(*STAGES, required=True)
    level: int | None = whole(0, 4)
    note: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRating(Record):
    """One person's private answer about a partner on one indicator. No level means 'cannot say'."""

    ENTITY: ClassVar[str] = "trust_rating"
    KEY: ClassVar[tuple[str, ...]] = ("participant", "partner", "indicator", "round")
    participant: str = link("participant", required=True)
    partner: str = link("partner", required=True)
    indicator: str = catalogue_id("indicators", required=True)
    round: int = whole(1, 2, required=True)
    level: int | None = whole(1, 5, empty_means=True)
    basis: str | None = choice("seen", "told", "guess")
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustAction(Record):
    """A step that builds trust in a partner, or a safeguard that does without it."""

    ENTITY: ClassVar[str] = "trust_action"
    id: str = own_id()
    partner: str | None = link("partner")
    dimension: str | None = catalogue_id("dimensions")
    kind: str | None = choice("build", "safeguard")
    text: str | None = free_text()
    owner: str | None = free_text()
    by: date | None = day()


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
    """One person's swing weight: how much the step from worst to best on a criterion matters, 0 to 100."""

    ENTITY: ClassVar[str] = "weight"
    KEY: ClassVar[tuple[str, ...]] = ("participant", "criterion")
    participant: str = link("participant", required=True)
    criterion: str = catalogue_id("criteria", required=True)
    swing: float | None = number(0, 100)


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
class Advice(Record):
    """Advice that the board took."""

    ENTITY: ClassVar[str] = "advice"
    id: str = own_id()
    advice_from: str | None = free_text()
    given_on: date | None = day()
    about: str | None = free_text()
    summary: str | None = free_text()
    reference: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parking(Record):
    """Something parked to be dealt with later."""

    ENTITY: ClassVar[str] = "parking"
    id: str = own_id()
    text: str | None = free_text()
    raised_by_role: str | None = free_text()
    dealt_with: str | None = choice("later", "set_aside", "answered")
    why: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion(Record):
    """The words that are put to the vote; a changed motion is a new version."""

    ENTITY: ClassVar[str] = "motion"
    id: str = own_id()
    version: int | None = whole(1)
    text: str | None = free_text()
    made_by: str | None = free_text()
    seconded_by: str | None = free_text()
    made_at: str | None = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class StrawPoll(Record):
    """One person's private position on a motion, from 1 (no) to 6 (yes, gladly)."""

    ENTITY: ClassVar[str] = "straw_poll"
    KEY: ClassVar[tuple[str, ...]] = ("motion", "participant")
    motion: str = link("motion", required=True)
    participant: str = link("participant", required=True)
    position: int | None = whole(1, 6)
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """The formal vote on a motion."""

    ENTITY: ClassVar[str] = "vote"
    KEY: ClassVar[tuple[str, ...]] = ("motion",)
    motion: str = link("motion", required=True)
    votes_for: int | None = whole(0)
    votes_against: int | None = whole(0)
    abstained: int | None = whole(0)
    left_room: int | None = whole(0)
    absent: int | None = whole(0)
    casting_vote_used: bool | None = flag()
    majority_needed: str | None = free_text()
    result: str | None = choice("carried", "lost", "deferred")
    recorded_by_name: bool | None = flag()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVote(Record):
    """How one trustee voted, where the board records votes by name."""

    ENTITY: ClassVar[str] = "named_vote"
    KEY: ClassVar[tuple[str, ...]] = ("motion", "participant")
    motion: str = link("motion", required=True)
    participant: str = link("participant", required=True)
    cast: str | None = choice("for", "against", "abstained", "left_room", "absent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Record):
    """A concern that somebody wants in the record."""

    ENTITY: ClassVar[str] = "concern"
    id: str = own_id()
    participant: str | None = link("participant")
    text: str | None = free_text()
    wants_name: bool | None = flag()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What the board decided, and why."""

    ENTITY: ClassVar[str] = "decision"
    KEY: ClassVar[tuple[str, ...]] = ()
    SINGLE: ClassVar[bool] = True
    outcome: str | None = choice("yes", "in_principle", "trial", "not_yet", "no", "carry_on")
    option: str | None = link("option")
    decided_on: date | None = day()
    reasons: str | None = free_text()
    unknowns: str | None = free_text()
    delegated_to: str | None = free_text()
    delegated_limits: str | None = free_text()
    members_vote: str | None = free_text()
    regulator_consent: str | None = free_text()
    chair_signed_on: date | None = day()
    minute_ref: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChosen(Record):
    """Why an option was not chosen."""

    ENTITY: ClassVar[str] = "not_chosen"
    KEY: ClassVar[tuple[str, ...]] = ("option",)
    option: str = link("option", required=True)
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleStatement(Record):
    """What the board says about one of the seven principles of decision-making."""

    ENTITY: ClassVar[str] = "principle_statement"
    KEY: ClassVar[tuple[str, ...]] = ("principle",)
    principle: str = catalogue_id("principles", required=True)
    text: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateWaiver(Record):
    """A gate that the board set aside, with a reason and a name. Hard gates cannot be waived."""

    ENTITY: ClassVar[str] = "gate_waiver"
    KEY: ClassVar[tuple[str, ...]] = ("gate",)
    gate: str = catalogue_id("gates", required=True)
    reason: str | None = free_text()
    waived_by: str | None = free_text()
    waived_at: str | None = moment()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState(Record):
    """How far a step of the workshop is and how long it took."""

    ENTITY: ClassVar[str] = "step_state"
    KEY: ClassVar[tuple[str, ...]] = ("step",)
    step: str = catalogue_id("steps", required=True)
    status: str | None = choice("not_started", "started", "done", "reopened")
    planned_minutes: int | None = whole(0)
    used_seconds: int | None = whole(0)
    extra_minutes: int | None = whole(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundState(Record):
    """A private round: when it was closed, by whom, and when its results were shown."""

    ENTITY: ClassVar[str] = "round_state"
    KEY: ClassVar[tuple[str, ...]] = ("kind", "partner", "round")
    kind: str = choice("trust", "score", "weight", "straw_poll", required=True)
    partner: str | None = link("partner")
    round: int = whole(1, required=True)
    closed_at: str | None = moment()
    closed_by: str | None = free_text()
    revealed_at: str | None = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint(Record):
    """'Not sure yet' or 'Skip for now', kept to come back to."""

    ENTITY: ClassVar[str] = "open_point"
    id: str = own_id()
    page: str | None = free_text()
    record: str | None = free_text()
    note: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """A threshold in which this file differs from the defaults."""

    ENTITY: ClassVar[str] = "setting"
    KEY: ClassVar[tuple[str, ...]] = ("key",)
    key: str = key_text()
    value: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueText(Record):
    """A text of the catalogue as this file used it, kept when the file is locked."""

    ENTITY: ClassVar[str] = "catalogue_text"
    KEY: ClassVar[tuple[str, ...]] = ("id", "language")
    id: str = own_id()
    language: str = key_text()
    text: str | None = free_text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Record):
    """The last saved working-out of the ranking: of which inputs, by which engine, and when it was looked at."""

    ENTITY: ClassVar[str] = "analysis"
    KEY: ClassVar[tuple[str, ...]] = ()
    SINGLE: ClassVar[bool] = True
    EXPORTED: ClassVar[bool] = False
    computed_at: str | None = moment()
    inputs_hash: str | None = free_text()
    engine_version: str | None = free_text()
    seed: int | None = whole()
    looked_at: str | None = moment()
    results_json: str | None = free_text()


_ALL: tuple[type[Record], ...] = (
    PartnershipFile,
    Charity,
    Partner,
    Participant,
    Attendance,
    Interest,
    Question,
    Alternative,
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    Theme,
    InputTheme,
    SurveyAnswer,
    Objective,
    ObjectiveDriver,
    EvidenceLink,
    PartPlayed,
    TrustRating,
    TrustAction,
    Option,
    CriterionUse,
    Score,
    Weight,
    Risk,
    DdItem,
    Condition,
    Advice,
    Parking,
    Motion,
    StrawPoll,
    Vote,
    NamedVote,
    Concern,
    Decision,
    NotChosen,
    PrincipleStatement,
    GateWaiver,
    Action,
    ReviewPlan,
    FeedbackPlan,
    ImpactReview,
    ImpactResult,
    ImpactAnswer,
    StepState,
    RoundState,
    OpenPoint,
    Setting,
    CatalogueText,
    Analysis,
)
ENTITIES: dict[str, type[Record]] = {kind.ENTITY: kind for kind in _ALL}
