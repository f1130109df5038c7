"""The earlier versions of a file, each with what changed since. Knows backups and histories; no screen."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerdesk.domain.words import Sentence
from partnerdesk.services.differences import ChangeCount, changes_between, changes_in, common_events, sentences_of
from partnerdesk.services.unlocking import same_password
from partnerdesk.storage.backups import Backup
from partnerdesk.storage.connecting import Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.verifying import Looked, look


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """One earlier version: where it is, of when, why it was kept (``day`` or ``format``).

    ``changes`` say what changed between it and now; None where either of them cannot be read.
    """

    path: Path
    at: datetime
    reason: str
    changes: tuple[ChangeCount, ...] | None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What changed since, in words."""
        return sentences_of(self.changes or ())


def versions_of(
    backups: Iterable[Backup], now: Looked | None, home: Path, factory: Factory
) -> tuple[EarlierVersion, ...]:
    """Return the backups as earlier versions of what the file is ``now``."""
    return tuple(
        EarlierVersion(each.path, each.at, each.reason, _changes(each, now, home, factory)) for each in backups
    )


def _changes(backup: Backup, now: Looked | None, home: Path, factory: Factory) -> tuple[ChangeCount, ...] | None:
    if now is None:
        return None
    with suppress(FileRefused):
        then = look(backup.path, home, same_password(backup.path, factory))
        common = common_events(now.events, then.events)
        if common and common == len(then.events):
            return changes_in(now.events[common:])
        return changes_between(then.admitted.partnership, now.admitted.partnership)
    return None
