"""Takes a workspace folder for one session of one process. Knows no records."""

from __future__ import annotations

import secrets
import sys
import time
from contextlib import suppress
from pathlib import Path

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.storage import files, schema
from partnerdesk.storage.base import is_closed
from partnerdesk.storage.connecting import PLAIN, Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import MAGIC
from partnerdesk.storage.transactions import is_open_here
from partnerdesk.storage.workspace import DATABASE, Workspace

_TRIES = 20
_HOUR = 3600.0
_ASIDE = ".unreadable-"
_TOLD = "told"
# Where SQLite locks a database that is in use, far behind its last byte.
_LOCK_START = 0x40000002
_LOCK_LENGTH = 510


def claim(folder: Path, name: str, factory: Factory = PLAIN) -> Workspace:
    """Take the workspace in ``folder``, making it where there is none.

    Raises FileRefused: busy where another process, or another session of this one, holds it; own-disk where this
    computer's disk refuses; damaged where it is no database any more.
    """
    for _ in range(_TRIES):
        try:
            connection = _locked(folder, factory)
        except factory.errors as error:
            raise FileRefused(_code_of(error, factory), name) from error
        except OSError as error:
            raise FileRefused("own-disk", name) from error
        if connection is not None:
            return Workspace(folder, connection, factory)
    raise FileRefused("busy", name)


def _code_of(error: Exception, factory: Factory) -> str:
    if factory.is_busy(error):
        return "busy"
    return "own-disk" if factory.is_the_disk(error) else factory.code_of_unreadable(error)


def _locked(folder: Path, factory: Factory) -> Connection | None:
    """Return a locked connection, or None where another session removed the workspace under our hands."""
    database = folder / DATABASE
    files.make_private_folder(folder)
    factory.prepare(folder)
    with suppress(FileExistsError):
        files.create(database)
    before = _identity(database)
    connection = factory.workspace(database)
    # Another session may have moved the folder away between making the file and locking it; then this is a ghost.
    if before is None or before != _identity(database):
        connection.close()
        return None
    if not _was_closed(connection, factory):
        return connection
    gone = files.move_away(folder)
    connection.close()
    files.delete_folder(gone)
    return None


def _identity(database: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = database.stat()
        return found.st_dev, found.st_ino
    return None


def _was_closed(connection: Connection, factory: Factory) -> bool:
    try:
        return is_closed(connection)
    except factory.errors:
        connection.close()
        raise


def blank(folder: Path, name: str, factory: Factory = PLAIN) -> Workspace:
    """Take the workspace in ``folder`` to fill it anew.

    Raises FileRefused as :func:`claim` does, and unfinished where an earlier session's work is still in it.
    """
    workspace = claim(folder, name, factory)
    if workspace.is_ready() or _version_in(workspace) > schema.VERSION:
        workspace.leave()
        raise FileRefused("unfinished", name)
    if workspace.is_blank():
        return workspace
    workspace.remove()
    return claim(folder, name, factory)


def left_over(folder: Path, name: str, factory: Factory = PLAIN) -> Workspace | None:
    """Take the workspace in ``folder`` with the work that a crash left in it; None where it left none.

    One that never became whole is removed; one that cannot be read is moved aside, and nothing of it is deleted.
    Raises FileRefused: busy where a running session holds it, newer where a newer program left it.
    """
    if not folder.exists():
        return None
    workspace = None
    try:
        workspace = claim(folder, name, factory)
        if (version := _version_in(workspace)) > schema.VERSION:
            raise FileRefused("newer", name, version=version)
        if not workspace.is_ready():
            workspace.remove()
            return None
        workspace.load()
    except _unreadable(factory) as error:
        if workspace is not None:
            workspace.leave()
        code = error.code if isinstance(error, FileRefused) else _code_of(error, factory)
        if code != "damaged":
            raise FileRefused(code, name) from error
        _set_aside(folder)
        return None
    return workspace


def _version_in(workspace: Workspace) -> int:
    """Return the format of what is in a workspace; nothing there is of none."""
    return int(workspace.connection.execute("PRAGMA user_version").fetchone()[0])


def is_without_password(folder: Path, name: str) -> bool:
    """Return whether a workspace is a plain one though a salt lies beside it: a change of the password was cut off.

    Only its first bytes are looked at: a library that cannot read it would spoil its journal. Raises FileRefused (busy)
    where this process has it open, because looking would drop its lock.
    """
    database = folder / DATABASE
    if is_open_here(database):
        raise FileRefused("busy", name)
    try:
        with database.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError:
        return False
    return head in {b"", MAGIC}


def _unreadable(factory: Factory) -> tuple[type[Exception], ...]:
    return (PartnerDeskError, ValueError, TypeError, KeyError, *factory.errors)


def _set_aside(folder: Path) -> None:
    with suppress(OSError):
        folder.rename(folder.with_name(f"{folder.name}{_ASIDE}{secrets.token_hex(4)}"))


def set_aside_of(folder: Path) -> list[Path]:
    """Return where the work of one workspace was moved when it could not be read."""
    return sorted(folder.parent.glob(f"{folder.name}{_ASIDE}*"))


def all_set_aside(home: Path) -> list[Path]:
    """Return where any work below ``home`` was moved when it could not be read."""
    return sorted(home.glob(f"*{_ASIDE}*"))


def newly_set_aside(home: Path) -> tuple[Path, ...]:
    """Return the folders below ``home`` that were moved aside as unreadable, each once only: somebody is told now."""
    found = [folder for folder in all_set_aside(home) if not (folder / _TOLD).exists()]
    for folder in found:
        with suppress(OSError):
            files.create(folder / _TOLD)
    return tuple(found)


def is_held(folder: Path) -> bool:
    """Return whether a running session has the workspace in a folder; not where the system does not tell."""
    database = folder / DATABASE
    if is_open_here(database):
        return True  # looking would drop its lock
    if sys.platform == "win32":
        return False
    import fcntl

    with suppress(OSError), database.open("rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, _LOCK_LENGTH, _LOCK_START)
        except (BlockingIOError, PermissionError):
            return True
    return False


def sweep_rooms(home: Path) -> None:
    """Delete the private rooms that a crash left: older than an hour, and not those that a running session has."""
    for room in home.glob(files.ROOM + "*"):
        with suppress(OSError):
            if room.stat().st_mtime < time.time() - _HOUR and not is_held(room):
                files.delete_folder(room)


def sweep_reading(home: Path) -> None:
    """Delete at once what a crash left of files that were open to read; what a running session has stays."""
    sweep_rooms(home)
    for room in home.glob(files.ROOM + "*"):
        with suppress(OSError):
            if (room / DATABASE).stat().st_size > 0 and not is_held(room):
                files.delete_folder(room)
