"""The small fonts that are made for a document, held against fontTools and the fonts that they come from."""

from io import BytesIO
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.scripts import SCRIPTS
from partnerdesk.brief.pdf.shaping import Glyph, data_of, shape
from partnerdesk.brief.pdf.trimming import FontFile, Trimmed
from tests.brief.pdf.tongues import SAID

SHAPED = sorted({face for kind in SCRIPTS.values() for face in (kind.face, kind.bold)} | {Face.URDU})


def outline(font: Any, number: int, dx: int = 0, dy: int = 0) -> list[Any]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphOrder()[number]].draw(pen)
    return [(said, tuple((x + dx, y + dy) for x, y in points)) for said, points in pen.value]


def made(trimmed: Trimmed) -> TTFont:
    return TTFont(BytesIO(trimmed.data()), checkChecksums=2)


@pytest.mark.parametrize("face", SHAPED)
def test_what_is_kept_looks_as_it_did(face: Face) -> None:
    source, whole = FontFile(data_of(face)), TTFont(BytesIO(data_of(face)))
    wanted = [number for number in range(0, source.count, max(1, source.count // 60)) if source.advance(number)]
    trimmed = Trimmed(source)
    places = [trimmed.add((Glyph(number, 0, 0),), source.advance(number)) for number in wanted]
    font = made(trimmed)
    order = font.getGlyphOrder()
    for number, place in zip(wanted, places, strict=True):
        assert outline(font, place) == outline(whole, number)
        assert font["hmtx"][order[place]][0] == source.advance(number)


@pytest.mark.parametrize("language", ["ar", "ur", "fa", "he", "bn", "pa", "hi", "gu", "ta", "zh"])
def test_a_cluster_of_several_glyphs_is_one_glyph_that_shows_them_all(language: str) -> None:
    faces = {"ar": Face.ARABIC, "fa": Face.ARABIC, "ur": Face.URDU, "he": Face.HEBREW, "bn": Face.BENGALI}
    more = {"pa": Face.GURMUKHI, "hi": Face.DEVANAGARI, "gu": Face.GUJARATI, "ta": Face.TAMIL, "zh": Face.CHINESE}
    face = {**faces, **more}[language]
    source, whole = FontFile(data_of(face)), TTFont(BytesIO(data_of(face)))
    trimmed, several = Trimmed(source), 0
    for word in SAID[language][1].split():
        if word.isascii() or any(letter.isascii() for letter in word):
            continue
        for cluster in shape(word, face, language, leftward=language in {"ar", "ur", "fa", "he"}):
            place = trimmed.add(cluster.glyphs, round(cluster.advance * source.units / 1000))
            wanted = [part for glyph in cluster.glyphs for part in outline(whole, glyph.number, glyph.x, glyph.y)]
            assert outline(made(trimmed), place) == wanted
            several += len(cluster.glyphs) > 1
    assert several or language in {"fa", "he", "zh"}


def test_what_a_font_says_about_its_largest_glyphs_is_true() -> None:
    source = FontFile(data_of(Face.URDU))
    trimmed = Trimmed(source)
    for cluster in shape("چھٹی", Face.URDU, "ur", leftward=True):
        trimmed.add(cluster.glyphs, round(cluster.advance))
    font = made(trimmed)
    said = {name: getattr(font["maxp"], name) for name in ("maxPoints", "maxContours", "maxComponentElements")}
    depth = font["maxp"].maxComponentDepth
    font["maxp"].recalc(font)
    assert said == {name: getattr(font["maxp"], name) for name in said}
    assert depth >= font["maxp"].maxComponentDepth


def test_the_same_cluster_is_one_glyph_and_the_first_is_for_what_is_missing() -> None:
    source = FontFile(data_of(Face.BENGALI))
    trimmed = Trimmed(source)
    cluster = shape("স্ত্রী", Face.BENGALI, "bn", leftward=False)[0]
    first = trimmed.add(cluster.glyphs, 900)
    assert first == trimmed.add(cluster.glyphs, 900)
    assert first > 0
    assert made(trimmed)["maxp"].numGlyphs == len(trimmed.shapes)
