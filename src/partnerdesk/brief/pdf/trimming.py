"""Makes a small TrueType font that has only the glyphs of a document, one for each cluster that is drawn.

A cluster of several glyphs becomes one compound glyph, so that one code stands for one text and nothing is guessed when
the text is read back. Instructions for screens of few dots are left out. Bytes in, bytes out; `tests` hold the result
against fontTools.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from partnerdesk.brief.pdf.shaping import Glyph

_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _FOUR_SCALES, _INSTRUCTED = 1, 2, 8, 0x20, 0x40, 0x80, 0x100
_EMPTY = b""


class _Shape(NamedTuple):
    """A glyph as it is written, with what the font must say about the largest of them."""

    data: bytes
    box: tuple[int, int, int, int]
    points: int
    contours: int
    depth: int
    parts: int


_NOTHING = _Shape(_EMPTY, (0, 0, 0, 0), 0, 0, 0, 0)


class FontFile:
    """A TrueType font file, of which glyphs are asked for by number."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack(">H", data[4:6])[0]
        entries = [struct.unpack(">4s3I", data[12 + 16 * at : 28 + 16 * at]) for at in range(count)]
        self.tables = {tag.decode("ascii"): data[start : start + size] for tag, _, start, size in entries}
        head, hhea, maxp = (self.tables[name] for name in ("head", "hhea", "maxp"))
        self.units, self.count = struct.unpack(">H", head[18:20])[0], struct.unpack(">H", maxp[4:6])[0]
        self.box = struct.unpack(">4h", head[36:44])
        self.ascent, self.descent = struct.unpack(">2h", hhea[4:8])
        self._wide = struct.unpack(">H", hhea[34:36])[0]
        long = struct.unpack(">h", head[50:52])[0]
        loca, entry = self.tables["loca"], "I" if long else "H"
        places = struct.unpack(f">{self.count + 1}{entry}", loca[: (self.count + 1) * (4 if long else 2)])
        self._places = places if long else tuple(2 * place for place in places)

    def glyph(self, number: int) -> bytes:
        """The data of a glyph; empty for one that draws nothing."""
        return self.tables["glyf"][self._places[number] : self._places[number + 1]]

    def advance(self, number: int) -> int:
        """How far the next glyph is."""
        at = 4 * min(number, self._wide - 1)
        return int(struct.unpack(">H", self.tables["hmtx"][at : at + 2])[0])


