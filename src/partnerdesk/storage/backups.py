"""Earlier versions of each file, in the program's own folder: verified copies, thinned as they grow old.

A backup is a document like any other, with the password of its file. Knows no screen and no session.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.storage import files, protection, publish_lock, publishing
from partnerdesk.storage.claiming import blank
from partnerdesk.storage.connecting import PLAIN, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import Workspace

DAILY, WEEKLY, MONTHLY = 7, 4, 6
DAY, MIGRATION = "day", "format"

_HALF_A_YEAR = 183  # days
_HOUR = 3600.0
_UNREADABLE = frozenset(
    {"damaged", "truncated", "empty", "not-ours", "tampered", "answers", "too-big", "wrong-password", "password"}
)
_FOLDER = "backups"
_ENDING = ".partnership"
_PARTS = f"~*{_ENDING}.*.tmp*"
_WHERE = "where"
_LOCKED = "versions"  # whoever writes or sweeps in the folder of a file has the lock of this name
_PLAIN_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-(\w+)(?:-\d+)?\.partnership")


@dataclass(frozen=True, slots=True)
class Backup:
    """One earlier version: where it is, of when, and why it was kept (``day`` or ``format``)."""

    path: Path
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """How many backups were written anew, were deleted, or stayed as they were.

    ``stuck`` are those that should have been deleted and could not be; ``is_full`` says that the disk has no room.
    """

    done: int = 0
    deleted: int = 0
    left: int = 0
    stuck: tuple[Path, ...] = ()
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Backups:
    """The earlier versions of all files of one person on one computer; ``root`` is the program's private folder."""

    root: Path

    def of(self, file_uuid: str) -> tuple[Backup, ...]:
        """Return the backups of a file, the newest first."""
        folder = self._folder(file_uuid)
        found = [each for path in (folder.iterdir() if folder.is_dir() else ()) if (each := _backup(path)) is not None]
        return tuple(sorted(found, key=lambda each: (each.at, each.path.name), reverse=True))

    def of_place(self, document: Path) -> str | None:
        """Return the ``file_uuid`` of the file that was last worked on at a place, where it may be unreadable now."""
        home = self.root / _FOLDER
        for folder in sorted(home.iterdir()) if home.is_dir() else ():
            with suppress(OSError, UnicodeDecodeError):
                if (folder / _WHERE).read_text("utf-8", "surrogateescape") == str(document):
                    return folder.name
        return None

    def add(self, workspace: Workspace, file_uuid: str, at: datetime, reason: str = DAY) -> Backup:
        """Keep what is in the workspace now, and thin out the older ones. Raises FileRefused."""
        path = self._new_path(file_uuid, at, reason, workspace.name)
        with _alone(path.parent):
            publishing.write_backup(workspace, path)
        self._remember(path.parent, workspace.base.path)
        self.thin(file_uuid, at)
        return Backup(path, at, reason)

    def keep_file(self, document: Path, digest: str, file_uuid: str, at: datetime, reason: str) -> Backup:
        """Keep a document as it lies there, byte for byte: ``digest`` is what it must be. Raises FileRefused."""
        path = self._new_path(file_uuid, at, reason, document.name)
        try:
            with _alone(path.parent):
                files.write_whole(path, document.read_bytes())
                files.sync(path)
            same = files.digest(path) == digest
        except OSError as error:
            files.remove(path)
            raise FileRefused("own-disk", document.name) from error
        if not same:
            files.remove(path)
            raise FileRefused("changing", document.name)
        self._remember(path.parent, document)
        return Backup(path, at, reason)

    def thin(self, file_uuid: str, now: datetime) -> None:
        """Delete what is neither of the last seven days, four weeks nor six months that have any."""
        backups = self.of(file_uuid)
        self.sweep(file_uuid)
        kept = kept_of([each.at for each in backups if each.reason == DAY])
        for each in backups:
            is_kept = each.at in kept if each.reason == DAY else (now - each.at).days <= _HALF_A_YEAR
            if not is_kept:
                self.delete(each)

    def sweep(self, file_uuid: str, older: float = _HOUR) -> None:
        """Remove copies that were cut off before they took their name; those being written now are younger."""
        folder = self._folder(file_uuid)
        for part in folder.glob(_PARTS) if folder.is_dir() else ():
            with suppress(OSError):
                if part.stat().st_mtime <= time.time() - older:
                    files.remove(part)

    def delete(self, backup: Backup) -> None:
        """Delete one; where it was the last, its folder too."""
        files.remove(backup.path)
        folder = backup.path.parent
        with suppress(OSError):
            if {path.name for path in folder.iterdir()} <= {_WHERE}:
                files.delete_folder(folder)

    def rewrite(
        self,
        file_uuid: str,
        reader: Factory,
        writer: Factory,
        change: Callable[[Workspace], None] | None = None,
        *,
        else_delete: bool = False,
        or_delete: bool = False,
    ) -> Rewritten:
        """Write every backup of a file anew: with another password, or after ``change``, or both.

        Each is replaced whole or stays. ``else_delete`` says that a person's words must go: what cannot be read is
        deleted. What may be well, and only is not to be written or read now, stays; ``or_delete`` says that a person
        agreed to lose it.
        """
        self.sweep_left(file_uuid)
        done = deleted = 0
        left: list[Path] = []
        is_full = False
        for backup in self.of(file_uuid):
            try:
                self._rewrite(backup, reader, writer, change)
                done += 1
            except (PartnerDeskError, OSError) as fault:
                if or_delete or (else_delete and _is_unreadable(fault)):
                    self.delete(backup)
                if files.is_there(backup.path):
                    left.append(backup.path)
                    is_full = is_full or _is_full(fault)
                else:
                    deleted += 1
        return Rewritten(done, deleted, len(left), tuple(left) if or_delete else (), is_full)

    def sweep_left(self, file_uuid: str) -> None:
        """Remove copies that were cut off, however young, unless another program is making one now."""
        with suppress(FileRefused, OSError), _alone(self._folder(file_uuid)):
            self.sweep(file_uuid, 0)

    def _rewrite(
        self, backup: Backup, reader: Factory, writer: Factory, change: Callable[[Workspace], None] | None
    ) -> None:
        with files.private_room(self.root) as room:
            workspace = blank(room / "backup", backup.path.name, writer)
            try:
                workspace.admit(backup.path, backup.path, PLAIN if is_plain(backup) else reader)
                if change is not None:
                    change(workspace)
                with _alone(backup.path.parent):
                    publishing.write_backup(workspace, backup.path, overwrite=True)
            finally:
                workspace.remove()

    def _folder(self, file_uuid: str) -> Path:
        """Return the folder of a file; an id that is no plain name, from somebody else's file, is hashed."""
        is_plain = _PLAIN_NAME.fullmatch(file_uuid) is not None
        name = file_uuid if is_plain else hashlib.sha256(file_uuid.encode("utf-8", "surrogatepass")).hexdigest()
        return self.root / _FOLDER / name

    def _new_path(self, file_uuid: str, at: datetime, reason: str, name: str) -> Path:
        folder = self._folder(file_uuid)
        try:
            files.make_private_folder(folder)
        except OSError as error:
            raise FileRefused("own-disk", name) from error
        stem = f"{at.astimezone(UTC):{_STAMP}}-{reason}"
        taken = {path.name for path in folder.iterdir()}
        names = (f"{stem}{_ENDING}", *(f"{stem}-{number}{_ENDING}" for number in range(2, 100)))
        return folder / next(each for each in names if each not in taken)

    def _remember(self, folder: Path, document: Path) -> None:
        with suppress(OSError):
            files.write_whole(folder / _WHERE, str(document).encode("utf-8", "surrogateescape"))


