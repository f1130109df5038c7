"""Makes, opens, reads and recovers partnership files. Knows folders and workspaces; no screen and no SQL."""

from __future__ import annotations

import hashlib
import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.session import SOURCE_LANGUAGE, CatalogueLoader, Clock, Session
from partnerdesk.storage import files, publishing, schema
from partnerdesk.storage.admission import admit
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.verifying import Finding, findings_of
from partnerdesk.storage.workspace import Note, Workspace, claim

__all__ = ["EXTENSION", "Documents", "Finding"]

EXTENSION = ".partnership"
_WORKSPACES = "workspaces"
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
        place = _place_of(path)
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
        place = _place_of(path)
        workspace = claim(self._folder_of(place), place.name)
        if workspace.is_ready():
            recovered = self._recovered(workspace)
            if recovered is not None:
                return recovered
        else:
            workspace.remove()
        with self._fresh(place) as fresh:
            fresh.admit(place, place)
        return self._session(fresh)

    def open_copy(self, path: Path, to: Path, *, overwrite: bool = False) -> Session:
        """Copy the file at ``path`` to ``to`` and open the copy."""
        source, place = _place_of(path), _place_of(to)
        if os.path.lexists(place) and (not overwrite or place.is_dir() or source == place):
            raise FileRefused("exists", place.name)
        with self._fresh(place) as workspace:
            workspace.admit(source, place)
            self._put(workspace, self._time(), overwrite=overwrite)
        return self._session(workspace)

    def read(self, path: Path) -> Partnership:
        """Return what a file holds, checked as for opening, and leave no trace. Raises FileRefused."""
        with self._reading_room() as room, closing(PLAIN.memory()) as target:
            schema.make(target)
            return admit(path, room, target).partnership

    def verify(self, path: Path) -> tuple[Finding, ...]:
        """Check a file whole: its tables, its history, and whether the history explains every record.

        Raises FileRefused where it cannot even be admitted.
        """
        with self._reading_room() as room, closing(PLAIN.memory()) as target:
            schema.make(target)
            admitted = admit(path, room, target)
            return findings_of(target, admitted.partnership, admitted.positions)

    # --- after a crash ------------------------------------------------------------------------------------------------

    def recover_all(self) -> tuple[Session, ...]:
        """Return a session for everything that a crash left unpublished; workspaces with nothing to keep are removed."""
        found = (self._recover(folder) for folder in sorted(self._workspaces()))
        return tuple(session for session in found if session is not None)

    def _workspaces(self) -> Iterator[Path]:
        home = self.root / _WORKSPACES
        if home.is_dir():
            yield from (folder for folder in home.iterdir() if folder.is_dir())

    def _recover(self, folder: Path) -> Session | None:
        try:
            workspace = claim(folder, folder.name)
        except FileRefused:
            return None
        if workspace.is_ready():
            return self._recovered(workspace)
        workspace.remove()
        return None

    def _recovered(self, workspace: Workspace) -> Session | None:
        """Go on with a workspace that a crash left; where the document holds all of it, remove it."""
        workspace.load()
        publishing.sweep(workspace)
        if workspace.is_published:
            workspace.remove()
            return None
        since = datetime.fromisoformat(workspace.head.at).astimezone()
        values = {"count": workspace.unpublished, "time": f"{since:%H:%M}"}
        pattern = (
            N_("Recovered 1 change from {time}.")
            if workspace.unpublished == 1
            else N_("Recovered {count} changes from {time}.")
        )
        return self._session(workspace, Sentence(pattern, values))

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
        workspace = claim(self._folder_of(place), place.name)
        try:
            if workspace.is_ready():
                raise FileRefused("busy", place.name)
            yield workspace
        except BaseException:
            workspace.remove()
            raise

    def _put(self, workspace: Workspace, at: str, *, overwrite: bool) -> None:
        if overwrite and workspace.base.path.exists():
            base = replace(workspace.base, base_hash=files.digest(workspace.base.path))
            workspace.note_base(base)
        publishing.publish(workspace, at)

    @contextmanager
    def _reading_room(self) -> Iterator[Path]:
        files.make_private_folder(self.root)
        with tempfile.TemporaryDirectory(prefix="reading-", dir=self.root) as room:
            yield Path(room)


def _place_of(path: Path) -> Path:
    """Return where a document really is: a link is followed, so that publishing replaces the file and not the link."""
    return Path(os.path.realpath(path))
