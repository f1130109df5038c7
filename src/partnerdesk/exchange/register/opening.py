"""Opens a register extract or a file of grants as text, as it was downloaded: plain, or the one table in a ZIP file.

What is in a ZIP file is unpacked as it is read, never to the disk. Knows no row.
"""

import codecs
import errno
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, NamedTuple

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import refused

LOOKED_AT = 1 << 18
MOST = 2_000_000_000  # bytes, unpacked: five times the largest extract there is
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TABLES = (".json", ".txt", ".tsv", ".csv")
# Letters with accents within words, as cp858 has them, in which Northern Ireland's register was written; and as cp1252.
_OLD_LETTERS = re.compile(rb"[A-Za-z][\x81-\x84\x87-\x8d\x90-\x97\xa0-\xa5\xe0](?=[A-Za-z])|\b\xe0(?=[A-Za-z])")
_LETTERS = re.compile(rb"[A-Za-z][\xc0-\xff](?=[A-Za-z\s,])")
# What reading a damaged archive raises beside its own error: of names, sizes, places and ways of packing that are none.
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_NO_ZIP = N_("This ZIP file is damaged, or needs a password. Unpack it, and choose the file that was in it.")


class Opened(NamedTuple):
    """A text, how many bytes it has, and whether it is JSON."""

    text: TextIOWrapper
    size: int
    is_json: bool


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a file. Raises InputRefused where it is none of the forms; OSError where it cannot be read."""
    with path.open("rb") as file:
        packed = file.read(4) in _ZIP
    if not packed:
        with _as_text(lambda: path.open("rb"), path.stat().st_size) as found:
            yield found
        return
    try:
        with zipfile.ZipFile(path) as archive:
            part = _table_in(archive)
            with _as_text(lambda: archive.open(part), part.file_size) as found:
                yield found
    except _DAMAGED:
        raise refused("", _NO_ZIP) from None
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # a place before the beginning of the file
            raise
        raise refused("", _NO_ZIP) from None


def _table_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    names = archive.namelist()
    if "mimetype" in names or any(name.startswith("xl/") for name in names):
        raise refused("", N_("This is a spreadsheet. Save it as CSV."))
    tables = [part for part in archive.infolist() if part.filename.casefold().endswith(_TABLES)]
    if len(tables) != 1:
        raise refused("", N_("This ZIP file does not hold one table alone. Unpack it, and choose one of its files."))
    return tables[0]


@contextmanager
def _as_text(take: Callable[[], IO[bytes]], size: int) -> Iterator[Opened]:
    if size > MOST:
        words = N_("This is larger than {most} GB, more than any register. Choose the extract itself.")
        raise refused("", words, most=MOST // 1_000_000_000)
    with take() as file:
        start = file.read(LOOKED_AT)
    if b"\0" in start:
        raise refused("", N_("This is no text in UTF-8."))
    is_json = start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in {b"[", b"{"}
    encoding = "utf-8-sig" if is_json else _encoding(start)
    with take() as file, TextIOWrapper(file, encoding=encoding, errors="replace", newline="") as text:
        yield Opened(text, size, is_json)


def _encoding(start: bytes) -> str:
    """Return what a table is written in: UTF-8, unless its beginning shows that it is not."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp858" if len(_OLD_LETTERS.findall(start)) > len(_LETTERS.findall(start)) else "cp1252"
    return "utf-8-sig"
