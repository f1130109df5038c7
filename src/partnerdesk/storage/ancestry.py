"""Finds the state that two versions of a file come from, by their histories.

The histories of both say, as keyed hashes, how each record was at the last event that they share. A record whose hash
is the same now was not changed since; so who changed what is exact, though no copy of that state may be left. What
both changed is looked for in other places: undo, and earlier versions. Knows no workspace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.domain.merging import Ancestor, Ref
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Key, Record
from partnerdesk.storage.chain import Event
from partnerdesk.storage.placing import Positions
from partnerdesk.storage.rows import Placed, history_id, placed, row_hash
from partnerdesk.storage.verifying import Looked

PlacedRow = tuple[type[Record], Key, Placed]


@dataclass(frozen=True, slots=True)
class Shared:
    """The history that two files share: its events, and the key of their hashes."""

    events: tuple[Event, ...]
    key: bytes

    @property
    def told(self) -> Mapping[tuple[str, str], bytes]:
        """The hash of each record that was there at the end."""
        last = {(event.entity, event.entity_id): event.after_hash for event in self.events}
        return {name: held for name, held in last.items() if held is not None}


def shared_history(mine: Looked, theirs: Looked) -> Shared | None:
    """Return the history that both begin with; None where they share none.

    A history that began anew when a person's words were erased follows from where the old one stood.
    """
    count = _common(mine.events, theirs.events)
    if count:
        return Shared(mine.events[:count], mine.admitted.head.key)
    for one, other in ((mine, theirs), (theirs, mine)):
        start = other.admitted.head.start
        for place, event in enumerate(one.events if start else (), 1):
            if event.chain == start:
                return Shared(one.events[:place], one.admitted.head.key)
    return None


def _common(mine: Sequence[Event], theirs: Sequence[Event]) -> int:
    pairs = enumerate(zip(mine, theirs, strict=False))
    return next((place for place, (one, other) in pairs if one.chain != other.chain), min(len(mine), len(theirs)))


def ancestor_of(mine: Looked, theirs: Looked, shared: Shared, more: Iterable[PlacedRow] = ()) -> Ancestor:
    """Return what is known of the state at the end of the shared history, as far as the two differ.

    ``more`` are rows from elsewhere, looked at only where both sides changed a record.
    """
    told = shared.told
    refs = set(_unlike(mine.admitted.partnership, theirs.admitted.partnership))
    wanted = {(entity, history_id(shared.key, ENTITIES[entity], key)): (entity, key) for entity, key in refs}
    missing = {name: ref for name, ref in wanted.items() if name in told}
    records: dict[Ref, Record] = {}
    for kind, key, held in _until_found(missing, (*_rows_of(mine), *_rows_of(theirs)), more):
        name = (kind.ENTITY, history_id(shared.key, kind, key))
        if name in missing:
            # The words may be of one side, and the place of the other.
            places = {held.position, *_places_of(kind, key, mine, theirs)}
            if any(row_hash(shared.key, kind, place, held.row) == told[name] for place in places):
                records[missing.pop(name)] = held.record
    return Ancestor(records, frozenset(missing.values()))


def _places_of(kind: type[Record], key: Key, *sides: Looked) -> Iterator[int]:
    for each in sides:
        place = each.admitted.positions.get(kind, {}).get(key)
        if place is not None:
            yield place


def _until_found(
    missing: Mapping[tuple[str, str], Ref], first: Iterable[PlacedRow], more: Iterable[PlacedRow]
) -> Iterator[PlacedRow]:
    yield from first
    if missing:
        for row in more:
            yield row
            if not missing:
                return


def _unlike(mine: Partnership, theirs: Partnership) -> Iterator[Ref]:
    for kind in mine.kinds_unlike(theirs):
        ours, other = mine.table(kind), theirs.table(kind)
        yield from ((kind.ENTITY, key) for key in (*ours, *other) if ours.get(key) != other.get(key))


def _rows_of(looked: Looked) -> Iterator[PlacedRow]:
    return rows_of(looked.admitted.partnership, looked.admitted.positions)


def rows_of(partnership: Partnership, positions: Positions) -> Iterator[PlacedRow]:
    """Yield every record of a state with its place."""
    for kind, places in positions.items():
        for key, record in partnership.table(kind).items():
            yield kind, key, placed(places[key], record)
