"""Where a table stands on its sheet, as spreadsheets write it, and its rows cut out of the sheet's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

from partnerdesk.exchange.cells import column_of, letters_of
from partnerdesk.exchange.survey.feet import Row, is_note, without_feet
from partnerdesk.exchange.survey.headings import Merged
from partnerdesk.exchange.survey.spreadsheets import SheetFound
from partnerdesk.exchange.survey.tables import Block, blocks_on
from partnerdesk.exchange.survey.totals import sums_up

_BELOW = 12  # rows in which a sum or a note may stand
_PLACE = re.compile(r"^([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})?$")


def blocks_of(sheet: SheetFound, *, keep_foot: bool = False) -> tuple[Block, ...]:
    """The tables on a sheet of a spreadsheet; columns count from the sheet's first that holds something."""
    return blocks_on(sheet.head, cut=sheet.height > len(sheet.head), keep_foot=keep_foot)


def place_name(block: Block, sheet: SheetFound) -> str:
    """The place of a table, such as `B9:F19`, or `A1:E` where it goes on to the end."""
    left, right = letters_of(block.left + sheet.first_column), letters_of(block.right + sheet.first_column)
    bottom = "" if block.bottom is None else str(block.bottom + 1)
    return f"{left}{block.top + 1}:{right}{bottom}"


def block_at(name: str, first_column: int) -> Block | None:
    """The table at a place, or None where the words name none."""
    found = _PLACE.match(name)
    if found is None:
        return None
    left, right = column_of(found[1]) - first_column, column_of(found[3]) - first_column
    top, bottom = int(found[2]) - 1, None if found[4] is None else int(found[4]) - 1
    return Block(top, left, bottom, right) if 0 <= left <= right and (bottom is None or bottom >= top) else None


def dimension(sheet: SheetFound) -> str:
    """All the cells of a sheet, such as `A1:E43`."""
    if not sheet.width:
        return ""
    first, last = letters_of(sheet.first_column), letters_of(sheet.first_column + sheet.width - 1)
    return f"{first}{sheet.first_row + 1}:{last}{sheet.height}"


def merged_in(block: Block, sheet: SheetFound) -> tuple[Merged, ...]:
    """The merged cells of a sheet that lie in a table, counted from the table's corner."""
    left = sheet.first_column + block.left
    found = [(top - block.top, at - left, bottom - block.top, right - left) for top, at, bottom, right in sheet.merged]
    return tuple(each for each in found if each[0] >= 0 and 0 <= each[1] < block.width)


def cut_out(
    batches: Iterable[list[list[str]]],
    block: Block | None,
    left_out: list[Row] | None = None,
    *,
    keep_foot: bool = False,
) -> Iterator[Sequence[Sequence[str]]]:
    """The rows of a table out of the rows of its sheet; sums and notes below the last answer go to `left_out`.

    With `keep_foot` a sum or a note below the table is a part of it, and nothing is left out.
    """
    below: list[list[str]] = []
    rows = batches if block is None else _within(batches, block, below)
    is_open = block is None or block.bottom is None
    yield from without_feet(rows, left_out) if is_open and not keep_foot else rows
    foot = list(takewhile(any, dropwhile(_is_blank, below)))
    if not foot or not (sums_up(foot[0]) or is_note(foot[0])):
        return
    if keep_foot:
        yield foot
    elif left_out is not None:
        left_out += foot


def _is_blank(row: Row) -> bool:
    return not any(cell.strip() for cell in row)


def _within(batches: Iterable[list[list[str]]], block: Block, below: list[list[str]]) -> Iterator[list[list[str]]]:
    """The rows of a table; the first ones after its end go to `below`."""
    at = 0
    end = block.right + 1
    for rows in batches:
        first, last = max(0, block.top - at), len(rows) if block.bottom is None else max(0, block.bottom + 1 - at)
        yield [row[block.left : end] for row in rows[first:last]] if last > first else []
        below += [row[block.left : end] for row in rows[last : last + _BELOW]]
        if len(below) >= _BELOW:
            return
        at += len(rows)
