"""Step 4, the reasons: ten points for each objective, shared over the drivers of five families.

It must not know widgets.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.commands import ChangeFields, DeleteRecord
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.open_points import WHOLE_POINTS
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.reasons import FAMILIES
from partnerdesk.domain.records import ObjectiveDriver, Record
from partnerdesk.domain.reference import Catalogue, Driver
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import ChipLine
from partnerdesk.ui.viewmodels.speech import said

FAMILY_NAMES = {
    "people": N_("People"),
    "scope": N_("Wider or joined-up help"),
    "money": N_("Money"),
    "imposed": N_("Imposed"),
    "organisation": N_("Our own organisation"),
}


@dataclass(frozen=True, slots=True)
class Family:
    """Reasons of one family."""

    name: str
    drivers: tuple[Driver, ...]


def total_of(partnership: Partnership, objective: object) -> int:
    """Return how many points of an objective are given."""
    return sum(row.points or 0 for row in partnership.having(ObjectiveDriver, objective=objective))


def reason_summary(partnership: Partnership, record: Record) -> str:
    """Say how many points are given."""
    return said(N_("{n} of {all} points given")).format(n=total_of(partnership, record.row_key[0]), all=WHOLE_POINTS)


def reason_chips(partnership: Partnership, catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    """Name the strongest reason, or say that the points do not add up yet."""
    total = total_of(partnership, record.row_key[0])
    if total != WHOLE_POINTS:
        return (ChipLine(N_("Too many") if total > WHOLE_POINTS else N_("Not yet ten"), "warning", "warning"),)
    rows = partnership.having(ObjectiveDriver, objective=record.row_key[0])
    first = max(rows, key=lambda row: row.points or 0)
    driver = catalogue.drivers.get(first.driver)
    return (ChipLine(driver.name.split(" (")[0], "neutral"),) if driver else ()


class ReasonPoints(QObject):
    """The reason points of one objective."""

    def __init__(self, desk: Desk, objective: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._objective = objective

    @property
    def families(self) -> tuple[Family, ...]:
        """All reasons, by family."""
        drivers = self._desk.catalogue.drivers.values()
        return tuple(
            Family(said(FAMILY_NAMES[name]), tuple(each for each in drivers if each.family == name))
            for name in FAMILIES
        )

    def points(self, driver: str) -> int | None:
        """Return the points of a reason."""
        found = self._desk.partnership.get(ObjectiveDriver, self._objective, driver)
        return found.points if found else None

    def write(self, driver: str, points: int | None) -> PartnerDeskError | None:
        """Give a reason so many points; none takes it away. Return the refusal if a rule said no."""
        if (points or None) == (self.points(driver) or None):
            return None
        key = (self._objective, driver)
        if not points:
            return self._desk.execute(DeleteRecord(ObjectiveDriver, key), tell=False)
        return self._desk.execute(ChangeFields(ObjectiveDriver, key, {"points": points}), tell=False)

    @property
    def total(self) -> int:
        """How many points are given."""
        return total_of(self._desk.partnership, self._objective)

    @property
    def told(self) -> str:
        """Say how many points are given, and what to do about it."""
        left = WHOLE_POINTS - self.total
        if left == 0:
            return self.tr("10 of 10 given")
        if left < 0:
            return self.tr("{n} of 10 given: take {more} away").format(n=self.total, more=-left)
        return self.tr("{n} of 10 given").format(n=self.total)
