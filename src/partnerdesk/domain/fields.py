"""What the fields of a record may hold, declared once and read by every other part.

A record declares each field with one of the small functions below. The storage makes columns of them, the exchange
makes JSON of them and the window makes forms of them. This module knows no record by name.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.words import N_, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ID_LENGTH = 40
_SPEC = "partnerdesk"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")


class FieldKind(StrEnum):
    """The kinds of value that a field can hold."""

    ID = "id"
    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    LINK = "link"
    LINKS = "links"
    TEXTS = "texts"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What one field of a record may hold.

    ``target`` names the entity that a link leads to, or the catalogue table that a catalogue id comes from.
    ``empty_means`` is True where an empty value says something ('cannot say') and so is always written out.
    """

    name: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    target: str = ""
    required: bool = False
    empty_means: bool = False


def _declare(kind: FieldKind, *, required: bool = False, **spec: Any) -> Any:
    metadata = {_SPEC: {"kind": kind, "required": required, **spec}}
    if required:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=None, metadata=metadata)


def own_id() -> Any:
    """Declare the record's own id: any non-empty text of up to 40 characters."""
    return _declare(FieldKind.ID, required=True)


def free_text() -> Any:
    """Declare free text, kept exactly as given."""
    return _declare(FieldKind.TEXT)


def key_text() -> Any:
    """Declare text that is part of the record's key."""
    return _declare(FieldKind.TEXT, required=True)


def whole(low: int | None = None, high: int | None = None, *, required: bool = False, empty_means: bool = False) -> Any:
    """Declare a whole number from ``low`` to ``high``, both included."""
    return _declare(FieldKind.WHOLE, low=low, high=high, required=required, empty_means=empty_means)


def number(low: float | None = None, high: float | None = None, *, empty_means: bool = False) -> Any:
    """Declare a real number from ``low`` to ``high``, both included."""
    return _declare(FieldKind.NUMBER, low=low, high=high, empty_means=empty_means)


def flag() -> Any:
    """Declare a yes or no."""
    return _declare(FieldKind.FLAG)


def day() -> Any:
    """Declare a date."""
    return _declare(FieldKind.DATE)


def moment() -> Any:
    """Declare a time: a clock time (``19:05``) or a date with a time, both as ISO 8601 text."""
    return _declare(FieldKind.TIME)


def choice(*values: str, required: bool = False) -> Any:
    """Declare one of ``values``."""
    return _declare(FieldKind.CHOICE, choices=values, required=required)


def link(target: str, *, required: bool = False, empty_means: bool = False) -> Any:
    """Declare the id of a record of the entity ``target``."""
    return _declare(FieldKind.LINK, target=target, required=required, empty_means=empty_means)


def links(target: str) -> Any:
    """Declare a list of ids of records of the entity ``target``."""
    return _declare(FieldKind.LINKS, target=target)


def texts() -> Any:
    """Declare a list of texts."""
    return _declare(FieldKind.TEXTS)


def catalogue_id(table: str, *, required: bool = False) -> Any:
    """Declare the id of an entry of the catalogue's table ``table``."""
    return _declare(FieldKind.CATALOGUE, target=table, required=required)


def _read_fields(kind: type) -> tuple[FieldSpec, ...]:
    return tuple(FieldSpec(name=each.name, **each.metadata[_SPEC]) for each in dataclasses.fields(kind))


_remembered: Callable[[type], tuple[FieldSpec, ...]] = cache(_read_fields)


def fields_of(kind: type) -> tuple[FieldSpec, ...]:
    """Return what each field of the record class ``kind`` may hold, in declared order."""
    return _remembered(kind)


def field_named(kind: type, name: str) -> FieldSpec:
    """Return the field ``name`` of ``kind``; KeyError where there is none."""
    return {spec.name: spec for spec in fields_of(kind)}[name]


def _refuse(spec: FieldSpec, pattern: str, **values: object) -> ValueRefused:
    return ValueRefused(spec.name, Sentence(pattern, values))


def _is_time(value: str) -> bool:
    if _CLOCK.fullmatch(value):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return "T" in value


def _day_from(spec: FieldSpec, value: str) -> date:
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _refuse(spec, N_("'{value}' is not a date. Write it as year-month-day, for example 2026-11-23."), value=value)


