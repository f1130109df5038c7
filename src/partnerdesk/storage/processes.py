"""What this computer is called, and whether a process of it still lives and is the one that was meant.

Numbers of processes are used again.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_STARTED = 19  # of the fields after the name, which may hold anything


def computer() -> str:
    """Return what this computer is called."""
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    return os.uname().nodename


def birth_of(pid: int) -> str:
    """Return when a process began, as this start of the computer counts it; nothing where the system does not tell."""
    with suppress(OSError, IndexError):
        fields = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return f"{_BOOT.read_text('ascii').strip()} {fields[_STARTED]}"
    return ""


def lives(pid: object, birth: str = "") -> bool | None:
    """Return whether the process lives that began at ``birth``; None where that cannot be told.

    Without a ``birth`` a number that is in use again counts as the same process. Windows has no question about a
    process that would not end it.
    """
    if os.name != "posix" or not isinstance(pid, int) or pid <= 0:
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        pass
    now = birth_of(pid) if birth else ""
    return now == birth if now else None
