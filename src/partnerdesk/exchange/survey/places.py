"""Where a table stands on its sheet, as spreadsheets write it, and its rows cut out of the sheet's."""

import re
from collections.abc import Iterable, Iterator, Sequence

from partnerdesk.exchange.cells import column_of, letters_of
from partnerdesk.exchange.survey.feet import Row, without_feet
from partnerdesk.exchange.survey.headings import Merged
from partnerdesk.exchange.survey.spreadsheets import SheetFound
from partnerdesk.exchange.survey.tables import Block, blocks_on

_PLACE = re.compile(r"^([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})?$")


def blocks_of(sheet: SheetFound) -> tuple[Block, ...]:
    """The tables on a sheet of a spreadsheet; columns count from the sheet's first that holds something."""
    return blocks_on(sheet.head, cut=sheet.height > len(sheet.head))


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
    batches: Iterable[list[list[str]]], block: Block | None, left_out: list[Row] | None = None
) -> Iterator[Sequence[Sequence[str]]]:
    """The rows of a table out of the rows of its sheet; sums and notes below the last answer go to `left_out`."""
    if block is None or block.bottom is None:
        yield from without_feet(batches if block is None else _within(batches, block), left_out)
    else:
        yield from _within(batches, block)


def _within(batches: Iterable[list[list[str]]], block: Block) -> Iterator[list[list[str]]]:
    at = 0
    end = block.right + 1
    for rows in batches:
        first, last = max(0, block.top - at), len(rows) if block.bottom is None else block.bottom + 1 - at
        if last <= 0:
            return
        yield [row[block.left : end] for row in rows[first:last]] if last > first else []
        at += len(rows)
