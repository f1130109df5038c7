"""Reads a finished PDF back: what is marked and what is not, its text, and its structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "EI"}


@dataclass(frozen=True)
class Painted:
    """A painting operator: the page it is on, the marks around it and the operator."""

    page: int
    marks: tuple[str, ...]
    operator: str


def painted(data: bytes) -> Iterator[Painted]:
    """Every painting operator of the file with the marks that it stands in."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            marks: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in {"BMC", "BDC"}:
                    marks.append(str(instruction.operands[0]))
                elif operator == "EMC":
                    marks.pop()
                elif operator in _PAINTS:
                    yield Painted(number, tuple(marks), operator)
            assert marks == [], f"page {number} leaves a mark open"


def texts(data: bytes) -> list[str]:
    """The text of each page, spaces and line ends as one space."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(document[at].get_textpage().get_text_bounded().split()) for at in range(len(document))]
    finally:
        document.close()


def opened(data: bytes) -> Any:
    """The file as pikepdf sees it."""
    return pikepdf.open(BytesIO(data))


def fonts(data: bytes) -> dict[str, bool]:
    """Each font's name, and whether it is embedded."""
    found: dict[str, bool] = {}
    with opened(data) as pdf:
        for page in pdf.pages:
            for font in page.resources.get("/Font", {}).values():
                whole = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                descriptor = whole.get("/FontDescriptor", {})
                found[str(font.BaseFont)] = "/FontFile2" in descriptor
    return found


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """The outline as (level, title)."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]
    finally:
        document.close()
