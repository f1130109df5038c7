"""Records that were added and say nothing yet: an open card without a word in it makes no step done, nor undone.

It knows what a new record begins with, and nothing of cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar

from partnerdesk.domain.case import filled
from partnerdesk.domain.records import FeedbackPlan, Objective, Option, Record

R = TypeVar("R", bound=Record)

_BEGUN_WITH: Mapping[type[Record], frozenset[str]] = MappingProxyType(
    {Objective: frozenset({"status"}), Option: frozenset({"status"}), FeedbackPlan: frozenset({"by"})}
)
_OWN_ID = ("id",)


def is_blank(record: Record) -> bool:
    """Return whether nothing is recorded in a record but what it begins with; a link says something by being there.

    So does an empty list: an option with one is with nobody.
    """
    if record.KEY != _OWN_ID:
        return False
    begun = _BEGUN_WITH.get(type(record), frozenset())
    held = (getattr(record, each.name) for each in fields(record) if each.name not in {*_OWN_ID, *begun})
    return not any(filled(value) if isinstance(value, str) else value is not None for value in held)


def written(records: Iterable[R]) -> tuple[R, ...]:
    """Return the records in which something is recorded."""
    return tuple(record for record in records if not is_blank(record))


def another(record: R, name: str, /, **said: object) -> R:
    """Return a record of the same kind with an id of its own: what this one began with, and what is ``said``."""
    begun = {field: getattr(record, field) for field in _BEGUN_WITH.get(type(record), frozenset())}
    made: dict[str, Any] = {"id": name, **begun, **said}
    return type(record)(**made)
