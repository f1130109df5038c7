"""Turns any record into a row and back, and both into what the history and undo keep of it.

Knows fields, and no record by name but the file's own, whose time of the last change is not part of its history.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import is_not
from typing import Any, TypeVar, cast

from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.fields import ID_LENGTH, FieldKind, FieldSpec, fields_of, from_plain
from partnerdesk.domain.records import Key, PartnershipFile, Record
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage.connecting import Value

LONGEST_TEXT = 4_000_000
ROW_HASH_BYTES = 16

_MOST_PLANS = 500  # a file that somebody made up could have as many as rows

T = TypeVar("T")
Plan = tuple[tuple[int, FieldSpec, Callable[[FieldSpec, Value], object]], ...]

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_NOT_IN_HISTORY: Mapping[type[Record], frozenset[str]] = {PartnershipFile: frozenset({"updated_at"})}


def by_kind(work: Callable[[type[Record]], T]) -> Callable[[type[Record]], T]:
    """Let ``work`` be done once for each class of records."""
    return cast("Callable[[type[Record]], T]", cache(work))


@dataclass(frozen=True, slots=True)
class Placed:
    """A record, where it stands among its kind (positions grow, with gaps), and its row: the stored values."""

    position: int
    record: Record
    row: tuple[Value, ...]


def placed(position: int, record: Record) -> Placed:
    """Return a record in its place; ValueRefused for a text of millions of letters."""
    return Placed(position, record, to_row(record))


def _dumps(value: object) -> str:
    return _JSON.encode(value)


def _as_it_is(_name: str, value: Any) -> Value:
    return cast("Value", value)


def _text(name: str, value: str) -> Value:
    if len(value) > LONGEST_TEXT:
        raise ValueRefused(name, N_("This text is too long to keep. Shorten it, or split it in two."))
    return value


_WRITERS: Mapping[FieldKind, Callable[[str, Any], Value]] = {
    FieldKind.WHOLE: _as_it_is,
    FieldKind.NUMBER: _as_it_is,
    FieldKind.FLAG: lambda _, value: int(value),
    FieldKind.DATE: lambda _, value: cast("str", value.isoformat()),
    FieldKind.LINKS: lambda name, value: _text(name, _dumps(value)),
    FieldKind.TEXTS: lambda name, value: _text(name, _dumps(value)),
}


@by_kind
def _writers(kind: type[Record]) -> tuple[tuple[str, Callable[[str, Any], Value]], ...]:
    return tuple((spec.name, _WRITERS.get(spec.kind, _text)) for spec in fields_of(kind))


def to_row(record: Record) -> tuple[Value, ...]:
    """Return the values of a record's columns, without its position; ValueRefused for a text of millions of letters."""
    return tuple(
        [
            None if (value := getattr(record, name)) is None else write(name, value)
            for name, write in _writers(type(record))
        ]
    )


def _read_flag(spec: FieldSpec, stored: Value) -> object:
    if not isinstance(stored, int) or stored not in {0, 1}:
        raise ValueRefused(spec.name, N_("This must be yes or no."))
    return bool(stored)


def _read_list(spec: FieldSpec, stored: Value) -> object:
    try:
        found = json.loads(cast("str", stored))
    except (TypeError, ValueError, RecursionError):
        raise ValueRefused(spec.name, N_("This must be a list.")) from None
    return from_plain(spec, found)


def _read_text(spec: FieldSpec, stored: Value) -> object:
    return _text(spec.name, stored) if isinstance(stored, str) else from_plain(spec, stored)


def _read_id(spec: FieldSpec, stored: Value) -> object:
    return stored if isinstance(stored, str) and 0 < len(stored) <= ID_LENGTH else from_plain(spec, stored)


def _read_choice(spec: FieldSpec, stored: Value) -> object:
    return stored if stored in spec.choices else from_plain(spec, stored)


# What is well at a glance is taken; anything else goes through the field's own check, which refuses it with its words.
_READERS: Mapping[FieldKind, Callable[[FieldSpec, Value], object]] = {
    FieldKind.FLAG: _read_flag,
    FieldKind.LINKS: _read_list,
    FieldKind.TEXTS: _read_list,
    FieldKind.TEXT: _read_text,
    FieldKind.ID: _read_id,
    FieldKind.LINK: _read_id,
    FieldKind.CATALOGUE: _read_id,
    FieldKind.CHOICE: _read_choice,
}


