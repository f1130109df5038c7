"""Letters once read in a wrong encoding and kept so: ‘â€™’ for an apostrophe. Finds and offers, never mends unasked."""

import re
from collections.abc import Iterable

_CONTINUED = re.escape(bytes(range(0x80, 0xA0)).decode("cp1252", "ignore"))
_LIKELY = re.compile(f"[ÂÃâðÐÑ][\u0080-\u00bf{_CONTINUED}]|\u201aÄ|√[\u00a0-\u00ff∞≈∏®©±§•∂]|¬[£©®]")
_RUN = re.compile("[^\x00-\x7f]+")
_WRONG = ("cp1252", "mac_roman")


def repaired(text: str) -> str:
    """The text with every run of letters that is UTF-8 read wrongly put right."""
    if _LIKELY.search(text) is None:
        return text
    return _RUN.sub(lambda run: _mended(run[0]), text)


def _mended(run: str) -> str:
    for name in _WRONG:
        try:
            return b"".join(_byte(letter, name) for letter in run).decode("utf-8")
        except UnicodeError:
            continue
    return run


def _byte(letter: str, name: str) -> bytes:
    """The byte that was read as this letter; five bytes have no letter in cp1252 and come as they are."""
    code = ord(letter)
    return bytes([code]) if name == "cp1252" and 0x80 <= code < 0xA0 else letter.encode(name)  # noqa: PLR2004 - said in the first line


def broken_in(texts: Iterable[str]) -> int:
    """How many of these texts would be put right."""
    return sum(repaired(text) != text for text in texts)
