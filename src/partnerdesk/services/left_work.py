"""Work that a crash, or closing without its file, left on this computer: where else it is, and forgetting it.

Knows no screen.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.storage import files
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.publishing import last_copy

if TYPE_CHECKING:
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.session import Session


def is_out_of_sight(session: Session) -> bool:
    """Return whether the folder of a file cannot be seen, as of one on a stick that was pulled out."""
    return not files.is_folder(session.path.parent)


def copy_of(session: Session) -> Path | None:
    """Return where a copy is, or was, that a person asked for and that holds everything; None where there is none."""
    workspace = session.workspace
    return last_copy(workspace) if workspace.head.txn <= workspace.base.copied_txn else None


def forget_work(documents: Documents, path: Path) -> bool:
    """Throw away the work that waits on the file at ``path``; return whether there was any.

    The file itself, copies and earlier versions stay. A person said so: nothing brings the work back. Raises
    FileRefused where it is open, or cannot be looked at.
    """
    try:
        session = documents.open(path, anyway=True)
    except FileRefused as refused:
        if refused.code == "missing":
            return False
        raise
    was_left = session.recovered is not None
    session.close(discard=was_left)
    return was_left
