"""Blocks as JSON values: for the tests, and for whoever compares two briefs.

This module must not know what any block is for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import cast

Plain = dict[str, "Plain"] | list["Plain"] | str | float | int | bool | None


def to_plain(value: object) -> Plain:
    """Return blocks (or anything they hold) as JSON values; fields at their default are left out."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return _dataclass_to_plain(value)
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [to_plain(item) for item in value]
    return cast("Plain", value)


def _dataclass_to_plain(value: object) -> Plain:
    said: dict[str, Plain] = {"is": type(value).__name__}
    for one in fields(value):  # type: ignore[arg-type]  # the caller checked that it is one
        held = getattr(value, one.name)
        if held != one.default:
            said[one.name] = to_plain(held)
    return said
