"""Which rows a command adds, changes, moves or removes, and where each stands. Pure; knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, PartnershipFile, Record
from partnerdesk.storage.rows import Placed, placed

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
            yield PlacedChange(kind, key, placed(places[key], row), None)
    last = 0
    for key, row in new.items():
        was = old.get(key)
        place = places[key] if was is not None else 0
        last = place if place > last else last + 1
        if was is None:
            yield PlacedChange(kind, key, None, placed(last, row))
        elif place != last or (was is not row and was != row):
            yield PlacedChange(kind, key, placed(place, was), placed(last, row))


def plan(old: Partnership, new: Partnership, positions: Positions) -> tuple[PlacedChange, ...]:
    """Return every row that differs in value or place, in model order. Tables that both share are not looked at."""
    changes: list[PlacedChange] = []
    for kind in old.kinds_unlike(new):
        changes += _of_table(kind, old.table(kind), new.table(kind), positions.get(kind, {}))
    return tuple(changes)


def everything(partnership: Partnership, positions: Positions) -> Iterator[PlacedChange]:
    """Yield every record as if it were new, for a history that begins with what there is."""
    for kind, places in positions.items():
        for key, row in partnership.table(kind).items():
            yield PlacedChange(kind, key, None, placed(places[key], row))


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


def with_stamp(
    partnership: Partnership, changes: tuple[PlacedChange, ...], at: str | None
) -> tuple[tuple[PlacedChange, ...], tuple[PlacedChange, ...]]:
    """Return ``changes``, which lead away from ``partnership``, so that they leave ``at`` as the file's time.

    First those that a command made, then what has to be written besides them.
    """
    for place, change in enumerate(changes):
        if change.kind is PartnershipFile:
            return (*changes[:place], _stamped(change, at), *changes[place + 1 :]), ()
    file = partnership.get(PartnershipFile)
    if file is None or file.updated_at == at:
        return changes, ()
    held = placed(1, file)
    return changes, (_stamped(PlacedChange(PartnershipFile, (), held, held), at),)


def stamped(partnership: Partnership, changes: Iterable[PlacedChange]) -> Partnership:
    """Return a partnership with the file's record as ``changes`` leave it."""
    stamps = [each.after.record for each in changes if each.kind is PartnershipFile and each.after]
    return partnership.put(*stamps) if stamps else partnership


def _stamped(change: PlacedChange, at: str | None) -> PlacedChange:
    if change.after is None or not isinstance(change.after.record, PartnershipFile):
        return change
    return replace(change, after=placed(change.after.position, replace(change.after.record, updated_at=at)))
