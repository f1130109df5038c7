"""Who is one person among the rows of the table, by words and by ids, and how many looks at it that takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.storage.answer_table import TABLE, people_called, people_who_wrote, rows_with_theirs, segments_of
from partnerdesk.storage.answer_writing import insert

SAID = "I am happy with how they helped us"


@pytest.fixture
def table() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(TABLE)
        yield connection


def said(row: int, name: str | None, text: str | None = SAID) -> AnswerRow:
    return AnswerRow(row, name, None, None, 1 if text else None, text)


def test_who_wrote_something_is_told_by_her_first_row_also_where_that_says_something_else(
    table: sqlite3.Connection,
) -> None:
    insert(table, "SU1", [said(1, "a", "Else"), said(2, None), said(3, "a"), said(4, "a"), said(5, "b", None)])
    insert(table, "SU2", [said(1, "b", "Else"), said(7, "a"), said(8, None)])
    assert people_who_wrote(table, SAID) == [("SU1", 1), ("SU1", 2), ("SU2", 7), ("SU2", 8)]
    assert people_called(table, "a") == [("SU1", 1), ("SU2", 7)]
    assert rows_with_theirs(table, "SU1", (3, 2)) == {1, 2, 3, 4}


def test_groups_are_those_of_all_rows_of_somebody_and_no_words_come_with_them(table: sqlite3.Connection) -> None:
    rows = [said(1, "a")._replace(segment='["Carer"]'), said(2, "b"), said(3, "a")._replace(segment='["Neighbour"]')]
    insert(table, "SU1", rows)
    insert(table, "SU2", [said(3, "a")._replace(segment='["Other"]')])
    assert list(segments_of(table, "SU1", (3,))) == [
        AnswerRow(1, "a", None, '["Carer"]', None, None),
        AnswerRow(3, "a", None, '["Neighbour"]', None, None),
    ]


@pytest.mark.parametrize("has_ids", [False, True])
def test_it_takes_no_longer_where_hundreds_wrote_the_same(table: sqlite3.Connection, *, has_ids: bool) -> None:
    """A tool that offers sentences to choose from writes the same one again and again."""
    insert(
        table, "SU1", [said(n, f"r{n}" if has_ids else None, SAID if n % 2 else f"Else {n}") for n in range(1, 2001)]
    )
    looks = 0

    def look() -> int:
        nonlocal looks
        looks += 1
        return 0

    table.set_progress_handler(look, 1000)
    assert len(people_who_wrote(table, SAID)) == 1000
    assert looks < 500
