"""What the first hundred bytes of a file say, before any database engine looks at it."""

from __future__ import annotations

import struct

from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.schema import APPLICATION_ID, VERSION

LENGTH = 100
MAGIC = b"SQLite format 3\0"

_NEWEST_FORMAT = 2
_SMALLEST_PAGE = 512
_KB = 1024


def _number(header: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", header, at)[0])


def page_size_of(header: bytes) -> int:
    """Return the page size that a header names; 0 where no database has such pages."""
    size = int(struct.unpack_from(">H", header, 16)[0])
    size = 65536 if size == 1 else size
    return size if size >= _SMALLEST_PAGE and size & (size - 1) == 0 else 0


def check_header(name: str, header: bytes, size: int) -> int:
    """Return the format version of a partnership file from its first bytes and its size.

    Raises FileRefused: empty, not-ours, truncated, newer or damaged.
    """
    if size == 0:
        raise FileRefused("empty", name)
    if not header.startswith(MAGIC):
        raise FileRefused("not-ours", name)
    if len(header) < LENGTH:
        raise FileRefused("truncated", name, there=1, wanted=_kb(LENGTH))
    if header[18] > _NEWEST_FORMAT or header[19] > _NEWEST_FORMAT:
        raise FileRefused("newer", name, version=max(header[18], header[19]))
    if _number(header, 68) != APPLICATION_ID:
        raise FileRefused("not-ours", name)
    version = int(struct.unpack_from(">i", header, 60)[0])
    if version > VERSION:
        raise FileRefused("newer", name, version=version)
    page = page_size_of(header)
    if version < 1 or not page or _number(header, 56) not in {0, 1}:
        raise FileRefused("damaged", name)
    _check_length(name, header, size, page)
    return version


def _check_length(name: str, header: bytes, size: int, page: int) -> None:
    """Refuse a file that is shorter than it says; its page count holds only where both change counters agree."""
    pages = _number(header, 28)
    if pages and _number(header, 24) == _number(header, 92) and size < pages * page:
        raise FileRefused("truncated", name, there=_kb(size), wanted=_kb(pages * page))


def _kb(size: int) -> int:
    return -(-size // _KB)
