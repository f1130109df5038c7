"""The numbers behind a picture as a table of the brief."""

from collections.abc import Sequence

from partnerdesk.brief.blocks import Align, Column, Table, cell, plain
from partnerdesk.charts.shapes import Picture


def numbers_table(picture: Picture, anchor: str | None = None) -> Table:
    """Return the numbers behind a picture as a table, for the appendix."""
    numbers = picture.table
    first, *others = numbers.columns
    aligns = [_align_of([row[place] for row in numbers.rows]) for place in range(1, len(numbers.columns))]
    columns = (
        Column(plain(first), 2.0),
        *(Column(plain(t), 1.0, align) for t, align in zip(others, aligns, strict=True)),
    )
    rows = tuple(tuple(cell(text) for text in row) for row in numbers.rows)
    width = min(1.0, 0.35 + 0.15 * len(others))
    return Table(columns, rows, caption=plain(picture.title), anchor=anchor, width=width)


def _align_of(texts: Sequence[str]) -> Align:
    """Figures stand at the right, words at the left."""
    letters = "".join(texts)
    figures = any(letter.isdigit() for letter in letters) and not any(letter.isalpha() for letter in letters)
    return Align.RIGHT if figures else Align.LEFT
