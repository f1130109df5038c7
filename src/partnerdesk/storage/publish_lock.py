"""Lets one publisher at a time put a document in its place, whichever computer it runs on.

The lock is a small file beside the document, made only where there is none, and there only while a copy is read back
and put in place. One that a crash left is recognised and taken away. It is no promise on a folder that is synchronised
between computers; there the comparison of the whole document, which every publish makes, is what keeps both files.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from partnerdesk.storage import files, processes
from partnerdesk.storage.errors import FileRefused

WAIT = 3.0  # seconds, where a person waits anyway; a publish of 100 MB holds it for half of one
OLDEST = 120.0  # nobody holds it so long and lives

_PAUSE = 0.02
_UNWRITTEN = 1.0
_PROCESS = secrets.token_hex(8)  # a number of a process may be another's in another sandbox
_held_here: set[str] = set()  # the ids of the locks that this process holds: one that it could not take away is not


def place_of(path: Path) -> Path:
    """Return where the lock of a document is; sync clients pass over names like it."""
    return files.beside(path, ".~lock.", "#")


@contextmanager
def held(path: Path, mark: str, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of the document at ``path``; ``mark`` is the workspace's own.

    Raises FileRefused (being-written) where another publisher does not let go for ``wait`` seconds, OSError where the
    folder refuses.
    """
    lock, own = place_of(path), f"{_PROCESS}-{secrets.token_hex(8)}"
    words = json.dumps({"host": processes.computer(), "pid": os.getpid(), "mark": mark, "id": own})
    _held_here.add(own)
    try:
        _take(lock, words.encode(), mark, path.name, WAIT if wait is None else wait)
        try:
            yield
        finally:
            if _read(lock) == words.encode():
                files.remove(lock)
    finally:
        _held_here.discard(own)


def sweep(path: Path, mark: str) -> None:
    """Take away the lock that a crash of the workspace with this ``mark`` left."""
    lock = place_of(path)
    files.remove_parts(lock)
    seen = _read(lock)
    if seen is not None and _says(seen).get("mark") == mark:
        _break(lock, seen)


def _take(lock: Path, words: bytes, mark: str, name: str, wait: float) -> None:
    end = time.monotonic() + wait
    seen, since = None, time.monotonic()
    while True:
        try:
            _make(lock, words)
        except FileExistsError:
            found = _read(lock)
            if found != seen:
                seen, since = found, time.monotonic()
        else:
            return
        if seen is not None and _is_left_over(lock, seen, mark, time.monotonic() - since):
            _break(lock, seen)
        elif time.monotonic() > end:
            raise FileRefused("being-written", name)
        else:
            time.sleep(_PAUSE)


def _make(lock: Path, words: bytes) -> None:
    """Make the lock with what it says in one go; FileExistsError where there is one."""
    part = lock.with_name(f"~{lock.name}.{secrets.token_hex(4)}.tmp")
    try:
        files.create(part, words)
        files.name_new(part, lock)
    finally:
        files.remove(part)


def _read(lock: Path) -> bytes | None:
    with suppress(OSError):
        return lock.read_bytes()
    return None


def _says(seen: bytes) -> dict[str, object]:
    with suppress(ValueError):
        found = json.loads(seen)
        if isinstance(found, dict):
            return found
    return {}


def _is_left_over(lock: Path, seen: bytes, mark: str, watched: float) -> bool:
    """Return whether nobody who lives holds a lock that has said ``seen`` for ``watched`` seconds."""
    says = _says(seen)
    if not says and watched > _UNWRITTEN:
        return True
    if says.get("mark") == mark:
        return True
    if says.get("host") == processes.computer() and _is_let_go(says):
        return True
    with suppress(OSError):
        return time.time() - lock.stat().st_mtime > OLDEST
    return False


def _is_let_go(says: dict[str, object]) -> bool:
    """Return whether nobody on this computer holds a lock: its process is gone, or is this one, done with it."""
    own = str(says.get("id"))
    if says.get("pid") == os.getpid() and own.startswith(_PROCESS):
        return own not in _held_here
    return processes.lives(says.get("pid")) is False


def _break(lock: Path, seen: bytes) -> None:
    """Take a lock away that says ``seen``; one that says something else by now is put back."""
    gone = lock.with_name(f"~{lock.name}.{secrets.token_hex(4)}.tmp")
    with suppress(OSError):
        lock.rename(gone)
        if _read(gone) != seen:
            files.name_new(gone, lock)
    files.remove(gone)
