"""Objectives: what the charity wants, why, and what people said that bears on it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, day, free_text, link, own_id, whole
from partnerdesk.domain.records.record import Record

STAGES = ("aims", "designing", "delivering", "judging")


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
