"""Makes, opens, reads and recovers partnership files. Knows folders and workspaces; no screen and no SQL."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.session import SOURCE_LANGUAGE, CatalogueLoader, Clock, Session
from partnerdesk.storage import files, publishing, schema
from partnerdesk.storage.claiming import blank, left_over
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.telling import Note
from partnerdesk.storage.verifying import Finding, read, verify
from partnerdesk.storage.workspace import Workspace

__all__ = ["EXTENSION", "Documents", "Finding"]

EXTENSION = ".partnership"
_WORKSPACES = "workspaces"
_WORKSPACE_NAME = re.compile("[0-9a-f]{32}")
_NEW = Sentence(N_("make the file"))


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Documents:
    """All partnership files of one person on one computer; ``root`` is the private folder for workspaces.

    ``who`` is written into the history beside what is done; nothing is, by default.
    """

    root: Path
    clock: Clock = _now
    ids: Callable[[], str] = _new_id
    load_catalogue: CatalogueLoader | None = load_catalogue
    who: str = ""

    # --- new and open -------------------------------------------------------------------------------------------------

    def new(self, path: Path, title: str | None = None, *, overwrite: bool = False) -> Session:
        """Make a new file and open it. Raises FileRefused (exists, busy, read-only …); then nothing is left."""
        return self.from_partnership(
            Partnership.of([PartnershipFile(title=title or path.stem)]), path, overwrite=overwrite
        )

    def from_partnership(self, partnership: Partnership, path: Path, *, overwrite: bool = False) -> Session:
        """Make a new file that holds ``partnership``, with a ``file_uuid`` and times of its own, and open it."""
        place = files.real_place(path)
        if os.path.lexists(place) and (not overwrite or place.is_dir()):
            raise FileRefused("exists", place.name)
        at = self._time()
        file = self._filled(partnership.one(PartnershipFile), at)
        with self._fresh(place) as workspace:
            workspace.begin(partnership.put(file), place, Note(at, "new", _NEW, self.who))
            self._put(workspace, at, overwrite=overwrite)
        return self._session(workspace)

    def open(self, path: Path) -> Session:
        """Open a file, or go on with what a crash left of it. Raises FileRefused; the file is never changed by it."""
        place = files.real_place(path)
        left = self._left_by_a_crash(self._folder_of(place), place.name)
        if left is not None:
            return left
        with self._fresh(place) as workspace:
            workspace.admit(place, place)
        return self._session(workspace)

    def open_copy(self, path: Path, to: Path, *, overwrite: bool = False) -> Session:
        """Copy the file at ``path`` to ``to`` and open the copy."""
        source, place = files.real_place(path), files.real_place(to)
        if os.path.lexists(place) and (not overwrite or place.is_dir() or source == place):
            raise FileRefused("exists", place.name)
        with self._fresh(place) as workspace:
            workspace.admit(source, place)
            self._put(workspace, self._time(), overwrite=overwrite)
        return self._session(workspace)

    def read(self, path: Path) -> Partnership:
        """Return what a file holds, checked as for opening, and leave no trace. Raises FileRefused."""
        return read(path, self.root).partnership

    def verify(self, path: Path) -> tuple[Finding, ...]:
        """Check a file whole: its tables, its history, and whether the history explains every record.

        Raises FileRefused where it cannot even be admitted.
        """
        return verify(path, self.root)

    # --- after a crash ------------------------------------------------------------------------------------------------

    def recover_all(self) -> tuple[Session, ...]:
        """Return a session for each file of which a crash left work unpublished, and clear away what nobody needs."""
        files.sweep_rooms(self.root)
        sessions = []
        for folder in self._workspaces():
            with suppress(FileRefused):
                sessions.append(self._left_by_a_crash(folder, folder.name))
        return tuple(session for session in sessions if session is not None)

    def _workspaces(self) -> list[Path]:
        home = self.root / _WORKSPACES
        found = sorted(home.iterdir()) if home.is_dir() else []
        for folder in found:
            if files.GONE in folder.name:
                files.delete_folder(folder)
        return [folder for folder in found if _WORKSPACE_NAME.fullmatch(folder.name)]

    def _left_by_a_crash(self, folder: Path, name: str) -> Session | None:
        """Go on with the work that a crash left in a folder; what the document holds too is removed.

        Raises FileRefused (busy) where a running session holds it.
        """
        workspace = left_over(folder, name)
        if workspace is None:
            return None
        publishing.sweep(workspace)
        publishing.look_for_document(workspace)
        if workspace.is_published:
            workspace.remove()
            return None
        return self._session(workspace, _recovered(workspace))

    # --- parts --------------------------------------------------------------------------------------------------------

    def _session(self, workspace: Workspace, recovered: Sentence | None = None) -> Session:
        return Session(workspace, self.clock, self.load_catalogue, who=self.who, recovered=recovered)

    def _time(self) -> str:
        return self.clock().isoformat(timespec="seconds")

    def _filled(self, file: PartnershipFile, at: str) -> PartnershipFile:
        version = file.catalogue_version
        if version is None and self.load_catalogue is not None:
            version = self.load_catalogue(file.language or SOURCE_LANGUAGE).version
        return replace(
            file,
            file_uuid=self.ids(),
            schema_version=schema.VERSION,
            catalogue_version=version,
            created_at=at,
            updated_at=at,
        )

    def _folder_of(self, place: Path) -> Path:
        """Return the workspace folder of a document: one for each place, so that two openers meet in it."""
        name = hashlib.sha256(os.path.normcase(place).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self.root / _WORKSPACES / name

    @contextmanager
    def _fresh(self, place: Path) -> Iterator[Workspace]:
        """Give an empty workspace for a document, and take it away again where it could not be filled."""
        workspace = blank(self._folder_of(place), place.name)
        try:
            yield workspace
        except BaseException:
            workspace.remove()
            raise

    def _put(self, workspace: Workspace, at: str, *, overwrite: bool) -> None:
        if overwrite and workspace.base.path.exists():
            base = replace(workspace.base, base_hash=files.digest(workspace.base.path))
            workspace.note_base(base)
        publishing.publish(workspace, at)


def _recovered(workspace: Workspace) -> Sentence:
    count = workspace.unpublished
    since = datetime.fromisoformat(workspace.head.at).astimezone()
    pattern = N_("Recovered 1 change from {time}.") if count == 1 else N_("Recovered {count} changes from {time}.")
    return Sentence(pattern, {"count": count, "time": f"{since:%H:%M}"})
