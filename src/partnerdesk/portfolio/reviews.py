"""The latest review of a file: what became of the objectives, what people said, how trust moved, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ImpactResult, ImpactReview
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.review import review_finding
from partnerdesk.domain.trust_since import trust_since
from partnerdesk.portfolio.dictionary import RESULTS


@dataclass(frozen=True, slots=True)
class LatestReview:
    """A review; ``number`` counts them by their days, ``trust_changes`` are parts of trust by partner, in order.

    ``lowest_net`` is the lowest net share of any group with enough answers, -1 to 1.
    """

    number: int
    year: int | None
    decision: str | None
    people: Colour
    lowest_net: float | None
    results: Mapping[str, int]
    trust_changes: tuple[Mapping[str, float], ...]


def latest_review(partnership: Partnership, catalogue: Catalogue, as_of: date) -> LatestReview | None:
    """Return the latest review that was not after ``as_of``; one without a day counts as the earliest."""
    rows = [row for row in partnership.rows(ImpactReview) if row.review_on is None or row.review_on <= as_of]
    if not rows:
        return None
    latest = max(rows, key=lambda row: row.review_on or date.min)
    finding = review_finding(partnership, catalogue, latest.id)
    nets = [group.net for group in finding.groups if group.net is not None]
    results = [row.result for row in partnership.rows(ImpactResult) if row.review == latest.id]
    since = trust_since(Case.of(partnership, catalogue, latest.review_on or as_of), latest.id)
    return LatestReview(
        number=len(rows),
        year=latest.review_on.year if latest.review_on else None,
        decision=latest.decision,
        people=finding.colour,
        lowest_net=min(nets, default=None),
        results={name: results.count(name) for name in RESULTS},
        trust_changes=tuple(
            {part.dimension: part.change for part in each.parts if part.change is not None} for each in since
        ),
    )
