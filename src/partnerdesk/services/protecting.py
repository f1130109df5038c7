"""Sets, changes and removes the password of an open file, with all that this computer keeps of it. Knows no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage.backups import Backups, is_plain
from partnerdesk.storage.rekeying import rekey

if TYPE_CHECKING:
    from partnerdesk.services.session import Session
    from partnerdesk.services.surroundings import Surroundings
    from partnerdesk.storage.backups import Rewritten
    from partnerdesk.storage.connecting import Factory
    from partnerdesk.storage.workspace import Workspace

_SET = Sentence(N_("set a password"))
_REMOVED = Sentence(N_("remove the password"))


def protect(session: Session, around: Surroundings, factory: Factory) -> Rewritten:
    """Give a file, its workspace and its earlier versions the password of ``factory``, or none.

    Each of them is replaced whole or stays; what is returned says how many earlier versions could not be. Raises
    FileRefused (own-disk) where nothing could be changed.
    """
    workspace = session.workspace
    before = workspace.factory
    action, label = ("protect", _SET) if factory.is_protected else ("unprotect", _REMOVED)
    session.note_event(action, label)
    rekey(workspace, factory)
    session.publish()
    return around.rewrite_backups(workspace, before)


def finish_protecting(backups: Backups, workspace: Workspace) -> None:
    """Give the earlier versions of a protected file its password, where setting it was cut off before they had it."""
    factory, uuid = workspace.factory, workspace.partnership.one(PartnershipFile).file_uuid
    if factory.is_protected and uuid and any(is_plain(each) for each in backups.of(uuid)):
        backups.rewrite(uuid, factory, factory)
