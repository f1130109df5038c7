"""The faces of the brief: TrueType files under `resources/fonts`, each named as in itself. Pure."""

from enum import StrEnum


class Face(StrEnum):
    """A face by its file's name without the ending."""

    TEXT = "Lato-Regular"
    TEXT_BOLD = "Lato-Bold"
    TEXT_ITALIC = "Lato-Italic"
    SERIF = "SourceSerif4-Regular"
    SERIF_BOLD = "SourceSerif4-SemiBold"
    SERIF_ITALIC = "SourceSerif4-Italic"
    SPARE = "NotoSans-Regular"
    SPARE_BOLD = "NotoSans-Bold"
    ARABIC = "NotoNaskhArabic-Regular"
    ARABIC_BOLD = "NotoNaskhArabic-Bold"
    URDU = "NotoNastaliqUrdu-Regular"
    HEBREW = "NotoSansHebrew-Regular"
    HEBREW_BOLD = "NotoSansHebrew-Bold"
    DEVANAGARI = "NotoSansDevanagari-Regular"
    DEVANAGARI_BOLD = "NotoSansDevanagari-Bold"
    BENGALI = "NotoSansBengali-Regular"
    BENGALI_BOLD = "NotoSansBengali-Bold"
    GURMUKHI = "NotoSansGurmukhi-Regular"
    GURMUKHI_BOLD = "NotoSansGurmukhi-Bold"
    GUJARATI = "NotoSansGujarati-Regular"
    GUJARATI_BOLD = "NotoSansGujarati-Bold"
    TAMIL = "NotoSansTamil-Regular"
    TAMIL_BOLD = "NotoSansTamil-Bold"
    CHINESE = "DroidSansFallbackFull"


_BOLD = {Face.TEXT_BOLD, Face.SERIF_BOLD, Face.SPARE_BOLD}
_STRONG = {Face.TEXT: Face.TEXT_BOLD, Face.TEXT_ITALIC: Face.TEXT_BOLD, Face.SERIF: Face.SERIF_BOLD}
_EMPHASIS = {Face.TEXT: Face.TEXT_ITALIC, Face.SERIF: Face.SERIF_ITALIC, Face.SERIF_ITALIC: Face.SERIF}
# How much of its size the lines of a face must be apart, where that is more than others need.
_TALL = {Face.URDU: 2.1, Face.ARABIC: 1.6, Face.ARABIC_BOLD: 1.6}


def strong(face: Face) -> Face:
    """The bold face that goes with a face."""
    return _STRONG.get(face, face)


def emphasised(face: Face) -> Face:
    """The italic face that goes with a face; in italics, the upright one."""
    return _EMPHASIS.get(face, face)


def is_bold(face: Face) -> bool:
    """Whether a face is bold."""
    return face in _BOLD


def spare(face: Face) -> Face:
    """The face that has letters which a face lacks."""
    return Face.SPARE_BOLD if is_bold(face) else Face.SPARE


def tallness(face: Face) -> float:
    """How far apart lines must be, as a part of the size, for letters that reach far up and down."""
    return _TALL.get(face, 0.0)
