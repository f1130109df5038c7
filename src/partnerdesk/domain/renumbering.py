"""Gives records other ids, and everything that leads to them. Pure; knows no rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from partnerdesk.domain.answer_places import moved_place
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import PREFIXES, Partnership, next_id
from partnerdesk.domain.records import ENTITIES, BeneficiaryInput, Key, Record, Survey

_LINKS = frozenset({FieldKind.LINK, FieldKind.LINKS})


def has_own_ids(kind: type[Record]) -> bool:
    """Return whether the program gives the records of a kind their ids, so that it may give them others."""
    return kind.KEY == ("id",) and kind.ENTITY in PREFIXES


def renumbered(
    partnership: Partnership, refs: Iterable[tuple[str, Key]], beside: Partnership
) -> tuple[Partnership, dict[tuple[str, Key], str]]:
    """Return the partnership in which each of these records has an id that is free here and in ``beside``.

    Second comes which record got which id.
    """
    taken, names = beside, {}
    for entity, key in refs:
        kind = ENTITIES[entity]
        both = taken.put(*partnership.rows(kind))
        names[entity, key] = next_id(both, kind)
        changes: dict[str, Any] = {"id": names[entity, key]}
        taken = taken.put(dataclasses.replace(partnership.table(kind)[key], **changes))
    if not names:
        return partnership, names
    for kind in ENTITIES.values():
        rows = partnership.rows(kind)
        moved = [_moved(row, names) for row in rows]
        if any(new is not old for new, old in zip(moved, rows, strict=True)):
            partnership = partnership.with_rows(kind, moved)
    return partnership, names


def _moved(row: Record, names: Mapping[tuple[str, Key], str]) -> Record:
    changes: dict[str, Any] = {}
    if (row.ENTITY, row.row_key) in names:
        changes["id"] = names[row.ENTITY, row.row_key]
    for spec in fields_of(type(row)):
        if spec.kind in _LINKS and (value := getattr(row, spec.name)) is not None:
            new = _moved_links(spec.target, value, names)
            if new != value:
                changes[spec.name] = new
    if isinstance(row, BeneficiaryInput):
        row = moved_place(row, {key[0]: name for (entity, key), name in names.items() if entity == Survey.ENTITY})
    return dataclasses.replace(row, **changes) if changes else row


def _moved_links(target: str, value: Any, names: Mapping[tuple[str, Key], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(names.get((target, (name,)), name) for name in value)
    return names.get((target, (value,)), value)