@dataclass
class Trimmed:
    """A font in the making: its glyphs in order, the first being the one for what is missing."""

    source: FontFile
    shapes: list[_Shape] = field(default_factory=list)
    advances: list[int] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _compounds: dict[tuple[Glyph, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._number(0)

    def add(self, glyphs: tuple[Glyph, ...], advance: int) -> int:
        """The number here of what draws a cluster."""
        if len(glyphs) == 1 and glyphs[0][1:] == (0, 0) and self.source.advance(glyphs[0].number) == advance:
            return self._number(glyphs[0].number)
        if glyphs not in self._compounds:
            parts = [(self._number(one.number), one.x, one.y) for one in glyphs]
            self._compounds[glyphs] = self._append(self._compound(parts), advance)
        return self._compounds[glyphs]

    def _append(self, shape: _Shape, advance: int) -> int:
        self.shapes.append(shape)
        self.advances.append(advance)
        return len(self.shapes) - 1

    def _number(self, number: int) -> int:
        """The number here of a glyph of the source, and of the glyphs that it is made of before it."""
        if number not in self._numbers:
            data = self.source.glyph(number)
            is_compound = len(data) > 10 and struct.unpack(">h", data[:2])[0] < 0
            shape = self._renumbered(data) if is_compound else _simple(data)
            self._numbers[number] = self._append(shape, self.source.advance(number))
        return self._numbers[number]

    def _renumbered(self, data: bytes) -> _Shape:
        """A compound glyph of the source with the numbers that its parts have here."""
        out, at, more = [data[:10]], 10, True
        held: list[_Shape] = []
        while more:
            flags, number = struct.unpack(">2H", data[at : at + 4])
            size = (4 if flags & _WORDS else 2) + _scales(flags)
            here = self._number(number)
            held.append(self.shapes[here])
            out += [struct.pack(">2H", flags & ~_INSTRUCTED, here), data[at + 4 : at + 4 + size]]
            at, more = at + 4 + size, bool(flags & _MORE)
        return _counted(b"".join(out), struct.unpack(">4h", data[2:10]), held)

    def _compound(self, parts: Sequence[tuple[int, int, int]]) -> _Shape:
        """A new glyph that shows others at their places."""
        drawn = [(here, x, y) for here, x, y in parts if self.shapes[here].data]
        if not drawn:
            return _NOTHING
        boxes = [_moved(self.shapes[here].box, x, y) for here, x, y in drawn]
        box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        said = [struct.pack(">5h", -1, *box)]
        for number, (here, x, y) in enumerate(drawn, 1):
            more = _MORE if number < len(drawn) else 0
            said.append(struct.pack(">2H2h", _WORDS | _OFFSETS | more, here, x, y))
        return _counted(b"".join(said), box, [self.shapes[here] for here, _, _ in drawn])

    def data(self) -> bytes:
        """The font file."""
        shapes = [shape.data + b"\0" * (-len(shape.data) % 4) for shape in self.shapes]
        places = [0]
        for data in shapes:
            places.append(places[-1] + len(data))
        beginnings = [shape.box[0] for shape in self.shapes]
        tables = {
            "glyf": b"".join(shapes) or b"\0",
            "head": self._head(),
            "hhea": self.source.tables["hhea"][:34] + struct.pack(">H", len(shapes)),
            "hmtx": b"".join(struct.pack(">Hh", *one) for one in zip(self.advances, beginnings, strict=True)),
            "loca": struct.pack(f">{len(places)}I", *places),
            "maxp": self._most(),
        }
        return _file(tables)

    def _head(self) -> bytes:
        head = self.source.tables["head"]
        return head[:8] + b"\0\0\0\0" + head[12:50] + struct.pack(">2h", 1, 0)

    def _most(self) -> bytes:
        compound = [shape for shape in self.shapes if shape.depth] or [_NOTHING]
        simple = [shape for shape in self.shapes if not shape.depth]
        sizes = [max(most) for some in (simple, compound) for most in zip(*map(_sizes, some), strict=True)]
        programs = (2, 0, 0, 0, 0, 0, 0)  # zones, and what instructions would need
        deep = max(shape.parts for shape in compound), max(shape.depth for shape in compound)
        return struct.pack(">IH4H7H2H", 0x00010000, len(self.shapes), *sizes, *programs, *deep)


def _sizes(shape: _Shape) -> tuple[int, int]:
    return shape.points, shape.contours


def _scales(flags: int) -> int:
    return 8 if flags & _FOUR_SCALES else 4 if flags & _TWO_SCALES else 2 if flags & _SCALE else 0


def _simple(data: bytes) -> _Shape:
    """A glyph of outlines, without its instructions."""
    if len(data) <= 10:
        return _NOTHING
    contours = struct.unpack(">h", data[:2])[0]
    at = 10 + 2 * contours
    points = struct.unpack(">H", data[at - 2 : at])[0] + 1 if contours else 0
    size = struct.unpack(">H", data[at : at + 2])[0]
    box = struct.unpack(">4h", data[2:10])
    return _Shape(data[:at] + b"\0\0" + data[at + 2 + size :], box, points, contours, 0, 0)


def _counted(data: bytes, box: tuple[int, int, int, int], held: Sequence[_Shape]) -> _Shape:
    points, contours = sum(shape.points for shape in held), sum(shape.contours for shape in held)
    return _Shape(data, box, points, contours, 1 + max((shape.depth for shape in held), default=0), len(held))


def _moved(box: tuple[int, int, int, int], x: int, y: int) -> tuple[int, int, int, int]:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def _sum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _file(tables: dict[str, bytes]) -> bytes:
    """Tables as a font file, with the sums that tell whether it is whole."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">I4H", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = 12 + 16 * count
    listed, body, place_of_head = b"", b"", 0
    for tag, data in sorted(tables.items()):
        place_of_head = at if tag == "head" else place_of_head
        listed += struct.pack(">4s3I", tag.encode("ascii"), _sum(data), at, len(data))
        body += data + b"\0" * (-len(data) % 4)
        at += len(data) + -len(data) % 4
    whole = head + listed + body
    rest = (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF
    return whole[: place_of_head + 8] + struct.pack(">I", rest) + whole[place_of_head + 12 :]
