"""Rows below the last answer that are none: sums, and notes that somebody wrote under a table typed by hand.

An answer is never taken for a note where people's own words stand in the first column. Knows rows as text only.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from partnerdesk.exchange.survey.totals import is_middle, sums_up

Row = Sequence[str]
_HELD, _JUDGED = 12, 400
_LEAST = 3  # columns; what is told in a list of one or two columns may be somebody's word
_NOTE = re.compile(r"^(?:notes?|nb|source|key|nodyn|nodiadau|ffynhonnell|allwedd)\b|^[*†]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = 3
_SHARE = 0.2


def is_note(row: Row) -> bool:
    """Whether a row says one thing only, at its beginning, as a note does."""
    first = row[0].strip() if row else ""
    if not first or any(cell.strip() for cell in row[1:]):
        return False
    return bool(_NOTE.match(first)) or is_sentence(first)


def first_words(rows: Sequence[Row]) -> str:
    """What these rows say first."""
    return next((cell.strip() for row in rows for cell in row if cell.strip()), "")


def is_sentence(cell: str) -> bool:
    """Whether a cell has several words."""
    return len(_WORD.findall(cell)) >= _SENTENCE


def answers_among(rows: Sequence[Row], *, worded: bool, said: Collection[str] = ()) -> int:
    """How many of these last rows come before the sums and notes; `worded` says that answers begin with words.

    What an answer before them begins with, one among these rows or in `said`, is no note and no average.
    """
    last = _first_foot(rows, worded=worded)
    before = {*said, *map(_label, rows[:last])} if last < len(rows) else set()
    repeated = [
        place for place in range(last, len(rows)) if _label(rows[place]) in before and not _adds_up(rows[place])
    ]
    return repeated[-1] + 1 if repeated else last


def _label(row: Row) -> str:
    return next((cell.strip().casefold() for cell in row if cell.strip()), "")


def _adds_up(row: Row) -> bool:
    """Whether a row is blank or a total, which may stand below every part of a table."""
    return not _label(row) or (sums_up(row) and not is_middle(row))


def _first_foot(rows: Sequence[Row], *, worded: bool) -> int:
    last = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        if sums_up(rows[place]) or (not worded and is_note(rows[place])):
            last = place
        elif any(cell.strip() for cell in rows[place][1:]):
            break
    while 0 < last < len(rows) and not any(cell.strip() for cell in rows[last - 1]):
        last -= 1
    return last


def last_answer(rows: Sequence[Row], top: int, bottom: int, left: int, right: int) -> int:
    """The last row of a table on a sheet that is an answer; `bottom` where all are."""
    if right - left + 1 < _LEAST:
        return bottom
    cut = [row[left : right + 1] for row in rows[top : bottom + 1]]
    sentences = sum(bool(row) and is_sentence(row[0]) for row in cut)
    kept = answers_among(cut, worded=is_worded(sentences, len(cut)))
    return top + max(kept, 1) - 1


def is_worded(sentences: int, rows: int) -> bool:
    """Whether so many answers begin with a sentence that the last one may do so as well."""
    return sentences > _SHARE * rows


def without_feet(batches: Iterable[list[list[str]]], left_out: list[Row] | None = None) -> Iterator[list[list[str]]]:
    """Rows as they come, but for sums and notes at the end, which go to `left_out`."""
    held: list[list[str]] = []
    said: set[str] = set()
    count = sentences = width = given = 0
    for rows in batches:
        for row in rows[: max(0, _JUDGED - count)]:
            count += 1
            width = max(width, len(row))
            sentences += bool(row) and is_sentence(row[0])
        ready = held + rows
        held = ready[-_HELD:]
        if len(ready) > len(held):
            said.update(map(_label, ready[: max(0, min(_JUDGED - given, len(ready) - len(held)))]))
            given += len(ready) - len(held)
            yield ready[: -len(held)]
    keep = len(held) if width < _LEAST else answers_among(held, worded=is_worded(sentences, count), said=said)
    if left_out is not None:
        left_out.extend(held[keep:])
    if held[:keep]:
        yield held[:keep]
