"""Rows that sum up a table typed by hand: "Total" or "Average" below the last answer. They are no answers."""

import re
from collections.abc import Sequence

_SUMS_UP = re.compile(
    r"^(?:(?:grand|sub)[ -]?)?(?:totals?|sum)\b\W*\d*\W*$|^(?:averages?|mean|median)\b\W*$"
    r"|^(?:cyfanswm|cyfanrif|cyfartaledd)\b\W*\d*\W*$",
    re.IGNORECASE,
)
_LEAST = 3  # cells; what is told in a list of one or two columns may be somebody's word


def sums_up(row: Sequence[str]) -> bool:
    """Whether a row says of itself that it sums up the others."""
    first = next((cell.strip() for cell in row if cell.strip()), "")
    return bool(_SUMS_UP.match(first))


def last_answer(rows: Sequence[Sequence[str]], top: int, bottom: int, left: int, right: int) -> int:
    """The last row of a table that does not sum up; `bottom` where all are answers."""
    if right - left + 1 < _LEAST:
        return bottom
    last = bottom
    for place in range(bottom, top, -1):
        row = rows[place][left : right + 1]
        if sums_up(row):
            last = place - 1
        elif any(cell.strip() for cell in row):
            break
    while last < bottom and last > top and not any(cell.strip() for cell in rows[last][left : right + 1]):
        last -= 1
    return last
