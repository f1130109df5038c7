"""The state of the workshop and of the file's own workings."""

from dataclasses import dataclass
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, free_text, key_text, link, moment, own_id, whole
from partnerdesk.domain.records.record import Record

STEPS = ("open", "frame", "hear", "aims", "trust", "narrow", "score", "test", "decide", "tell")


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
    kind: str = choice("trust", "first_choice", "score", "weight", "straw_poll", required=True)
    partner: str | None = link("partner")
    round: int = whole(1, required=True)
    closed_at: str | None = moment()
    closed_by: str | None = free_text()
    close_reason: str | None = free_text()
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
