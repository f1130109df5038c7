"""The checks on partners (due diligence) as the brief needs them: which apply, which are done, what each asks."""

from partnerdesk.brief.saying import say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import DdItem
from partnerdesk.domain.words import N_

_DONE = {"fine", "concern"}


def applying(snapshot: BriefSnapshot) -> tuple[DdItem, ...]:
    """Return the checks that apply, in the order of the list."""
    return tuple(row for row in snapshot.partnership.rows(DdItem) if row.applies is not False)


def finished(row: DdItem) -> bool:
    """Return whether a check has been made and judged; a concern is a result."""
    return row.status in _DONE


def open_checks(snapshot: BriefSnapshot) -> tuple[DdItem, ...]:
    """Return the checks that are not finished or show a stop sign, stop signs first."""
    rows = [row for row in applying(snapshot) if not finished(row)]
    return tuple(sorted(rows, key=lambda row: row.status != "stop"))


def question_of(snapshot: BriefSnapshot, row: DdItem) -> str:
    """Return what a check asks: the catalogue's words, else the board's own."""
    shipped = snapshot.catalogue.due_diligence.get(row.item or "")
    if shipped:
        return shipped.question
    return row.custom_text or say(snapshot, N_("A check of our own, not written yet"))
