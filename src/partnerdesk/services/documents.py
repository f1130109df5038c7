"""Makes, opens, reads and recovers partnership files. Knows folders and workspaces; no screen and no SQL."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import NONE, Answers
from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, NP_, SOURCE_LANGUAGE, Sentence, counted
from partnerdesk.services.conflicts import look_for_work
from partnerdesk.services.places import WORKSPACE_NAME, WORKSPACES, workspace_folder
from partnerdesk.services.protecting import finish_protecting
from partnerdesk.services.saving import shown
from partnerdesk.services.session import CatalogueLoader, Clock, Session
from partnerdesk.services.surroundings import Surroundings
from partnerdesk.services.unlocking import Asker, factory_for, same_password
from partnerdesk.services.versions import EarlierVersion, versions_of
from partnerdesk.storage import files, glance, in_place, open_lock, protection, publishing, rekeying, schema
from partnerdesk.storage.backups import MIGRATION, Backups
from partnerdesk.storage.claiming import blank, is_held, is_without_password, left_over, set_aside_of, sweep_rooms
from partnerdesk.storage.connecting import PLAIN, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.open_lock import Busy
from partnerdesk.storage.salvage import Salvaged, salvage, with_a_file
from partnerdesk.storage.telling import Note
from partnerdesk.storage.verifying import Looked, Verdict, look, read, read_whole, verify
from partnerdesk.storage.workspace import Workspace

__all__ = ["EXTENSION", "Asker", "Busy", "Documents", "EarlierVersion", "Salvaged", "Verdict"]

EXTENSION = ".partnership"
_LOGINS = ("LOGNAME", "USER", "LNAME", "USERNAME")
_NEW = Sentence(N_("make the file"))


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    import uuid  # for new files only: it would be half a frame of every start

    return str(uuid.uuid4())


def _login() -> str:
    with suppress(OSError, KeyError, ImportError):
        known = next(filter(None, map(os.environ.get, _LOGINS)), "")
        return known or import_module("getpass").getuser()  # it loads how to ask for passwords in a terminal, too
    return ""


@dataclass(frozen=True, slots=True)
class Documents:
    """All partnership files of one person on one computer; ``root`` is the private folder for workspaces.

    ``who`` is written into the history beside what is done; nothing is, by default. ``person`` is whom a second opener
    is told of; the login's name by default. Whatever opens a file takes its password, and raises FileRefused (password)
    where it has one, none is given, and ``ask`` gives none either. ``language`` is that of new files.
    """

    root: Path
    clock: Clock = _now
    ids: Callable[[], str] = _new_id
    load_catalogue: CatalogueLoader | None = load_catalogue
    who: str = ""
    person: str | None = None
    ask: Asker | None = None
    language: str | None = None

    # --- new and open -------------------------------------------------------------------------------------------------

    def new(self, path: Path, title: str | None = None, *, overwrite: bool = False) -> Session:
        """Make a new file and open it. Raises FileRefused (exists, busy, read-only …); then nothing is left."""
        return self.from_partnership(
            Partnership.of([PartnershipFile(title=title or files.readable_stem(path), language=self.language)]),
            path,
            overwrite=overwrite,
        )

    def from_partnership(
        self,
        partnership: Partnership,
        path: Path,
        answers: Answers = NONE,
        *,
        factory: Factory = PLAIN,
        overwrite: bool = False,
    ) -> Session:
        """Make a new file that holds ``partnership``, with a ``file_uuid`` and times of its own, and open it.

        ``answers`` are the rows of its surveys, by their digest; ``factory`` gives it a password from the beginning.
        """
        place = files.real_place(path)
        if os.path.lexists(place) and (not overwrite or files.is_folder(place)):
            raise FileRefused("exists", place.name)
        at = self._time()
        file = self._filled(partnership.one(PartnershipFile), at)
        with self._fresh(place, factory) as workspace:
            workspace.begin(partnership.put(file), place, Note(at, "new", _NEW, self.who), answers)
            self._put(workspace, at, overwrite=overwrite)
        return self._session(workspace, is_new=True)

    def open(self, path: Path, password: str | None = None, *, anyway: bool = False) -> Session:
        """Open a file, or go on with what a crash left of it. Raises FileRefused; the file is never changed by it.

        Raises Busy where somebody has it open on another computer, unless ``anyway``; what both change then ends as
        two files.
        """
        place = files.real_place(path)
        try:
            left = self._left_by_a_crash(self._folder_of(place), place.name, password)
        except FileRefused as refused:
            if refused.code == "wrong-password" and password is not None and self._opens(place, password):
                raise FileRefused("work-locked", place.name) from refused
            raise Busy(place.name) if refused.code == "busy" else refused from refused
        if left is not None and left.path == place:
            return left
        if left is not None:
            left.close()  # a second file after a conflict, which lost its folder of its own
        in_place.put_back_from(set_aside_of(self._folder_of(place)), place)
        return self._open_anew(place, password, anyway=anyway)

    def _opens(self, place: Path, password: str) -> bool:
        """Return whether a password opens the document itself."""
        with suppress(FileRefused):
            self.read(place, password)
            return True
        return False

    def _open_anew(self, place: Path, password: str | None, *, anyway: bool) -> Session:
        other = open_lock.holder(place, self.clock())
        if other is not None and not anyway:
            raise Busy(place.name, other)
        with self._fresh(place, self._factory(place, password)) as workspace:
            version = workspace.admit(place, place)
            if version < schema.VERSION:
                self._keep_old_format(workspace)
        return self._session(workspace)

    def open_to_read(self, path: Path, password: str | None = None) -> Session:
        """Open a file in which nothing can be changed, whoever else has it open. Raises FileRefused."""
        place = files.real_place(path)
        workspace = blank(self.root / f"{files.ROOM}{secrets.token_hex(8)}", place.name, self._factory(place, password))
        try:
            workspace.admit(place, place)
        except BaseException:
            workspace.remove()
            raise
        return Session(workspace, self.clock, self.load_catalogue, who=self.who, around=Surroundings(read_only=True))

    def open_copy(self, path: Path, to: Path, password: str | None = None, *, overwrite: bool = False) -> Session:
        """Copy the file at ``path`` to ``to`` and open the copy."""
        source, place = files.real_place(path), files.real_place(to)
        if os.path.lexists(place) and (not overwrite or files.is_folder(place) or source == place):
            raise FileRefused("exists", place.name)
        with self._fresh(place, self._factory(source, password)) as workspace:
            workspace.admit(source, place)
            self._put(workspace, self._time(), overwrite=overwrite)
        return self._session(workspace)

    def read(self, path: Path, password: str | None = None) -> Partnership:
        """Return what a file holds, checked as for opening, and leave no trace. Raises FileRefused."""
        return read(path, self.root, self._factory(path, password)).partnership

    def read_whole(self, path: Path, password: str | None = None) -> tuple[Partnership, Answers]:
        """Return what a file holds with the rows of its surveys, as :meth:`read` does."""
        admitted, answers = read_whole(path, self.root, self._factory(path, password))
        return admitted.partnership, answers

    def title_of(self, path: Path) -> str:
        """Return what a file is called, at a glance; nothing where that cannot be seen. For any thread."""
        return glance.title_in(path)

    def look(self, path: Path, password: str | None = None) -> Looked:
        """Return what a file holds with its history, and leave no trace. Raises FileRefused."""
        return look(files.real_place(path), self.root, self._factory(path, password))

    def verify(self, path: Path, password: str | None = None) -> tuple[Verdict, ...]:
        """Check a file whole: its tables, its history, and whether the history explains every record.

        Raises FileRefused where it cannot even be admitted.
        """
        return verify(path, self.root, self._factory(path, password))

    # --- earlier versions and damaged files ---------------------------------------------------------------------------

    @property
    def backups(self) -> Backups:
        """The earlier versions of all files."""
        return Backups(self.root)

    def earlier_versions(self, path: Path, password: str | None = None) -> tuple[EarlierVersion, ...]:
        """Return the earlier versions of a file, the newest first, each with what changed since.

        Also those of a file that is damaged or gone; then nothing is known of what changed. Raises FileRefused
        (password, wrong-password).
        """
        place = files.real_place(path)
        factory = self._factory(place, password)
        try:
            now = look(place, self.root, factory)
        except FileRefused as refused:
            if refused.code == "wrong-password":
                raise
            now = None
        file_uuid = now.admitted.partnership.one(PartnershipFile).file_uuid if now else self.backups.of_place(place)
        return versions_of(self.backups.of(file_uuid), now, self.root, factory) if file_uuid else ()

    def earlier_states(self, path: Path, file_uuid: str | None, password: str | None = None) -> Iterator[Looked]:
        """Yield what the earlier versions of the file at ``path`` hold, the newest first; unreadable ones are left."""
        factory = self._factory(path, password)
        for backup in self.backups.of(file_uuid) if file_uuid else ():
            with suppress(FileRefused):
                yield look(backup.path, self.root, same_password(backup.path, factory))

    def earlier_states_of(self, path: Path, now: Looked, password: str | None = None) -> Iterator[Looked]:
        """Yield what the earlier versions of a file that was looked at hold, the newest first."""
        file_uuid = now.admitted.partnership.one(PartnershipFile).file_uuid
        return self.earlier_states(files.real_place(path), file_uuid, password)

    def salvage(self, path: Path, to: Path, password: str | None = None, *, overwrite: bool = False) -> Salvaged:
        """Write what can be read of a damaged file into a new one, and return what came back.

        Raises FileRefused (nothing-left, not-ours, exists …); the damaged file is never changed.
        """
        source, place = files.real_place(path), files.real_place(to)
        if source == place:
            raise FileRefused("exists", place.name)
        factory = self._factory(source, password)
        found = salvage(source, self.root, factory)
        partnership = with_a_file(found.partnership, files.readable_stem(source))
        self.from_partnership(partnership, place, found.answers, factory=factory, overwrite=overwrite).close()
        return found

    # --- passwords ----------------------------------------------------------------------------------------------------

    @property
    def can_protect(self) -> bool:
        """Whether the part that encrypts is installed."""
        return protection.is_possible()

    def is_protected(self, path: Path) -> bool:
        """Return whether a file, or the work that a crash left of it, opens with a password only."""
        place = files.real_place(path)
        return protection.salt_beside(self._folder_of(place)) is not None or protection.salt_of(place) is not None

    def password(self, password: str, path: Path) -> Factory:
        """Return what :meth:`Session.protect` takes to set or change a password; an old one keeps its salt.

        Raises FileRefused (no-password, no-protection).
        """
        return protection.protected(password, path.name, protection.salt_of(path))

    @property
    def no_password(self) -> Factory:
        """What :meth:`Session.protect` takes to remove the password."""
        return PLAIN

    # --- after a crash ------------------------------------------------------------------------------------------------

    def recover_all(self) -> tuple[Session, ...]:
        """Return a session for each file of which a crash left work unpublished, and clear away what nobody needs.

        Work on files with a password waits until they are opened with it.
        """
        sweep_rooms(self.root)
        sessions = []
        for folder in self._workspaces():
            with suppress(FileRefused):
                if protection.salt_beside(folder) is None:
                    sessions.append(self._left_by_a_crash(folder, folder.name, None))
        return tuple(session for session in sessions if session is not None)

    def waiting(self) -> int:
        """Return on how many files with a password work was left that waits for it."""
        folders = self._workspaces()
        return sum(protection.salt_beside(folder) is not None and not is_held(folder) for folder in folders)

    def _workspaces(self) -> list[Path]:
        home = self.root / WORKSPACES
        found = sorted(home.iterdir()) if home.is_dir() else []
        for folder in found:
            if files.GONE in folder.name:
                files.delete_folder(folder)
        return [folder for folder in found if WORKSPACE_NAME.fullmatch(folder.name)]

    def _left_by_a_crash(self, folder: Path, name: str, password: str | None) -> Session | None:
        """Go on with the work that a crash left in a folder; what the document holds too is removed.

        Raises FileRefused: busy where a running session holds it, password or wrong-password where it needs one,
        missing where the document that should hold it cannot be seen now.
        """
        workspace = left_over(folder, name, self._factory_of_work(folder, name, password))
        if workspace is None:
            return None
        rekeying.sweep(workspace)
        publishing.sweep(workspace)
        try:
            look_for_work(workspace, self.root, self.clock())
        except FileRefused:
            workspace.leave()
            raise
        if workspace.is_published and not _holds_drafts(workspace):
            open_lock.sweep(workspace.base.path, self.clock())
            workspace.remove()
            return None
        return self._session(workspace, _recovered(workspace, self.clock()))

    # --- parts --------------------------------------------------------------------------------------------------------

    def _session(self, workspace: Workspace, recovered: Sentence | None = None, *, is_new: bool = False) -> Session:
        finish_protecting(self.backups, workspace)
        person = _login() if self.person is None else self.person
        lock = open_lock.take(workspace.base.path, person, self.clock())
        made = by_this_clock(self.clock()).date() if is_new else None  # what is made now has no earlier version
        around = Surroundings(self.backups, lock, person, backed_up=made)
        return Session(workspace, self.clock, self.load_catalogue, who=self.who, recovered=recovered, around=around)

    def _factory(self, place: Path, password: str | None) -> Factory:
        return factory_for(place, password, self.ask)

    def _factory_of_work(self, folder: Path, name: str, password: str | None) -> Factory:
        """Return what opens the workspace in a folder; a change of the password may have been cut off in it."""
        salt = protection.salt_beside(folder)
        if salt is None or is_without_password(folder, name):
            return PLAIN
        if password is None and self.ask is not None:
            password = self.ask(Path(name))
        if password is None:
            raise FileRefused("password", name)
        return protection.protected(password, name, salt)

    def _keep_old_format(self, workspace: Workspace) -> None:
        base, file = workspace.base, workspace.partnership.one(PartnershipFile)
        self.backups.keep_file(base.path, base.base_hash or "", file.file_uuid or "", self.clock(), MIGRATION)

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
        return workspace_folder(self.root, place)

    @contextmanager
    def _fresh(self, place: Path, factory: Factory = PLAIN) -> Iterator[Workspace]:
        """Give an empty workspace for a document, and take it away again where it could not be filled."""
        workspace = blank(self._folder_of(place), place.name, factory)
        try:
            yield workspace
        except BaseException:
            publishing.take_back(workspace)
            if publishing.finish(workspace):
                workspace.remove()
            workspace.leave()
            raise

    def _put(self, workspace: Workspace, at: str, *, overwrite: bool) -> None:
        if overwrite and files.is_there(workspace.base.path):
            base = replace(workspace.base, base_hash=files.digest(workspace.base.path))
            workspace.note_base(base)
        publishing.publish(workspace, at)


def _holds_drafts(workspace: Workspace) -> bool:
    """Return whether something was being typed, on a document that is still as it was then."""
    if workspace.holds_drafts:
        with suppress(OSError):
            return files.digest(workspace.base.path) in workspace.base.ours
    return False


def _recovered(workspace: Workspace, now: datetime) -> Sentence:
    count = workspace.unpublished
    if not count:
        return Sentence(N_("Recovered what was being typed."))
    recovered = NP_("Recovered 1 change from {time}.", "Recovered {count} changes from {time}.")
    return counted(recovered, count, count=count, time=shown(datetime.fromisoformat(workspace.head.at), now))
