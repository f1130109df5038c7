"""What to do when a document is not what was last read or written: nothing is ever overwritten that we do not hold.

Whether one file is an earlier state of another is told by the chain of events. Knows no screen.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.differences import ChangeCount, changes_in, common_events, sentences_of
from partnerdesk.services.places import workspace_folder
from partnerdesk.services.unlocking import same_password
from partnerdesk.storage import chain, files, publishing
from partnerdesk.storage.base import NEVER
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.verifying import Looked, look
from partnerdesk.storage.workspace import Workspace

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_PERSON = 40
_LONGEST_ENDING = 20
_UNSEEN_KEPT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people changed one file: theirs stays where it was, ours is a second file beside it.

    ``mine`` and ``theirs`` say what each changed since the state that both had; they are None where theirs cannot be
    read or shares no history with ours.
    """

    document: Path
    second: Path
    mine: tuple[ChangeCount, ...] | None
    theirs: tuple[ChangeCount, ...] | None

    @property
    def sentence(self) -> Sentence:
        """Both facts, in words."""
        pattern = N_(
            "'{name}' was changed by someone else meanwhile. Nothing was overwritten: theirs stays as it is, "
            "and yours is '{second}' beside it, where you go on working."
        )
        return Sentence(pattern, {"name": self.document.name, "second": self.second.name})

    @property
    def my_changes(self) -> tuple[Sentence, ...]:
        """What we changed, in words."""
        return sentences_of(self.mine or ())

    @property
    def their_changes(self) -> tuple[Sentence, ...]:
        """What they changed, in words."""
        return sentences_of(self.theirs or ())


def settle(workspace: Workspace, home: Path, person: str, now: datetime) -> Conflict | None:
    """Do what is right with a document that somebody else changed; None where it is an earlier state of ours.

    Then what is there may be replaced, and publishing goes on. Raises FileRefused: theirs-is-newer where theirs holds
    all of ours, or what the disk says where the second file cannot be written.
    """
    ours = tuple(chain.events_of(workspace.connection))
    theirs = _look_at(workspace.base.path, workspace, home)
    common = common_events(ours, theirs.events) if theirs is not None else 0
    before = workspace.head.start
    if theirs is not None and (0 < common == len(theirs.events) or theirs.admitted.head.chain == before != chain.START):
        base = replace(workspace.base, base_hash=theirs.admitted.digest, pending_hash=None, published_txn=NEVER)
        workspace.note_base(base)
        return None
    if theirs is not None and _holds_all(theirs, workspace, ours):
        workspace.note_base(replace(workspace.base, published_txn=workspace.head.txn))
        raise FileRefused("theirs-is-newer", workspace.name)
    document = workspace.base.path
    second = _second_file(workspace, home, person, now)
    mine = changes_in(ours[common:]) if common else None
    others = changes_in(theirs.events[common:]) if theirs is not None and common else None
    return Conflict(document, second, mine, others)


def notice_loss(workspace: Workspace, home: Path) -> None:
    """Take nothing for published where the document, in a folder that is there, does not hold it any more.

    It may be gone, spoilt by a power cut, or set back to an earlier state by a sync client.
    """
    publishing.look_for_document(workspace)
    is_seen = files.is_folder(workspace.base.path.parent)
    if workspace.is_published and is_seen and not _is_in_document(workspace, home):
        workspace.note_base(replace(workspace.base, published_txn=NEVER))


def look_for_work(workspace: Workspace, home: Path, now: datetime) -> None:
    """Do as :func:`notice_loss` with what a crash left.

    Raises FileRefused (missing) where the document cannot be seen, as on a stick that was pulled out, until the work is
    a month old.
    """
    notice_loss(workspace, home)
    if workspace.is_published and not files.is_folder(workspace.base.path.parent):
        at = workspace.base.published_at
        if at is not None and now - datetime.fromisoformat(at) < _UNSEEN_KEPT:
            raise FileRefused("missing", workspace.name)


def _is_in_document(workspace: Workspace, home: Path) -> bool:
    try:
        if files.digest(workspace.base.path) in workspace.base.ours:
            return True
    except OSError:
        return False
    return _holds_ours(workspace.base.path, workspace, home)


def is_kept_elsewhere(workspace: Workspace, home: Path) -> bool:
    """Return whether the document, or a copy that a person asked for and that is still whole, holds everything here.

    What cannot be seen, as on a stick that was pulled out, counts for nothing: the next start waits for a document as
    :func:`look_for_work` says, and offers the work again that only such a copy holds.
    """
    if not workspace.is_kept_elsewhere:
        return False
    if workspace.is_published:
        return files.is_folder(workspace.base.path.parent)
    copy = publishing.last_copy(workspace)
    return copy is not None and _holds_ours(copy, workspace, home)


def _holds_ours(path: Path, workspace: Workspace, home: Path) -> bool:
    theirs = _look_at(path, workspace, home)
    return theirs is not None and _holds_all(theirs, workspace, tuple(chain.events_of(workspace.connection)))


def _holds_all(theirs: Looked, workspace: Workspace, ours: tuple[chain.Event, ...]) -> bool:
    """Return whether theirs goes on from where ours stands."""
    shared = common_events(ours, theirs.events)
    return 0 < shared == len(ours) or theirs.admitted.head.start == workspace.head.chain


def _look_at(path: Path, workspace: Workspace, home: Path) -> Looked | None:
    try:
        return look(path, home, same_password(path, workspace.factory))
    except FileRefused:
        return None


def _second_file(workspace: Workspace, home: Path, person: str, now: datetime) -> Path:
    path = _free_name(workspace.base.path, person, now)
    digest = publishing.write_copy(workspace, path)
    base = replace(
        workspace.base,
        path=path,
        base_hash=digest,
        pending_hash=None,
        published_txn=workspace.head.txn,
        published_at=now.isoformat(timespec="seconds"),
        copied_txn=NEVER,
    )
    workspace.note_base(base)
    folder, old = workspace_folder(home, path), workspace.folder
    if not folder.exists():
        with suppress(OSError):
            workspace.relocate(folder, workspace.factory, lambda: os.rename(old, folder))  # noqa: PTH104 - returns nothing
    return path


def _free_name(document: Path, person: str, now: datetime) -> Path:
    who = _UNSAFE.sub(" ", person).strip(" .")[:_LONGEST_PERSON]
    when = f"{by_this_clock(now):%Y-%m-%d %H%M}"
    said = f" (conflict – {who} {when})" if who else f" (conflict – {when})"
    path, number = _fitting(document, said), 1
    while os.path.lexists(path):
        number += 1
        path = _fitting(document, f"{said} {number}")
    return path


def _fitting(document: Path, said: str) -> Path:
    """Return the document's name with what is said behind it; the name is cut where no disk would take both."""
    stem, ending = document.stem, f"{said}{document.suffix[:_LONGEST_ENDING]}"
    while stem and len(os.fsencode(stem + ending)) > files.LONGEST_NAME:
        stem = stem[:-1]
    return document.with_name(stem + ending)
