"""Rows of a register extract or a file of grants, one at a time: JSON, tab-separated text, or CSV.

A row is a mapping from the names of its columns, in small letters without blanks, to what stands there. Nothing of the
file is held but the row in hand and a few hundred kilobytes after it.
"""

import csv
import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, cast

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import refused
from partnerdesk.exchange.register.opening import opened

Row = Mapping[str, Any]

CHUNK = 1 << 18
LONGEST_ROW = 4_000_000  # letters
_PREAMBLE = 1_000_000  # letters before the grants of a file begin
_BETWEEN = re.compile(r"[\s,]*")
_GRANTS = re.compile(r'"grants"\s*:\s*\[')
_PATHS = (("recipientorganization/0/", "recipientorg:"), ("fundingorganization/0/", "fundingorg:"), (":0:", ":"))


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
    plain = re.sub(r"[\s_]+", "", name).casefold()
    for path, short in _PATHS:  # as grants are flattened: "Recipient Org:0:Name", "recipientOrganization/0/name"
        plain = plain.replace(path, short)
    return plain


def rows_of(path: Path, progress: Progress) -> Generator[Row]:
    """Yield the rows of a file. Raises InputRefused where it is none of the forms; OSError where it cannot be read."""
    with opened(path) as (text, size, is_json):
        progress.size = size
        yield from (_json_rows if is_json else _table_rows)(text, progress)


def _watch(text: TextIOWrapper, progress: Progress) -> None:
    progress.done = cast("BinaryIO", text.buffer).tell()
    if progress.stopped:
        raise Stopped


# --- JSON -------------------------------------------------------------------------------------------------------------


def _json_rows(text: TextIOWrapper, progress: Progress) -> Iterator[Row]:
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


def _objects(text: TextIOWrapper, buffer: str, progress: Progress) -> Iterator[Row]:
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


def _lines(text: TextIOWrapper, progress: Progress) -> Iterator[str]:
    read = 0
    while line := text.readline(LONGEST_ROW):
        read += len(line)
        if len(line) == LONGEST_ROW:
            raise refused("", N_("This is no register extract and no file of grants: its lines are too long."))
        if read > CHUNK:
            _watch(text, progress)
            read = 0
        yield line.replace("\0", "")


def _table_rows(text: TextIOWrapper, progress: Progress) -> Iterator[Row]:
    lines = _lines(text, progress)
    first = next(lines, "")
    is_tabbed = "\t" in first
    try:
        names = [plain_name(each) for each in (_cells(first) if is_tabbed else next(csv.reader([first]), []))]
        for cells in _tabbed(lines, len(names)) if is_tabbed else csv.reader(lines):
            if len(cells) == len(names):
                yield dict(zip(names, cells, strict=True))
    except csv.Error:
        raise refused("", N_("This is damaged: its quotation marks do not match.")) from None


def _tabbed(lines: Iterable[str], width: int) -> Iterator[list[str]]:
    """Yield rows between tabs, as the regulator writes them: nothing is quoted, so a quotation mark is only a letter.

    A cell may hold the end of a line: what is too short goes on with the next line, unless that is whole by itself.
    """
    row: list[str] = []
    for line in lines:
        cells = _cells(line, width)
        if row and len(cells) < width and len(row) + len(cells) - 1 <= width:
            row = [*row[:-1], f"{row[-1]} {cells[0]}", *cells[1:]]
        else:
            row = cells
        if len(row) >= width or sum(map(len, row)) > LONGEST_ROW:
            yield row
            row = []


def _cells(line: str, width: int = 0) -> list[str]:
    """Return the cells of a line. Where they are too many, a tab after a backslash is taken for part of a cell."""
    cells = line.rstrip("\r\n").split("\t")
    if not width or len(cells) <= width:
        return cells
    joined = [cells[0]]
    for before, cell in pairwise(cells):
        if before.endswith("\\"):
            joined[-1] = f"{joined[-1][:-1]} {cell}"
        else:
            joined.append(cell)
    return joined
