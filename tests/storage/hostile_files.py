"""Files that somebody damaged or built to do harm, each with the outcome that it must have. Linux and macOS only."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.storage.places import opened

OK = "ok"
PAGE = 1024


@dataclass(frozen=True)
class Hostile:
    """A case: its number, what it is, its outcome (a code, or ok), and what makes it of a good document at a place."""

    number: int
    what: str
    outcome: str
    make: Callable[[Path, Path], None]
    name: str = "case.partnership"


Make = Callable[[Path, Path], None]


def _bytes(change: Callable[[bytes], bytes]) -> Make:
    def make(good: Path, place: Path) -> None:
        place.write_bytes(change(good.read_bytes()))

    return make


def _with(*edits: tuple[int, bytes]) -> Make:
    def change(content: bytes) -> bytes:
        changed = bytearray(content)
        for at, new in edits:
            changed[at : at + len(new)] = new
        return bytes(changed)

    return _bytes(change)


def _sql(*statements: str, values: tuple[object, ...] = ()) -> Make:
    def make(good: Path, place: Path) -> None:
        shutil.copyfile(good, place)
        with opened(place) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                connection.execute(statement, values if "?" in statement else ())

    return make


def _schema(change: str, *values: object) -> Make:
    return _sql("PRAGMA writable_schema = ON", f"UPDATE sqlite_schema SET {change}", values=tuple(values))


def _link(to: str) -> Make:
    return lambda _good, place: place.symlink_to(to)


def _sparse(good: Path, place: Path) -> None:
    shutil.copyfile(good, place)
    os.truncate(place, 1 << 40)


def _blob_in_text(good: Path, place: Path) -> None:
    shutil.copyfile(good, place)
    loose = "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'objective'"
    strict = "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'objective'"
    for statement in (loose, "UPDATE objective SET measure = x'4142'", strict):
        with opened(place) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(statement)


def _hot_journal(good: Path, place: Path) -> None:
    """Copy a document in the middle of a transaction that has spilled into it, with its journal."""
    work = place.with_name("work.db")
    shutil.copyfile(good, work)
    with opened(work) as connection:
        for statement in ("PRAGMA cache_size = 1", "PRAGMA cache_spill = 1", "BEGIN", "DELETE FROM event"):
            connection.execute(statement)
        connection.execute("UPDATE objective SET measure = ?", ("x" * 300_000,))
        shutil.copyfile(work, place)
        shutil.copyfile(f"{work}-journal", f"{place}-journal")
        connection.execute("ROLLBACK")
    work.unlink()


def _unclean_log(good: Path, place: Path) -> None:
    work = place.with_name("work.db")
    shutil.copyfile(good, work)
    with closing(sqlite3.connect(work, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE objective SET measure = 'from the log'")
        shutil.copyfile(work, place)
        shutil.copyfile(f"{work}-wal", f"{place}-wal")
    for ending in ("", "-wal", "-shm"):
        Path(f"{work}{ending}").unlink(missing_ok=True)


def _rubbish(ending: str) -> Make:
    def make(good: Path, place: Path) -> None:
        shutil.copyfile(good, place)
        Path(f"{place}{ending}").write_bytes(random.Random(3).randbytes(50_000))

    return make


_LONG_COMMENT = f"/*{'x' * 5_000_000}*/"
_LAST_PLACE = f"UPDATE objective SET row_position = {2**63 - 1} WHERE id = 'OB2'"
_ENDLESS = "WITH RECURSIVE r (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM r) SELECT a AS id FROM r"
_FTS = ("CREATE VIRTUAL TABLE f USING fts5 (x)", "INSERT INTO f VALUES ('a')", "UPDATE f_data SET block = x'00ff'")
_NAMES = (
    "a b.partnership",
    "a?mode=memory.partnership",
    "a#b%20.partnership",
    "it's.partnership",
    "ünïcode – 文.partnership",
    "-rf.partnership",
    "new\nline.partnership",
    "x" * 200 + ".partnership",
    "a&b=c;.partnership",
    "...partnership",
    "..x.partnership",
)
# Left out, because a partnership file has no attachments and no table of settings without bounds: 51, 52 and 60.
_CASES: tuple[tuple[int, str, str, Make], ...] = (
    (1, "no file", "missing", lambda _good, _place: None),
    (2, "a folder", "not-a-file", lambda _good, place: place.mkdir()),
    (3, "a pipe that nobody writes", "not-a-file", lambda _good, place: os.mkfifo(place)),
    (4, "a link to an endless device", "not-a-file", _link("/dev/zero")),
    (5, "a link to a file of the system", "not-ours", _link("/etc/passwd")),
    (6, "a link to nothing", "missing", _link("/nonexistent/x")),
    (7, "a terabyte of nothing behind a good header", "too-big", _sparse),
    (8, "empty", "empty", _bytes(lambda _: b"")),
    (9, "sixteen bytes", "truncated", _bytes(lambda content: content[:16])),
    (10, "ninety-nine bytes", "truncated", _bytes(lambda content: content[:99])),
    (11, "the first page", "truncated", _bytes(lambda content: content[:PAGE])),
    (12, "half", "truncated", _bytes(lambda content: content[: len(content) // 2])),
    (13, "one byte short", "truncated", _bytes(lambda content: content[:-1])),
    (14, "a zip", "not-ours", _bytes(lambda _: b"PK\3\4" + bytes(500))),
    (15, "a PDF", "not-ours", _bytes(lambda _: b"%PDF-1.7\n")),
    (16, "random bytes", "not-ours", _bytes(lambda _: random.Random(1).randbytes(65_000))),
    (17, "a web page", "not-ours", _bytes(lambda _: b"<html>" * 100)),
    (18, "ten megabytes of rubbish behind it", OK, _bytes(lambda content: content + b"Z" * 10_000_000)),
    (19, "all zero behind the header", "damaged", _bytes(lambda content: content[:100] + bytes(len(content) - 100))),
    (20, "another program's database", "not-ours", _with((68, bytes(4)))),
    (21, "the next version", "newer", _with((60, struct.pack(">i", 99)))),
    (22, "the last version that can be", "newer", _with((60, struct.pack(">i", 2**31 - 1)))),
    (23, "a version below nothing", "damaged", _with((60, struct.pack(">i", -5)))),
    (24, "a newer file format", "newer", _with((18, b"\x09\x09"))),
    (25, "pages of three bytes", "damaged", _with((16, b"\0\3"))),
    (26, "marked as UTF-16", "damaged", _with((56, struct.pack(">I", 2)))),
    (27, "a list of free pages that leads into a table", "damaged", _with((32, struct.pack(">II", 2, 1)))),
    (28, "a write-ahead mark without a log", OK, _with((18, b"\2\2"))),
    (29, "two milliard pages", "truncated", _with((28, struct.pack(">I", 2**31 - 1)))),
    (30, "a first page of another kind", "damaged", _with((100, b"\x0a"))),
    (31, "a trigger", "tampered", _sql("CREATE TRIGGER t AFTER INSERT ON objective BEGIN DELETE FROM partner; END")),
    (
        32,
        "a view in the place of a table",
        "tampered",
        _sql("ALTER TABLE parking RENAME TO parked", "CREATE VIEW parking AS SELECT * FROM parked"),
    ),
    (33, "an endless view", "tampered", _sql("DROP TABLE parking", f"CREATE VIEW parking AS {_ENDLESS}")),
    (
        34,
        "a column that makes itself, of a gigabyte",
        "tampered",
        _sql("ALTER TABLE parking ADD COLUMN g TEXT AS (hex(zeroblob(500000000))) VIRTUAL"),
    ),
    (
        35,
        "a check that takes long",
        "tampered",
        _schema(
            "sql = replace(sql, '\"measure\" TEXT', '\"measure\" TEXT CHECK (length(hex(randomblob(1000000))) > 1)') "
            "WHERE name = 'objective'"
        ),
    ),
    (
        36,
        "a default that reads a file",
        "tampered",
        _schema(
            "sql = replace(sql, '\"measure\" TEXT', '\"measure\" TEXT DEFAULT (readfile(''/etc/passwd''))') "
            "WHERE name = 'objective'"
        ),
    ),
    (
        37,
        "an index of an expression",
        "tampered",
        _sql("CREATE INDEX z ON objective (measure) WHERE length(measure) > 3"),
    ),
    (38, "a full-text index with damaged parts", "tampered", _sql(*_FTS)),
    (39, "an R-tree", "tampered", _sql("CREATE VIRTUAL TABLE rt USING rtree (id, a, b)")),
    (40, "one table more", "tampered", _sql("CREATE TABLE extra (x)")),
    (41, "statistics", "tampered", _sql("ANALYZE")),
    (42, "one table less", "tampered", _sql("DROP TABLE parking")),
    (43, "one column less", "tampered", _sql("ALTER TABLE objective DROP COLUMN measure")),
    (44, "a table that is not strict", "tampered", _schema("sql = replace(sql, ') STRICT', ')') WHERE name = 'event'")),
    (45, "a table in the place of the schema", "damaged", _schema("rootpage = 1 WHERE name = 'objective'")),
    (
        46,
        "two tables in one place",
        "damaged",
        _schema("rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'partner') WHERE name = 'objective'"),
    ),
    (47, "a table behind the end", "damaged", _schema("rootpage = 999999 WHERE name = 'objective'")),
    (
        48,
        "five megabytes of schema",
        "damaged",
        _schema("sql = sql || ? WHERE name = 'event'", _LONG_COMMENT),
    ),
    (49, "a name with NUL in it", "damaged", _schema("name = ?, tbl_name = ? WHERE name = 'event'", "a\0b", "a\0b")),
    (50, "a link to nothing", "damaged", _sql("INSERT INTO score VALUES (1, 'T9', 'O9', 'safe', 1, 3, NULL)")),
    (53, "a text longer than any", "damaged", _sql("UPDATE objective SET measure = ?", values=("x" * 4_500_000,))),
    (54, "NUL in a text, which may be", OK, _sql("UPDATE objective SET measure = 'a' || char(0) || 'b'")),
    (55, "text that is not UTF-8", "damaged", _sql("UPDATE objective SET measure = CAST(x'ff80fe' AS TEXT)")),
    (56, "half a character", "damaged", _sql("UPDATE objective SET measure = CAST(x'eda080' AS TEXT)")),
    (
        57,
        "the last place there is",
        "damaged",
        _sql(_LAST_PLACE),
    ),
    (58, "bytes in a text", "damaged", _blob_in_text),
    (59, "pages of another size", OK, _sql("PRAGMA page_size = 512", "PRAGMA auto_vacuum = 1", "VACUUM")),
    (61, "a journal of an unfinished transaction", OK, _hot_journal),
    (62, "an unclean write-ahead log", OK, _unclean_log),
    (63, "rubbish for a journal", OK, _rubbish("-journal")),
    (64, "rubbish for a log", OK, _rubbish("-wal")),
)
HOSTILE: tuple[Hostile, ...] = (
    *(Hostile(*case) for case in _CASES),
    *(
        Hostile(65 + place, f"called {name[:20]!r}", OK, _bytes(lambda content: content), name)
        for place, name in enumerate(_NAMES)
    ),
)
