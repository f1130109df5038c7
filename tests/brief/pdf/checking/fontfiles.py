"""Checks the fonts that are used: in the file, with a shape, a width and a text for every code."""

import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Array, Stream

from tests.brief.pdf.checking.content import UsedFont
from tests.brief.pdf.checking.finding import Findings

logging.getLogger("fontTools").setLevel(logging.CRITICAL)
_SUBSET = re.compile(r"/[A-Z]{6}\+.+")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_FORBIDDEN = {"\0", "\ufeff", "\ufffe"}


@dataclass(frozen=True)
class _Program:
    """A font program, with the way from a code to a glyph and the width that the PDF states for it."""

    name: str
    font: TTFont
    glyphs: Mapping[int, int]
    widths: Mapping[int, float]


def check_fonts(used: Mapping[tuple[int, int], UsedFont], found: Findings) -> None:
    """Check every font that is used."""
    for one in used.values():
        name = str(one.held.get("/BaseFont"))
        texts = to_unicode(one.held)
        for code in sorted(one.codes):
            _check_text(name, code, texts.get(code), found)
        try:
            program = _program(one.held)
        except (KeyError, TTLibError, AttributeError, IndexError) as problem:
            found.add("A 6.2.11.4", f"{name} is not in the file, or cannot be read: {problem!r}")
            continue
        found.unless(_SUBSET.fullmatch(name), "A 6.2.11.4", f"{name} has not the name of a part")
        _check_program(program, one.codes, found)


def _check_text(name: str, code: int, text: str | None, found: Findings) -> None:
    if not text:
        found.add("UA 7.21.7", f"{name}: code {code} says nothing")
        return
    found.unless(not _FORBIDDEN & set(text), "UA 7.21.7", f"{name}: code {code} says {text!r}")
    private = any(unicodedata.category(letter) in {"Co", "Cn", "Cs"} for letter in text)
    found.unless(not private, "A 6.2.11.7", f"{name}: code {code} says {text!r}, which has no meaning")


def _program(held: Any) -> _Program:
    whole = held.DescendantFonts[0] if str(held.Subtype) == "/Type0" else held
    stream = whole.FontDescriptor["/FontFile2"]
    data = stream.read_bytes()
    if int(stream.Length1) != len(data):
        raise TTLibError(f"{stream.Length1} is not its length")
    font = TTFont(BytesIO(data), lazy=True)
    if str(held.Subtype) == "/Type0":
        return _Program(str(held.BaseFont), font, _cid_glyphs(whole, font), _cid_widths(whole))
    return _Program(str(held.BaseFont), font, _code_glyphs(held, font), _code_widths(held))


def _code_glyphs(held: Any, font: TTFont) -> dict[int, int]:
    """The glyph of each code of a symbolic font; one that is not would need an encoding."""
    if not int(held.FontDescriptor.Flags) & 4 or "/Encoding" in held:
        raise TTLibError("it is not symbolic, or has an encoding all the same")
    table = next((one for one in font["cmap"].tables if (one.platformID, one.platEncID) == (3, 0)), None)
    chosen = table or font["cmap"].tables[0]
    names = {code & 0xFF: name for code, name in chosen.cmap.items()}
    return {code: font.getGlyphID(name) for code, name in names.items()}


def _code_widths(held: Any) -> dict[int, float]:
    return {int(held.FirstChar) + at: float(width) for at, width in enumerate(held.Widths)}


def _cid_glyphs(whole: Any, font: TTFont) -> dict[int, int]:
    """The glyph of each code: by the map that stands there, or each its own."""
    leads = whole["/CIDToGIDMap"]
    if not isinstance(leads, Stream):
        return {number: number for number in range(font["maxp"].numGlyphs)}
    data = leads.read_bytes()
    return {at // 2: int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)}


def _cid_widths(whole: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    stated = list(whole.get("/W", []))
    while stated:
        first, follows = int(stated.pop(0)), stated.pop(0)
        if isinstance(follows, Array):
            widths.update({first + at: float(width) for at, width in enumerate(follows)})
        else:
            width = float(stated.pop(0))
            widths.update(dict.fromkeys(range(first, int(follows) + 1), width))
    return widths


def _check_program(program: _Program, codes: set[int], found: Findings) -> None:
    order, per_unit = program.font.getGlyphOrder(), 1000 / program.font["head"].unitsPerEm
    for code in sorted(codes):
        glyph = program.glyphs.get(code, 0)
        if glyph == 0 or glyph >= len(order):
            found.add("A 6.2.11.8", f"{program.name}: code {code} has no shape")
            continue
        width = program.font["hmtx"][order[glyph]][0] * per_unit
        stated = program.widths.get(code, 0.0)
        well = abs(width - stated) <= 1
        found.unless(well, "A 6.2.11.5", f"{program.name}: code {code} is {stated} wide and says {width:.1f}")


def to_unicode(held: Any) -> dict[int, str]:
    """What each code of a font says."""
    stream = held.get("/ToUnicode")
    said: dict[int, str] = {}
    if not isinstance(stream, Stream):
        return said
    for kind, block in _BLOCK.findall(stream.read_bytes()):
        if kind == b"char":
            said.update({int(code, 16): _letters(text) for code, text in _CHAR.findall(block)})
        else:
            for low, high, texts in _RANGE.findall(block):
                said.update(_ranged(int(low, 16), int(high, 16), texts))
    return said


def _ranged(low: int, high: int, texts: bytes) -> dict[int, str]:
    if texts[:1] == b"[":
        listed = re.findall(rb"<([0-9A-Fa-f]*)>", texts)
        return {low + at: _letters(text) for at, text in enumerate(listed)}
    first = _letters(texts.strip(b"<>"))
    return {low + at: first[:-1] + chr(ord(first[-1]) + at) for at in range(high - low + 1)}


def _letters(said: bytes) -> str:
    return bytes.fromhex(said.decode("ascii")).decode("utf-16-be", "replace")