@by_kind
def _readers(kind: type[Record]) -> tuple[tuple[FieldSpec, Callable[[FieldSpec, Value], object]], ...]:
    return tuple((spec, _READERS.get(spec.kind, from_plain)) for spec in fields_of(kind))


def from_row(kind: type[Record], row: Sequence[Value]) -> Record:
    """Return the record of a row without its position, every value checked; ValueRefused names the field."""
    there = tuple(map(is_not, row, repeat(None)))
    plans = _plans(kind)
    plan = plans.get(there)
    if plan is None:
        if len(plans) >= _MOST_PLANS:
            plans.clear()
        plan = plans[there] = _plan(kind, there)
    return kind(**{spec.name: read(spec, row[place]) for place, spec, read in plan})


@by_kind
def _plans(_kind: type[Record]) -> dict[tuple[bool, ...], Plan]:
    """Return what has to be read of rows, by which of their columns hold something: most rows hold the same few."""
    return {}


def _plan(kind: type[Record], there: tuple[bool, ...]) -> Plan:
    return tuple(
        (place, spec, read)
        for place, ((spec, read), is_there) in enumerate(zip(_readers(kind), there, strict=True))
        if is_there or spec.required
    )


def to_image(held: Placed | None) -> str | None:
    """Return a record and its place as text, for undo."""
    return None if held is None else _dumps([held.position, *held.row])


def from_image(kind: type[Record], image: str | None) -> Placed | None:
    """Return the record and its place of an image."""
    if image is None:
        return None
    position, *row = json.loads(image)
    return Placed(position, from_row(kind, row), tuple(row))


@by_kind
def _names_in_history(kind: type[Record]) -> tuple[tuple[int, str], ...]:
    left_out = _NOT_IN_HISTORY.get(kind, frozenset())
    return tuple((place, spec.name) for place, spec in enumerate(fields_of(kind)) if spec.name not in left_out)


def row_hash(key: bytes, kind: type[Record], position: int, row: Sequence[Value]) -> bytes:
    """Return the keyed hash of a row, by which the history knows it.

    Fields that hold nothing are left out, so that a field added by a later version changes no hash.
    """
    held = {name: row[place] for place, name in _names_in_history(kind) if row[place] is not None}
    text = _dumps([kind.ENTITY, position, held])
    return hashlib.blake2b(text.encode(), key=key, digest_size=ROW_HASH_BYTES).digest()


@by_kind
def _key_is_open(kind: type[Record]) -> bool:
    """Whether the key is made of ids only, which say nothing about a person."""
    return all(spec.kind is not FieldKind.TEXT for spec in fields_of(kind) if spec.name in kind.KEY)


def history_id(key: bytes, kind: type[Record], row_key: Key) -> str:
    """Return by what the history calls a record: its id, or ids; a hash where the key holds words of people."""
    if len(row_key) <= 1 and _key_is_open(kind):
        return str(row_key[0]) if row_key else ""
    text = _dumps(list(row_key))
    if _key_is_open(kind):
        return text
    return "#" + hashlib.blake2b(text.encode(), key=key, digest_size=ROW_HASH_BYTES).hexdigest()


def sentence_to_text(sentence: Sentence) -> str:
    """Return a sentence as JSON text, values and sentences within it included."""
    return _dumps(_flat(sentence))


def sentence_from_text(text: str) -> Sentence:
    """Return the sentence of its JSON text."""
    return cast("Sentence", _unflat(json.loads(text)))


def _flat(value: object) -> object:
    if isinstance(value, Sentence):
        counts = {"many": value.many, "count": value.count} if value.many else {}
        values = {name: _flat(each) for name, each in value.values.items()}
        return {"pattern": value.pattern, "values": values, **counts}
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _unflat(value: object) -> object:
    if isinstance(value, dict):
        values = {name: _unflat(each) for name, each in value["values"].items()}
        return Sentence(value["pattern"], values, value.get("many", ""), value.get("count", 1))
    return value
