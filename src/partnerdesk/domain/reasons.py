"""Why the board wants this: shares of the reason points by family, and how freely it was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.domain.bands import at_least
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import ReasonsFinding, TrustFinding
from partnerdesk.domain.records import Alternative, ObjectiveDriver
from partnerdesk.domain.voice import VoiceFinding

PRIORITY_WEIGHTS = {"must": 3, "should": 2, "could": 1}
PEOPLE_FAMILIES = ("people", "scope")
FAMILIES = ("people", "scope", "money", "imposed", "organisation")
FREELY_CHOSEN = ("E1", "E4")
"""The items of trust that ask how freely the partnership was chosen."""
OTHER_WAYS = frozenset({"other_partner", "other_form"})
_LEAST_PARTS = 2
_PARTLY, _WHOLLY = 50.0, 100.0


@dataclass(frozen=True, slots=True)
class Points:
    """The priority-weighted reason points of the kept objectives: by driver, by family, and how many are shown.

    ``whole`` says whether every kept objective has points and a priority; ``shown`` counts points of people and scope
    on backed objectives.
    """

    by_driver: Mapping[str, float]
    by_family: Mapping[str, float]
    shown: float
    total: float
    whole: bool


def points_of(case: Case, voice: VoiceFinding) -> Points:
    """Return the weighted points; an objective counts in proportion to the points it has."""
    weights = {row.id: PRIORITY_WEIGHTS.get(row.priority or "", 0) for row in voice.kept}
    backed = set(voice.backed)
    by_driver: Counter[str] = Counter()
    shown, pointed = 0, set()
    for row in case.partnership.rows(ObjectiveDriver):
        driver = case.catalogue.drivers.get(row.driver)
        if driver is None or not row.points or not weights.get(row.objective):
            continue
        pointed.add(row.objective)
        by_driver[row.driver] += weights[row.objective] * row.points
        if row.objective in backed and driver.family in PEOPLE_FAMILIES:
            shown += weights[row.objective] * row.points
    by_family: Counter[str] = Counter()
    for name, points in by_driver.items():
        by_family[case.catalogue.drivers[name].family] += points
    whole = bool(weights) and pointed == set(weights)
    return Points(by_driver, by_family, shown, sum(by_driver.values()), whole)


def _scope_to_scale(case: Case, points: Points) -> float | None:
    both = points.by_driver.get("scope", 0) + points.by_driver.get("scale", 0)
    if not both or not at_least(both / points.total, case.settings["d3_least_share"]):
        return None
    return points.by_driver.get("scope", 0) / both


def alternatives_part(case: Case) -> float:
    """Return W1's part for alternatives: 100 if another partner or form is workable, 50 for other rows, 0 for none."""
    rows = case.partnership.rows(Alternative)
    if any(row.kind in OTHER_WAYS and row.workable == "yes" for row in rows):
        return _WHOLLY
    return _PARTLY if rows else 0.0


def _lowest(trust: Mapping[str, TrustFinding], indicator: str) -> float | None:
    found = [each.indicators[indicator] for each in trust.values() if indicator in each.indicators]
    medians = [each.median for each in found if each.known and each.median is not None]
    return min(medians, default=None)


def freedom(case: Case, mandate: float | None, trust: Mapping[str, TrustFinding]) -> float | None:
    """Return W1's score, 0 to 100: the mean of the parts there are, or None for fewer than two."""
    medians = [_lowest(trust, indicator) for indicator in FREELY_CHOSEN]
    parts = [(each - 1) / 4 * 100 for each in medians if each is not None]
    if mandate is not None:
        parts.append(100 * (1 - mandate))
    parts.append(alternatives_part(case))
    return sum(parts) / len(parts) if len(parts) >= _LEAST_PARTS else None


def reasons_finding(case: Case, points: Points, trust: Mapping[str, TrustFinding]) -> ReasonsFinding:
    """Return the shares of the points; None where there are none."""
    if not points.total:
        return ReasonsFinding(None, None, None, None, None, {}, freedom(case, None, trust))
    families = {family: points.by_family.get(family, 0) / points.total for family in FAMILIES}
    mandate = points.by_driver.get("mandate", 0) / points.total
    people = sum(points.by_family.get(family, 0) for family in PEOPLE_FAMILIES) / points.total
    return ReasonsFinding(
        people_and_scope=people,
        evidenced=points.shown / points.total,
        money=families["money"],
        mandate=mandate,
        scope_to_scale=_scope_to_scale(case, points),
        families=families,
        freedom=freedom(case, mandate, trust),
    )
