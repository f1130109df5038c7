"""Takes away the copies of the example that somebody only looked at; one in which something was typed stays.

They lie in the system's folder for passing files, each in a folder of its own. Knows no screen.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from partnerdesk.services.documents import Documents
from partnerdesk.services.places import workspace_folder
from partnerdesk.storage import files
from partnerdesk.storage.errors import FileRefused

_OLD = 24 * 3600.0
_AT_A_TIME = 10


def sweep_examples(documents: Documents, copies: Iterable[Path]) -> int:
    """Delete those of ``copies`` that are a day old and as they were made, with their folders; return how many."""
    swept = 0
    for copy in islice(copies, _AT_A_TIME):
        with suppress(OSError, FileRefused):
            if _is_old(copy) and _is_untouched(documents, copy):
                copy.unlink()
                copy.parent.rmdir()
                swept += 1
    return swept


def _is_old(copy: Path) -> bool:
    """Return whether a folder of our own holds the example, and nothing else, for a day."""
    folder = copy.parent
    if folder.is_symlink() or copy.is_symlink() or [each.name for each in folder.iterdir()] != [copy.name]:
        return False
    found = copy.lstat()
    is_own = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return is_own and found.st_mtime < time.time() - _OLD


def _is_untouched(documents: Documents, path: Path) -> bool:
    """Return whether nothing was done in it since it was made, and nothing that a crash left waits for it."""
    if workspace_folder(documents.root, files.real_place(path)).exists():
        return False
    return documents.look(path).admitted.head.txn <= 1
