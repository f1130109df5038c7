"""What the first hundred bytes of a file say, before any database engine looks at it."""

from __future__ import annotations

import struct

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.schema import APPLICATION_ID, OLDER, VERSION

LENGTH = 100
MAGIC = b"SQLite format 3\0"
# Where what stands in a header, by https://www.sqlite.org/fileformat2.html#the_database_header
PAGE_SIZE_AT, VERSIONS_AT, CHANGES_AT, PAGES_AT, FREE_PAGES_AT = 16, 18, 24, 28, 32
_ENCODING_AT, _USER_VERSION_AT, _APPLICATION_AT, COUNTED_AT = 56, 60, 68, 92

WRITING = b"PartnerDesk is writing this file. "  # in the place of a header while a file is written over where it lies
WRITING_END = 84

_ENDS = b"halfdone"
_SOME_HOST = Sentence(N_("the computer where it was last open"))
_MARK_LENGTH = 8
_NEWEST_FORMAT = 2
_SMALLEST_PAGE = 512
_KB = 1024


def _number(header: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", header, at)[0])


def page_size_of(header: bytes) -> int:
    """Return the page size that a header names; 0 where no database has such pages."""
    size = int(struct.unpack_from(">H", header, PAGE_SIZE_AT)[0])
    size = 65536 if size == 1 else size
    return size if size >= _SMALLEST_PAGE and size & (size - 1) == 0 else 0


def writing_mark(mark: str, host: str) -> bytes:
    """Return what stands in the place of a header while the workspace with this ``mark`` writes a file over.

    It says so at both ends, so that it is known where only a part of it, or of the true header, was written.
    """
    name = mark.encode("ascii").ljust(_MARK_LENGTH)[:_MARK_LENGTH]
    begins = WRITING + name + b" " + host.encode("utf-8", "replace")
    return begins[:WRITING_END].ljust(WRITING_END) + _ENDS + name


def writing_of(header: bytes) -> tuple[str, str] | None:
    """Return the mark of the workspace that is writing a file over, and its computer; None for any other file.

    The computer is empty where its name is not all there any more.
    """
    if header.startswith(WRITING):
        mark, host = header[len(WRITING) :][:_MARK_LENGTH], header[len(WRITING) + _MARK_LENGTH : WRITING_END]
    elif header[WRITING_END:LENGTH].startswith(_ENDS):
        mark, host = header[WRITING_END + len(_ENDS) : LENGTH], b""
    else:
        return None
    return mark.decode("ascii", "replace"), host.decode("utf-8", "ignore").strip()


def check_header(name: str, header: bytes, size: int) -> int:
    """Return the format version of a partnership file from its first bytes and its size.

    Raises FileRefused: empty, half-written, not-ours, truncated, newer or damaged.
    """
    if size == 0:
        raise FileRefused("empty", name)
    writer = writing_of(header)
    if writer is not None:
        raise FileRefused("half-written", name, host=writer[1] or _SOME_HOST)
    if not header.startswith(MAGIC):
        raise FileRefused("not-ours", name)
    if len(header) < LENGTH:
        raise FileRefused("truncated", name, there=1, wanted=_kb(LENGTH))
    written_for = max(header[VERSIONS_AT : VERSIONS_AT + 2])
    if written_for > _NEWEST_FORMAT:
        raise FileRefused("newer", name, version=written_for)
    if _number(header, _APPLICATION_AT) != APPLICATION_ID:
        raise FileRefused("not-ours", name)
    version = int(struct.unpack_from(">i", header, _USER_VERSION_AT)[0])
    if version > VERSION:
        raise FileRefused("newer", name, version=version)
    page = page_size_of(header)
    if (version != VERSION and version not in OLDER) or not page or _number(header, _ENCODING_AT) not in {0, 1}:
        raise FileRefused("damaged", name)
    _check_length(name, header, size, page)
    return version


def _check_length(name: str, header: bytes, size: int, page: int) -> None:
    """Refuse a file that is shorter than it says; its page count holds only where both change counters agree."""
    pages = _number(header, PAGES_AT)
    if pages and _number(header, CHANGES_AT) == _number(header, COUNTED_AT) and size < pages * page:
        raise FileRefused("truncated", name, there=_kb(size), wanted=_kb(pages * page))


def _kb(size: int) -> int:
    return -(-size // _KB)
