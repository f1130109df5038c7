"""Which face has a letter, how wide words are, and how they are written into a page.

Plain faces are registered with ReportLab on first use under their own PostScript names (two fonts of one name would
overwrite each other) and set letter by letter; the faces of other scripts are shaped. What no face has becomes a
visible word, never a box. This module must not know blocks, pages or the story.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from threading import Lock
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from partnerdesk.brief.pdf.faces import Face, spare
from partnerdesk.brief.pdf.faces import is_bold as bold
from partnerdesk.brief.pdf.hooks import document_of, is_begun
from partnerdesk.brief.pdf.letters import for_print, has_meaning
from partnerdesk.brief.pdf.scripts import Script, face_for, own_script

HYPHEN = re.compile(r"(?<=[^\W\d]{2}-)(?=[^\W\d]{2})")
_JOINERS = "\u200c\u200d"
_PLAIN = {
    Face.TEXT,
    Face.TEXT_BOLD,
    Face.TEXT_ITALIC,
    Face.SERIF,
    Face.SERIF_BOLD,
    Face.SERIF_ITALIC,
    Face.SPARE,
    Face.SPARE_BOLD,
}
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_OCTAL = [chr(code) if 32 <= code < 127 and chr(code) not in "\\()" else f"\\{code:03o}" for code in range(256)]
_REMEMBERED = 20_000  # words of one face
_ONE_AT_A_TIME = Lock()


@cache
def _loaded(face: Face) -> TTFont:
    """Return the one font of a face: of two that two prints at once bring, a page would mix both, and be refused."""
    with _ONE_AT_A_TIME:
        return _read(face)


@cache
def _read(face: Face) -> TTFont:
    data = files("partnerdesk.resources").joinpath("fonts", f"{face.value}.ttf").read_bytes()
    font = TTFont(face.value, BytesIO(data))
    pdfmetrics.registerFont(font)
    return font


def register(face: Face) -> str:
    """Make a plain face known to ReportLab and return the name it has there."""
    _loaded(face)
    return face.value


def is_plain(face: Face) -> bool:
    """Whether a face can be set letter by letter."""
    return face in _PLAIN


def shown(text: str, face: Face, canvas: Any) -> Iterator[tuple[str, str]]:
    """A text as PDF strings, each with the name that the page has for the part of the font it is in.

    ReportLab cuts a font into parts of 256 letters as they are used. In the first part ASCII stands for itself.
    """
    font, document = _loaded(face), document_of(canvas)
    if text.isascii() and text.isprintable():
        if not is_begun(font, document):
            font.splitString("", document)
        special = "(" in text or ")" in text or "\\" in text
        yield font.getSubsetInternalName(0, document), text.translate(_ESCAPED) if special else text
        return
    for number, codes in font.splitString(text, document):
        yield font.getSubsetInternalName(number, document), "".join([_OCTAL[code] for code in codes])


def has(letter: str, face: Face) -> bool:
    """Whether a face has a shape for a letter."""
    if face in _PLAIN:
        return ord(letter) in _loaded(face).face.charToGlyph
    from partnerdesk.brief.pdf.shaping import covers

    return covers(face, letter)


def covering(sign: str, face: Face, script: Script | None, language: str | None) -> Face | None:
    """The face that has a letter with its marks: that of its script, the one that is wanted, or a spare one."""
    wanted = [letter for letter in sign if letter not in _JOINERS]
    if not all(has_meaning(letter) for letter in wanted):
        return None
    faces = _candidates(wanted[0] if wanted else " ", face, script, language)
    return next((one for one in faces if all(has(letter, one) for letter in wanted)), None)


def _candidates(letter: str, face: Face, script: Script | None, language: str | None) -> Iterator[Face]:
    if script is not None:
        yield face_for(script, language, bold=bold(face))
        yield face_for(script, None, bold=bold(face))
    yield from (face, spare(face), Face.TEXT)
    if script is None and (own := own_script(letter)) is not None:
        yield face_for(own, language, bold=bold(face))


def settable(text: str, symbol: str = "[symbol]") -> str:
    """The text with each run of letters that no face can set said as one visible word."""
    if text.isascii() or not (lost := _unknown(text)):
        return text
    return "".join(symbol if none else "".join(letters) for none, letters in groupby(text, lost.__contains__))


def unprintable(text: str) -> str:
    """The letters of a text that no face can set, each once, in order."""
    return "".join(_unknown(for_print(text)))


def _unknown(text: str) -> dict[str, None]:
    """The letters that no face has, in order: each has those of ASCII."""
    rare = [one for one in dict.fromkeys(text) if not one.isascii() and one not in _JOINERS]
    return dict.fromkeys([one for one in rare if _face_for(one, Face.TEXT) is None])


@cache
def _face_for(letter: str, face: Face) -> Face | None:
    return covering(letter, face, own_script(letter), None)


class WordPart(NamedTuple):
    """A part of a word in one face, and how wide it is at a size of 1,000 points."""

    text: str
    face: Face
    thousandths: float


class Letters:
    """What is known of words in one plain face: which others they need, where they may be broken, how wide they are."""

    def __init__(self, face: Face) -> None:
        self.face = face
        shape = _loaded(face).face
        self._glyphs, self._widths, self._usual = shape.charToGlyph, shape.charWidths, shape.defaultWidth
        self._known: dict[str, tuple[tuple[WordPart, ...], ...]] = {}
        self.space = self.wide(" ")

    def wide(self, text: str) -> float:
        """The width at a size of 1,000 points of a text that the face has all letters of."""
        return float(sum([self._widths.get(ord(letter), self._usual) for letter in text]))

    def halves(self, token: str) -> tuple[tuple[WordPart, ...], ...]:
        """A word without spaces, cut where a line may end: after a hyphen between letters."""
        known = self._known.get(token)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            halves = HYPHEN.split(token) if "-" in token else [token]
            known = self._known[token] = tuple(self.parts(half) for half in halves)
        return known

    def parts(self, text: str) -> tuple[WordPart, ...]:
        """A text cut by the face that sets each part."""
        if all([ord(letter) in self._glyphs for letter in text]):  # noqa: C419 - quicker than a generator
            return (WordPart(text, self.face, self.wide(text)),)
        runs = groupby(text, lambda one: _face_for(one, self.face) or self.face)
        cut = [(face, "".join(letters)) for face, letters in runs]
        return tuple(WordPart(part, face, letters_of(face).wide(part)) for face, part in cut)


@cache
def letters_of(face: Face) -> Letters:
    """What is known of words in a plain face; loads it on first use."""
    return Letters(face)
