"""Cleans typed text for the HTML and Markdown forms of the brief: no control marks, and no marks that turn text round.

What the printed form says of a letter that no face has does not matter here: a screen has faces of its own.
"""

import re
import unicodedata

_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]")
_RIGHT_TO_LEFT = {"ar", "fa", "ur", "ps", "sd", "ckb", "ug", "pnb", "ks", "skr", "bal", "he", "yi", "dv"}
_TURNING = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SILENT = {0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)}


def runs_right_to_left(language: str | None) -> bool:
    """Return whether a language, by its tag, is written from right to left."""
    primary, _, rest = (language or "").partition("-")
    return primary.lower() in _RIGHT_TO_LEFT or rest.lower().startswith("arab")


def for_screen(text: str) -> str:
    """Return text with line ends as such, tabs as spaces, and nothing that only software sees."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_kept, _ENDS.sub("\n", text).replace("\t", " ")))


def _kept(letter: str) -> str:
    if letter == "\n":
        return letter
    code, kind = ord(letter), unicodedata.category(letter)
    if code in _TURNING or code in _SILENT or kind == "Cc":
        return ""
    return "\ufffd" if kind == "Cs" else letter


def line_for_screen(text: str) -> str:
    """Return cleaned text without line ends or double spaces."""
    return " ".join(for_screen(text).split())


def safe_address(link: str | None) -> str | None:
    """Return a link that may be followed: a place in the brief, a web page, mail; nothing else."""
    if link and re.match(r"(?:#[\w-]+$|https?://|mailto:)", link):
        return link
    return None
