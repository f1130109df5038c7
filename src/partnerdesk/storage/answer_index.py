"""Answers of surveys to read and to search: a copy in memory, with a full-text index that never reaches a disk.

The copy is filled in steps from the workspace, in its thread; the index is then built in any thread, and asked in one
at a time. Any text can be searched for. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from partnerdesk.domain.records import AnswerMark
from partnerdesk.storage.connecting import PLAIN, Connection

MOST_WORDS = 32
_STEP = 4000
_COLUMNS = "position, survey, respondent, answer_id, at, segment, question, text"
_TABLES = (
    """CREATE TABLE answer (position INTEGER PRIMARY KEY, survey TEXT, respondent INTEGER, answer_id TEXT, at TEXT,
    segment TEXT, question INTEGER, text TEXT)""",
    "CREATE TABLE mark (position INTEGER PRIMARY KEY, was_read, stance, read_aloud, may_identify)",
    "CREATE TABLE mark_theme (theme TEXT, position INTEGER, PRIMARY KEY (theme, position)) WITHOUT ROWID",
)
_PLACES = "CREATE UNIQUE INDEX place ON answer (survey, respondent, question)"
_FOUND = """CREATE VIRTUAL TABLE found USING fts5(text, content='answer', content_rowid='position',
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"""
_FILL = "INSERT INTO found (rowid, text) SELECT position, text FROM answer"
_TAKE = f"SELECT {_COLUMNS} FROM answer WHERE question IS NOT NULL AND position > ? ORDER BY position LIMIT {_STEP}"  # noqa: S608
_PUT = "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
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


def words_of(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what to ask the index for, whatever a person typed, and what has to be looked for letter by letter.

    Each word stands in quotes, so nothing in it is an instruction; the last one may be the beginning of a word.
    """
    tokens = text.replace("\0", " ").encode("utf-8", "replace").decode().split()[:MOST_WORDS]
    words = [token for token in tokens if any(letter.isalnum() for letter in token)]
    signs = tuple(token for token in tokens if token not in words)
    asked = " ".join('"' + token.replace('"', '""') + '"' for token in words)
    return (asked + "*" if asked and tokens[-1] == words[-1] else asked), signs


class AnswerIndex:
    """The copy in memory."""

    def __init__(self) -> None:
        """Begin with no answer."""
        self._connection: Connection = PLAIN.memory(any_thread=True)
        for statement in _TABLES:
            self._connection.execute(statement)
        self.is_indexed = False

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    # --- filling ------------------------------------------------------------------------------------------------------

    def load(self, workspace: Connection) -> Iterator[int]:
        """Copy the answers in steps of some milliseconds; yields how many are here."""
        last, count = 0, 0
        while rows := workspace.execute(_TAKE, (last,)).fetchall():
            self._connection.execute("BEGIN")
            self._connection.executemany(_PUT, rows)
            self._connection.execute("COMMIT")
            last, count = rows[-1][0], count + len(rows)
            yield count
        self._connection.execute(_PLACES)

    def index(self) -> None:
        """Build the full-text index."""
        if not self.is_indexed:
            self._connection.execute("BEGIN")
            self._connection.execute(_FOUND)
            self._connection.execute(_FILL)
            self._connection.execute("COMMIT")
            self.is_indexed = True

    def mark(self, gone: Iterable[AnswerMark], new: Iterable[AnswerMark]) -> None:
        """Take over what readers marked: without ``gone``, with ``new``."""
        self._connection.execute("BEGIN")
        for each in gone:
            if (position := self._position(each)) is not None:
                self._connection.execute("DELETE FROM mark WHERE position = ?", (position,))
                for theme in each.themes or ():
                    self._connection.execute(
                        "DELETE FROM mark_theme WHERE theme = ? AND position = ?", (theme, position)
                    )
        for each in new:
            if (position := self._position(each)) is not None:
                row = (position, each.was_read, each.stance, each.read_aloud, each.may_identify)
                self._connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", row)
                pairs = [(theme, position) for theme in each.themes or ()]
                self._connection.executemany("INSERT OR IGNORE INTO mark_theme VALUES (?, ?)", pairs)
        self._connection.execute("COMMIT")

    def _position(self, mark: AnswerMark) -> int | None:
        place = (mark.survey, mark.respondent, mark.question)
        statement = "SELECT position FROM answer WHERE survey = ? AND respondent = ? AND question = ?"
        row = self._connection.execute(statement, place).fetchone()
        return None if row is None else int(row[0])

    # --- asking -------------------------------------------------------------------------------------------------------

    def page(self, wanted: Wanted, offset: int, limit: int) -> list[Values]:
        """Return some of the answers that are asked for, in the order of the file."""
        source, values = self._matching(wanted)
        columns = ", ".join("a." + name for name in _COLUMNS.split(", "))
        statement = f"SELECT {columns} {source} ORDER BY {self._order(wanted)} LIMIT ? OFFSET ?"
        return self._connection.execute(statement, (*values, limit, offset)).fetchall()

    def count(self, wanted: Wanted) -> int:
        """Return how many are asked for."""
        asked, signs = words_of(wanted.text)
        if asked and not signs and wanted == Wanted(text=wanted.text):
            self.index()
            row = self._connection.execute("SELECT count(*) FROM found WHERE found MATCH ?", (asked,)).fetchone()
        else:
            source, values = self._matching(wanted)
            row = self._connection.execute(f"SELECT count(*) {source}", values).fetchone()
        return int(row[0])

    def counts_by(self, wanted: Wanted, what: str) -> list[tuple[object, int]]:
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

    def _order(self, wanted: Wanted) -> str:
        return "f.rowid" if words_of(wanted.text)[0] else "a.position"

    def _matching(self, wanted: Wanted) -> tuple[str, Values]:
        """Return the rows that are asked for as the rest of a SELECT, and its values."""
        asked, signs = words_of(wanted.text)
        conditions: list[str] = []
        values: list[object] = []
        if asked:
            self.index()
            conditions.append("found MATCH ?")
            values.append(asked)
        for sign in signs:
            conditions.append("instr(a.text, ?) > 0")
            values.append(sign)
        for condition, more in _conditions(wanted):
            conditions.append(condition)
            values += more
        source = "FROM found f JOIN answer a ON a.position = f.rowid" if asked else "FROM answer a"
        return (f"{source} WHERE {' AND '.join(conditions)}" if conditions else source), tuple(values)


def _conditions(wanted: Wanted) -> Iterator[tuple[str, Sequence[object]]]:
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
