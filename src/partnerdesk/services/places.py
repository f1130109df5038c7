"""Where the private folders of files are. Knows no file."""

from __future__ import annotations

import os
import re
from pathlib import Path

WORKSPACES = "workspaces"
WORKSPACE_NAME = re.compile("[0-9a-f]{32}")


def workspace_folder(home: Path, place: Path) -> Path:
    """Return the workspace folder of a document: one for each place, so that two openers meet in it."""
    import hashlib  # loads what ciphers are made of, which a window without a file has no use for

    name = hashlib.sha256(os.path.normcase(place).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return home / WORKSPACES / name
