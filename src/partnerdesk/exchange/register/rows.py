"""Rows of a register extract or a file of grants, one at a time: JSON, tab-separated text, or CSV.

A row is a mapping from the names of its columns, in small letters without blanks, to what stands there. Nothing of the
file is held but the row in hand and a few hundred kilobytes after it.
"""

import codecs
import csv
import json
import os
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import refused

Row = Mapping[str, Any]

CHUNK = 1 << 18
LONGEST_ROW = 4_000_000  # letters
_PREAMBLE = 1_000_000  # letters before the grants of a file begin
_BETWEEN = re.compile(r"[\s,]*")
_GRANTS = re.compile(r'"grants"\s*:\s*\[')
_ZIP = b"PK\x03\x04"


@dataclass(slots=True)
class Progress:
    """How far a file is read; whoever waits may look, and set ``stopped``."""

    done: int = 0
    size: int = 0
    stopped: bool = False


class Stopped(Exception):
    """Whoever waited wants no more."""


@lru_cache(4096)
def plain_name(name: str) -> str:
    """Return the name of a column in small letters, without blanks and signs that files write in several ways."""
    return re.sub(r"[\s_]+", "", name).casefold()


def rows_of(path: Path, progress: Progress) -> Generator[Row]:
    """Yield the rows of a file. Raises InputRefused where it is none of the forms; OSError where it cannot be read."""
    progress.size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(CHUNK)
    if start.startswith(_ZIP):
        raise refused("", N_("This is a ZIP file or a spreadsheet. Unpack it, or save it as CSV."))
    if b"\0" in start:
        raise refused("", N_("This is no text in UTF-8."))
    is_json = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"[", b"{"}
    encoding = "utf-8-sig" if is_json else _encoding(start)
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        yield from (_json_rows if is_json else _table_rows)(text, progress)


def _encoding(start: bytes) -> str:
    """Return what a table is written in: UTF-8, unless its beginning shows that it is not."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _watch(text: TextIO, progress: Progress) -> None:
    progress.done = os.lseek(text.fileno(), 0, os.SEEK_CUR)
    if progress.stopped:
        raise Stopped


# --- JSON -------------------------------------------------------------------------------------------------------------


def _json_rows(text: TextIO, progress: Progress) -> Iterator[Row]:
    buffer = text.read(CHUNK)
    place = len(buffer) - len(buffer.lstrip())
    if buffer[place : place + 1] == "[":
        yield from _objects(text, buffer[place + 1 :], progress)
        return
    while (found := _GRANTS.search(buffer)) is None and len(buffer) < _PREAMBLE:
        more = text.read(CHUNK)
        if not more:
            break
        buffer += more
    if found is not None:
        yield from _objects(text, buffer[found.end() :], progress)
        return
    yield from _objects(text, buffer + "]", progress)


def _objects(text: TextIO, buffer: str, progress: Progress) -> Iterator[Row]:
    """Yield the objects of a list whose first bracket is read already."""
    decoder = json.JSONDecoder()
    place = 0
    while True:
        between = _BETWEEN.match(buffer, place)
        place = between.end() if between else place
        if buffer[place : place + 1] == "]":
            return
        try:
            value, place = decoder.raw_decode(buffer, place)
        except (ValueError, RecursionError):
            more = text.read(CHUNK)
            _watch(text, progress)
            if not more or len(buffer) - place > LONGEST_ROW:
                raise refused("", N_("This is damaged or cut off: it is no whole JSON.")) from None
            buffer, place = buffer[place:] + more, 0
            continue
        if isinstance(value, dict):
            yield {plain_name(name): each for name, each in value.items()}


# --- tables -----------------------------------------------------------------------------------------------------------


def _lines(text: TextIO, progress: Progress) -> Iterator[str]:
    read = 0
    while line := text.readline(LONGEST_ROW):
        read += len(line)
        if len(line) == LONGEST_ROW:
            raise refused("", N_("This is no register extract and no file of grants: its lines are too long."))
        if read > CHUNK:
            _watch(text, progress)
            read = 0
        yield line.replace("\0", "")


def _table_rows(text: TextIO, progress: Progress) -> Iterator[Row]:
    lines = _lines(text, progress)
    first = next(lines, "")
    tabbed = "\t" in first
    # Text between tabs is never quoted by the regulator, so that a quotation mark in it is only a letter.
    made: dict[str, Any] = (
        {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabbed else {"delimiter": ",", "quoting": csv.QUOTE_MINIMAL}
    )
    names = [plain_name(each) for each in next(csv.reader([first], **made), [])]
    try:
        for cells in csv.reader(lines, **made):
            if len(cells) == len(names):
                yield dict(zip(names, cells, strict=True))
    except csv.Error:
        raise refused("", N_("This is damaged: its quotation marks do not match.")) from None
