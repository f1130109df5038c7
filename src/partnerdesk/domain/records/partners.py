"""Partners, and how far they are trusted."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from partnerdesk.domain.fields import catalogue_id, choice, day, flag, free_text, link, number, own_id, whole
from partnerdesk.domain.records.record import Record


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
class TrustRating(Record):
    """One person's private answer about a partner on one indicator. No level means 'cannot say'.

    Rounds 1 and 2 are of the decision; round 3 is of the first review, and each later review has the next one.
    """

    ENTITY: ClassVar[str] = "trust_rating"
    KEY: ClassVar[tuple[str, ...]] = ("participant", "partner", "indicator", "round")
    participant: str = link("participant", required=True)
    partner: str = link("partner", required=True)
    indicator: str = catalogue_id("indicators", required=True)
    round: int = whole(1, required=True)
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
