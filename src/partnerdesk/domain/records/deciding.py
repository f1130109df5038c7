"""Motions, votes and the decision."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, day, flag, free_text, link, moment, own_id, whole
from partnerdesk.domain.records.record import Record

WAIVER_REASON_LENGTH = 20


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
