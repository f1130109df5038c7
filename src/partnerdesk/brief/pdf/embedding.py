"""Puts the fonts of shaped text into a document, with one code for each cluster and its text.

So what is read is what was typed, letter by letter, whatever the glyphs are that draw it. This module must not know how
text was shaped, or where it stands.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.hooks import document_of, fonts_of, glyph_fonts, put_off
from partnerdesk.brief.pdf.shaping import Cluster, Glyph, advance_of, data_of, units_of
from partnerdesk.brief.pdf.trimming import FontFile, Trimmed

_AT_ONCE = 100  # entries that one block of a code map may have
_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"


class GlyphFont:
    """A face in one document: the clusters that are drawn, each with its code."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self._codes: dict[tuple[str, tuple[Glyph, ...]], int] = {}
        self._advances: list[int] = [0]
        self._per_unit = 1000 / units_of(face)

    def code(self, cluster: Cluster) -> int:
        """The code of a cluster."""
        key = (cluster.text, cluster.glyphs)
        if key not in self._codes:
            self._codes[key] = len(self._advances)
            alone = len(cluster.glyphs) == 1
            own = advance_of(self.face, cluster.glyphs[0].number) if alone else round(cluster.advance / self._per_unit)
            self._advances.append(max(own, 0))
        return self._codes[key]

    def advance(self, code: int) -> float:
        """How far a reader goes on after a code, in thousandths of the size."""
        return self._advances[code] * self._per_unit

    def addObjects(self, document: Any) -> None:
        """Write the font; ReportLab calls this when the document is closed."""
        trimmed = Trimmed(FontFile(data_of(self.face)))
        glyphs = [0, *(trimmed.add(key[1], self._advances[code]) for key, code in self._codes.items())]
        descendant = document.Reference(self._descendant(document, trimmed, glyphs), f"{self.name}.descendant")
        said = _stream(_code_map([text for text, _ in self._codes]).encode("ascii"))
        whole = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(self._part_name),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([descendant]),
                "ToUnicode": document.Reference(said, f"{self.name}.texts"),
            }
        )
        fonts_of(document)[self.name] = document.Reference(whole, self.name)

    @property
    def _part_name(self) -> str:
        return f"PARTAA+{self.face.value}"

    def _descendant(self, document: Any, trimmed: Trimmed, glyphs: Sequence[int]) -> Any:
        widths = " ".join(f"{self.advance(code):.4g}" for code in range(1, len(self._advances)))
        leads = _stream(struct.pack(f">{len(glyphs)}H", *glyphs))
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(self._part_name),
                "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
                "FontDescriptor": document.Reference(self._descriptor(document, trimmed), f"{self.name}.about"),
                "CIDToGIDMap": document.Reference(leads, f"{self.name}.glyphs"),
                "DW": 1000,
                "W": f"[1 [{widths}]]",
            }
        )

    def _descriptor(self, document: Any, trimmed: Trimmed) -> Any:
        data = trimmed.data()
        program = _stream(data)
        program.dictionary["Length1"] = len(data)
        source = trimmed.source
        box = [round(side * self._per_unit) for side in source.box]
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(self._part_name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(box),
                "ItalicAngle": 0,
                "Ascent": round(source.ascent * self._per_unit),
                "Descent": round(source.descent * self._per_unit),
                "CapHeight": 700,
                "StemV": 80,
                "FontFile2": document.Reference(program, f"{self.name}.program"),
            }
        )


def glyph_font(canvas: Any, face: Face) -> GlyphFont:
    """The font of a face in the canvas's document."""
    held = glyph_fonts(document_of(canvas))
    if face not in held:
        held[face] = GlyphFont(face, f"G{len(held) + 1}")
        put_off(document_of(canvas), held[face])
    font: GlyphFont = held[face]
    return font


def shown_shaped(clusters: Sequence[Cluster], font: GlyphFont, *, leftward: bool) -> str:
    """The operator that shows clusters in the order of their letters, wherever on the line each one stands."""
    said: list[str] = []
    pen = 0.0
    for cluster, place in zip(clusters, _places(clusters, leftward=leftward), strict=True):
        code = font.code(cluster)
        back = pen - place
        if abs(back) > 0.5:
            said.append(f"{back:.0f}")
            pen -= round(back)
        said.append(f"<{code:04X}>")
        pen += font.advance(code)
    return f"[{' '.join(said)}] TJ"


def first_place(clusters: Sequence[Cluster], *, leftward: bool) -> float:
    """Where the first cluster stands in its piece, in thousandths of the size."""
    return sum(cluster.advance for cluster in clusters[1:]) if leftward else 0.0


def _places(clusters: Sequence[Cluster], *, leftward: bool) -> Iterator[float]:
    """The place of each cluster, counted from that of the first."""
    place = 0.0
    for number, cluster in enumerate(clusters):
        if leftward:
            place -= cluster.advance if number else 0.0
            yield place
        else:
            yield place
            place += cluster.advance


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def _code_map(texts: Sequence[str]) -> str:
    entries = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)]
    blocks = [entries[at : at + _AT_ONCE] for at in range(0, len(entries), _AT_ONCE)]
    said = [part for block in blocks for part in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([_HEAD, *said, _FOOT])
