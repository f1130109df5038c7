"""Where a folder lies: on a disk of this computer that nobody else writes to, or anywhere else.

What is not known to be such a disk counts as elsewhere: a share, a stick, a folder that a sync client watches, a disk
whose kind the system does not tell. Knows nothing of documents.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_DEVICES = Path("/sys/dev/block")
_OWN_KINDS = frozenset(
    {"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs", "reiserfs", "tmpfs", "xfs", "zfs"}
)
_FIXED_DISK = 3  # of Windows
_SYNCED = re.compile(
    r"onedrive|dropbox|google ?drive|my drive|icloud|mobile documents|cloudstorage|nextcloud|owncloud|pcloud|seafile"
    r"|mega(sync)?$|box( sync)?$|proton ?drive|tresorit|sharepoint",
    re.IGNORECASE,
)
_SYNC_MARKS = (
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".tmp.drivedownload",
)
_SYNC_PLACES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")  # of Windows, by name of their variable


def is_own_disk(path: Path) -> bool:
    """Return whether the file at ``path`` lies on a fixed disk of this computer, in no folder that is synchronised."""
    return not is_synced(path) and _is_fixed(path.absolute())


def is_synced(path: Path) -> bool:
    """Return whether a sync client watches the folder of a file, by the names and marks that they leave."""
    homes = [Path(os.environ[name]) for name in _SYNC_PLACES if os.environ.get(name)]
    for folder in path.absolute().parents:
        if _SYNCED.match(folder.name) or folder in homes:
            return True
        with suppress(OSError):
            if any((folder / mark).exists() for mark in _SYNC_MARKS):
                return True
    return False


def _is_fixed(path: Path) -> bool:
    with suppress(OSError, ValueError):
        if sys.platform == "win32":
            return _is_fixed_on_windows(path)
        if _MOUNTS.exists():
            return _is_fixed_on_linux(path)
    return False


def _is_fixed_on_linux(path: Path) -> bool:
    kind = disk_kind(path, _MOUNTS.read_text("utf-8", "surrogateescape").splitlines())
    return kind in _OWN_KINDS and not _is_removable(path.stat().st_dev if path.exists() else path.parent.stat().st_dev)


def disk_kind(path: Path, mounts: Iterable[str]) -> str:
    """Return the kind of the disk that a file is on, from the lines of Linux's list of mounts."""
    found = [
        (len(place), number, kind) for number, (place, kind) in enumerate(_mounts_in(mounts)) if _holds(place, path)
    ]
    return max(found)[2] if found else ""


def _mounts_in(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        here, _, rest = line.partition(" - ")
        fields, kinds = here.split(" "), rest.split(" ")
        place = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4])
        yield place, kinds[0]


def _holds(place: str, path: Path) -> bool:
    return Path(place) == path or Path(place) in path.parents


def _is_removable(device: int) -> bool:
    """Return whether a disk can be pulled out; one without a device of its own (in memory) cannot. Linux tells."""
    if sys.platform == "win32":
        return False
    node = _DEVICES / f"{os.major(device)}:{os.minor(device)}"
    if not node.exists():
        return False
    disk = node.resolve()
    answers = [each / "removable" for each in (disk, disk.parent)]
    is_usb = any(part.startswith("usb") for part in disk.parts)
    return is_usb or any(answer.exists() and answer.read_text("ascii").strip() == "1" for answer in answers)


def _is_fixed_on_windows(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _FIXED_DISK)
    return False
