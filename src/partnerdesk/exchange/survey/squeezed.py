"""Sees a table whose columns all stand in one: a text was opened in a spreadsheet with the wrong separator, and saved.

Its pieces would be taken for people's words, and what says who somebody is would stand among them. Pure.
"""

from collections.abc import Sequence

SEPARATORS = ";\t|,"
_LEAST = 4  # headings in one cell
_LONGEST = 60
_MOST_COLUMNS = 4  # where a separator stood in somebody's words too, the rest of a row falls into further cells
_HALF = 0.5


def squeezed_by(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the separator that parts what is in the first column; nothing where its cells are single answers."""
    if not headings or len(headings) > _MOST_COLUMNS or not rows:
        return ""
    for separator in SEPARATORS:
        parts = headings[0].split(separator)
        if len(parts) < _LEAST or not all(_is_heading(part) for part in parts):
            continue
        wanted = (len(parts) - 1) * _HALF
        parted = sum(bool(row) and row[0].count(separator) >= wanted for row in rows)
        if parted >= len(rows) * _HALF:
            return separator
    return ""


def _is_heading(text: str) -> bool:
    """Return whether a piece is like a heading of an export: short, and no middle of a sentence."""
    return len(text) <= _LONGEST and not text.startswith(" ")
