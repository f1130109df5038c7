"""How the reason points of a file are shared among the drivers of the catalogue."""

from collections.abc import Mapping

from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.case import Case
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.reasons import points_of
from partnerdesk.domain.reference import Catalogue


def driver_shares(partnership: Partnership, catalogue: Catalogue, found: Assessment) -> Mapping[str, float]:
    """Return each driver's share of the weighted points, nought for one without any; nothing where there are none."""
    points = points_of(Case.of(partnership, catalogue, found.as_of), found.voice)
    if not points.total:
        return {}
    return {name: points.by_driver.get(name, 0) / points.total for name in catalogue.drivers}
