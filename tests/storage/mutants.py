"""Documents damaged on purpose where it hurts: page headers, page numbers, lengths, schema text, whole pages."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.records import Objective, Parking, Participant
from tests.storage.places import SMALL, document

PAGE = 1024
# Seeds of mutants that once came out otherwise than as a refusal, and the outcome that they must have.
FOUND: dict[int, str] = {}

_HOLES = (0, 1, 2, 5, 10, 13, 127, 128, 255)
_MAGIC = slice(0, 16)


@dataclass(frozen=True)
class Mutant:
    """A damaged document, and what lies beside it, if anything."""

    content: bytes
    journal: bytes


def seeds(folder: Path) -> list[bytes]:
    """Give good documents: a small one, one with long texts, one with many rows."""
    long = SMALL.put(*(Objective(id=f"OB{number}", measure="long " * 900) for number in range(3, 9)))
    many = SMALL.put(
        *(Parking(id=f"PK{number}", text=f"text {number}") for number in range(120)),
        *(Participant(id=f"T{number}", display_name="Ben", is_trustee=False) for number in range(2, 60)),
    )
    found = []
    for number, partnership in enumerate((SMALL, long, many)):
        (folder / f"seed-{number}").mkdir()
        path = document(folder / f"seed-{number}", partnership)
        found.append(path.read_bytes())
        path.unlink()
        path.parent.rmdir()
    return found


def mutant(number: int, documents: list[bytes]) -> Mutant:
    """Give the mutant with a number: always the same."""
    chance = random.Random(number)
    original = chance.choice(documents)
    content = bytearray(original)
    damage = chance.choice(_DAMAGES)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        damage(content, chance)
    if chance.random() < 0.85:
        _open_the_door(content, original, chance)
    if chance.random() < 0.03:
        del content[chance.randrange(len(content)) :]
    journal = chance.randbytes(chance.randrange(3000)) if chance.random() < 0.05 else b""
    return Mutant(bytes(content), journal)


def _open_the_door(content: bytearray, original: bytes, chance: random.Random) -> None:
    """Make the header good again, so that the damage behind it is reached."""
    content[_MAGIC] = original[_MAGIC]
    content[56:72] = original[56:72]
    content[18:20] = b"\1\1"
    if chance.random() < 0.8:
        content[28:32] = struct.pack(">I", len(content) // PAGE)
        content[16:18] = original[16:18]


def _somewhere(content: bytearray, chance: random.Random, room: int = 1) -> int:
    end = len(content) - room
    return chance.randrange(end if chance.random() < 0.5 else min(end, 8 * PAGE))


def _page(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(content) // PAGE) * PAGE


def _a_byte(content: bytearray, chance: random.Random) -> None:
    content[_somewhere(content, chance)] = chance.randrange(256)


def _a_bit(content: bytearray, chance: random.Random) -> None:
    content[_somewhere(content, chance)] ^= 1 << chance.randrange(8)


def _a_hole(content: bytearray, chance: random.Random) -> None:
    at, length = _somewhere(content, chance), chance.randrange(1, 4 * PAGE)
    content[at : at + length] = bytes(len(content[at : at + length]))


def _pages_change_places(content: bytearray, chance: random.Random) -> None:
    one, two = _page(content, chance), _page(content, chance)
    first, second = bytes(content[one : one + PAGE]), bytes(content[two : two + PAGE])
    content[one : one + PAGE], content[two : two + PAGE] = second, first


def _a_page_header(content: bytearray, chance: random.Random) -> None:
    at = _page(content, chance) + (100 if chance.random() < 0.2 else 0) + chance.randrange(40)
    if at < len(content):
        content[at] = chance.choice((*_HOLES, chance.randrange(256)))


def _a_page_number(content: bytearray, chance: random.Random) -> None:
    pages = len(content) // PAGE
    number = chance.choice((0, 1, 2, 3, pages, pages + 1, 0x7FFFFFFF, 0xFFFFFFFF))
    at = _somewhere(content, chance, 4)
    content[at : at + 4] = struct.pack(">I", number)


def _a_length(content: bytearray, chance: random.Random) -> None:
    at = _somewhere(content, chance, 9)
    content[at : at + 9] = bytes([0x80 | chance.randrange(128) for _ in range(8)] + [chance.randrange(256)])


def _schema_text(content: bytearray, chance: random.Random) -> None:
    places = [at for at in range(0, len(content), PAGE) if content.find(b"CREATE", at, at + PAGE) >= 0]
    at = content.find(b"CREATE", chance.choice(places or [0])) + chance.randrange(200)
    content[min(at, len(content) - 1)] = chance.randrange(32, 127)


def _some_go(content: bytearray, chance: random.Random) -> None:
    at = _somewhere(content, chance, 64)
    del content[at : at + chance.randrange(1, 64)]


_DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _a_byte,
    _a_bit,
    _a_hole,
    _pages_change_places,
    _a_page_header,
    _a_page_number,
    _a_length,
    _schema_text,
    _some_go,
)
