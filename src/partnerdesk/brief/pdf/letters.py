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
_ENDS = (0x0A, 0x0B, 0x0C, 0x0D, 0x2028, 0x2029)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_ENDS, "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # halves of letters, which no file can hold
    0x09: " ",
}
# Joiners shape letters of Arabic and of Indian scripts; anywhere else they have no look.
_LOOSE_JOINER = re.compile(
    "(?<![\u0600-\u07bf\u0840-\u0dff\u1cd0-\u1cff\ua8e0-\ua8ff])[\u200c\u200d]+|[\u200c\u200d]+$"
)


def clean(text: str) -> str:
    """Return text that can be set: composed letters, no control marks, no turning of direction."""
    if text.isascii() and text.isprintable():
        return text
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_TABLE)
    if "\u200c" in kept or "\u200d" in kept:
        kept = _LOOSE_JOINER.sub("", kept)
    return unicodedata.normalize("NFC", kept)


def in_one_line(text: str) -> str:
    """Return a cleaned text as one line, for places that have no more."""
    return " ".join(clean(text).split())


def has_meaning(letter: str) -> bool:
    """Whether a letter means the same to everybody: it is neither private to one maker nor unknown to Unicode."""
    return unicodedata.category(letter) not in {"Co", "Cn", "Cs"}
