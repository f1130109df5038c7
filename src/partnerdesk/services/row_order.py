"""In which order the rows of two versions stand, and whose order is taken. Pure; knows no file.

The history keeps, hidden in the hash of each record, where it stood; so which side moved a row is known exactly where
one of them left it in its place. Where both moved rows, or nobody can tell, the order stays as it is here, and that is
said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerdesk.domain.merging import Take
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Key, Record
from partnerdesk.storage.ancestry import Shared
from partnerdesk.storage.rows import history_id, placed, row_hash
from partnerdesk.storage.verifying import Looked


@dataclass(frozen=True, slots=True)
class Reordered:
    """Records of one kind that stand in another order on the other side, and whose order is taken.

    Not ``is_known`` where both moved them, or where nobody can tell who did.
    """

    entity: str
    take: Take
    is_known: bool


def reordered(mine: Looked, theirs: Looked, shared: Shared | None) -> tuple[Reordered, ...]:
    """Return which kinds stand in another order, looked at only in what both sides hold."""
    return tuple(_reordered(mine, theirs, shared))


def _reordered(mine: Looked, theirs: Looked, shared: Shared | None) -> Iterator[Reordered]:
    one, other = mine.admitted.partnership, theirs.admitted.partnership
    for kind in one.kinds_unlike(other):
        here, there = one.table(kind), other.table(kind)
        common = [key for key in here if key in there]
        if kind.SINGLE or common == [key for key in there if key in here]:
            continue
        moved = _moved(kind, mine, theirs, shared, common) if shared is not None else (False, False)
        take = Take.THEIRS if moved == (False, True) else Take.MINE
        yield Reordered(kind.ENTITY, take, is_known=moved[0] != moved[1])


def _moved(
    kind: type[Record], mine: Looked, theirs: Looked, shared: Shared, common: Iterable[Key]
) -> tuple[bool, bool]:
    """Return which of the two moved rows since they parted, as far as it can be told."""
    told, sides = shared.told, (mine.admitted, theirs.admitted)
    by_me = by_them = False
    for key in common:
        hashed = told.get((kind.ENTITY, history_id(shared.key, kind, key)))
        if hashed is None:
            continue
        places = [each.positions[kind][key] for each in sides]
        records = [each.partnership.table(kind)[key] for each in sides]
        # Where none fits, both moved it, or both changed its words: then it cannot be told who moved it.
        was = next((place for place in places for row in records if _hash(shared, kind, place, row) == hashed), None)
        by_me, by_them = by_me or was != places[0], by_them or was != places[1]
    return by_me, by_them


def _hash(shared: Shared, kind: type[Record], place: int, record: Record) -> bytes:
    held = placed(place, record)
    return row_hash(shared.key, kind, held.position, held.row)


def in_order(result: Partnership, theirs: Partnership, found: Iterable[Reordered]) -> Partnership:
    """Return ``result`` with the rows of each kind in the order that is taken."""
    for each in found:
        kind = ENTITIES[each.entity]
        table = result.table(kind)
        if each.take is Take.THEIRS:
            known = [key for key in theirs.table(kind) if key in table]
            keys = dict.fromkeys((*known, *table))  # what is new here stands at the end
            result = result.with_rows(kind, [table[key] for key in keys])
    return result
