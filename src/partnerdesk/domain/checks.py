"""Due diligence: which checks a form needs, and which of them are done, open or at a stop sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.records import DdItem, Option

LISTS = {
    "none": frozenset[str](),
    "light": frozenset({"light"}),
    "standard": frozenset({"light", "standard"}),
    "full": frozenset({"light", "standard", "full"}),
}
DONE = frozenset({"fine", "concern"})
STOP = "stop"


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of one option: open ones that are listed as records, those not listed at all, and stop signs.

    ``needed`` are the catalogue's items for the option's form; ``missing`` are pairs of item and partner ('' for none).
    """

    needed: tuple[str, ...]
    open: tuple[DdItem, ...]
    missing: tuple[tuple[str, str], ...]
    stopped: tuple[DdItem, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left to do and nothing says stop."""
        return not (self.open or self.missing or self.stopped)

    @property
    def listed(self) -> bool:
        """Whether all that is left to do is at least listed, and nothing says stop."""
        return not (self.missing or self.stopped)


def needed_items(case: Case, option: Option) -> tuple[str, ...]:
    """Return the catalogue's checks for an option's form."""
    form = case.catalogue.forms.get(option.form or "")
    levels = LISTS.get(form.dd, frozenset()) if form else frozenset()
    return tuple(name for name, item in case.catalogue.due_diligence.items() if item.level in levels)


def is_settled(row: DdItem) -> bool:
    """Return whether a check is done, or said not to apply with a reason."""
    if row.applies is False:
        return filled(row.why_not)
    return row.status in DONE


def _about(rows: Iterable[DdItem], partners: tuple[str, ...]) -> list[DdItem]:
    return [row for row in rows if row.partner is None or row.partner in partners]


def checks_of(case: Case, option: Option) -> Checks:
    """Return how far the checks of ``option`` are; what may be finished later does not count as open."""
    partners = option.partners or ()
    rows = _about(case.partnership.rows(DdItem), partners)
    needed = needed_items(case, option)
    asked = {(row.item, row.partner) for row in rows}
    missing = tuple(
        (item, partner)
        for item in needed
        for partner in partners or ("",)
        if (item, partner or None) not in asked and (item, None) not in asked
    )
    wanted = [row for row in rows if row.item is None or row.item in needed]
    open_ones = [row for row in wanted if not is_settled(row) and row.status != STOP and row.must_finish != "later"]
    stopped = tuple(row for row in rows if row.status == STOP and row.applies is not False)
    return Checks(needed, tuple(open_ones), missing, stopped)
