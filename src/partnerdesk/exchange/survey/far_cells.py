"""Looks for a cell far out, or for formulas that were never worked out, in the parts of an XLSX as they stream by.

Only after a reader has died of a sheet, or where a column is empty: it costs as much as unpacking. Keeps nothing.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from partnerdesk.exchange.cells import column_of
from partnerdesk.exchange.survey.limits import Limits

_PIECE = 1 << 20
_OVERLAP = 64
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<f[ >/]")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError)


def far_cell(path: Path, limits: Limits) -> tuple[str, int, int] | None:
    """The part, row and column of the cell that lies furthest beyond the limits, if one does."""
    worst: tuple[str, int, int] | None = None
    for name, piece in _pieces(path):
        for match in _CELL.finditer(piece):
            row, column = int(match[2]) - 1, column_of(match[1].decode())
            if (row >= limits.rows or column >= limits.columns) and (worst is None or row > worst[1]):
                worst = (Path(name).stem, row, column)
    return worst


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
