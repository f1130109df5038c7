"""What one answer of an imported survey is, and the digest by which a survey knows its answers.

Answers are too many to be records: a file keeps them as rows of their own, and a record of the survey keeps their
digest, so that the history covers them. Knows no file and no export.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, overload

from partnerdesk.domain.overriding import override

LONGEST_ANSWER = 131_072  # letters; no export is read with more in one cell
LONGEST_LABEL = 10_000  # of an id, a time or a segment
MOST_ANSWERS = 1_000_000  # in one file
LAST_RESPONDENT = 2**31
LAST_QUESTION = 100_000

_AT_A_TIME = 1000
_TEXTS = ("answer_id", "at", "segment", "text")

T = TypeVar("T")


class AnswerRow(NamedTuple):
    """What one person wrote to one question; without a question where she wrote nothing of her own.

    ``respondent`` is the number of the row in the export, ``question`` that of the survey's question, ``segment`` a
    JSON list of the groups she is in, in the order of the survey's group columns. None is 'nothing', never an empty
    text.
    """

    respondent: int
    answer_id: str | None
    at: str | None
    segment: str | None
    question: int | None
    text: str | None


RowParts = tuple[int, str | None, str | None, str | None, int | None, str | None]  # of an AnswerRow
Answers = Mapping[str, Sequence[AnswerRow]]  # by their digest
NONE: Answers = MappingProxyType({})


class AnswerColumns(Sequence[AnswerRow]):
    """Rows held by their six columns, which takes a third of the room and of the time; each is made when asked for."""

    __slots__ = ("columns",)
    __hash__ = None  # type: ignore[assignment]  # equal to any sequence of the same rows, as those of tuples are not

    def __init__(self, columns: Sequence[Sequence[Any]]) -> None:
        """Take the columns in the order of a row's parts, equally long."""
        self.columns = tuple(columns)

    @override
    def __len__(self) -> int:
        return len(self.columns[0])

    @override
    def __iter__(self) -> Iterator[AnswerRow]:
        return map(AnswerRow._make, self.parts())

    @overload
    def __getitem__(self, place: int) -> AnswerRow: ...
    @overload
    def __getitem__(self, place: slice) -> AnswerColumns: ...
    @override
    def __getitem__(self, place: int | slice) -> AnswerRow | AnswerColumns:
        some = [column[place] for column in self.columns]
        return AnswerColumns(some) if isinstance(place, slice) else AnswerRow._make(some)

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(tuple.__eq__, self, other))

    def parts(self) -> Iterator[RowParts]:
        """Yield what rows hold, without making rows of it."""
        return zip(*self.columns, strict=True)


def parts_of(rows: Iterable[AnswerRow]) -> Iterable[RowParts]:
    """Yield what rows hold, the quickest way."""
    return rows.parts() if isinstance(rows, AnswerColumns) else rows


class Digest:
    """Sums up rows as they go by. The same rows in the same order give the same, whatever their survey is called."""

    def __init__(self) -> None:
        """Begin with no row."""
        self._total = hashlib.sha256()

    def add(self, rows: Iterable[RowParts]) -> None:
        """Take some more rows. No part of a row holds NUL, so it can stand between them."""
        text = "".join(
            [
                f"{one}\0{name or ''}\0{at or ''}\0{segment or ''}\0{asked or ''}\0{text or ''}\0"
                for one, name, at, segment, asked, text in rows
            ]
        )
        self._total.update(text.encode())

    def hex(self) -> str:
        """Return the digest of what was taken so far."""
        return self._total.hexdigest()


def digest_of(rows: Iterable[AnswerRow]) -> str:
    """Return the digest of all rows of one survey, in their order."""
    digest = Digest()
    for some in _some_at_a_time(rows):
        digest.add(some)
    return digest.hex()


def _some_at_a_time(rows: Iterable[AnswerRow]) -> Iterator[Iterable[RowParts]]:
    """Yield rows in batches, those of columns without a list of them, which takes a quarter of a digest's time."""
    if isinstance(rows, AnswerColumns):
        return (rows[begin : begin + _AT_A_TIME].parts() for begin in range(0, len(rows), _AT_A_TIME))
    return in_batches(rows, _AT_A_TIME)


def in_batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield ``things`` in lists of ``size``, the last one shorter."""
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch


def by_columns(rows: Sequence[AnswerRow]) -> Sequence[Sequence[Any]]:
    """Return the six columns of rows, the quickest way."""
    if isinstance(rows, AnswerColumns):
        return rows.columns
    return [*zip(*rows, strict=True)] or [()] * len(AnswerRow._fields)


def may_all_be_kept(columns: Sequence[Sequence[Any]]) -> bool:
    """Return whether :func:`fault_of` finds nothing in any of these rows, in a tenth of the time."""
    respondent, answer_id, at, segment, question, text = columns
    return (
        _are_numbers(respondent, LAST_RESPONDENT)
        and _are_numbers([each for each in question if each is not None], LAST_QUESTION)
        and all(_are_texts(each, LONGEST_LABEL) for each in (answer_id, {*at}, {*segment}))
        and _are_texts(text, LONGEST_ANSWER)
        and [each is None for each in question] == [each is None for each in text]
    )


def _are_numbers(cells: Sequence[Any], most: int) -> bool:
    return {*map(type, cells)} <= {int} and (not cells or 0 < min(cells) <= max(cells) <= most)


def _are_texts(cells: Iterable[Any], most: int) -> bool:
    told = [each for each in cells if each is not None]
    try:
        together = "".join(told)
    except TypeError:
        return False
    lengths = {*map(len, told)}
    return not told or (min(lengths) > 0 and max(lengths) <= most and _is_unicode_without_nul(together))


def _is_unicode_without_nul(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def fault_of(row: AnswerRow) -> str | None:
    """Return the name of the first part of a row that no file may hold, or None."""
    if not _is_number(row.respondent, LAST_RESPONDENT):
        return "respondent"
    if row.question is not None and not _is_number(row.question, LAST_QUESTION):
        return "question"
    for name in _TEXTS:
        text = getattr(row, name)
        if text is not None and not _can_be_kept(text, LONGEST_ANSWER if name == "text" else LONGEST_LABEL):
            return name
    return "text" if (row.question is None) != (row.text is None) else None


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


def _can_be_kept(text: object, most: int) -> bool:
    return isinstance(text, str) and 0 < len(text) <= most and _is_unicode_without_nul(text)


def row_place(row: AnswerRow) -> tuple[int, int]:
    """Return where a row stands among those of its survey."""
    return row.respondent, row.question or 0
