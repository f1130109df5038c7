"""What of a typed text can be printed as letters: composed, without marks that only software reads. Pure."""

import re
import unicodedata

_INVISIBLE = [
    *range(0x20),
    *range(0x7F, 0xA0),
    0xAD,  # a hyphen that shows only where a line happens to end
    0x34F,
    0x61C,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    *range(0x180B, 0x1810),
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),  # marks that turn text around
    *range(0x2060, 0x2070),
    0x3164,
    *range(0xFE00, 0xFE10),
    0xFEFF,
    0xFFA0,
    *range(0xFFF0, 0xFFFC),
    *range(0x1BCA0, 0x1BCA4),
    *range(0x1D173, 0x1D17B),
    *range(0xE0000, 0xE1000),
]
_ENDS = (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_ENDS, "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # halves of letters, which no file can hold
    0x09: " ",
}
# Joiners shape letters of Arabic and of Indian scripts; anywhere else they have no look.
# Marks piled up on one letter would reach over the lines around it; no language needs more than these.
_MOST_MARKS = 6
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u08d3-\u08ff"
_SIGNS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd"
_MARKS = re.compile(f"[{_ACCENTS}{_SIGNS}\u1ab0-\u1aff\u1cd0-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{7,}}")
_LOOSE_JOINER = re.compile(
    "(?<![\u0600-\u07bf\u0840-\u0dff\u1cd0-\u1cff\ua8e0-\ua8ff])[\u200c\u200d]+|[\u200c\u200d]+$"
)


def for_print(text: str) -> str:
    """Return text that can be set: composed letters, no control marks, no turning of direction."""
    if text.isascii() and text.isprintable():
        return text
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_TABLE)
    if "\u200c" in kept or "\u200d" in kept:
        kept = _LOOSE_JOINER.sub("", kept)
    return unicodedata.normalize("NFC", _MARKS.sub(_fewer, kept))


def _fewer(marks: re.Match[str]) -> str:
    return marks[0][:_MOST_MARKS]


def line_for_print(text: str, most: int = 8_000) -> str:
    """Return a cleaned text as one line that is not too long for the places in a file that are not pages."""
    line = " ".join(for_print(text[: 2 * most]).split())
    return line if len(line) <= most else f"{line[:most]} […]"


def has_meaning(letter: str) -> bool:
    """Whether a letter means the same to everybody: it is neither private to one maker nor unknown to Unicode."""
    return unicodedata.category(letter) not in {"Co", "Cn", "Cs"}
