"""Deletes a whole file for good, with everything that this computer keeps of it. Knows no screen.

What goes, and which copies nobody can reach from here, is known before anything is done, so that a person can be asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.errors import Refused
from partnerdesk.domain.words import N_, NP_, Plural, Sentence, counted
from partnerdesk.services.elsewhere import Elsewhere
from partnerdesk.services.purging import OUT_OF_REACH, delete_set_aside
from partnerdesk.services.session import Session
from partnerdesk.storage import files
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import Workspace

_FILE = N_("The file ‘{name}’ in the folder ‘{folder}’.")
_BACKUPS = NP_("Its earlier version on this computer.", "Its {count} earlier versions on this computer.")
_KEPT = N_("What PartnerDesk keeps of it on this computer: undo, unfinished work, its place in the list of last files.")
_COPY = N_("‘{name}’ in the same folder is a copy of this file and stays. Delete it, too, if nobody needs it.")
_WORK = NP_(
    "Work on ‘{name}’, which is no longer in the folder ‘{folder}’: one change that no file holds.",
    "Work on ‘{name}’, which is no longer in the folder ‘{folder}’: {n} changes that no file holds.",
)
_WORK_STAYS = NP_(
    "Work on ‘{name}’ in the folder ‘{folder}’, a copy of this file, stays on this computer: one change that it does "
    "not hold yet. Open it and delete it, too, if nobody needs it.",
    "Work on ‘{name}’ in the folder ‘{folder}’, a copy of this file, stays on this computer: {n} changes that it does "
    "not hold yet. Open it and delete it, too, if nobody needs it.",
)
_PAPERS = N_("Briefs, exports (JSON, tables) and other papers that were printed or saved from it.")

_DELETED = N_("‘{name}’ is deleted, with everything that this computer kept of it.")
_FILE_STAYS = N_("‘{name}’ itself could not be deleted and still holds everything. Delete it yourself in ‘{folder}’.")
_BACKUPS_STAY = N_("Earlier versions on this computer could not be deleted. Delete them yourself in ‘{folder}’.")
_CHANGED = N_(
    "‘{name}’ was changed by someone else meanwhile, so nothing was deleted. Look at what changed, then do it again."
)


@dataclass(frozen=True, slots=True)
class LeftWork:
    """So many changes to the file at ``path`` that it does not hold; it ``stays`` where that file may be there."""

    path: Path
    changes: int
    stays: bool

    @classmethod
    def of(cls, workspace: Workspace) -> LeftWork:
        """Return what a crash left in a workspace."""
        path, changes = workspace.base.path, max(workspace.unpublished, 0)
        is_there = os.path.lexists(path) or not files.is_folder(path.parent)
        return cls(path, changes, is_there and changes > 0)

    def said(self, words: Plural) -> Sentence:
        """Say it in words."""
        return counted(words, self.changes, **_in_folder(self.path))


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a file, and which copies of it stay; ``copies`` lie in the same folder.

    ``work`` is what a crash left on copies of it in other places.
    """

    document: Path
    backups: int
    copies: tuple[Path, ...]
    not_looked_into: tuple[Sentence, ...]
    work: tuple[LeftWork, ...] = ()

    @property
    def going(self) -> tuple[Sentence, ...]:
        """What is deleted, in words."""
        return tuple(self._going())

    def _going(self) -> Iterator[Sentence]:
        yield Sentence(_FILE, _in_folder(self.document))
        if self.backups:
            yield counted(_BACKUPS, self.backups, count=self.backups)
        yield Sentence(_KEPT)
        yield from (each.said(_WORK) for each in self.work if each.changes and not each.stays)

    @property
    def staying(self) -> tuple[Sentence, ...]:
        """What cannot be reached from here, in words."""
        copies = (Sentence(_COPY, {"name": path.name}) for path in self.copies)
        work = (each.said(_WORK_STAYS) for each in self.work if each.stays)
        return (*copies, *work, *self.not_looked_into, *(Sentence(each) for each in (*OUT_OF_REACH[:2], _PAPERS)))


def _in_folder(path: Path) -> dict[str, object]:
    return {"name": path.name, "folder": path.parent.name or str(path.parent)}


def places_of(session: Session) -> Elsewhere:
    """Return where the file of a session lies besides: plain values for another thread."""
    return Elsewhere.of(session.workspace, session.home)


def removal_of(places: Elsewhere) -> Removal:
    """Look at what would go with a file; for any thread."""
    backups = len(places.backups.of(places.file_uuid)) if places.file_uuid else 0
    work = tuple(LeftWork.of(other) for other in places.left_over())
    return Removal(places.document, backups, places.neighbours(), places.not_looked_into(), work)


def delete_file(session: Session) -> tuple[Sentence, ...]:
    """Delete the open file with everything that is kept of it, and end the session; return what became of it.

    LeftWork that a crash left on a copy stays as that copy does. The document goes last: cut off anywhere, the file is
    still there and can be deleted again. Raises FileRefused (to-read-only) and Refused where somebody else changed the
    file; then nothing is deleted.
    """
    document = session.path
    if session.read_only:
        raise FileRefused("to-read-only", document.name)
    if session.look_outside().code == "theirs-is-newer" or session.path != document:
        raise Refused("changed_meanwhile", Sentence(_CHANGED, {"name": document.name}))
    places = places_of(session)
    left = [*_without_backups(places)]
    for other in places.left_over():
        if not LeftWork.of(other).stays:
            other.remove()
    delete_set_aside(places)
    session.close(discard=True)
    files.remove(document)
    if files.is_there(document) or not files.is_folder(document.parent):  # a share may have gone
        left.insert(0, Sentence(_FILE_STAYS, {"name": document.name, "folder": str(document.parent)}))
    else:
        with suppress(OSError):
            files.sync_folder(document.parent)
        left.insert(0, Sentence(_DELETED, {"name": document.name}))
    return tuple(left)


def _without_backups(places: Elsewhere) -> Iterator[Sentence]:
    """Delete the earlier versions; say where some stay."""
    uuid = places.file_uuid or ""
    if uuid:
        places.backups.sweep_left(uuid)
    for backup in places.backups.of(uuid) if uuid else ():
        places.backups.delete(backup)
    left = places.backups.of(uuid) if uuid else ()
    if left:
        yield Sentence(_BACKUPS_STAY, {"folder": str(left[0].path.parent)})
