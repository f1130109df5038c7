"""Table columns and cells with marked headings, so that each table in a section is said in a few lines."""

from datetime import date

from partnerdesk.brief.blocks import Align, Cell, Column, Runs, plain
from partnerdesk.brief.saying import day, recorded, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.words import N_


def column(snapshot: BriefSnapshot, title: str, share: float = 1.0) -> Column:
    """Return a column of words with a marked heading."""
    return Column(plain(say(snapshot, title)), share)


def figures(snapshot: BriefSnapshot, title: str, share: float = 1.0) -> Column:
    """Return a column of numbers, set to the right, with a marked heading."""
    return Column(plain(say(snapshot, title)), share, Align.RIGHT)


def done_or_due(snapshot: BriefSnapshot, due: date | None, done: date | None = None) -> Cell:
    """Return a cell with the date by which something is due, or on which it was done."""
    if done:
        return Cell(plain(say(snapshot, N_("Done on {date}"), date=day(snapshot, done))))
    return Cell(recorded(snapshot, day(snapshot, due) if due else None, N_("No date recorded.")))


def owner_and_date(snapshot: BriefSnapshot, owner: str | None, by: date | None) -> Runs:
    """Return who sees to something, and by when."""
    when = say(snapshot, N_(", {date}"), date=day(snapshot, by))
    return (*recorded(snapshot, owner, N_("No owner recorded")), *plain(when))
