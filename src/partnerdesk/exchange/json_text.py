"""Reads JSON text strictly: UTF-8, one object, no key twice, no numbers that JSON does not have.

Knows nothing of what the text is about.
"""

import json
import math
from typing import Any, NoReturn

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import not_for_this, refused

_DATABASE = b"SQLite format 3\0"


def object_of(text: str | bytes) -> dict[str, Any]:
    """Give the object that the text holds.

    Raises InputRefused where the text is not UTF-8, not JSON, not one object, or where a key stands twice.
    """
    found = _parsed(_decoded(text) if isinstance(text, bytes) else text.removeprefix("\ufeff"))
    if not isinstance(found, dict):
        raise refused("", N_("The input must be one JSON object, in braces."))
    return found


def _decoded(text: bytes) -> str:
    if text.startswith(_DATABASE):
        raise not_for_this(
            N_("This is a partnership file, or another database, and not the JSON form. Open it, or export it first.")
        )
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("", N_("The input is not UTF-8 text (byte {at}). Save it as UTF-8."), at=error.start) from None


def _parsed(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_number, parse_float=_number)
    except json.JSONDecodeError as error:
        raise refused(
            f"line {error.lineno}, column {error.colno}",
            N_("this is not JSON ({reason})."),
            reason=error.msg,
        ) from None
    except RecursionError:
        raise refused("", N_("The input is nested far too deep for the JSON form of a partnership file.")) from None
    except ValueError:  # what Python says of a whole number with thousands of digits
        raise refused("", N_("The input has a number that is too long to read.")) from None


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise refused("", N_("The key '{key}' stands twice in the same object. Keep one of them."), key=key)
        found[key] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise refused("", N_("{name} is not a number that JSON has. Leave the key out, or give a number."), name=name)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise refused("", N_("The number {text} is too large."), text=text)
    return value
