"""Rows that sum up a table typed by hand: "Total" or "Average" below the last answer. They are no answers."""

import re
from collections.abc import Sequence

_SUMS_UP = re.compile(
    r"^(?:(?:grand|sub)[ -]?)?(?:totals?|sum)\b\W*\d*\W*$|^(?:averages?|mean|median)\b\W*$"
    r"|^(?:cyfanswm|cyfanrif|cyfartaledd)\b\W*\d*\W*$",
    re.IGNORECASE,
)


def sums_up(row: Sequence[str]) -> bool:
    """Whether a row says of itself that it sums up the others."""
    first = next((cell.strip() for cell in row if cell.strip()), "")
    return bool(_SUMS_UP.match(first))
