"""Writes many rows of answers at once: forty to a statement, and looked at together instead of one by one.

Knows the table of answers and no survey's record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import chain, islice, repeat
from typing import Any

from partnerdesk.domain.answer_rows import AnswerRow, by_columns, may_all_be_kept
from partnerdesk.storage.connecting import UNCHECKED, Connection

ANSWER = "answer"
PARTS = "respondent, answer_id, at, segment, question, text"

_ROW_OF_VALUES = "(?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = _ROW_OF_VALUES.count("?")
_TOGETHER = 40
_AT_A_TIME = 5000
_INSERT = f"INSERT INTO {ANSWER} (survey, {PARTS}) VALUES {_ROW_OF_VALUES}"  # noqa: S608 - our own names
_INSERT_TOGETHER = ", ".join([_INSERT, *[_ROW_OF_VALUES] * (_TOGETHER - 1)])


def insert(connection: Connection, survey: str, rows: Sequence[AnswerRow]) -> None:
    """Add the rows of a survey, in their order, some thousand at a time: who brings them may want to know how far."""
    for begin in range(0, len(rows), _AT_A_TIME):
        some = by_columns(rows[begin : begin + _AT_A_TIME])
        with taken_as_checked(connection) if may_all_be_kept(some) else nullcontext():
            put(connection, zip(repeat(survey), *some), len(some[0]))


def put(connection: Connection, rows: Iterable[tuple[Any, ...]], count: int) -> None:
    """Insert so many rows as the table has them, their survey first."""
    left = iter(rows)
    values = chain.from_iterable(islice(left, count - count % _TOGETHER))
    connection.executemany(_INSERT_TOGETHER, zip(*[values] * (_TOGETHER * _COLUMNS), strict=True))
    connection.executemany(_INSERT, left)


@contextmanager
def taken_as_checked(connection: Connection) -> Iterator[None]:
    """Let the table take what was looked at already: its own look at each row is two fifths of the time."""
    connection.execute(f"PRAGMA {UNCHECKED}=ON")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA {UNCHECKED}=OFF")
