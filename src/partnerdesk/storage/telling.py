"""Turns rows that a command changed into events of the history. Pure; knows no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.domain.words import Sentence
from partnerdesk.storage.chain import Event, Head
from partnerdesk.storage.placing import PlacedChange
from partnerdesk.storage.rows import Placed, history_id, row_hash


@dataclass(frozen=True, slots=True)
class Note:
    """What the history and undo say of a change: when, by what kind of command, in which words, and by whom.

    ``text`` is kept in the history as it stands: no words of people.
    """

    at: str
    action: str
    label: Sentence
    who: str = ""
    text: str = ""


def events_for(head: Head, changes: Iterable[PlacedChange], note: Note) -> list[Event]:
    """Return the events of one command, not yet numbered and chained."""
    return [
        Event(
            seq=0,
            txn=head.txn + 1,
            at=note.at,
            who=note.who,
            action=note.action,
            entity=change.kind.ENTITY,
            entity_id=history_id(head.key, change.kind, change.key),
            before_hash=_hash(head.key, change, change.before),
            after_hash=_hash(head.key, change, change.after),
            chain=b"",
            note=note.text,
        )
        for change in changes
    ]


def _hash(key: bytes, change: PlacedChange, held: Placed | None) -> bytes | None:
    return None if held is None else row_hash(key, change.kind, held.position, held.row)
