"""What a session has around its workspace: earlier versions, the mark beside the document, who works here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.services.saving import LOCAL_DISK, SLOW_FOLDER, PublishRule
from partnerdesk.storage import whereabouts
from partnerdesk.storage.backups import Backups, Rewritten
from partnerdesk.storage.connecting import Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.open_lock import OpenLock, take
from partnerdesk.storage.workspace import Workspace


def rule_for(path: Path) -> PublishRule:
    """Return how soon a document follows the work: later where writing is slow, or where others copy each version."""
    return LOCAL_DISK if whereabouts.is_own_disk(path) else SLOW_FOLDER


@dataclass(slots=True)
class Surroundings:
    """``person`` is written beside the document, into the mark and into the name of a second file.

    ``read_only`` says that nothing may be changed. The day of the last backup is remembered, and which mark is ours.
    """

    backups: Backups | None = None
    lock: OpenLock | None = None
    person: str = ""
    read_only: bool = False
    backed_up: date | None = None

    def before_change(self, workspace: Workspace, now: datetime) -> None:
        """Keep what was there before the first change of the day.

        That it fails must not keep anybody from working. A file that was made in this sitting has nothing to keep.
        """
        today = by_this_clock(now).date()
        file_uuid = workspace.partnership.one(PartnershipFile).file_uuid
        if self.backups is None or self.backed_up == today or not file_uuid:
            return
        self.backed_up = today
        if all(by_this_clock(each.at).date() != today for each in self.backups.of(file_uuid)):
            with suppress(FileRefused, OSError):
                self.backups.add(workspace, file_uuid, now)

    def rewrite_backups(self, workspace: Workspace, before: Factory) -> Rewritten:
        """Give the earlier versions the password of the workspace; ``before`` is what reads them."""
        file_uuid = workspace.partnership.one(PartnershipFile).file_uuid
        if self.backups is None or not file_uuid:
            return Rewritten()
        return self.backups.rewrite(file_uuid, before, workspace.factory)

    def move_lock(self, path: Path, now: datetime) -> None:
        """Mark another document as open, and the one before no more."""
        self.release()
        self.lock = take(path, self.person, now)

    def beat(self, now: datetime) -> None:
        """Give a sign of life."""
        if self.lock is not None:
            self.lock.beat(now)

    def release(self) -> None:
        """Take the mark away."""
        lock, self.lock = self.lock, None
        if lock is not None:
            lock.release()
