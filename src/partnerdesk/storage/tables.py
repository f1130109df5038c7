"""Reads and writes whole rows of any entity by plain prepared statements.

sqlite-utils is not on this path: a row through its ``update`` costs as much again as the commit itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from partnerdesk.domain.fields import fields_of
from partnerdesk.domain.records import Record
from partnerdesk.storage.connecting import Connection, Value
from partnerdesk.storage.placing import PlacedChange
from partnerdesk.storage.rows import Placed, by_kind, from_row
from partnerdesk.storage.schema import POSITION, sql_name


@by_kind
def _names(kind: type[Record]) -> tuple[str, ...]:
    return tuple(sql_name(spec.name) for spec in fields_of(kind))


@by_kind
def select(kind: type[Record]) -> str:
    """Return the statement that reads every row of a kind in order: position first."""
    table = sql_name(kind.ENTITY)
    return f"SELECT {POSITION}, {', '.join(_names(kind))} FROM {table} ORDER BY {POSITION}"  # noqa: S608 - our own names


@by_kind
def insert(kind: type[Record]) -> str:
    """Return the statement that adds a row of a kind: position first."""
    names = _names(kind)
    places = ", ".join("?" for _ in names)
    table = sql_name(kind.ENTITY)
    return f"INSERT INTO {table} ({POSITION}, {', '.join(names)}) VALUES (?, {places})"  # noqa: S608 - our own names


@cache
def _update(table: str, names: tuple[str, ...]) -> str:
    pairs = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE {table} SET {pairs} WHERE {POSITION} = ?"  # noqa: S608 - our own names


@by_kind
def _delete(kind: type[Record]) -> str:
    return f"DELETE FROM {sql_name(kind.ENTITY)} WHERE {POSITION} = ?"  # noqa: S608 - our own names


def read(connection: Connection, kind: type[Record]) -> Iterator[Placed]:
    """Yield every row of a kind in order, its values checked; ValueRefused where one does not fit."""
    for position, *row in connection.execute(select(kind)):
        yield Placed(position, from_row(kind, row), tuple(row))


def fill(connection: Connection, kind: type[Record], rows: Iterable[Sequence[Value]]) -> None:
    """Add many rows of a kind, each with its position first."""
    connection.executemany(insert(kind), rows)


def write(connection: Connection, changes: Sequence[PlacedChange]) -> None:
    """Write rows that differ. What leaves its place goes first, so that no two rows ever want the same place."""
    for change in changes:
        if change.before is not None and _leaves(change):
            connection.execute(_delete(change.kind), (change.before.position,))
    for change in changes:
        if change.after is None:
            continue
        if change.before is None or _leaves(change):
            connection.execute(insert(change.kind), (change.after.position, *change.after.row))
        else:
            _change(connection, change.kind, change.before, change.after)


def _change(connection: Connection, kind: type[Record], before: Placed, after: Placed) -> None:
    """Write only the columns that differ: a key that is set, even to itself, makes SQLite look at every link to it."""
    differ = [
        place
        for place, value in enumerate(after.row)
        if value != before.row[place] or _other_type(value, before.row[place])
    ]
    if differ:
        names = _names(kind)
        statement = _update(sql_name(kind.ENTITY), tuple([names[place] for place in differ]))
        connection.execute(statement, (*[after.row[place] for place in differ], after.position))


def _other_type(value: Value, other: Value) -> bool:
    """Tell 9 and 9.0 apart."""
    return type(value) is not type(other)


def _leaves(change: PlacedChange) -> bool:
    return change.before is None or change.after is None or change.before.position != change.after.position
