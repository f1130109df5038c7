"""What is being typed and is nobody's answer yet: kept for the start after a crash, and never in the file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.storage import drafts

if TYPE_CHECKING:
    from partnerdesk.services.session import Session


def keep_draft(session: Session, name: str, text: str) -> None:
    """Keep what is being typed under a name; nothing is kept where it is empty, or where the disk refuses."""
    if session.read_only or session.lending.is_away:
        return
    workspace = session.workspace
    with suppress(PartnerDeskError):
        workspace.write_beside(lambda: drafts.keep(workspace.connection, name, text))


def drafts_of(session: Session) -> dict[str, str]:
    """Return what was being typed when the work on this file ended, by name."""
    return drafts.kept(session.workspace.connection)
