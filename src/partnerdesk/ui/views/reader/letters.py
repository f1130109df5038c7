"""A face for letters that the window's own does not have: people answer in the language they think in.

A face is loaded the first time that an answer needs it.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from partnerdesk.ui.views.assets import asset

_SCRIPTS = (
    (0x0590, 0x05FF, "NotoSansHebrew-Regular.ttf"),
    (0x0600, 0x08FF, "NotoNaskhArabic-Regular.ttf"),
    (0x0900, 0x097F, "NotoSansDevanagari-Regular.ttf"),
    (0x0980, 0x09FF, "NotoSansBengali-Regular.ttf"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi-Regular.ttf"),
    (0x0A80, 0x0AFF, "NotoSansGujarati-Regular.ttf"),
    (0x0B80, 0x0BFF, "NotoSansTamil-Regular.ttf"),
    (0x2E80, 0xD7FF, "DroidSansFallbackFull.ttf"),
)
LOOKED_AT = 2000
_FIRST = "\u0590"
"""Before it the window's own face has every letter."""


def files_for(text: str) -> tuple[str, ...]:
    """Return the files of the faces that a text needs besides the window's own."""
    looked_at = text[:LOOKED_AT]
    if not looked_at or max(looked_at) < _FIRST:
        return ()
    rare = {ord(letter) for letter in looked_at if letter >= _FIRST}
    return tuple(name for first, last, name in _SCRIPTS if any(first <= letter <= last for letter in rare))


@cache
def _family(name: str) -> str:
    number = QFontDatabase.addApplicationFontFromData(QByteArray(asset("fonts", name)))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "") if number >= 0 else ""


def with_letters(font: QFont, text: str) -> QFont:
    """Return a font that has the letters of a text."""
    families = [family for name in files_for(text) if (family := _family(name))]
    if not families:
        return font
    wider = QFont(font)
    wider.setFamilies([*font.families(), *families])
    return wider