def from_plain(spec: FieldSpec, plain: object) -> object:
    """Return the value of a field from its plain form (JSON's types), checked.

    Raises ValueRefused where the plain value has the wrong type or is outside the field's range.
    """
    value = plain
    if spec.kind is FieldKind.DATE and isinstance(plain, str):
        value = _day_from(spec, plain)
    elif spec.kind in {FieldKind.LINKS, FieldKind.TEXTS} and isinstance(plain, list):
        value = tuple(plain)
    check_value(spec, value)
    return value


def to_plain(spec: FieldSpec, value: Any) -> Any:
    """Return the plain form (JSON's types) of a field's value."""
    if value is None:
        return None
    if spec.kind is FieldKind.DATE:
        return value.isoformat()
    if spec.kind in {FieldKind.LINKS, FieldKind.TEXTS}:
        return list(value)
    return value


_TYPES: Mapping[FieldKind, tuple[type | tuple[type, ...], str]] = {
    FieldKind.ID: (str, N_("This must be text.")),
    FieldKind.TEXT: (str, N_("This must be text.")),
    FieldKind.WHOLE: (int, N_("This must be a whole number.")),
    FieldKind.NUMBER: ((int, float), N_("This must be a number.")),
    FieldKind.FLAG: (bool, N_("This must be yes or no.")),
    FieldKind.DATE: (date, N_("This must be a date, for example 2026-11-23.")),
    FieldKind.TIME: (str, N_("This must be a time, for example 19:05.")),
    FieldKind.CHOICE: (str, N_("This must be text.")),
    FieldKind.LINK: (str, N_("This must be the id of another record.")),
    FieldKind.LINKS: (tuple, N_("This must be a list of ids.")),
    FieldKind.TEXTS: (tuple, N_("This must be a list of texts.")),
    FieldKind.CATALOGUE: (str, N_("This must be an id of the catalogue.")),
}


def check_value(spec: FieldSpec, value: object) -> None:
    """Refuse a value that does not fit its field, with ValueRefused. None fits every field that is not required."""
    if value is None:
        if spec.required:
            raise _refuse(spec, N_("This is needed and is missing."))
        return
    expected, sentence = _TYPES[spec.kind]
    if not isinstance(value, expected) or (isinstance(value, bool) and spec.kind is not FieldKind.FLAG):
        raise _refuse(spec, sentence)
    if isinstance(value, str):
        _check_text(spec, value)
    elif isinstance(value, tuple):
        _check_members(spec, value)
    elif spec.kind in {FieldKind.WHOLE, FieldKind.NUMBER} and isinstance(value, int | float):
        _check_number(spec, value)


def check_values(record: object) -> None:
    """Refuse a record of which a value does not fit its field, with ValueRefused."""
    for spec in fields_of(type(record)):
        check_value(spec, getattr(record, spec.name))


def _check_whole(spec: FieldSpec, value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _refuse(spec, N_("This text has half of a character in it. Type it again.")) from None


def _check_text(spec: FieldSpec, value: str) -> None:
    _check_whole(spec, value)
    if spec.kind is FieldKind.CHOICE and value not in spec.choices:
        raise _refuse(spec, N_("'{value}' is not one of: {choices}."), value=value, choices=", ".join(spec.choices))
    if spec.kind is FieldKind.TIME and not _is_time(value):
        raise _refuse(spec, N_("'{value}' is not a time. Write it like 19:05 or 2026-11-23T19:05:00."), value=value)
    if spec.kind in {FieldKind.ID, FieldKind.LINK, FieldKind.CATALOGUE} and not 0 < len(value) <= ID_LENGTH:
        raise _refuse(spec, N_("An id must have 1 to {most} characters."), most=ID_LENGTH)


def _check_members(spec: FieldSpec, value: tuple[object, ...]) -> None:
    for member in value:
        if not isinstance(member, str):
            raise _refuse(spec, _TYPES[spec.kind][1])
        _check_whole(spec, member)
    if spec.kind is FieldKind.LINKS and len(set(value)) != len(value):
        raise _refuse(spec, N_("The same id stands in this list twice."))


_LARGEST = 2**53


def _check_number(spec: FieldSpec, value: float) -> None:
    low = -_LARGEST if spec.low is None else spec.low
    high = _LARGEST if spec.high is None else spec.high
    if not low <= value <= high:  # what is no number is in no range
        if spec.low is None or spec.high is None:
            raise _refuse(spec, N_("{value} is too large or too small."), value=value)
        raise _refuse(spec, N_("{value} is not from {low} to {high}."), value=value, low=spec.low, high=spec.high)
