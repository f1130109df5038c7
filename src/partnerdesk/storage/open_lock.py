"""Says beside a document that somebody has it open: on which computer, who, and since when.

It keeps nobody out. It lets the second opener choose before two people change the same file; what keeps both their work
is the comparison that every publish makes. It tells of a person no more than the name of the login.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from partnerdesk.storage import files, processes
from partnerdesk.storage.errors import FileRefused

FRESH = 120.0  # seconds after the last sign of life from another computer

_WORDS_AT_MOST = 4096
_here: set[str] = set()


@dataclass(frozen=True, slots=True)
class Opener:
    """Who has a document open; ``since`` and ``seen`` are ISO times, ``birth`` tells the process from later ones."""

    host: str
    person: str
    pid: int
    since: str
    seen: str
    id: str
    birth: str = ""


class Busy(FileRefused):
    """A document is open elsewhere; ``choices`` are what may be done all the same: read, copy, anyway."""

    def __init__(self, name: str, opener: Opener | None = None) -> None:
        if opener is None:
            super().__init__("busy", name)
        else:
            person = f" ({opener.person})" if opener.person else ""
            super().__init__("busy-there", name, host=opener.host, time=_since(opener), person=person)
        self.code = "busy"
        self.opener = opener
        self.choices = ("read", "copy") if opener is None else ("read", "copy", "anyway")


def _since(opener: Opener) -> str:
    """Say since when; the last sign of life tells what day it is."""
    since = datetime.fromisoformat(opener.since).astimezone()
    with suppress(ValueError, OverflowError, OSError):
        if datetime.fromisoformat(opener.seen).astimezone().date() != since.date():
            return f"{since:%Y-%m-%d %H:%M}"
    return f"{since:%H:%M}"


class OpenLock:
    """The mark of one session beside its document. Made by :func:`take`."""

    def __init__(self, place: Path, opener: Opener) -> None:
        self._place = place
        self._opener = opener
        _here.add(opener.id)

    def beat(self, now: datetime) -> None:
        """Give a sign of life; somebody else's mark is left alone."""
        if self._is_ours():
            self._opener = Opener(**{**asdict(self._opener), "seen": now.isoformat(timespec="seconds")})
            with suppress(OSError):
                files.write_whole(self._place, _words(self._opener))

    def release(self) -> None:
        """Take the mark away."""
        if self._is_ours():
            files.remove(self._place)
        _here.discard(self._opener.id)

    def _is_ours(self) -> bool:
        found = _read(self._place)
        return found is not None and found.id == self._opener.id


def place_of(path: Path) -> Path:
    """Return where the mark of a document is; sync clients pass over names like it."""
    return files.beside(path, ".~lock.", ".open#")


def holder(path: Path, now: datetime) -> Opener | None:
    """Return who has a document open now; nobody where the mark is one that a crash left."""
    place = place_of(path)
    found = _read(place)
    return found if found is not None and _lives(found, place, now) else None


def sweep(path: Path, now: datetime) -> None:
    """Remove the mark that a crash on this computer left, and what it left of one that was being written."""
    place = place_of(path)
    files.remove_parts(place)
    found = _read(place)
    if found is not None and found.host == processes.computer() and not _lives(found, place, now):
        files.remove(place)


def take(path: Path, person: str, now: datetime) -> OpenLock | None:
    """Say that a document is open here; None where somebody else says so, or the folder takes no such file."""
    if holder(path, now) is not None:
        return None
    place = place_of(path)
    files.remove_parts(place)
    at = now.isoformat(timespec="seconds")
    pid = os.getpid()
    opener = Opener(processes.computer(), person, pid, at, at, secrets.token_hex(8), processes.birth_of(pid))
    try:
        files.write_whole(place, _words(opener))
    except OSError:
        return None
    return OpenLock(place, opener)


def _words(opener: Opener) -> bytes:
    return json.dumps(asdict(opener)).encode()


def _read(place: Path) -> Opener | None:
    """Return what a mark says; None for anything that we did not write."""
    try:
        source = files.open_to_read(place)
        with os.fdopen(source, "rb") as file:
            found = Opener(**json.loads(file.read(_WORDS_AT_MOST)))
        datetime.fromisoformat(found.since).astimezone()
    except (OSError, ValueError, TypeError, OverflowError, RecursionError):
        return None
    texts = (found.host, found.person, found.since, found.seen, found.id, found.birth)
    return found if all(isinstance(each, str) for each in texts) and isinstance(found.pid, int) else None


def _lives(opener: Opener, place: Path, now: datetime) -> bool:
    if opener.host == processes.computer():
        if opener.pid == os.getpid():
            return opener.id in _here
        alive = processes.lives(opener.pid, opener.birth)
        if alive is not None:
            return alive
    return (now - _last_seen(opener, place)).total_seconds() < FRESH


def _last_seen(opener: Opener, place: Path) -> datetime:
    """Return the later of what the other computer's clock says and what the disk says: one of them may be wrong."""
    times = [datetime.fromtimestamp(0, UTC)]
    with suppress(ValueError):
        seen = datetime.fromisoformat(opener.seen)
        times.append(seen if seen.tzinfo is not None else seen.replace(tzinfo=UTC))
    with suppress(OSError):
        times.append(datetime.fromtimestamp(place.stat().st_mtime, UTC))
    return max(times)
