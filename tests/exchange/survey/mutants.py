"""Spoils exports in many ways, the same for the same seed; and what no reading of one may do."""

import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import Limits
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.reading import summary_of
from tests.exchange.survey.exports import SHAPES, csv_bytes

SMALL = Limits(rows=2_000, columns=60, cells=50_000, memory=400_000_000, seconds=20)
_MARKS = [b'"', b'""', b"\r", b"\n", b"\r\n", b",", b";", b"\t", b"|", b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf"]
_SENSE = [b"\xe2\x80", b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2", b"\xd8\x00\xdc\x00", b"\x1a", b"\x07", b"sep=;\n", b"=1+1"]
_CELLS = [
    b"2026-02-30",
    b"01/02/2026",
    b"-99",
    b"n/a",
    b"Total",
    b"%",
    b"Response",
    b'{"ImportId":"x"}',
    b"['a' ;  'b']",
]
_BITS = [*_MARKS, *_SENSE, *_CELLS, b"9" * 400, b"9" * 5_000, b" " * 300, b"a;b;c;", b"12345,678"]
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman")


def bases() -> list[bytes]:
    """Every shape in every encoding, and none at all."""
    found = [b"", b"a", b"a,b\n1,2\n"]
    for rows, _headings in SHAPES.values():
        for separator in (",", ";", "\t"):
            found += [csv_bytes(rows, separator, name) for name in _ENCODINGS]
    return found


def text_mutants(count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    originals = bases()
    for _ in range(count):
        content = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 6)):
            _spoil(content, chance)
        yield bytes(content)


def _spoil(content: bytearray, chance: random.Random) -> None:
    at = chance.randint(0, len(content))
    kind = chance.randint(0, 6)
    if kind == 0 and content:
        content[at - 1] = chance.randrange(256)
    elif kind == 1:
        content[at:at] = chance.choice(_BITS)
    elif kind == 2:
        del content[at : at + chance.randint(1, 40)]
    elif kind == 3:
        content[at:at] = content[chance.randint(0, len(content)) :][: chance.randint(1, 200)]
    elif kind == 4:
        del content[at:]
    elif kind == 5 and content:
        content[at - 1] ^= 1 << chance.randrange(8)
    else:
        content[at:at] = chance.choice(_BITS) * chance.randint(1, 5)


def packed_mutants(original: bytes, count: int, seed: int) -> Iterator[bytes]:
    """A spreadsheet spoilt in its bytes, or in one of its parts and packed again."""
    chance = random.Random(seed)
    for _ in range(count):
        if chance.random() < 0.4:
            content = bytearray(original)
            for _ in range(chance.randint(1, 4)):
                _spoil(content, chance)
            yield bytes(content)
        else:
            yield _repacked(original, chance)


def _repacked(original: bytes, chance: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(original)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        spoilt = chance.choice(names)
        for name in names:
            content = bytearray(source.read(name))
            if name == spoilt:
                for _ in range(chance.randint(1, 3)):
                    _spoil_part(content, chance)
            target.writestr(name, bytes(content))
    return out.getvalue()


_PLACES = (b"XFD1048576", b"A1048577", b"A0", b"ZZZZ1", b"1", b"", b"A99999999999", b"B2")


def _spoil_part(content: bytearray, chance: random.Random) -> None:
    """Cell places, numbers and indices are what a reader trusts most."""
    kind = chance.randint(0, 3)
    at = content.find(b'r="', chance.randint(0, max(1, len(content))))
    if kind == 0 and at >= 0:
        content[at + 3 : content.find(b'"', at + 3)] = chance.choice(_PLACES)
    elif kind == 1 and (at := content.find(b"<v>", chance.randint(0, max(1, len(content))))) >= 0:
        content[at + 3 : content.find(b"<", at + 3)] = chance.choice((b"999999999", b"-1", b"NaN", b"1e999", b"x", b""))
    else:
        _spoil(content, chance)


def outcome(path: Path, limits: Limits = SMALL) -> str:
    """What comes of reading a mutant to the end: `read`, or the code of its refusal. Anything else is a fault."""
    try:
        found = guess(path, limits=limits)
        made = read_map(map_text(found.map, [str(each) for each in found.notes]))
        if made.dates == "ask":
            return "asked"
        summary = summary_of(path, made, limits=limits)
    except PartnerDeskError as refused:
        return str(getattr(refused, "code", type(refused).__name__))
    if summary.rows != found.rows:
        msg = f"{found.rows} rows were found and {summary.rows} read"
        raise AssertionError(msg)
    return "read"


def tried(path: Path, mutants: Iterator[bytes], limits: Limits = SMALL) -> "Counter[str]":
    """Read all of these, one after the other, and count what came of them."""
    outcomes: Counter[str] = Counter()
    for content in mutants:
        path.write_bytes(content)
        outcomes[outcome(path, limits)] += 1
    return outcomes
