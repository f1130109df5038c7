"""Says that unfinished work could not be read and was put aside. Knows no screen."""

from __future__ import annotations

from pathlib import Path

from partnerdesk.domain.words import NP_, Sentence, counted
from partnerdesk.services.places import WORKSPACES
from partnerdesk.storage.claiming import newly_set_aside

_PUT_ASIDE = NP_(
    "Unfinished work on a file could not be read. It was put aside in '{folder}' and not deleted. "
    "The file itself opens as it was last written; its earlier versions are kept.",
    "Unfinished work on {count} files could not be read. It was put aside in '{folder}' and not deleted. "
    "The files themselves open as they were last written; their earlier versions are kept.",
)


def put_aside(root: Path) -> Sentence | None:
    """Return what to say of work that was put aside since this was last asked; None where there is nothing to say."""
    home = root / WORKSPACES
    found = newly_set_aside(home)
    if not found:
        return None
    return counted(_PUT_ASIDE, len(found), count=len(found), folder=home)
