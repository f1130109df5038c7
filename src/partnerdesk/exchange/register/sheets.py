"""Rows of a register extract or a file of grants, also of a spreadsheet: 360Giving's are published as such, too.

A spreadsheet is read by the process with limits that reads survey exports. Of its sheets the first in sight is taken
whose headings are known. Knows no organisation.
"""

import zipfile
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from partnerdesk.exchange.register.rows import Progress, Row, Stopped, plain_name, rows_of
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.exchange.survey.refusals import ReadingStopped
from partnerdesk.exchange.survey.sources import open_source

_OLD = b"\xd0\xcf\x11\xe0"


def rows_in(path: Path, progress: Progress, knows: Callable[[Collection[str]], bool]) -> Generator[Row]:
    """Yield the rows of a file, of a spreadsheet those of the sheet whose headings ``knows`` knows.

    Raises InputRefused where it is none of the forms, DataRefused where a spreadsheet is not sound; OSError where it
    cannot be read.
    """
    if not is_spreadsheet(path):
        with closing(rows_of(path, progress)) as rows:
            yield from rows
        return
    try:
        yield from _of_sheets(path, progress, knows)
    except ReadingStopped:
        raise Stopped from None


def is_spreadsheet(path: Path) -> bool:
    """Return whether a file is a spreadsheet, by what it begins with and what is in it."""
    with path.open("rb") as file:
        if file.read(len(_OLD)) == _OLD:
            return True
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return False
    return "mimetype" in names or any(name.startswith("xl/") for name in names)


def _of_sheets(path: Path, progress: Progress, knows: Callable[[Collection[str]], bool]) -> Iterator[Row]:
    watch = Watch(cancelled=lambda: progress.stopped)
    source = open_source(path, watch)
    for sheet in source.sheets:
        head = next((row for row in sheet.head if any(row)), ())
        if sheet.is_hidden or not knows(named(head)):
            continue
        rows = chain.from_iterable(source.batches(sheet, watch))
        names: Sequence[str] = ()
        for row in rows:
            if not names:
                names = named(row) if any(row) else ()
            elif any(row):
                yield {name: cell for name, cell in zip(names, row, strict=False) if name and cell}
        return


def named(headings: Sequence[str]) -> tuple[str, ...]:
    """Return headings as the names of columns that rows have."""
    return tuple(plain_name(each) for each in headings)
