"""The faces of the brief: where they come from, how wide their letters are, and which of them has a letter.

Faces are TrueType files under `resources/fonts`, registered with ReportLab on first use under their own PostScript
names (two fonts of one name would overwrite each other). What no face has becomes a visible word, never a box.
This module must not know blocks, pages or the story.
"""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


class Face(StrEnum):
    """A face by its PostScript name, which is also its file name."""

    TEXT = "Lato-Regular"
    TEXT_BOLD = "Lato-Bold"
    TEXT_ITALIC = "Lato-Italic"
    SERIF = "SourceSerif4-Regular"
    SERIF_BOLD = "SourceSerif4-SemiBold"
    SERIF_ITALIC = "SourceSerif4-Italic"
    SPARE = "NotoSans-Regular"
    SPARE_BOLD = "NotoSans-Bold"


_BOLD = {Face.TEXT_BOLD, Face.SERIF_BOLD, Face.SPARE_BOLD}
_STRONG = {Face.TEXT: Face.TEXT_BOLD, Face.TEXT_ITALIC: Face.TEXT_BOLD, Face.SERIF: Face.SERIF_BOLD}
_EMPHASIS = {Face.TEXT: Face.TEXT_ITALIC, Face.SERIF: Face.SERIF_ITALIC, Face.SERIF_ITALIC: Face.SERIF}

# Marks that turn text around, or that only software reads; none has a look of its own.
_UNSEEN = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0xAD,
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
    ],
) | {0x09: " ", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x2028: "\n", 0x2029: "\n"}


def strong(face: Face) -> Face:
    """The bold face that goes with a face."""
    return _STRONG.get(face, face)


def emphasised(face: Face) -> Face:
    """The italic face that goes with a face; in italics, the upright one."""
    return _EMPHASIS.get(face, face)


def clean(text: str) -> str:
    """Return text that can be set: composed letters, no control marks, no turning of direction."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_UNSEEN)


@cache
def _loaded(face: Face) -> TTFont:
    data = files("partnerdesk.resources").joinpath("fonts", f"{face.value}.ttf").read_bytes()
    font = TTFont(face.value, BytesIO(data))
    pdfmetrics.registerFont(font)
    return font


def register(face: Face) -> str:
    """Make a face known to ReportLab and return the name it has there."""
    _loaded(face)
    return face.value


def has(letter: str, face: Face) -> bool:
    """Whether a face has a shape for a letter."""
    return ord(letter) in _loaded(face).face.charToGlyph


def settable(text: str, symbol: str = "[symbol]") -> str:
    """The text with each run of letters that no face can set said as one visible word."""
    if text.isascii() or not unprintable(text):
        return text
    runs = groupby(text, lambda one: one == "\n" or _face_for(one, Face.TEXT, Face.SPARE) is not None)
    return "".join("".join(letters) if can else symbol for can, letters in runs)


def pick(text: str, face: Face, symbol: str = "[symbol]") -> list[tuple[str, Face]]:
    """Split a text by the face that can set each part; a part that none can set becomes `symbol`."""
    return list(_picked(text, face, symbol))


@lru_cache(maxsize=20_000)
def _picked(text: str, face: Face, symbol: str) -> tuple[tuple[str, Face], ...]:
    glyphs = _loaded(face).face.charToGlyph
    if all(ord(letter) in glyphs for letter in text):
        return ((text, face),)
    spare = Face.SPARE_BOLD if face in _BOLD else Face.SPARE
    parts = [(found, "".join(letters)) for found, letters in groupby(text, lambda one: _face_for(one, face, spare))]
    return tuple((symbol, face) if found is None else (part, found) for found, part in parts)


def _face_for(letter: str, face: Face, spare: Face) -> Face | None:
    if has(letter, face):
        return face
    return spare if has(letter, spare) else None


def unprintable(text: str) -> str:
    """The letters of a text that no face can set, each once, in order."""
    kept = dict.fromkeys(clean(text))
    return "".join(one for one in kept if one != "\n" and _face_for(one, Face.TEXT, Face.SPARE) is None)


@lru_cache(maxsize=50_000)
def _thousandths(text: str, face: Face) -> float:
    shape = _loaded(face).face
    widths, usual = shape.charWidths, shape.defaultWidth
    return float(sum(widths.get(ord(letter), usual) for letter in text))


def width(text: str, face: Face, size: float) -> float:
    """The width of a text in one face, in points."""
    return _thousandths(text, face) * size / 1000
