"""Reads a table that is text: finds encoding and separator, then gives rows in batches as they come.

The whole of it is looked at once for its encoding, and read once for its rows; only a batch is in memory at a time.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from partnerdesk.exchange.survey.encodings import Encoding, encoding_of
from partnerdesk.exchange.survey.limits import Limits, Watch
from partnerdesk.exchange.survey.refusals import DataRefused, ReadingStopped

if TYPE_CHECKING:
    from _csv import Reader as _Reader

Rows = list[list[str]]
BATCH = 2_000
SEPARATORS = (",", ";", "\t", "|")
_PIECE = 1 << 20
_SAMPLE = 1 << 16
_SAID = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)
_CONTROL_BYTES = bytes(code for code in range(1, 32) if code not in b"\t\n\r")
_CONTROLS = {code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"}


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text is to be read as a table."""

    encoding: Encoding
    separator: str
    said: bool = False
    quoted: bool = True
    controls: bool = False


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
    chosen, quoted = _separator(body, cut=len(sample) >= _SAMPLE, told=told)
    return TextForm(found, chosen, said is not None, quoted, controls)


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


def _separator(body: str, *, cut: bool, told: str | None) -> tuple[str, bool]:
    """The separator by which most rows have the same length; and whether quotation marks hold cells together."""
    tried = [told] if told else list(SEPARATORS)
    found = {each: _evenness(body, each, cut=cut, quoted=True) for each in tried}
    best = max(tried, key=lambda each: found[each])
    if found[best] > (0, 0) or (best != "\t" and "\t" not in body):
        return best, True
    loose = _evenness(body, "\t", cut=cut, quoted=False)
    return ("\t", False) if loose > (0, 0) and not told else (best, True)


def _evenness(body: str, separator: str, *, cut: bool, quoted: bool) -> tuple[float, int]:
    lengths: Counter[int] = Counter()
    try:
        rows = [row for row in _reader(io.StringIO(body, newline=""), separator, quoted=quoted) if row]
    except csv.Error:
        return _evenness_before_fault(body, separator, quoted=quoted) if cut else (0, 0)
    lengths.update(len(row) for row in (rows[:-1] if cut and len(rows) > 1 else rows))
    return _modal(lengths)


def _evenness_before_fault(body: str, separator: str, *, quoted: bool) -> tuple[float, int]:
    """A sample that is cut inside a quoted cell ends in a fault that is none."""
    lengths: Counter[int] = Counter()
    try:
        for row in _reader(io.StringIO(body, newline=""), separator, quoted=quoted):
            lengths[len(row)] += 1
    except csv.Error as fault:
        if "unexpected end" not in str(fault):
            return (0, 0)
    return _modal(lengths)


def _modal(lengths: "Counter[int]") -> tuple[float, int]:
    if not lengths:
        return (0, 0)
    length, count = max(lengths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (round(count / lengths.total(), 2), length) if length > 1 else (0, 0)


def _reader(file: Iterable[str], separator: str, *, quoted: bool) -> "_Reader":
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    return csv.reader(file, delimiter=separator, strict=quoted, quoting=quoting)


def text_batches(path: Path, form: TextForm, limits: Limits, watch: Watch) -> Iterator[Rows]:
    """Give the rows in batches, without those that hold no cell at all."""
    with _opened(path, form.encoding) as file:
        size = max(1, path.stat().st_size)
        if form.said:
            file.readline()
        reader = _reader(file, form.separator, quoted=form.quoted)
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
    return [[cell if cell.isprintable() else cell.translate(_CONTROLS) for cell in row] for row in rows]


def sample_rows(batches: Iterator[Rows], wanted: int) -> Sequence[list[str]]:
    """The first rows of what comes in batches."""
    return list(islice((row for rows in batches for row in rows), wanted))
