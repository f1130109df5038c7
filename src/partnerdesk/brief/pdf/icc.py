"""The colour profile that the brief's inks are meant in: sRGB, made here, so that no file of others is needed.

An ICC version 2 display profile: the primaries adapted to D50, and the sRGB curve as a table. About 2.6 kB.
"""

import struct
from collections.abc import Sequence
from functools import cache

NAME = "sRGB IEC61966-2.1"
_WHITE = (0.9642, 1.0, 0.8249)  # D50
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_STEPS = 1024
_HEAD, _ENTRY = 128, 12


@cache
def srgb_profile() -> bytes:
    """The profile's bytes."""
    curve = _curve()
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = _laid_out(tags)
    return _header(_HEAD + len(table) + len(body)) + table + body


def _laid_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The list of tags and their data; equal data stands there once."""
    first = _HEAD + 4 + _ENTRY * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = first + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    return table, body


def _header(size: int) -> bytes:
    said = struct.pack(">I4sI4s4s4s6H", size, b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0)
    said += struct.pack(">4s4sI4s4sQI", b"acsp", b"\0\0\0\0", 0, b"none", b"none", 0, 0)
    return (said + _fixed(_WHITE) + b"none").ljust(_HEAD, b"\0")


def _fixed(values: Sequence[float]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _description(text: str) -> bytes:
    said = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(said)) + said + b"\0" * 8 + b"\0\0\0" + b"\0" * 67


def _curve() -> bytes:
    values = (round(65535 * _light(step / (_STEPS - 1))) for step in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(">I", _STEPS) + b"".join(struct.pack(">H", value) for value in values)


def _light(part: float) -> float:
    """How much light a part of the scale from black to white is."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
