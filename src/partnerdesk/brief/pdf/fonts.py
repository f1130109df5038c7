"""The faces of the brief: where they come from, how wide their letters are, and which of them has a letter.

Faces are TrueType files under `resources/fonts`, registered with ReportLab on first use under their own PostScript
names (two fonts of one name would overwrite each other). What no face has becomes a visible word, never a box.
This module must not know blocks, pages or the story.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from partnerdesk.brief.pdf.hooks import document_of, is_begun


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

_HYPHEN = re.compile(r"(?<=[^\W\d]{2}-)(?=[^\W\d]{2})")
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_OCTAL = [chr(code) if 32 <= code < 127 and chr(code) not in "\\()" else f"\\{code:03o}" for code in range(256)]
_REMEMBERED = 20_000  # words of one face

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


def shown(text: str, face: Face, canvas: Any) -> Iterator[tuple[str, str]]:
    """A text as PDF strings, each with the name that the page has for the part of the font it is in.

    ReportLab cuts a font into parts of 256 letters as they are used. In the first part ASCII stands for itself.
    """
    font, document = _loaded(face), document_of(canvas)
    if text.isascii() and text.isprintable():
        if not is_begun(font, document):
            font.splitString("", document)
        yield font.getSubsetInternalName(0, document), text.translate(_ESCAPED)
        return
    for number, codes in font.splitString(text, document):
        yield font.getSubsetInternalName(number, document), "".join([_OCTAL[code] for code in codes])


def has(letter: str, face: Face) -> bool:
    """Whether a face has a shape for a letter."""
    return ord(letter) in _loaded(face).face.charToGlyph


def settable(text: str, symbol: str = "[symbol]") -> str:
    """The text with each run of letters that no face can set said as one visible word."""
    if text.isascii() or not unprintable(text):
        return text
    runs = groupby(text, lambda one: one == "\n" or _face_for(one, Face.TEXT) is not None)
    return "".join("".join(letters) if can else symbol for can, letters in runs)


def unprintable(text: str) -> str:
    """The letters of a text that no face can set, each once, in order."""
    kept = dict.fromkeys(clean(text))
    return "".join(one for one in kept if one != "\n" and _face_for(one, Face.TEXT) is None)


def _face_for(letter: str, face: Face) -> Face | None:
    spare = Face.SPARE_BOLD if face in _BOLD else Face.SPARE
    return next((one for one in (face, spare, Face.TEXT) if has(letter, one)), None)


class Part(NamedTuple):
    """A part of a word in one face, and how wide it is at a size of 1,000 points."""

    text: str
    face: Face
    thousandths: float


class Letters:
    """What is known of words in one face: which other faces they need, where they may be broken, how wide they are."""

    def __init__(self, face: Face) -> None:
        self.face = face
        shape = _loaded(face).face
        self._glyphs, self._widths, self._usual = shape.charToGlyph, shape.charWidths, shape.defaultWidth
        self._known: dict[str, tuple[tuple[Part, ...], ...]] = {}
        self.space = self.wide(" ")

    def wide(self, text: str) -> float:
        """The width at a size of 1,000 points of a text that the face has all letters of."""
        return float(sum([self._widths.get(ord(letter), self._usual) for letter in text]))

    def halves(self, token: str) -> tuple[tuple[Part, ...], ...]:
        """A word without spaces, cut where a line may end: after a hyphen between letters."""
        known = self._known.get(token)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            halves = _HYPHEN.split(token) if "-" in token else [token]
            known = self._known[token] = tuple(self.parts(half) for half in halves)
        return known

    def parts(self, text: str) -> tuple[Part, ...]:
        """A text cut by the face that sets each part."""
        if all([ord(letter) in self._glyphs for letter in text]):  # noqa: C419 - quicker than a generator
            return (Part(text, self.face, self.wide(text)),)
        runs = groupby(text, lambda one: _face_for(one, self.face) or self.face)
        cut = [(face, "".join(letters)) for face, letters in runs]
        return tuple(Part(part, face, letters_of(face).wide(part)) for face, part in cut)


@cache
def letters_of(face: Face) -> Letters:
    """What is known of words in a face; loads it on first use."""
    return Letters(face)


def width(text: str, face: Face, size: float) -> float:
    """The width in points of a text that is set in a face, with others where it lacks letters."""
    return sum(part.thousandths for half in letters_of(face).halves(text) for part in half) * size / 1000
