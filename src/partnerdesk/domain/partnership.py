"""A whole partnership file as one value.

A Partnership never changes; putting or dropping a record gives a new one that shares everything else. This module keeps
records and finds them; it knows no rules (:mod:`partnerdesk.domain.apply`) and works nothing out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import ENTITIES, Key, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

R = TypeVar("R", bound=Record)
Table = dict[Key, Record]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One record that differs: ``before`` is None where it was added, ``after`` where it was removed."""

    entity: str
    key: Key
    before: Record | None
    after: Record | None


class Partnership:
    """All records of one partnership file, by entity, in the order in which they were put there."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Mapping[type[Record], Table] | None = None) -> None:
        """Take the tables as they are; use :meth:`empty` and :meth:`of`."""
        self._tables: Mapping[type[Record], Table] = MappingProxyType(dict(tables or {}))

    @classmethod
    def empty(cls) -> Partnership:
        """Return a partnership in which nothing is recorded."""
        return cls()

    @classmethod
    def of(cls, records: Iterable[Record]) -> Partnership:
        """Return a partnership that holds ``records``; a later record with the same key replaces an earlier one."""
        return cls.empty().put(*records)

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of ``kind`` in order."""
        return cast("tuple[R, ...]", tuple(self._tables.get(kind, {}).values()))

    def get(self, kind: type[R], *key: Any) -> R | None:
        """Return the record of ``kind`` with this key, or None."""
        return cast("R | None", self._tables.get(kind, {}).get(key))

    def one(self, kind: type[R]) -> R:
        """Return the single record of ``kind``; an empty one where nothing is recorded."""
        found = self._tables.get(kind, {}).get(())
        return cast("R", found) if found is not None else kind()

    def having(self, kind: type[R], /, **values: Any) -> tuple[R, ...]:
        """Return the records of ``kind`` whose named fields hold exactly these values."""
        wanted = values.items()
        return tuple(row for row in self.rows(kind) if all(getattr(row, name) == value for name, value in wanted))

    def has(self, kind: type[Record], *key: Any) -> bool:
        """Return whether there is a record of ``kind`` with this key."""
        return key in self._tables.get(kind, {})

    def put(self, *records: Record) -> Partnership:
        """Return a partnership in which ``records`` are added, or replace those with the same key in their place."""
        tables = dict(self._tables)
        for kind in {type(record) for record in records}:
            tables[kind] = dict(tables.get(kind, {}))
        for record in records:
            tables[type(record)][record.row_key] = record
        return Partnership(tables)

    def drop(self, kind: type[Record], key: Key) -> Partnership:
        """Return a partnership without this record; KeyError where there is none."""
        table = dict(self._tables.get(kind, {}))
        del table[key]
        return Partnership({**self._tables, kind: table})

    def with_rows(self, kind: type[Record], records: Iterable[Record]) -> Partnership:
        """Return a partnership whose records of ``kind`` are exactly these, in this order."""
        return Partnership({**self._tables, kind: {record.row_key: record for record in records}})

    def table(self, kind: type[Record]) -> Mapping[Key, Record]:
        """Return the records of ``kind`` by key; the same object as long as none of them changes."""
        return self._tables.get(kind, {})

    def kinds_unlike(self, other: Partnership) -> tuple[type[Record], ...]:
        """Return the kinds whose tables the two do not share, in model order; the records may be equal all the same."""
        mine, its = self._tables, other._tables
        return tuple(kind for kind in ENTITIES.values() if mine.get(kind) is not its.get(kind))

    @override
    def __eq__(self, other: object) -> bool:
        """Two partnerships are equal when they hold equal records in the same order."""
        if not isinstance(other, Partnership):
            return NotImplemented
        return all(self.rows(kind) == other.rows(kind) for kind in ENTITIES.values())

    __hash__ = None  # type: ignore[assignment]  # a value that is compared, never a key

    @override
    def __repr__(self) -> str:
        """Name the entities and how many there are; never their words."""
        counts = ", ".join(f"{kind.ENTITY} {len(rows)}" for kind, rows in self._tables.items() if rows)
        return f"<Partnership {counts or 'empty'}>"


def _table_difference(kind: type[Record], before: Mapping[Key, Record], after: Mapping[Key, Record]) -> list[RowChange]:
    changes = [RowChange(kind.ENTITY, key, row, None) for key, row in before.items() if key not in after]
    changes += [
        RowChange(kind.ENTITY, key, before.get(key), row) for key, row in after.items() if before.get(key) != row
    ]
    return changes


def difference(before: Partnership, after: Partnership) -> tuple[RowChange, ...]:
    """Return every record that differs, in model order. Tables that both share are not looked at."""
    changes: list[RowChange] = []
    for kind in before.kinds_unlike(after):
        changes += _table_difference(kind, before.table(kind), after.table(kind))
    return tuple(changes)


PREFIXES = {
    "partner": "P",
    "participant": "T",
    "interest": "I",
    "alternative": "AL",
    "beneficiary_group": "G",
    "listening_plan": "LP",
    "beneficiary_input": "BI",
    "theme": "TH",
    "survey": "SU",
    "objective": "OB",
    "trust_action": "TA",
    "option": "O",
    "criterion_use": "OWN",
    "risk": "R",
    "dd_item": "DD",
    "condition": "C",
    "red_line_seal": "RS",
    "advice": "AD",
    "parking": "PK",
    "motion": "M",
    "concern": "CN",
    "action": "AC",
    "review_plan": "RP",
    "feedback_plan": "FP",
    "impact_review": "IR",
    "open_point": "OP",
}
_WIDE = {"beneficiary_input": "BI-{:03d}"}


def next_id(partnership: Partnership, kind: type[Record]) -> str:
    """Return the next free id of the program's own pattern for ``kind``: P1, OB6, BI-001."""
    pattern = _WIDE.get(kind.ENTITY, PREFIXES[kind.ENTITY] + "{}")
    prefix = re.escape(pattern.split("{", maxsplit=1)[0])
    taken = [re.fullmatch(prefix + r"(\d+)", str(key[0])) for key in partnership.table(kind)]
    largest = max((int(match[1]) for match in taken if match), default=0)
    return pattern.format(largest + 1)
