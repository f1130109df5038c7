"""The file, the charity, the people in the room and what they declared."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, day, flag, free_text, link, moment, own_id, whole
from partnerdesk.domain.records.record import Record

TAKES_PART = ("all", "speaks_only", "none")


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
    on_paper: bool | None = flag()


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
