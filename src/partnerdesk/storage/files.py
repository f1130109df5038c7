"""Files and folders on the disk: copied while nobody changes them, replaced whole, private to one person.

Knows nothing of databases. What goes wrong comes out as OSError; those who call say it in a sentence.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CHUNK = 1 << 20
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
WAITS_FOR_SCANNERS = os.name == "nt"  # elsewhere nobody can keep a file from being replaced
REPLACE_TRIES = 10
REPLACE_WAIT = 0.5
GONE = ".gone-"
ROOM = "reading-"
LONGEST_NAME = 230  # bytes of the 255 that most disks take; the rest is for what is put around it until it is whole
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})

Stamp = tuple[int, int, int]  # which file it is, how long, and when it was written


_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)


def real_place(path: Path) -> Path:
    """Return where a file really is: a link is followed, so that replacing replaces the file and not the link."""
    return Path(os.path.realpath(path))


def readable_stem(path: Path) -> str:
    """Return a file's name without its ending as text can hold it: names on a disk may be in no encoding at all."""
    return path.stem.encode("utf-8", "replace").decode()


def is_folder(path: Path) -> bool:
    """Return whether there is a folder; not where that cannot be told, as on a share that went away."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def is_there(path: Path) -> bool:
    """Return whether there is anything of this name; not where that cannot be told."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def make_private_folder(path: Path) -> None:
    """Make a folder, and those above it, that only this person may look into, and be sure that its name stays."""
    for folder in reversed([path, *path.parents]):
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            with suppress(PermissionError):  # a folder that may be written and not read
                sync_folder(folder.parent)


@contextmanager
def private_room(home: Path) -> Iterator[Path]:
    """Give an empty private folder in ``home`` that is gone afterwards; one that a crash left is swept later."""
    make_private_folder(home)
    with tempfile.TemporaryDirectory(prefix=ROOM, dir=home) as room:
        yield Path(room)


def beside(path: Path, before: str, after: str) -> Path:
    """Return where a file of the program's own lies beside another; a name that no disk takes is told by its digest."""
    name = f"{before}{path.name}{after}"
    if len(os.fsencode(name)) > LONGEST_NAME:
        name = f"{before}{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:32]}{after}"
    return path.with_name(name)


def open_to_read(path: Path) -> int:
    """Open a file without waiting for the other end of a pipe."""
    return os.open(path, os.O_RDONLY | _NO_WAITING | _BINARY)


def create(path: Path, content: bytes = b"") -> None:
    """Make a new private file; FileExistsError where there is something already."""
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    with os.fdopen(target, "wb") as file:
        file.write(content)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a small file of the program's own, so that a reader finds the old or the new one and never a part."""
    part = path.with_name(f"~{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        create(part, content)
        replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def remove_parts(path: Path) -> None:
    """Remove what a crash left of files that :func:`write_whole` was about to put in the place of ``path``."""
    with suppress(OSError):
        remove(*path.parent.glob(f"~{glob.escape(path.name)}.*.tmp"))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes. Never of a database that is open: closing it again would drop its lock."""
    total = hashlib.sha256()
    source = open_to_read(path)
    with os.fdopen(source, "rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def stamp(path: Path) -> Stamp | None:
    """Return what differs once a file was written or replaced; None where there is none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns
    return None


def sync(path: Path) -> None:
    """Make sure that a file's bytes are on the disk."""
    target = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(target)
    finally:
        os.close(target)


def sync_folder(path: Path) -> None:
    """Make sure that a folder's names are on the disk, where the system can do that."""
    if os.name != "posix":
        return
    target = os.open(path, os.O_RDONLY)
    try:
        os.fsync(target)
    finally:
        os.close(target)


def name_new(part: Path, path: Path) -> None:
    """Give ``part`` the name ``path`` and no other file's; FileExistsError where there is something already.

    Where a disk has no links, the name is taken by an empty file first, which ``part`` then replaces; ``part`` may be
    left in either case.
    """
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        create(path)
        try:
            replace(part, path)
        except OSError:
            if path.stat().st_size == 0:
                remove(path)
            raise


def replace(part: Path, path: Path, tries: int = REPLACE_TRIES) -> None:
    """Put ``part`` in the place of ``path`` in one go; a scanner or sync client that holds the file is waited for."""
    for left in range(tries - 1, -1, -1):
        try:
            part.replace(path)
        except PermissionError:
            if not WAITS_FOR_SCANNERS or not left:
                raise
            time.sleep(REPLACE_WAIT)
        else:
            return


def remove(*paths: Path) -> None:
    """Remove files; those that are not there, or that somebody holds, are left."""
    for path in paths:
        with suppress(OSError):
            path.unlink()


def move_away(folder: Path) -> Path:
    """Give a folder a name under which nobody looks for it; where the system refuses, the name stays. Returns it."""
    gone = folder.with_name(f"{folder.name}{GONE}{secrets.token_hex(4)}")
    with suppress(OSError):
        return folder.rename(gone)
    return folder


def delete_folder(folder: Path) -> None:
    """Delete a folder with the files in it, as far as the system lets it go."""
    with suppress(OSError):
        remove(*folder.iterdir())
        folder.rmdir()
