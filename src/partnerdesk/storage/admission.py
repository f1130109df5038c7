"""Lets a partnership file in: whatever it is, it is never opened where it lies.

The file is copied while nobody changes it, its header and its tables are compared with ours, it is checked whole, and
then its rows are copied, value by value, into a database of our own making. Nothing of the file itself runs or stays,
and the original keeps every byte. Knows the tables; knows no workspace and no screen.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerdesk.domain.collecting import not_collecting
from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.links import broken_links
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Record, Survey
from partnerdesk.storage import answer_table, chain, files, tables
from partnerdesk.storage.connecting import PLAIN, READ_IN_A_SECOND, READING_SECONDS, Connection, Factory, Value
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import LENGTH, VERSIONS_AT, check_header
from partnerdesk.storage.placing import Positions
from partnerdesk.storage.rows import Placed, from_row
from partnerdesk.storage.schema import APPLICATION_ID, VERSION, bring_up, known, normal

LARGEST_FILE = 512 << 20
MOST_ROWS = 2_000_000
LAST_POSITION = 2**53
_COMPANIONS = ("-journal", "-wal")
_LEFTOVERS = ("", "-journal", "-wal", "-shm")
_WRITE_AHEAD = 2
_MOST_TABLES = 1000


@dataclass(frozen=True, slots=True)
class Admitted:
    """What came in: every record, where each stands, where the history stands.

    ``digest`` is the original's SHA-256, ``version`` that of its format.
    """

    partnership: Partnership
    positions: Positions
    head: chain.Head
    digest: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Around:
    """What is done in the same transaction as the rows: ``before`` the first, and ``after`` the last."""

    before: Callable[[], object] = lambda: None
    after: Callable[[Admitted], object] = lambda _: None


def admit(
    path: Path, folder: Path, target: Connection, factory: Factory = PLAIN, around: Around | None = None
) -> Admitted:
    """Copy the rows of the file at ``path`` into ``target``, an empty database with our tables.

    ``folder`` is a private folder for the copy that is read; nothing stays in it. ``around`` may make the tables first.
    Raises FileRefused; the original is never touched, and ``target`` is left as it was.
    """
    around = around or Around()
    staged = folder / "incoming.db"
    end = time.monotonic() + READING_SECONDS
    try:
        _remove_copy(staged)  # a crash may have left one
        version, digest = _copy(path, staged, is_plain=not factory.is_protected)
        end = time.monotonic() + READING_SECONDS + staged.stat().st_size / READ_IN_A_SECOND
        _settle(staged, factory, end)
        with not_collecting(), closing(factory.reading(staged, end)) as source:
            version = _checked(path.name, source, factory, version)
            if version == VERSION:
                return _rows_in(path.name, source, target, digest, VERSION, around)
        with closing(factory.bringing_up(staged, end)) as older:
            bring_up(older, version)
        with closing(factory.reading(staged, end)) as source:
            _checked(path.name, source, factory, VERSION)
            return _rows_in(path.name, source, target, digest, version, around)
    except FileRefused:
        raise
    except factory.errors as error:
        if factory.is_the_disk(error):
            raise FileRefused("own-disk", path.name) from error
        raise FileRefused(
            "too-slow" if time.monotonic() > end else factory.code_of_unreadable(error), path.name
        ) from error
    except (ValueRefused, UnicodeError, OverflowError, MemoryError, ValueError, TypeError) as error:
        raise FileRefused("damaged", path.name) from error
    except OSError as error:
        raise FileRefused("own-disk" if error.errno in files.FULL else "unreadable", path.name) from error
    finally:
        _remove_copy(staged)


def _remove_copy(staged: Path) -> None:
    files.remove(*(staged.with_name(staged.name + ending) for ending in _LEFTOVERS))


# --- the copy ---------------------------------------------------------------------------------------------------------


def _open(path: Path) -> int:
    try:
        return files.open_to_read(path)
    except FileNotFoundError:
        code = "missing"
    except IsADirectoryError:
        code = "not-a-file"
    except PermissionError:
        code = "not-a-file" if files.is_folder(path) else "no-permission"
    except (OSError, ValueError):
        code = "unreadable"
    raise FileRefused(code, path.name)


def _copy(path: Path, staged: Path, *, is_plain: bool) -> tuple[int, str]:
    """Copy the file, refusing what a header alone can tell; return its version and SHA-256.

    The header of one that is protected can only be read once it is opened; its version is 0 here.
    """
    source = _open(path)
    try:
        before = os.fstat(source)
        if not stat.S_ISREG(before.st_mode):
            raise FileRefused("not-a-file", path.name)
        if before.st_size > LARGEST_FILE:
            raise FileRefused("too-big", path.name)
        version = check_header(path.name, os.read(source, LENGTH), before.st_size) if is_plain else 0
        os.lseek(source, 0, os.SEEK_SET)
        files.create(staged)
        digest, size = _stream(source, staged)
        after = os.fstat(source)
        if size != before.st_size or after.st_mtime_ns != before.st_mtime_ns or after.st_size != size:
            raise FileRefused("changing", path.name)
    finally:
        os.close(source)
    _copy_companions(path, staged)
    return version, digest


def _stream(source: int, staged: Path) -> tuple[str, int]:
    total, size = hashlib.sha256(), 0
    with staged.open("r+b") as target:  # buffered: a raw write stops silently where the disk is full
        while size <= LARGEST_FILE and (chunk := os.read(source, files.CHUNK)):
            total.update(chunk)
            target.write(chunk)
            size += len(chunk)
    return total.hexdigest(), size


def _copy_companions(path: Path, staged: Path) -> None:
    """Bring along what SQLite left beside the file when it was last written, if anything."""
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        with suppress(OSError, ValueError):
            if companion.is_file() and 0 < companion.stat().st_size <= LARGEST_FILE:
                files.create(staged.with_name(staged.name + ending), companion.read_bytes())


def _settle(staged: Path, factory: Factory, end: float) -> None:
    """Make the copy readable as it stands: finish its journal, and take back a write-ahead mark without its log."""
    if any(staged.with_name(staged.name + ending).exists() for ending in _COMPANIONS):
        factory.rollback(staged, end)
    if factory.is_protected:
        return
    with staged.open("r+b") as file:
        file.seek(VERSIONS_AT)
        if _WRITE_AHEAD in file.read(2):
            file.seek(VERSIONS_AT)
            file.write(b"\x01\x01")


def _checked(name: str, source: Connection, factory: Factory, version: int) -> int:
    """Refuse a copy whose tables are not those of its version, or which is damaged; return the version."""
    if factory.is_protected:
        version = _version_inside(name, source)
    check_tables(name, source, version)
    factory.allow_reading(source)
    source.text_factory = str  # from here on a text that is not UTF-8 is refused by the driver
    _check_whole(name, source)
    return version


def _version_inside(name: str, source: Connection) -> int:
    """Return the version that a file says of itself once it is opened."""
    found = [source.execute("PRAGMA " + each).fetchone()[0] for each in ("application_id", "user_version")]
    application, version = (int(each) for each in found)
    if application != APPLICATION_ID:
        raise FileRefused("not-ours", name)
    if version > VERSION:
        raise FileRefused("newer", name, version=version)
    return version


# --- the checks -------------------------------------------------------------------------------------------------------


def check_tables(name: str, source: Connection, version: int) -> None:
    """Refuse a file whose tables are not exactly ours. Only text is compared; no table is looked into."""
    found: dict[tuple[str, str], str] = {}
    limit = f"SELECT type, name, sql FROM sqlite_schema LIMIT {_MOST_TABLES}"  # noqa: S608 - a number of ours
    for row in source.execute(limit):
        kind, title, sql = (each.decode("utf-8", "replace") if isinstance(each, bytes) else each for each in row)
        if sql is None and str(title).startswith("sqlite_autoindex_"):
            continue
        if not isinstance(kind, str) or not isinstance(title, str) or (kind, title) in found:
            raise FileRefused("tampered", name)
        found[kind, title] = normal(sql) if isinstance(sql, str) else ""
    if found != known(version):
        raise FileRefused("tampered", name)


def _check_whole(name: str, source: Connection) -> None:
    if source.execute("PRAGMA integrity_check(1)").fetchone() not in {(b"ok",), ("ok",)}:
        raise FileRefused("damaged", name)


# --- the rows ---------------------------------------------------------------------------------------------------------


def _rows_in(name: str, source: Connection, target: Connection, digest: str, version: int, around: Around) -> Admitted:
    target.execute("BEGIN IMMEDIATE")
    try:
        around.before()
        placed = {kind: _table_in(name, source, target, kind) for kind in ENTITIES.values()}
        surveys = [each.record for each in placed[Survey] if isinstance(each.record, Survey)]
        answer_table.admit(name, source, target, surveys)
        _history_in(name, source, target)
        partnership, positions = gathered(placed)
        if _has_broken_lists(partnership):
            raise FileRefused("damaged", name)  # noqa: TRY301 - as every other fault that takes the rows back
        admitted = Admitted(partnership, positions, chain.head_of(target), digest, version)
        around.after(admitted)
        target.execute("COMMIT")  # links between tables are checked here
    except BaseException:
        if target.in_transaction:
            target.execute("ROLLBACK")
        raise
    return admitted


def _has_broken_lists(partnership: Partnership) -> bool:
    """Return whether a list of ids names a record that is not there. Single links are held by the tables."""
    return any(
        True
        for kind in ENTITIES.values()
        if any(spec.kind is FieldKind.LINKS for spec in fields_of(kind))
        for row in partnership.rows(kind)
        for _ in broken_links(partnership, row)
    )


def _table_in(name: str, source: Connection, target: Connection, kind: type[Record]) -> list[Placed]:
    placed: list[Placed] = []

    def rows() -> Iterator[Sequence[Value]]:
        for row in source.execute(tables.select(kind)):
            position = row[0]
            if not isinstance(position, int) or not 0 < position <= LAST_POSITION:
                raise FileRefused("damaged", name)
            if len(placed) >= MOST_ROWS:
                raise FileRefused("too-big", name)
            placed.append(Placed(position, from_row(kind, row[1:]), row[1:]))
            yield row

    tables.fill(target, kind, rows())
    return placed


def _history_in(name: str, source: Connection, target: Connection) -> None:
    held = source.execute("SELECT key, start FROM history").fetchall()
    if len(held) != 1 or len(held[0][0]) != chain.KEY_BYTES:
        raise FileRefused("damaged", name)
    key, start = held[0]
    chain.begin(target, chain.Head(key, start))
    if source.execute("SELECT count(*) FROM event").fetchone()[0] > MOST_ROWS:
        raise FileRefused("too-big", name)
    chain.copy(source, target)
    if not all(map(_is_moment, (row[0] for row in source.execute("SELECT DISTINCT at FROM event")))):
        raise FileRefused("damaged", name)


def _is_moment(text: str) -> bool:
    """Return whether an event says when: what is shown of a file begins with its last."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def gathered(placed: dict[type[Record], list[Placed]]) -> tuple[Partnership, Positions]:
    """Return the partnership of records with their places, and the places."""
    partnership = Partnership.empty()
    for kind, rows in placed.items():
        if rows:
            partnership = partnership.with_rows(kind, [each.record for each in rows])
    positions = {kind: {each.record.row_key: each.position for each in rows} for kind, rows in placed.items()}
    return partnership, positions
