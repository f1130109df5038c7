"""The tables of a partnership file: one for each entity, made from its declared fields, and the history beside them.

The same text makes a new file, and is what an old file's tables are compared with. Knows the declared fields and no
entity by name. The steps from one version to the next are sqlite-utils migrations; what is new needs none of them and
so does not wait for the library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of
from partnerdesk.domain.records import ENTITIES, Record
from partnerdesk.storage import answer_table, files
from partnerdesk.storage.connecting import PLAIN, Connection, Factory
from partnerdesk.storage.library import load

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = int.from_bytes(b"PDsk", "big")
VERSION = 1
SET = "partnerdesk"  # of migrations
PAGE_SIZE = 1024  # a hundred small tables; a larger page would make an empty file four times as large

POSITION = '"row_position"'  # where a row stands among its kind; no field is called so

_TYPES: Mapping[FieldKind, str] = {
    FieldKind.WHOLE: "INTEGER",
    FieldKind.FLAG: "INTEGER",
    FieldKind.NUMBER: "ANY",  # keeps 9 and 9.0 apart, as they were given
}
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_LARGEST = 2**53

HISTORY = (
    """CREATE TABLE "history" (
  "position" INTEGER PRIMARY KEY CHECK ("position" = 1),
  "key" BLOB NOT NULL,
  "start" BLOB NOT NULL
) STRICT""",
    """CREATE TABLE "event" (
  "seq" INTEGER PRIMARY KEY,
  "txn" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "entity" TEXT NOT NULL,
  "entity_id" TEXT NOT NULL,
  "before_hash" BLOB,
  "after_hash" BLOB,
  "chain" BLOB NOT NULL,
  "note" TEXT NOT NULL
) STRICT""",
)

# As sqlite-utils makes it; made by us, so that a later release of it that words it otherwise refuses no file.
MIGRATIONS_TAKEN = (
    """CREATE TABLE "_sqlite_migrations" (
  "id" INTEGER PRIMARY KEY,
  "migration_set" TEXT,
  "name" TEXT,
  "applied_at" TEXT
)""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
  ON "_sqlite_migrations" ("migration_set", "name")""",
)


@dataclass(frozen=True, slots=True)
class Older:
    """An older version: the statements that made its tables, and the step that makes them those of the next one."""

    made: tuple[str, ...]
    step: Callable[[Database], None]


OLDER: dict[int, Older] = {}  # there is one version yet


def sql_name(name: str) -> str:
    """Return a name of ours as SQL."""
    return f'"{name}"'


def _range_check(spec: FieldSpec) -> str:
    low = -_LARGEST if spec.low is None else spec.low
    high = _LARGEST if spec.high is None else spec.high
    name = sql_name(spec.name)
    between = f"{name} BETWEEN {low} AND {high}"
    return between if spec.kind is FieldKind.WHOLE else f"typeof({name}) IN ('integer', 'real') AND {between}"


def _check(spec: FieldSpec) -> str:
    name = sql_name(spec.name)
    if spec.kind is FieldKind.CHOICE:
        return f"{name} IN ({', '.join(repr(choice) for choice in spec.choices)})"
    if spec.kind is FieldKind.FLAG:
        return f"{name} IN (0, 1)"
    if spec.kind is FieldKind.DATE:
        return f"{name} GLOB '{_DAY}'"
    if spec.kind in {FieldKind.WHOLE, FieldKind.NUMBER}:
        check = _range_check(spec)
        return check if spec.kind is FieldKind.WHOLE else f"{name} IS NULL OR ({check})"
    if spec.kind in {FieldKind.ID, FieldKind.LINK, FieldKind.CATALOGUE}:
        return f"{name} <> ''"
    return ""


def _column(spec: FieldSpec) -> str:
    parts = [sql_name(spec.name), _TYPES.get(spec.kind, "TEXT")]
    if spec.required:
        parts.append("NOT NULL")
    if check := _check(spec):
        parts.append(f"CHECK ({check})")
    if spec.kind is FieldKind.LINK:
        parts.append(f'REFERENCES {sql_name(spec.target)}("id") DEFERRABLE INITIALLY DEFERRED')
    return " ".join(parts)


def _table(kind: type[Record]) -> str:
    only = f" CHECK ({POSITION} = 1)" if kind.SINGLE else ""
    columns = [f"{POSITION} INTEGER PRIMARY KEY{only}", *(_column(spec) for spec in fields_of(kind))]
    if kind.KEY == ("id",):
        columns.append('UNIQUE ("id")')
    return f"CREATE TABLE {sql_name(kind.ENTITY)} (\n  " + ",\n  ".join(columns) + "\n) STRICT"


def _key_index(kind: type[Record]) -> str:
    """Return the index that keeps a key of several fields unique; an empty field of it counts as a value."""
    required = {spec.name for spec in fields_of(kind) if spec.required}
    parts = [sql_name(name) if name in required else f"ifnull({sql_name(name)}, '')" for name in kind.KEY]
    return f"CREATE UNIQUE INDEX {sql_name(kind.ENTITY + '_key')} ON {sql_name(kind.ENTITY)} ({', '.join(parts)})"


@cache
def statements() -> tuple[str, ...]:
    """Return the SQL that makes the tables of the present version, in model order."""
    return tuple(_statements())


def _statements() -> Iterator[str]:
    for kind in ENTITIES.values():
        yield _table(kind)
        if kind.KEY and kind.KEY != ("id",):
            yield _key_index(kind)
    yield answer_table.TABLE
    yield from HISTORY


@cache
def migrations() -> Migrations:
    """Return the steps from an empty database to the present version."""
    steps: Migrations = load("sqlite_utils.migrations").Migrations(SET)

    @steps()
    def version_1(db: Database) -> None:
        for statement in statements():
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")

    return steps


def make(connection: Connection) -> None:
    """Make the tables of the present version in an empty database, noted as if every migration had been applied."""
    for statement in (*MIGRATIONS_TAKEN, *statements()):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    taken = [(SET, f"version_{number}", str(datetime.now(UTC))) for number in range(1, VERSION + 1)]
    into = 'INSERT INTO "_sqlite_migrations" ("migration_set", "name", "applied_at") VALUES (?, ?, ?)'
    connection.executemany(into, taken)


@cache
def blank() -> bytes:
    """Return the bytes of a document in which nothing is recorded, to be filled and published."""
    with closing(PLAIN.memory()) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        make(connection)
        return connection.serialize()


@cache
def root_pages() -> frozenset[int]:
    """Return the pages of a blank document that are tables and indexes; the others list them."""
    with closing(PLAIN.memory()) as connection:
        connection.deserialize(blank())
        return frozenset(row[0] for row in connection.execute("SELECT rootpage FROM sqlite_schema"))


def create(path: Path, factory: Factory = PLAIN) -> None:
    """Make a new private file at ``path``, a document in which nothing is recorded."""
    if not factory.is_protected:
        files.create(path, blank())
        return
    files.create(path)
    with closing(factory.writing(path)) as connection:
        connection.execute("BEGIN")
        make(connection)
        if connection.in_transaction:
            connection.execute("COMMIT")


def normal(sql: str) -> str:
    """Return SQL text with its white space made alike; what is written as ours is known already."""
    return _ours().get(sql) or _normal(sql)


def _normal(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).strip()


@cache
def _ours() -> Mapping[str, str]:
    return {statement: _normal(statement) for statement in (*MIGRATIONS_TAKEN, *statements())}


def known(version: int) -> Mapping[tuple[str, str], str] | None:
    """Return what the tables and indexes of a version say, by type and name; None for a version that never was."""
    if version == VERSION:
        return _present()
    return _said_by(OLDER[version].made) if version in OLDER else None


@cache
def _present() -> Mapping[tuple[str, str], str]:
    return _said_by((*MIGRATIONS_TAKEN, *statements()))


def _said_by(made: tuple[str, ...]) -> Mapping[tuple[str, str], str]:
    return {_kind_and_name(statement): normal(statement) for statement in made}


def bring_up(connection: Connection, version: int) -> None:
    """Take the steps from an older version to the present one, in a private copy whose tables were checked.

    Each is noted as a migration of sqlite-utils, which takes a step only once.
    """
    steps: Migrations = load("sqlite_utils.migrations").Migrations(SET)
    for number in range(version, VERSION):
        steps(name=f"version_{number + 1}")(OLDER[number].step)
    steps.apply(load("sqlite_utils").Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _kind_and_name(statement: str) -> tuple[str, str]:
    creates, name, *_ = statement.split('"')
    return ("index" if "INDEX" in creates else "table"), name
