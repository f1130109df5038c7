"""Shapes text whose letters join, stand on each other, or run from right to left.

HarfBuzz does the work and is loaded here on first use: few briefs need it. The result is clusters: the least parts of a
text that have a shape of their own, each with the glyphs that draw it. This module must not know pages or blocks.
"""

from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz

from partnerdesk.brief.pdf.faces import Face


class Glyph(NamedTuple):
    """A glyph of a font, and where it stands in its cluster, in the font's units."""

    number: int
    x: int
    y: int


class Cluster(NamedTuple):
    """The letters of a cluster, the glyphs that draw them, and how far the next one is, in thousandths of the size."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float


@cache
def data_of(face: Face) -> bytes:
    """The font file of a face."""
    return files("partnerdesk.resources").joinpath("fonts", f"{face.value}.ttf").read_bytes()


@cache
def _font(face: Face) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data_of(face))))


def covers(face: Face, letter: str) -> bool:
    """Whether a face has a glyph for a letter."""
    return bool(_font(face).get_nominal_glyph(ord(letter)))


def advance_of(face: Face, glyph: int) -> int:
    """How far the next glyph is from this one by itself, in the font's units."""
    return int(_font(face).get_glyph_h_advance(glyph))


def units_of(face: Face) -> int:
    """The font's units that its size has."""
    return int(_font(face).face.upem)


@lru_cache(maxsize=20_000)
def shape(text: str, face: Face, language: str | None, *, leftward: bool) -> tuple[Cluster, ...]:
    """The clusters of a text without spaces, in the order of its letters."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    if language:
        buffer.language = language
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    font = _font(face)
    uharfbuzz.shape(font, buffer, {})
    drawn = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    groups = [(start, list(group)) for start, group in groupby(drawn, lambda one: one[0].cluster)]
    groups.sort(key=lambda group: group[0])
    ends = [*(start for start, _ in groups[1:]), len(text)]
    per_unit = 1000 / units_of(face)
    return tuple(_cluster(text[start:end], group, per_unit) for (start, group), end in zip(groups, ends, strict=True))


def _cluster(text: str, group: list[Any], per_unit: float) -> Cluster:
    """A cluster with its glyphs from the left, each where the ones before it leave off."""
    glyphs: list[Glyph] = []
    x = 0
    for info, position in group:
        glyphs.append(Glyph(info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return Cluster(text, tuple(glyphs), x * per_unit)
