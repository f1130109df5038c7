"""Which rows a command adds, changes, moves or removes, and where each stands. Pure; knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Key, PartnershipFile, Record
from partnerdesk.storage.rows import Placed

Positions = Mapping[type[Record], Mapping[Key, int]]


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """One row that differs: ``before`` is None where it was added, ``after`` where it was removed."""

    kind: type[Record]
    key: Key
    before: Placed | None
    after: Placed | None

    @property
    def reversed(self) -> PlacedChange:
        """The change that takes this one back."""
        return PlacedChange(self.kind, self.key, self.after, self.before)


def _of_table(
    kind: type[Record], old: Mapping[Key, Record], new: Mapping[Key, Record], places: Mapping[Key, int]
) -> Iterator[PlacedChange]:
    for key, row in old.items():
        if key not in new:
            yield PlacedChange(kind, key, Placed(places[key], row), None)
    last = 0
    for key, row in new.items():
        before = Placed(places[key], old[key]) if key in old else None
        last = before.position if before is not None and before.position > last else last + 1
        if before is None or before.position != last or (before.record is not row and before.record != row):
            yield PlacedChange(kind, key, before, Placed(last, row))


def plan(old: Partnership, new: Partnership, positions: Positions) -> tuple[PlacedChange, ...]:
    """Return every row that differs in value or place, in model order. Tables that both share are not looked at."""
    changes: list[PlacedChange] = []
    for kind in ENTITIES.values():
        before, after = old.table(kind), new.table(kind)
        if before is not after:
            changes += _of_table(kind, before, after, positions.get(kind, {}))
    return tuple(changes)


def moved(positions: Positions, changes: Iterable[PlacedChange]) -> Positions:
    """Return where everything stands after ``changes``."""
    result = dict(positions)
    copied: dict[type[Record], dict[Key, int]] = {}
    for change in changes:
        table = copied.setdefault(change.kind, dict(result.get(change.kind, {})))
        if change.after is None:
            del table[change.key]
        else:
            table[change.key] = change.after.position
    return {**result, **copied}


def changed(partnership: Partnership, positions: Positions, changes: Iterable[PlacedChange]) -> Partnership:
    """Return the partnership after ``changes``, each kind in the order of its positions after them."""
    tables: dict[type[Record], dict[Key, Record]] = {}
    for change in changes:
        table = tables.setdefault(change.kind, dict(partnership.table(change.kind)))
        if change.after is None:
            del table[change.key]
        else:
            table[change.key] = change.after.record
    after = moved(positions, changes)
    for kind, table in tables.items():
        places = after[kind]
        partnership = partnership.with_rows(kind, [table[key] for key in sorted(table, key=places.__getitem__)])
    return partnership


# --- the time of the last change, which follows every command and is none of its own ---


def stamped(partnership: Partnership, at: str) -> Partnership:
    """Return the partnership with ``at`` as the time of its last change."""
    file = partnership.get(PartnershipFile)
    return partnership if file is None else partnership.put(replace(file, updated_at=at))


def is_stamp(change: PlacedChange) -> bool:
    """Return whether a change is only the file's time of the last change."""
    if change.before is None or change.after is None:
        return False
    before, after = change.before.record, change.after.record
    if not isinstance(before, PartnershipFile) or not isinstance(after, PartnershipFile):
        return False
    return replace(before, updated_at=None) == replace(after, updated_at=None)


def stamp_of(partnership: Partnership, shown: Iterable[PlacedChange], at: str | None) -> tuple[PlacedChange, ...]:
    """Return the change of the file's time, unless the file's own row, which holds it, is among those shown."""
    file = partnership.get(PartnershipFile)
    if file is None or any(change.kind is PartnershipFile for change in shown):
        return ()
    return (PlacedChange(PartnershipFile, (), Placed(1, file), Placed(1, replace(file, updated_at=at))),)
