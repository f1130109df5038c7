"""Where on a sheet the tables stand: blocks of cells with blank rows or columns around them. Notes are left out.

Looks at the first rows only; a block that reaches their end goes on to the end of the sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.exchange.survey.feet import last_answer

_SMALLEST = 2
_HALF = 0.5
_TALL = 8  # rows: lists beside each other that happen to be equally long are short
_MOST = 200  # parts that do not overlap: more are no tables but cells strewn about
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells, both ends within; `bottom` is None where it goes on to the end of the sheet."""

    top: int
    left: int
    bottom: int | None
    right: int

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1


def blocks_on(rows: Sequence[Row], *, cut: bool, keep_foot: bool = False) -> tuple[Block, ...]:
    """The tables among the first rows of a sheet; `cut` says that the sheet goes on, `keep_foot` that each is told."""
    filled = [[column for column, cell in enumerate(row) if cell.strip()] for row in rows]
    used = [index for index, columns in enumerate(filled) if columns]
    if not used:
        return ()
    joined = _beside(_joined(_parts(filled), rows), rows)
    tables = [each for each in joined if each[2] - each[0] >= _SMALLEST - 1 and each[3] - each[1] >= _SMALLEST - 1]
    tables = tables or [max(joined, key=lambda each: each[2] - each[0])]
    ends = [bottom if keep_foot else last_answer(rows, top, bottom, left, right) for top, left, bottom, right in tables]
    return tuple(
        Block(top, left, None if cut and bottom >= used[-1] else end, right)
        for (top, left, bottom, right), end in zip(tables, ends, strict=True)
    )


_Box = tuple[int, int, int, int]


def _parts(filled: Sequence[Sequence[int]]) -> list[_Box]:
    """Boxes around cells that touch each other, also at a corner."""
    done: list[list[int]] = []
    going: list[list[int]] = []
    for index, columns in enumerate(filled):
        runs = _runs(columns)
        still: list[list[int]] = []
        for left, right in runs:
            touching = [box for box in going if box[4] <= right + 1 and box[5] >= left - 1 and box[2] >= index - 1]
            box = [index, left, index, right, left, right]
            for other in touching:
                box = _around(box, other)
                going.remove(other)
                if other in still:
                    still.remove(other)
            going.append(box)
            still.append(box)
        done += [box for box in going if box[2] < index - 1]
        going = [box for box in going if box[2] >= index - 1]
    return _grown([(top, left, bottom, right) for top, left, bottom, right, *_ in done + going])


def _around(box: list[int], other: list[int]) -> list[int]:
    top, left = min(box[0], other[0]), min(box[1], other[1])
    bottom, right = max(box[2], other[2]), max(box[3], other[3])
    return [top, left, bottom, right, min(box[4], other[4]), max(box[5], other[5])]


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and column == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _grown(boxes: list[_Box]) -> list[_Box]:
    """Boxes that overlap are one: answers leave gaps, and what stands in a gap is part of the table around it."""
    found: list[_Box] = []
    for box in sorted(boxes):
        top, left, bottom, right = box
        again = True
        while again:
            again = False
            for other in found:
                if other[0] <= bottom and other[2] >= top and other[1] <= right and other[3] >= left:
                    found.remove(other)
                    top, left = min(top, other[0]), min(left, other[1])
                    bottom, right = max(bottom, other[2]), max(right, other[3])
                    again = True
                    break
        found.append((top, left, bottom, right))
        if len(found) > _MOST:
            return [_union(boxes)]
    return sorted(found)


def _joined(boxes: list[_Box], rows: Sequence[Row]) -> list[_Box]:
    """A box below another, not wider and without headings of its own, is the same table after blank rows."""
    found: list[_Box] = []
    left = list(boxes)
    while left:
        box = left.pop(0)
        above = [each for each in found if each[2] < box[0] and each[1] <= box[1] and each[3] >= box[3]]
        over = max(filter(_is_tall, above), key=lambda each: each[2], default=None)
        if over is None:
            found.append(box)
            continue
        beside = [each for each in left if each[0] <= box[2] and over[1] <= each[1] and each[3] <= over[3]]
        band = _union([box, *beside])
        if _has_headings(rows, band, over):
            found.append(box)
        else:
            left = [each for each in left if each not in beside]
            found[found.index(over)] = (over[0], over[1], band[2], over[3])
    return found


def _beside(boxes: Sequence[_Box], rows: Sequence[Row]) -> list[_Box]:
    """Boxes of one height with one blank column between them, and no heading twice, are one table."""
    found: list[_Box] = []
    for box in sorted(boxes, key=lambda each: (each[0], each[1])):
        before = found[-1] if found else None
        if before is not None and _is_one_table(before, box, rows):
            found[-1] = _union([before, box])
        else:
            found.append(box)
    return sorted(found)


def _is_one_table(before: _Box, box: _Box, rows: Sequence[Row]) -> bool:
    are_level = before[0] == box[0] and before[2] == box[2] and box[1] == before[3] + 2
    heads = _cells(rows[box[0] : box[0] + 1], before), _cells(rows[box[0] : box[0] + 1], box)
    return are_level and box[2] - box[0] >= _TALL and not heads[0] & heads[1]


def _union(boxes: Sequence[_Box]) -> _Box:
    tops, lefts, bottoms, rights = zip(*boxes, strict=True)
    return min(tops), min(lefts), max(bottoms), max(rights)


def _is_tall(box: _Box) -> bool:
    return box[2] - box[0] >= _SMALLEST and box[3] - box[1] >= _SMALLEST - 1


def _has_headings(rows: Sequence[Row], box: _Box, over: _Box) -> bool:
    """Headings begin as the table above does, say half of it again, or are words where it has numbers."""
    height = 1 if all(cell.strip() for cell in rows[over[0]][over[1] : over[3] + 1]) else 2
    heads = _cells(rows[over[0] : over[0] + height], over) - _cells(rows[over[0] + height : over[2] + 1], over)
    numbers = [column for column in range(box[1], box[3] + 1) if _is_number_column(_below(rows, column, over))]
    for row in rows[box[0] : box[0] + 2]:
        told = [cell.strip().casefold() for cell in row[box[1] : box[3] + 1] if cell.strip()]
        again = sum(cell in heads for cell in told)
        begins = row[box[1]].strip().casefold() in heads if len(row) > box[1] else False
        words = sum(bool(row[column].strip()) and not _is_number(row[column].strip()) for column in numbers)
        if begins or (told and again >= _HALF * len(told)) or (numbers and words > _HALF * len(numbers)):
            return True
    return box[2] == box[0] and box[1] == box[3]


def _below(rows: Sequence[Row], column: int, box: _Box) -> list[str]:
    """What a table has in a column below its headings."""
    return [row[column].strip() for row in rows[box[0] + 2 : box[2] + 1] if column < len(row)]


def _cells(rows: Sequence[Row], box: _Box) -> set[str]:
    return {cell.strip().casefold() for row in rows for cell in row[box[1] : box[3] + 1] if cell.strip()}


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdecimal()


def _is_number_column(values: Sequence[str]) -> bool:
    told = [value for value in values if value]
    return len(told) > 1 and all(map(_is_number, told))
