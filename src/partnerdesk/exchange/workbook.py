"""Writes tables as an XLSX workbook: the least of Office Open XML that every spreadsheet program opens.

Text is text and never a formula: cells that could be taken for one are marked as in :mod:`partnerdesk.exchange.cells`,
so that they stay harmless when the workbook is saved as CSV. The same tables always give the same bytes. Knows
nothing of what the cells mean.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from partnerdesk.exchange.cells import letters_of, safe_cell

Cell = str | int | None

LONGEST_CELL = 32_767  # letters, in UTF-16 units, that a spreadsheet keeps in a cell
_LONGEST_TITLE = 31
_WIDEST, _NARROWEST = 60, 9
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2">'
    '<xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: what it is called, its headings and its rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(sheets: Sequence[WorkbookSheet]) -> bytes:
    """Return the sheets as one XLSX file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(sheets):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            archive.writestr(entry, (_HEAD + text).encode())
    return held.getvalue()


def _parts(sheets: Sequence[WorkbookSheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    paths = "".join(_override(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers)
    relations = f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
    own = _override("/xl/workbook.xml", "sheet.main") + _override("/xl/styles.xml", "styles")
    yield "[Content_Types].xml", f'<Types xmlns="{_TYPES}">{relations}{own}{paths}</Types>'
    yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
    links = [*(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers), ("styles", "styles.xml")]
    yield "xl/_rels/workbook.xml.rels", _links(links)
    names = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(_titles(sheets), start=1)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>'
    yield "xl/styles.xml", _STYLES
    for number, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="{name}" ContentType="{_KIND}.{kind}+xml"/>'


def _links(ends: Sequence[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(ends, start=1)
    )
    return f'<Relationships xmlns="{_LINKS}">{inside}</Relationships>'


def _titles(sheets: Sequence[WorkbookSheet]) -> Iterator[str]:
    """Yield titles that every spreadsheet program takes, each another."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        title = _NO_TITLE.sub(" ", _clean(sheet.title)).strip(" '")[:_LONGEST_TITLE] or str(number)
        title = title if title.casefold() not in taken else f"{title[: _LONGEST_TITLE - 4]} {number}"
        taken.add(title.casefold())
        yield title


def _sheet(sheet: WorkbookSheet) -> str:
    rows = [_row(1, sheet.head, ' s="1"'), *(_row(at, row, ' s="0"') for at, row in enumerate(sheet.rows, start=2))]
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{_width(sheet, at - 1)}" customWidth="1"/>'
        for at in range(1, len(sheet.head) + 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _width(sheet: WorkbookSheet, place: int) -> int:
    longest = max(len(str(row[place] or "")) for row in (sheet.head, *sheet.rows) if place < len(row))
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _row(number: int, cells: Sequence[Cell], style: str) -> str:
    inside = "".join(
        _cell(f"{letters_of(at)}{number}", cell, style) for at, cell in enumerate(cells) if cell is not None
    )
    return f'<row r="{number}">{inside}</row>'


def _cell(place: str, cell: str | int, style: str) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}"{style}><v>{cell}</v></c>'
    text = escape(_short(safe_cell(_clean(cell))), {"\r": "&#13;"})
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _short(text: str) -> str:
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * LONGEST_CELL else units[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
