"""Languages that nobody speaks, made of the English texts: a long one with accents, and one that runs from the right.

What is shown without an accent was not marked for translation; what is cut off was given too little room.
"""

import re
import unicodedata

from partnerdesk.domain.words import as_written

LONGER = 0.4
RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_KEPT = re.compile(r"(\{[^{}]*\}|&\w|\n|<[^>]*>)")
_ACCENTS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "âêîôûŷÂÊÎÔÛŶçñšžÇÑŠŽ")
_FILLED_UP = "yma rhywbeth hirach yn dod yma i lenwi y lle sydd ar gael "


def longer(text: str, many: str = "", count: int = 1, /) -> str:
    """Return a text with accents and two fifths more letters; its places and its keys stay."""
    chosen = as_written(text, many, count)
    if not any(letter.isalpha() for letter in _KEPT.sub("", chosen)):
        return chosen
    parts = _KEPT.split(chosen)
    accented = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    more = (_FILLED_UP * 9)[: round(len(chosen) * LONGER)].strip().translate(_ACCENTS)
    ending = re.search(r"[\s.!?…:]*$", accented)
    at = ending.start() if ending else len(accented)
    return f"{accented[:at]} {more}{accented[at:]}"


def from_the_right(text: str, many: str = "", count: int = 1, /) -> str:
    """Return a text that begins on the right, in letters that can still be read."""
    chosen = as_written(text, many, count)
    return f"{RIGHT_TO_LEFT_MARK}{chosen}" if chosen else ""


def is_marked(shown: str) -> bool:
    """Return whether a text that is shown has come through ``longer``."""
    return any(unicodedata.decomposition(letter) for letter in shown)
