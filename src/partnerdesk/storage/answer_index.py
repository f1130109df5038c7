"""Finds answers of surveys: where each stands, what readers marked, and a full-text index, all in memory only.

The words themselves stay in the workspace; a page of them is fetched from there. It is filled in steps, so that a
window stays live. Any text can be searched for. Belongs to the workspace's thread; knows no screen.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from partnerdesk.domain.answer_rows import in_batches
from partnerdesk.domain.records import AnswerMark, Key
from partnerdesk.storage.answer_filling import PLACES, Filling
from partnerdesk.storage.connecting import PLAIN, Connection

MOST_WORDS = 32
_STEP = 2000
_AT_A_TIME = 500
_MOST_HELD = 4
_COLUMNS = "position, survey, respondent, answer_id, at, segment, question, text"
_TABLES = (
    "CREATE TABLE answer (position INTEGER PRIMARY KEY, survey, respondent, segment, question)",
    "CREATE TABLE mark (position INTEGER PRIMARY KEY, was_read, stance, read_aloud, may_identify)",
    "CREATE TABLE mark_theme (theme TEXT, position INTEGER, PRIMARY KEY (theme, position)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE found USING fts5(text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO found (found, rank) VALUES ('hashsize', 33554432)",  # fewer merges while it is filled
)
_TAKE = """SELECT position, survey, respondent, segment, question, text FROM answer
    WHERE question IS NOT NULL AND position > ? ORDER BY position LIMIT ?"""
_PUT = "INSERT INTO answer VALUES (?, ?, ?, ?, ?)"
_FIND = "INSERT INTO found (rowid, text) VALUES (?, ?)"

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class AnswerQuery:
    """Which answers are asked for; what is None does not matter. ``segments`` are texts of whole segments."""

    text: str = ""
    survey: str | None = None
    question: int | None = None
    segments: tuple[str, ...] | None = None
    theme: str | None = None
    stance: str | None = None
    was_read: bool | None = None
    read_aloud: bool | None = None
    may_identify: bool | None = None


def match_words(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what to ask the index for, whatever a person typed, and what has to be looked for letter by letter.

    Each word stands in quotes, so nothing in it is an instruction; the last one may be the beginning of a word. A last
    word of one plain letter is left out: it has only been begun, and so many words begin with it.
    """
    tokens = text.replace("\0", " ").encode("utf-8", "replace").decode().split()[:MOST_WORDS]
    if tokens and len(tokens[-1]) == 1 and tokens[-1].isascii() and tokens[-1].isalpha():
        del tokens[-1]
    words = [token for token in tokens if any(letter.isalnum() for letter in token)]
    signs = tuple(token for token in tokens if token not in words)
    asked = " ".join('"' + token.replace('"', '""') + '"' for token in words)
    return (asked + "*" if words and tokens[-1] == words[-1] else asked), signs


