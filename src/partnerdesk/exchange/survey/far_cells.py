"""Looks for a cell far out, or for formulas that were never worked out, in the parts of an XLSX as they stream by.

Only after a reader has died of a sheet, or where a column is empty: it costs as much as unpacking. Keeps nothing.
"""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from partnerdesk.exchange.cells import column_of
from partnerdesk.exchange.survey.limits import Limits

_PIECE = 1 << 20
_OVERLAP = 64
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<f[ >/]")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^<>]*)>")
_LINK = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(r"""(?:^|\s)([\w:]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_BOOK = 1 << 20  # of the parts that name the sheets no more is read
_LONGEST_NAME = 31
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError)


def far_cell(path: Path, limits: Limits) -> tuple[str, int, int] | None:
    """The sheet, row and column of the cell that lies furthest beyond the limits, if one does.

    The sheet is '' where the file does not say plainly what it is called.
    """
    worst: tuple[str, int, int] | None = None
    for name, piece in _pieces(path):
        for match in _CELL.finditer(piece):
            row, column = int(match[2]) - 1, column_of(match[1].decode())
            if (row >= limits.rows or column >= limits.columns) and (worst is None or row > worst[1]):
                worst = (name, row, column)
    return None if worst is None else (_called(path, worst[0]), *worst[1:])


def _called(path: Path, part: str) -> str:
    """The name of the sheet that a part holds, as the book and its links say; nothing of them is parsed as XML."""
    try:
        with zipfile.ZipFile(path) as archive:
            book, links = (_start(archive, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    except _DAMAGED:
        return ""
    places = {each.get("Target", "").removeprefix("/xl/"): each.get("Id") for each in _found(_LINK, links)}
    own = places.get(part.removeprefix("xl/"))
    names = [each.get("name", "") for each in _found(_SHEET, book) if own and each.get("id") == own]
    name = unescape(names[0]).strip() if len(names) == 1 else ""
    is_plain = len(name) <= _LONGEST_NAME and not any(unicodedata.category(letter)[0] == "C" for letter in name)
    return name if is_plain else ""


def _start(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        return part.read(_BOOK).decode("utf-8", "replace")


def _found(tag: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    """The attributes of every such tag; those of another namespace by their own name."""
    for match in tag.finditer(text):
        yield {name.rpartition(":")[2]: one or other for name, one, other in _ATTRIBUTE.findall(match[1])}


def has_formulas(path: Path) -> bool:
    """Whether any sheet of an XLSX holds a formula."""
    return any(_FORMULA.search(piece) for _name, piece in _pieces(path))


def _pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    yield from _of_part(archive, part)
    except _DAMAGED:
        return


def _of_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[str, bytes]]:
    kept = b""
    with archive.open(part) as opened:
        while piece := opened.read(_PIECE):
            yield part.filename, kept + piece
            kept = piece[-_OVERLAP:]
