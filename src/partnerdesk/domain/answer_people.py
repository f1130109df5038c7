"""Who is one person among the rows of a survey: rows with the same answer id are, and a row without one is somebody.

Knows no file and no export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from partnerdesk.domain.answer_rows import AnswerRow, parts_of

FirstRows = Mapping[int, int]
"""For each further row of somebody the number of her first one; who has one row is not in it."""


def first_rows(rows: Iterable[AnswerRow]) -> dict[int, int]:
    """Return the first row of everybody who has several, by each of the others."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for row, name, *_ in parts_of(rows):
        if name is not None and (known := first.setdefault(name, row)) != row:
            found[row] = known
    return found
