"""Reads the title of a partnership file where it lies, for the list of the last files: quickly, or not at all.

The settings keep no content of any file, so what a file is called is read from the file itself. It is only looked at:
read-only, with the limits and the comparison of tables that admission has, and no longer than a quarter of a second.
Whatever is in the way (a password, damage, a slow disk) only means that the title is not known.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import closing
from pathlib import Path

from partnerdesk.storage import files
from partnerdesk.storage.admission import LARGEST_FILE, check_tables
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import LENGTH, check_header

SECONDS = 0.25
LONGEST = 200

_IN_THE_WAY: tuple[type[Exception], ...] = (FileRefused, OSError, ValueError, *PLAIN.errors)
_SELECT = f'SELECT substr("title", 1, {LONGEST}) FROM "file" LIMIT 1'  # noqa: S608 - a number of ours


def title_in(path: Path) -> str:
    """Return the title that a file has inside; nothing where it has none or cannot be read at a glance."""
    end = time.monotonic() + SECONDS
    try:
        version = _version(path)
        with closing(PLAIN.reading(path, end)) as source:
            check_tables(path.name, source, version)
            found = source.execute(_SELECT).fetchone()
        return found[0].decode() if found and isinstance(found[0], bytes) else ""
    except _IN_THE_WAY:
        return ""


def _version(path: Path) -> int:
    source = files.open_to_read(path)
    try:
        found = os.fstat(source)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_FILE:
            raise FileRefused("not-a-file", path.name)
        return check_header(path.name, os.read(source, LENGTH), found.st_size)
    finally:
        os.close(source)
