"""The history of a file: who changed what and when, chained by hashes, and no words of anybody.

Each event's chain value is the hash of the one before and of the event itself, so an event that is changed, taken out
or put in shows; and whether one file is an earlier state of another is an exact question. Row hashes are keyed with a
key that is kept in the file, so that short values that were deleted cannot be guessed once the key is renewed.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from partnerdesk.storage.connecting import Connection

KEY_BYTES = 32
START = b""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
COLUMNS = "seq, txn, at, who, action, entity, entity_id, before_hash, after_hash, chain, note"
HASHES = frozenset({"before_hash", "after_hash", "chain"})  # bytes; the others are numbers and texts
_INSERT = f"INSERT INTO event ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - fixed names
_SELECT = f"SELECT {COLUMNS} FROM event ORDER BY seq"  # noqa: S608 - fixed names


@dataclass(frozen=True, slots=True)
class Event:
    """One record that one command changed. Hashes are None where there was, or is, no record."""

    seq: int
    txn: int
    at: str
    who: str
    action: str
    entity: str
    entity_id: str
    before_hash: bytes | None
    after_hash: bytes | None
    chain: bytes
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the history stands: its key, where it started, the last event's numbers and chain value."""

    key: bytes
    start: bytes = START
    seq: int = 0
    txn: int = 0
    chain: bytes = START
    at: str = ""


def link(previous: bytes, event: Event) -> bytes:
    """Return the chain value of ``event`` after an event whose chain value is ``previous``."""
    return _link(previous, event.seq, event)


def _link(previous: bytes, seq: int, event: Event) -> bytes:
    before = event.before_hash.hex() if event.before_hash is not None else None
    after = event.after_hash.hex() if event.after_hash is not None else None
    words = [
        seq,
        event.txn,
        event.at,
        event.who,
        event.action,
        event.entity,
        event.entity_id,
        before,
        after,
        event.note,
    ]
    return hashlib.sha256(previous + _JSON.encode(words).encode()).digest()


def append(connection: Connection, head: Head, events: Iterable[Event]) -> Head:
    """Write ``events`` behind ``head``, numbered and chained, and return where the history then stands."""
    seq, txn, chain, at = head.seq, head.txn, head.chain, head.at
    for event in events:
        seq += 1
        chain = _link(chain, seq, event)
        txn, at = event.txn, event.at
        connection.execute(_INSERT, (seq, *_middle(event), chain, event.note))
    return Head(head.key, head.start, seq, txn, chain, at)


def _middle(event: Event) -> tuple[object, ...]:
    return (
        event.txn,
        event.at,
        event.who,
        event.action,
        event.entity,
        event.entity_id,
        event.before_hash,
        event.after_hash,
    )


def events_of(connection: Connection) -> Iterator[Event]:
    """Yield the events of a file in order."""
    for row in connection.execute(_SELECT):
        yield Event(*row)


def copy(source: Connection, target: Connection) -> None:
    """Copy every event as it is."""
    target.executemany(_INSERT, source.execute(_SELECT))


def begin(connection: Connection, head: Head) -> None:
    """Write the key and the start of a history."""
    connection.execute("INSERT INTO history (position, key, start) VALUES (1, ?, ?)", (head.key, head.start))


def begin_anew(connection: Connection, head: Head) -> Head:
    """Forget every event, and give the history another key; it goes on from the chain value where it stood.

    The value is what tells that the file before is an earlier state of this one.
    """
    connection.execute("DELETE FROM event")
    key = secrets.token_bytes(KEY_BYTES)
    connection.execute("UPDATE history SET key = ?, start = ?", (key, head.chain))
    return Head(key, head.chain, seq=0, txn=head.txn, chain=head.chain, at=head.at)


def head_of(connection: Connection) -> Head:
    """Return where the history of a file stands; one without a key where it has not begun."""
    begun = connection.execute("SELECT key, start FROM history").fetchone()
    if begun is None:
        return Head(b"")
    key, start = begun
    last = connection.execute("SELECT seq, txn, chain, at FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None:
        return Head(key, start, chain=start)
    seq, txn, chain, at = last
    return Head(key, start, seq, txn, chain, at)


def is_whole(events: Sequence[Event]) -> bool:
    """Return whether events that were read out of a damaged file are all there, from the first on, unchanged."""
    return (
        bool(events)
        and events[0].seq == 1
        and all(
            after.seq == before.seq + 1 and after.chain == link(before.chain, after)
            for before, after in pairwise(events)
        )
    )


def first_break(start: bytes, events: Iterable[Event]) -> int | None:
    """Return the number of the first event that does not follow from those before it, or None."""
    chain = start
    for number, event in enumerate(events, 1):
        if event.seq != number or event.chain != link(chain, event):
            return number
        chain = event.chain
    return None