def is_plain(backup: Backup) -> bool:
    """Return whether a backup has no password: one whose file was given one when that was cut off."""
    return protection.salt_of(backup.path) is None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other programs from writing or sweeping in the folder of a file. Raises FileRefused and OSError."""
    with publish_lock.held(folder / _LOCKED, secrets.token_hex(8)):
        yield


def _is_unreadable(fault: Exception) -> bool:
    """Return whether a backup itself can never be read, whatever the disk or the computer does."""
    return isinstance(fault, FileRefused) and fault.code in _UNREADABLE


def _is_full(fault: BaseException | None) -> bool:
    """Return whether what went wrong began with a disk that takes no more."""
    if fault is None:
        return False
    is_said = isinstance(fault, FileRefused) and fault.code == "disk-full"
    return is_said or (isinstance(fault, OSError) and fault.errno in files.FULL) or _is_full(fault.__cause__)


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    with suppress(ValueError):
        return Backup(path, datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC), found[2])
    return None


def kept_of(times: Iterable[datetime]) -> frozenset[datetime]:
    """Return which of the times of backups are kept: the last of each of seven days, four weeks and six months."""
    newest_first = sorted(times, reverse=True)
    kept: set[datetime] = set()
    for span, most in (("%Y-%j", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        last_of: dict[str, datetime] = {}
        for each in newest_first:
            last_of.setdefault(f"{each:{span}}", each)
        kept.update(list(last_of.values())[:most])
    return frozenset(kept)
