"""Table columns and cells with marked headings, so that each table in a section is said in a few lines."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from partnerdesk.brief.blocks import Align, Block, Cell, Column, Quote, Runs, SideBySide, plain, text_of
from partnerdesk.brief.saying import recorded, say, short_day
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.words import N_

Shown = TypeVar("Shown")


def column(snapshot: BriefSnapshot, title: str, share: float = 1.0) -> Column:
    """Return a column of words with a marked heading."""
    return Column(plain(say(snapshot, title)), share)


def figures(snapshot: BriefSnapshot, title: str, share: float = 1.0) -> Column:
    """Return a column of numbers, set to the right, with a marked heading."""
    return Column(plain(say(snapshot, title)), share, Align.RIGHT)


def done_or_due(snapshot: BriefSnapshot, due: date | None, done: date | None = None) -> Cell:
    """Return a cell with the date by which something is due, or on which it was done."""
    if done:
        return Cell(plain(say(snapshot, N_("Done on {date}"), date=short_day(snapshot, done))))
    return Cell(recorded(snapshot, short_day(snapshot, due) if due else None, N_("No date recorded.")))


def owner_and_date(snapshot: BriefSnapshot, owner: str | None, by: date | None) -> Runs:
    """Return who sees to something, and by when."""
    when = say(snapshot, N_(", {date}"), date=short_day(snapshot, by))
    return (*recorded(snapshot, owner, N_("No owner recorded")), *plain(when))


def in_tables(options: Sequence[Shown], most: int = 6) -> list[Sequence[Shown]]:
    """Return what a table has columns for in about equal parts: of more columns the words of the heads would break."""
    parts = max(-(-len(options) // most), 1)
    size = max(-(-len(options) // parts), 1)
    return [options[start : start + size] for start in range(0, len(options), size)]


def side_by_side(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return short blocks two by two beside each other, in their order; one alone has the whole width."""
    if len(blocks) < 2:  # noqa: PLR2004 - beside nothing
        return tuple(blocks)
    pairs = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
    return tuple(SideBySide((left,), tuple(right)) for left, *right in pairs)


def in_columns(quotes: Sequence[Quote], together: int = 4) -> tuple[Block, ...]:
    """Return quotes in two columns, each below the shorter one, a few at a time; one alone has the whole width."""
    if len(quotes) < 2:  # noqa: PLR2004 - beside nothing
        return tuple(quotes)
    return tuple(_balanced(quotes[start:][:together]) for start in range(0, len(quotes), together))


def _balanced(quotes: Sequence[Quote]) -> SideBySide:
    columns: tuple[list[Quote], list[Quote]] = ([], [])
    for quote in quotes:
        min(columns, key=lambda held: sum(map(_high, held))).append(quote)
    return SideBySide(tuple(columns[0]), tuple(columns[1]))


def _high(quote: Quote) -> float:
    """How much room a quote takes, in lines of a column: its words are larger than who said them."""
    said, by = (len(text_of(runs)) for runs in (quote.runs, quote.attribution))
    return 2 + said / 30 + by / 60
