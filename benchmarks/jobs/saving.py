"""One saved command (rules, difference, history, undo, on the disk) beside one raw SQLite commit of the same rows."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from benchmarks.measuring import Job, timed
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Objective
from partnerdesk.exchange import read_whole
from partnerdesk.services.documents import Documents
from partnerdesk.services.sample import sample_text

# As partnerdesk.storage.connecting sets them; a floor with weaker promises would be no floor.
PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",
)
TABLES = """
CREATE TABLE objective (position INTEGER PRIMARY KEY, id TEXT UNIQUE, said TEXT, more TEXT) STRICT;
CREATE TABLE file (position INTEGER PRIMARY KEY, updated_at TEXT, more TEXT) STRICT;
CREATE TABLE undo_step (number INTEGER PRIMARY KEY, label TEXT, at TEXT) STRICT;
CREATE TABLE undo_row (step INTEGER, ordinal INTEGER, was TEXT, now TEXT, PRIMARY KEY (step, ordinal)) STRICT;
CREATE TABLE event (seq INTEGER PRIMARY KEY, at TEXT, what TEXT, was BLOB, now BLOB, chain BLOB) STRICT;
INSERT INTO file VALUES (1, '', '');
"""
OBJECTIVES = 40
SAVES = 60


class RawFile:
    """A database with tables like ours, written with nothing but sqlite3."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the tables."""
        self._connection = connection
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(TABLES)
        rows = [(number, f"OB{number}", "x" * 80, "x" * 300) for number in range(OBJECTIVES)]
        connection.executemany("INSERT INTO objective VALUES (?, ?, ?, ?)", rows)

    def commit(self, number: int, text: str) -> None:
        """Write a changed row, what undo needs of it, and its event, in one transaction."""
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        run("UPDATE objective SET said = ? WHERE position = 1", (text,))
        run("UPDATE file SET updated_at = ? WHERE position = 1", (time.strftime("%H:%M:%S"),))
        run("INSERT INTO undo_step VALUES (?, ?, ?)", (number, "change objective", "2026-11-23T19:00:00"))
        run("INSERT INTO undo_row VALUES (?, 0, ?, ?)", (number, "x" * 400, "x" * 400))
        run("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", (number, "2026-11-23", "change", *(b"x" * 32,) * 3))
        run("COMMIT")


@contextmanager
def saved_command(folder: Path) -> Iterator[Job]:
    """Change a text of an objective in the example, again and again."""
    with _changing(folder) as (change, write):
        yield Job(
            id="save",
            title="one saved command",
            floor_title="one raw SQLite commit",
            subject=timed(change, times=20),
            floor=timed(write, times=20),
        )


@contextmanager
def slow_saved_command(folder: Path) -> Iterator[Job]:
    """Do it sixty times and take the 95th of a hundred, on both sides."""

    def slow(work: Callable[[], object]) -> float:
        one = timed(work)
        return sorted(one() for _ in range(SAVES))[-(SAVES // 20) - 1]

    with _changing(folder) as (change, write):
        yield Job(
            id="save_slow",
            title="the same, p95",
            floor_title="one raw SQLite commit, p95",
            subject=lambda: slow(change),
            floor=lambda: slow(write),
            rounds=5,
        )


@contextmanager
def _changing(folder: Path) -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """Give what saves one command, and what writes the same rows by raw sqlite3."""
    numbers = count(1)
    partnership, answers = read_whole(sample_text(), load_catalogue())
    documents = Documents(folder / "private")
    raw_connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    with documents.from_partnership(partnership, folder / "x.partnership", answers) as session, closing(raw_connection):
        raw = RawFile(raw_connection)
        key = session.partnership.rows(Objective)[0].row_key

        def change() -> None:
            session.execute(ChangeFields(Objective, key, {"so_that_text": f"they can rest, {next(numbers)}"}))

        def write() -> None:
            number = next(numbers)
            raw.commit(number, f"they can rest, {number}")

        yield change, write
