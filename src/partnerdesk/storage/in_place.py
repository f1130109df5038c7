"""Writes a document over where it lies, for a folder that lets no file take another's place.

Only on a disk of this computer's own. The earlier document is kept in a private folder first. Then the first bytes say
who is writing, the others follow, and the true first bytes come last, each flushed before the next begins: whenever it
is cut off, the file is the old one, the new one, or says of itself that it is half written, to every program and on
every computer. What is half written is put right by the workspace that wrote it, forwards or back.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from partnerdesk.storage import files, processes, whereabouts
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import LENGTH, WRITING_END, writing_mark, writing_of

EARLIER = "earlier"  # what the document was, in the workspace's folder, while it is written over where it lies
REFUSED = frozenset({errno.EPERM, errno.EACCES, errno.EBUSY, errno.EROFS})  # by a folder that keeps its files


def may_try(path: Path) -> bool:
    """Return whether a file could be written over, though its folder lets nothing take its place.

    Raises FileRefused (not-in-place) where it could and must not: other computers may see it half written, a copy of
    it shares its bytes, or nobody would finish it.
    """
    with suppress(OSError):
        found = path.stat()
        if path.is_file() and os.access(path, os.W_OK):
            if found.st_nlink == 1 and whereabouts.is_own_disk(path):
                return True
            raise FileRefused("not-in-place", path.name)
    return False


def is_half_written(path: Path, mark: str) -> bool:
    """Return whether a document was being written over by the workspace with this ``mark`` when that was cut off."""
    return (_writing(path) or ("",))[0] == mark


def write_over(part: Path, path: Path, change: tuple[str, str], earlier: Path, mark: str) -> None:
    """Write the bytes of ``part`` over the document, and keep what it was in ``earlier``.

    ``change`` is the SHA-256 of what the document was when it was looked at, and of ``part``. Raises OSError or
    FileRefused where it could not be written and is what it was, being-written where somebody wrote it meanwhile;
    FileRefused (cut-short) where it is half written now.
    """
    was, digest = change
    with _locked(path) as target:
        if _writer(_head(target)) != mark:
            _keep(target, earlier)
            if files.digest(earlier) != was:  # another publisher was between the look and the lock
                files.remove(earlier)
                raise FileRefused("being-written", path.name)
        try:
            _pour(part, target, mark)
            _read_back(path, digest)
        except (OSError, FileRefused):
            if not _is_like(path, earlier):
                _put_back(target, earlier, path, mark)
            raise


def put_back(path: Path, earlier: Path, mark: str) -> bool:
    """Make a document that is half written what it was before; return whether it is whole now."""
    if not is_half_written(path, mark):
        return True
    with suppress(OSError, FileRefused), _locked(path) as target:
        _put_back(target, earlier, path, mark)
        return True
    return False


def put_back_from(folders: Iterable[Path], path: Path) -> None:
    """Make a document whole that this computer half wrote, from the workspaces that were put aside as unreadable."""
    found = _writing(path)
    if found is not None and found[1] in {"", processes.computer()}:
        for earlier in (folder / EARLIER for folder in folders):
            if earlier.is_file():
                put_back(path, earlier, found[0])


@contextmanager
def _locked(path: Path) -> Iterator[FileIO]:
    """Open a document to write, alone: its folder may not take the file that keeps other publishers out."""
    with FileIO(path, "r+b") as target:
        if sys.platform != "win32":  # there the workspace's own lock keeps this computer's other sessions out
            import fcntl

            try:
                fcntl.flock(target, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FileRefused("being-written", path.name) from None
        yield target


def _keep(target: FileIO, earlier: Path) -> None:
    try:
        files.remove(earlier)
        files.create(earlier)
        target.seek(0)
        with FileIO(earlier, "r+b") as kept:
            while chunk := target.read(files.CHUNK):
                _write(kept, chunk)
        files.sync(earlier)
        files.sync_folder(earlier.parent)
    except OSError as error:
        files.remove(earlier)
        raise FileRefused("own-disk", earlier.name) from error


def _read_back(path: Path, digest: str) -> None:
    if files.digest(path) != digest:
        raise FileRefused("bad-copy", path.name)


def _is_like(path: Path, earlier: Path) -> bool:
    with suppress(OSError):
        return files.digest(path) == files.digest(earlier)
    return False


def _put_back(target: FileIO, earlier: Path, path: Path, mark: str) -> None:
    try:
        _pour(earlier, target, mark)
    except OSError as error:
        raise FileRefused("cut-short", path.name) from error


def _pour(source: Path, target: FileIO, mark: str) -> None:
    with FileIO(source) as new:
        head, size, old = new.read(LENGTH), os.fstat(new.fileno()).st_size, os.fstat(target.fileno()).st_size
        _put_head(target, 0, writing_mark(mark, processes.computer()))
        # What makes the file longer comes first: a disk that is full says so while the rest is what it was.
        for start, end in ((max(old, LENGTH), size), (LENGTH, min(old, size))):
            _copy(new, target, start, end)
        target.truncate(size)
        _flush(target)
        _put_head(target, 0, head[:WRITING_END])
        _put_head(target, WRITING_END, head[WRITING_END:])


def _copy(source: FileIO, target: FileIO, start: int, end: int) -> None:
    source.seek(start)
    target.seek(start)
    while start < end:
        chunk = source.read(min(files.CHUNK, end - start))
        if not chunk:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        _write(target, chunk)
        start += len(chunk)


def _put_head(target: FileIO, at: int, head: bytes) -> None:
    target.seek(at)
    _write(target, head)
    _flush(target)


def _flush(target: FileIO) -> None:
    os.fsync(target.fileno())


def _write(target: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[target.write(rest) or 0 :]


def _head(target: FileIO) -> bytes:
    target.seek(0)
    return target.read(LENGTH)


def _writer(head: bytes) -> str | None:
    found = writing_of(head)
    return found[0] if found else None


def _writing(path: Path) -> tuple[str, str] | None:
    with suppress(OSError), FileIO(path) as document:
        return writing_of(document.read(LENGTH))
    return None
