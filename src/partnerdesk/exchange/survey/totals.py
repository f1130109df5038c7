"""Rows that sum up a table typed by hand: "Total" or "Average" below the last answer. They are no answers."""

import re
from collections.abc import Sequence

_ADDS_UP = re.compile(
    r"^(?:(?:grand|sub)[ -]?)?(?:totals?|sum)\b\W*\d*\W*$|^(?:cyfanswm|cyfanrif)\b\W*\d*\W*$", re.IGNORECASE
)
_MIDDLE = re.compile(r"^(?:(?:averages?|mean|median)\b\W*|cyfartaledd\b\W*\d*\W*)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")


def sums_up(row: Sequence[str]) -> bool:
    """Whether a row says of itself that it sums up the others."""
    first = next((cell.strip() for cell in row if cell.strip()), "")
    return bool(_ADDS_UP.match(first)) or is_middle(row)


def is_middle(row: Sequence[str]) -> bool:
    """Whether a row gives averages; "Average" beside other words is how somebody found it."""
    told = [cell.strip() for cell in row if cell.strip()]
    return bool(told) and bool(_MIDDLE.match(told[0])) and not any(map(_WORD.search, told[1:]))