class AnswerIndex:
    """The copy in memory."""

    def __init__(self, workspace: Connection) -> None:
        """Begin with no answer; ``workspace`` holds them."""
        self._workspace = workspace
        self._held: dict[str, str] = {}
        self.read: set[int] = set()
        """The places of the answers that somebody has read."""
        self._connection: Connection = PLAIN.memory()
        self._filling: Filling | None = None
        for statement in _TABLES:
            self._connection.execute(statement)

    def close(self) -> None:
        """Give the memory back."""
        if self._filling is not None:
            self._filling.stop()
        self._connection.close()

    # --- filling ------------------------------------------------------------------------------------------------------

    def load(self) -> Iterator[int]:
        """Take the answers in, in steps of some milliseconds; yields how many are here.

        The first of them are here at once; the others are taken in by a thread, from a copy in memory that no rule of
        the workspace binds. What readers marked has to be told again at the end: :meth:`mark`.
        """
        last, count = self._take(0)
        yield count
        if count == _STEP and isinstance(self._workspace, sqlite3.Connection):
            yield from self._take_image(count)
            return
        while count and (taken := self._take(last))[1]:
            last, count = taken[0], count + taken[1]
            yield count

    def _take(self, last: int) -> tuple[int, int]:
        """Take some answers after the position ``last`` in; return the position of the last, and how many they are."""
        rows = self._workspace.execute(_TAKE, (last, _STEP)).fetchall()
        self._connection.execute("BEGIN")
        self._connection.executemany(_PUT, [row[:5] for row in rows])
        self._connection.executemany(_FIND, [(row[0], row[5]) for row in rows])
        self._connection.execute("COMMIT")
        return (rows[-1][0] if rows else last), len(rows)

    def _take_image(self, count: int) -> Iterator[int]:
        self._filling = filling = Filling(self._workspace.serialize(), _TABLES)
        try:
            while not filling.is_done():
                yield max(count, filling.count)
            before, self._connection, self.read = self._connection, filling.given(), set()
            before.close()
        finally:
            filling.stop()
            self._filling = None
        yield filling.count

    def mark(self, gone: Iterable[AnswerMark], new: Iterable[AnswerMark]) -> None:
        """Take over what readers marked: without ``gone``, with ``new``."""
        gone, new = tuple(gone), tuple(new)
        ask = self._connection.execute
        if gone or new:
            ask(PLACES)
        for position, each in self._placed(gone):
            self.read.discard(position)
            ask("DELETE FROM mark WHERE position = ?", (position,))
            for theme in each.themes or ():
                ask("DELETE FROM mark_theme WHERE theme = ? AND position = ?", (theme, position))
        for position, each in self._placed(new):
            row = (position, each.was_read, each.stance, each.read_aloud, each.may_identify)
            ask("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", row)
            if each.was_read:
                self.read.add(position)
            for theme in each.themes or ():
                ask("INSERT OR IGNORE INTO mark_theme VALUES (?, ?)", (theme, position))

    def _placed(self, marks: Iterable[AnswerMark]) -> Iterator[tuple[int, AnswerMark]]:
        for each in marks:
            for position in self.places_of(each.row_key):
                yield position, each

    def places_of(self, key: Key) -> list[int]:
        """Return where the answer with the key of a mark stands: one place, or none."""
        statement = "SELECT position FROM answer WHERE survey = ? AND respondent = ? AND question = ?"
        return [row[0] for row in self._connection.execute(statement, key)]

    # --- asking -------------------------------------------------------------------------------------------------------

    def page(self, wanted: AnswerQuery, offset: int, limit: int) -> list[Values]:
        """Return some of the answers that are asked for, in the order of the file."""
        source, values = self._matching(wanted)
        statement = f"SELECT a.position {source} ORDER BY {self._order(wanted)} LIMIT ? OFFSET ?"
        places = [row[0] for row in self._connection.execute(statement, (*values, limit, offset))]
        return self.rows(places)

    def places(self, wanted: AnswerQuery, after: int, limit: int) -> list[int]:
        """Return where the answers that are asked for stand, those after one place, no more than ``limit``."""
        source, values = self._matching(wanted)
        order, more = self._order(wanted), "AND" if " WHERE " in source else "WHERE"
        statement = f"SELECT a.position {source} {more} {order} > ? ORDER BY {order} LIMIT ?"
        return [row[0] for row in self._connection.execute(statement, (*values, after, limit))]

    def rows(self, places: Sequence[int]) -> list[Values]:
        """Return the answers that stand in these places, in the order of the file."""
        return [row for some in in_batches(places, _AT_A_TIME) for row in self._rows(some)]

    def _rows(self, places: Sequence[int]) -> list[Values]:
        marks = ", ".join("?" for _ in places)
        statement = f"SELECT {_COLUMNS} FROM answer WHERE position IN ({marks}) ORDER BY position"  # noqa: S608 - question marks and our own names
        return self._workspace.execute(statement, places).fetchall()

    def count(self, wanted: AnswerQuery) -> int:
        """Return how many are asked for."""
        asked, signs = match_words(wanted.text)
        if asked and not signs and wanted == AnswerQuery(text=wanted.text):
            row = self._connection.execute("SELECT count(*) FROM found WHERE found MATCH ?", (asked,)).fetchone()
        else:
            source, values = self._matching(wanted)
            row = self._connection.execute(f"SELECT count(*) {source}", values).fetchone()
        return int(row[0])

    def counts_by(self, wanted: AnswerQuery, what: str) -> list[tuple[object, int]]:
        """Return how many of those that are asked for each ``theme``, ``stance`` or ``segment`` has."""
        source, values = self._matching(wanted)
        join, column = {
            "theme": ("JOIN mark_theme t ON t.position = a.position", "t.theme"),
            "stance": ("JOIN mark m ON m.position = a.position", "m.stance"),
            "segment": ("", "a.segment"),
            "question": ("", "a.survey || ' ' || a.question"),
        }[what]
        head, _, rest = source.partition(" WHERE ")
        where = f" WHERE {rest}" if rest else ""
        statement = f"SELECT {column}, count(*) {head} {join}{where} GROUP BY {column}"
        return [(name, int(count)) for name, count in self._connection.execute(statement, values) if name is not None]

    def _holding(self, sign: str) -> str:
        """Return which answers hold a sign that is no word, letter by letter; kept for the next question about them."""
        found = self._held.get(sign)
        if found is None:
            statement = "SELECT position FROM answer WHERE question IS NOT NULL AND instr(text, ?) > 0"
            found = json.dumps([row[0] for row in self._workspace.execute(statement, (sign,))])
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
            self._held[sign] = found
        return found

    def _order(self, wanted: AnswerQuery) -> str:
        return "f.rowid" if match_words(wanted.text)[0] else "a.position"

    def _matching(self, wanted: AnswerQuery) -> tuple[str, Values]:
        """Return the rows that are asked for as the rest of a SELECT, and its values."""
        asked, signs = match_words(wanted.text)
        conditions: list[str] = []
        values: list[object] = []
        if asked:
            conditions.append("found MATCH ?")
            values.append(asked)
        for sign in signs:
            conditions.append("a.position IN (SELECT value FROM json_each(?))")
            values.append(self._holding(sign))
        for condition, more in _conditions(wanted):
            conditions.append(condition)
            values += more
        source = "FROM found f JOIN answer a ON a.position = f.rowid" if asked else "FROM answer a"
        return (f"{source} WHERE {' AND '.join(conditions)}" if conditions else source), tuple(values)


def _conditions(wanted: AnswerQuery) -> Iterator[tuple[str, Sequence[object]]]:
    if wanted.survey is not None:
        yield "a.survey = ?", (wanted.survey,)
    if wanted.question is not None:
        yield "a.question = ?", (wanted.question,)
    if wanted.segments is not None:
        yield f"a.segment IN ({', '.join('?' for _ in wanted.segments)})", wanted.segments
    if wanted.theme is not None:
        yield "a.position IN (SELECT position FROM mark_theme WHERE theme = ?)", (wanted.theme,)
    if wanted.stance is not None:
        yield "a.position IN (SELECT position FROM mark WHERE stance = ?)", (wanted.stance,)
    for name in ("was_read", "read_aloud", "may_identify"):
        flag = getattr(wanted, name)
        if flag is not None:
            yield f"a.position {'' if flag else 'NOT '}IN (SELECT position FROM mark WHERE {name} = 1)", ()  # noqa: S608 - our own names
