"""Reads a table that is text: finds encoding and separator, then gives rows in batches as they come.

The whole of it is looked at once for its encoding, and read once for its rows; only a batch is in memory at a time.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from partnerdesk.exchange.survey.encodings import Encoding, encoding_of
from partnerdesk.exchange.survey.limits import Limits, Watch
from partnerdesk.exchange.survey.refusals import DataRefused, ReadingStopped
from partnerdesk.exchange.survey.separators import CellForm, cell_form, cells_of

if TYPE_CHECKING:
    from _csv import Reader as _Reader

Rows = list[list[str]]
BATCH = 2_000
_PIECE = 1 << 20
_SAMPLE = 1 << 16
_SAID = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)
_CONTROL_BYTES = bytes(code for code in range(1, 32) if code not in b"\t\n\r")
_END = "\x1a"  # with which some old programs end a text
_CONTROLS = {code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"}


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text is to be read as a table."""

    encoding: Encoding
    cells: CellForm
    said: bool = False
    controls: bool = False

    @property
    def separator(self) -> str:
        """The sign between cells."""
        return self.cells.separator


def text_form(path: Path, encoding: str | None = None, separator: str | None = None) -> TextForm:
    """Find how to read a text; what somebody has chosen is taken as it is."""
    found, controls = _look_through(path)
    is_utf8 = encoding is not None and encoding.replace("_", "-").casefold() in {"utf-8", "utf8"}
    if encoding is not None and not found.has_mark and not is_utf8:  # what is no UTF-8 is not read as if it were
        found = Encoding(encoding)
    sample = _sample(path, found)
    if "\x00" in sample:
        raise DataRefused("nul")
    said = _SAID.match(sample)
    told = separator or (said[1] if said else None)
    body = sample[said.end() :] if said else sample
    return TextForm(found, cell_form(body, cut=len(sample) >= _SAMPLE, told=told), said is not None, controls)


def _look_through(path: Path) -> tuple[Encoding, bool]:
    flags = {"nul": False, "controls": False}

    def pieces() -> Iterator[bytes]:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                flags["nul"] = flags["nul"] or b"\x00" in piece
                flags["controls"] = flags["controls"] or len(piece.translate(None, _CONTROL_BYTES)) < len(piece)
                yield piece

    found = encoding_of(pieces())
    is_wide = found.name.startswith(("utf-16", "utf-32"))
    if flags["nul"] and not is_wide:
        raise DataRefused("nul")
    return found, flags["controls"] or is_wide


def _opened(path: Path, encoding: Encoding) -> io.TextIOWrapper:
    file = path.open("rb")
    file.seek(encoding.mark)
    return io.TextIOWrapper(file, encoding=encoding.name, errors="replace", newline="")


def _sample(path: Path, encoding: Encoding) -> str:
    with _opened(path, encoding) as file:
        return file.read(_SAMPLE)


def text_batches(path: Path, form: TextForm, limits: Limits, watch: Watch) -> Iterator[Rows]:
    """Give the rows in batches, without those that hold no cell at all."""
    with _opened(path, form.encoding) as file:
        size = max(1, path.stat().st_size)
        if form.said:
            file.readline()
        reader = cells_of(file, form.cells)
        count = 0
        for rows in _in_batches(reader, limits):
            count += len(rows)
            _refuse_size(count, rows, limits)
            yield _without_controls(rows) if form.controls else rows
            watch.tell(count, min(1.0, cast("BinaryIO", file.buffer).tell() / size))
            if watch.cancelled():
                raise ReadingStopped


def _in_batches(reader: "_Reader", limits: Limits) -> Iterator[Rows]:
    first = True
    while True:
        try:
            rows = list(islice(reader, 200 if first else BATCH))
        except csv.Error as fault:
            code = "long-cell" if "field larger" in str(fault) else "quotes"
            raise DataRefused(code, line=f"{reader.line_num:,}", most=f"{limits.letters:,}") from None
        if not rows:
            return
        first = False
        yield list(filter(None, rows))


def _refuse_size(count: int, rows: Rows, limits: Limits) -> None:
    if count > limits.rows + 10:  # headings do not count
        raise DataRefused("too-many-rows", most=f"{limits.rows:,}")
    widest = max(map(len, rows), default=0)
    if widest > limits.columns:
        raise DataRefused("too-many-columns", found=f"{widest:,}", most=limits.columns)


def _without_controls(rows: Rows) -> Rows:
    told = (row for row in rows if row != [_END])
    return [[cell if cell.isprintable() else cell.translate(_CONTROLS) for cell in row] for row in told]


def sample_rows(batches: Iterator[Rows], wanted: int) -> Sequence[list[str]]:
    """The first rows of what comes in batches."""
    return list(islice((row for rows in batches for row in rows), wanted))
