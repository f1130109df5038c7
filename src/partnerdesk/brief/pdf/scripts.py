"""The scripts that are set in faces of their own: which letters they have, and which languages are written in them.

Pure; this module must not know how letters are drawn. What stands in no script here (spaces, signs, figures) goes with
the script around it.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.brief.pdf.faces import Face


class Script(StrEnum):
    """A script that needs faces of its own."""

    ARABIC = "arabic"
    HEBREW = "hebrew"
    DEVANAGARI = "devanagari"
    BENGALI = "bengali"
    GURMUKHI = "gurmukhi"
    GUJARATI = "gujarati"
    TAMIL = "tamil"
    HAN = "han"
    KANA = "kana"
    HANGUL = "hangul"


@dataclass(frozen=True, slots=True)
class ScriptFacts:
    """What is known of a script: its faces, its languages, and the one that is meant where none is said."""

    face: Face
    bold: Face
    languages: frozenset[str]
    usual: str


def _kind(face: Face, bold: Face, languages: str) -> ScriptFacts:
    listed = languages.split()
    return ScriptFacts(face, bold, frozenset(listed), listed[0])


_CHINESE = Face.CHINESE
SCRIPTS = {
    Script.ARABIC: _kind(Face.ARABIC, Face.ARABIC_BOLD, "ar fa ur ps sd ku ckb ug pa pnb ks skr bal az"),
    Script.HEBREW: _kind(Face.HEBREW, Face.HEBREW_BOLD, "he yi lad"),
    Script.DEVANAGARI: _kind(Face.DEVANAGARI, Face.DEVANAGARI_BOLD, "hi mr ne sa mai bho kok doi brx sd ks"),
    Script.BENGALI: _kind(Face.BENGALI, Face.BENGALI_BOLD, "bn as mni syl"),
    Script.GURMUKHI: _kind(Face.GURMUKHI, Face.GURMUKHI_BOLD, "pa"),
    Script.GUJARATI: _kind(Face.GUJARATI, Face.GUJARATI_BOLD, "gu kfr"),
    Script.TAMIL: _kind(Face.TAMIL, Face.TAMIL_BOLD, "ta"),
    Script.HAN: _kind(_CHINESE, _CHINESE, "zh ja ko yue nan hak wuu"),
    Script.KANA: _kind(_CHINESE, _CHINESE, "ja"),
    Script.HANGUL: _kind(_CHINESE, _CHINESE, "ko"),
}
_RANGES = sorted(
    [
        (0x0590, 0x05FF, Script.HEBREW),
        (0xFB1D, 0xFB4F, Script.HEBREW),
        (0x0600, 0x06FF, Script.ARABIC),
        (0x0750, 0x077F, Script.ARABIC),
        (0x0870, 0x08FF, Script.ARABIC),
        (0xFB50, 0xFDFF, Script.ARABIC),
        (0xFE70, 0xFEFE, Script.ARABIC),
        (0x0900, 0x097F, Script.DEVANAGARI),
        (0xA8E0, 0xA8FF, Script.DEVANAGARI),
        (0x1CD0, 0x1CFF, Script.DEVANAGARI),
        (0x0980, 0x09FF, Script.BENGALI),
        (0x0A00, 0x0A7F, Script.GURMUKHI),
        (0x0A80, 0x0AFF, Script.GUJARATI),
        (0x0B80, 0x0BFF, Script.TAMIL),
        (0x1100, 0x11FF, Script.HANGUL),
        (0x3130, 0x318F, Script.HANGUL),
        (0xAC00, 0xD7FF, Script.HANGUL),
        (0x3041, 0x30FF, Script.KANA),
        (0x31F0, 0x31FF, Script.KANA),
        (0x2E80, 0x3040, Script.HAN),
        (0x3100, 0x312F, Script.HAN),
        (0x3190, 0x31EF, Script.HAN),
        (0x3200, 0x9FFF, Script.HAN),
        (0xF900, 0xFAFF, Script.HAN),
        (0xFE30, 0xFE4F, Script.HAN),
        (0xFF00, 0xFFEF, Script.HAN),
        (0x20000, 0x3FFFF, Script.HAN),
    ]
)
_STARTS = [start for start, _, _ in _RANGES]
_SHARED = frozenset(
    "।॥،؛؟ـ٪・、。〈〉《》「」『』【】〔〕！（），．：；？"
)  # stand in one script's block, are used in others too
_URDU = frozenset("ٹڈڑںھےۓہ")
_PERSIAN = frozenset("پچژگکی")
# Signs that may not begin, or end, a line.
_NO_START = frozenset(
    "、。，．：；？！）］｝〉》」』】〕〗〙〛・ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}’”…%％"
)
_NO_END = frozenset("（［｛〈《「『【〔〖〘〚([{‘“£＄$")
_ON_LETTERS = {"Mn", "Mc", "Me"}
# Letters that one after the other is not enough for: marks that stand on letters, and the scripts above.
_DEMANDING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u1dff\u200c\u200d\u20d0-\u20ff\u2cef-\u2cf1\u2de0-\u2dff\u2e80-\ud7ff"
    "\uf900-\ufeff\uff00-\uffef\U00010000-\U0010ffff]"
)


def is_demanding(text: str) -> bool:
    """Whether a text needs more than its letters one after the other."""
    return not text.isascii() and _DEMANDING.search(text) is not None


def script_of(letter: str) -> Script | None:
    """The script that a letter stands in; None for Latin, Greek and Cyrillic, and for what all scripts share."""
    return None if letter in _SHARED else own_script(letter)


def own_script(letter: str) -> Script | None:
    """The script in whose block a letter stands, even if others share it."""
    code = ord(letter)
    at = bisect_right(_STARTS, code) - 1
    return _RANGES[at][2] if at >= 0 and code <= _RANGES[at][1] else None


def scripts_of(text: str) -> list[Script | None]:
    """The script of each letter. What has none of its own goes with the letters on both sides, if they agree."""
    own = [script_of(letter) for letter in text]
    sided = [script is not None or letter.isalpha() for script, letter in zip(own, text, strict=True)]
    found, at = list(own), 0
    while at < len(text):
        end = at
        while end < len(text) and not sided[end]:
            end += 1
        if end > at:
            left = own[at - 1] if at else own[end] if end < len(text) else None
            right = own[end] if end < len(text) else left
            joined = left if left == right else _mark_of(text[at], left)
            found[at:end] = [joined] * (end - at)
        at = end + 1
    return found


def _mark_of(letter: str, left: Script | None) -> Script | None:
    """A shared sign, such as a full stop of a script, belongs to the words before it."""
    return left if letter in _SHARED else None


def language_of(text: str, script: Script, said: str | None) -> str | None:
    """The language of a text in a script where `said` cannot be it; None where it can."""
    kind = SCRIPTS[script]
    if said is not None and said.partition("-")[0].lower() in kind.languages:
        return None
    if script is Script.ARABIC:
        return "ur" if _URDU & set(text) else "fa" if _PERSIAN & set(text) else kind.usual
    return kind.usual


def face_for(script: Script, language: str | None, *, bold: bool) -> Face:
    """The face of a script: Urdu has one of its own, where it is not bold."""
    kind = SCRIPTS[script]
    if script is Script.ARABIC and (language or "").partition("-")[0].lower() == "ur" and not bold:
        return Face.URDU
    return kind.bold if bold else kind.face


def clusters(text: str) -> list[str]:
    """A text cut into letters with the marks that stand on them."""
    found: list[str] = []
    for letter in text:
        if found and found[-1] != " " and (unicodedata.category(letter) in _ON_LETTERS or letter in "\u200c\u200d"):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def may_end_between(left: str, right: str) -> bool:
    """Whether a line may end between two letters without a space: between signs of Chinese and Japanese."""
    wide = [unicodedata.east_asian_width(one) in "WF" and script_of(one) is not Script.HANGUL for one in (left, right)]
    if not any(wide) or left.isspace() or right.isspace():
        return False
    return right not in _NO_START and left not in _NO_END
