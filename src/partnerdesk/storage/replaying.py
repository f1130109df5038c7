"""Fits a step of undo or redo to what was written beside undo since: the time that the clock kept.

Where a row is no longer as the step left it, only the fields that the step changed are changed, and the row stays where
it is. Pure; knows no database.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from partnerdesk.domain.fields import fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Record
from partnerdesk.storage.placing import PlacedChange, Positions
from partnerdesk.storage.rows import Placed, placed


def fitted(
    changes: tuple[PlacedChange, ...], partnership: Partnership, positions: Positions
) -> tuple[PlacedChange, ...]:
    """Return ``changes`` so that they lead away from ``partnership`` as it stands; mostly they do."""
    kinds = dict.fromkeys(change.kind for change in changes)
    found: list[PlacedChange] = []
    for kind in kinds:
        own = [change for change in changes if change.kind is kind]
        table, places = partnership.table(kind), positions.get(kind, {})
        now = {change.key: _now(table.get(change.key), places.get(change.key)) for change in own}
        untouched = {place for key, place in places.items() if key not in now}
        if all(_is_expected(change, now[change.key]) for change in own) and not _meet(own, untouched):
            found += own
        else:
            found += _fitted(own, now, untouched)
    return tuple(found)


def _now(record: Record | None, place: int | None) -> Placed | None:
    return None if record is None or place is None else placed(place, record)


def _is_expected(change: PlacedChange, now: Placed | None) -> bool:
    was = change.before
    if was is None or now is None:
        return was is now
    return was.position == now.position and was.row == now.row


def _meet(changes: Sequence[PlacedChange], untouched: set[int]) -> bool:
    return any(change.after is not None and change.after.position in untouched for change in changes)


def _fitted(changes: Sequence[PlacedChange], now: dict[Key, Placed | None], taken: set[int]) -> Iterator[PlacedChange]:
    for change in changes:
        was = now[change.key]
        record = _record(change, was)
        after = None if record is None else placed(_place(change, was, taken), record)
        if after is not None:
            taken.add(after.position)
        if was != after:
            yield PlacedChange(change.kind, change.key, was, after)


def _record(change: PlacedChange, now: Placed | None) -> Record | None:
    """Return what the row becomes; None where nothing is left of it."""
    if _is_expected(change, now):
        return change.after.record if change.after is not None else None
    empty = change.kind(**dict(zip(change.kind.KEY, change.key, strict=True)))
    was, then, held = (each.record if each is not None else empty for each in (change.before, change.after, now))
    names = [spec.name for spec in fields_of(change.kind) if getattr(was, spec.name) != getattr(then, spec.name)]
    result = dataclasses.replace(held, **{name: getattr(then, name) for name in names})
    return None if change.after is None and result == empty else result


def _place(change: PlacedChange, now: Placed | None, taken: set[int]) -> int:
    """Return where the row stands: where it was meant to, where it is now, or behind all others."""
    meant = change.after.position if change.after is not None else 0
    for place in (now.position, meant) if now is not None and not _is_expected(change, now) else (meant,):
        if place and place not in taken:
            return place
    return max(taken, default=0) + 1
