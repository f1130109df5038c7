"""Where else a file lies on this computer: earlier versions, work that a crash left, copies in the same folder.

It holds plain values and no open database, so it may be used in any thread: each place is opened and closed where it
is looked at. The workspace of the open session is never touched by it. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.unlocking import same_password
from partnerdesk.storage import claiming, protection
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.claiming import left_over
from partnerdesk.storage.connecting import PLAIN, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.verifying import read
from partnerdesk.storage.workspace import DATABASE, Workspace

MOST_NEIGHBOURS = 50

Tell = Callable[[int, int], None]
"""Is told how many places are done, and of how many."""

_OPEN_ELSEWHERE = N_(
    "Another file is open in PartnerDesk now and was not looked into. If it is a copy of this one, erase there, too."
)
_LOCKED_WORK = N_(
    "Work on a file with another password waits on this computer and was not looked into. If that file is a copy of "
    "this one, open it and erase there, too."
)
_NEWER_WORK = N_(
    "Work that a newer PartnerDesk left waits on this computer and was not looked into. If it is on a copy of this "
    "file, erase there, too."
)
_UNREADABLE_WORK = N_(
    "Work that cannot be read lies in '{folder}'. If it is on a copy of this file it may hold the words: delete that "
    "folder yourself."
)
_KIND_OF: Mapping[str, str] = MappingProxyType(
    {"busy": _OPEN_ELSEWHERE, "password": _LOCKED_WORK, "wrong-password": _LOCKED_WORK, "newer": _NEWER_WORK}
)


def say_nothing(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The places of one file besides its open workspace in ``folder`` and the ``document`` itself."""

    home: Path
    folder: Path
    document: Path
    factory: Factory
    file_uuid: str | None

    @classmethod
    def of(cls, workspace: Workspace, home: Path) -> Elsewhere:
        """Return where the file of a workspace lies besides."""
        uuid = workspace.partnership.one(PartnershipFile).file_uuid
        return cls(home, workspace.folder, workspace.base.path, workspace.factory, uuid)

    @property
    def backups(self) -> Backups:
        """The earlier versions of all files."""
        return Backups(self.home)

    def left_over(self) -> Iterator[Workspace]:
        """Yield the work that a crash left on this file in another place, each open until the next is asked for."""
        for folder in self._other_folders():
            with suppress(FileRefused):
                other = self._work_in(folder)
                if other is not None:
                    yield from self._if_ours(other)

    def _if_ours(self, other: Workspace) -> Iterator[Workspace]:
        try:
            if self.file_uuid and other.partnership.one(PartnershipFile).file_uuid == self.file_uuid:
                yield other
        finally:
            other.leave()

    def _other_folders(self) -> list[Path]:
        around = self.folder.parent
        found = [path for path in around.iterdir() if (path / DATABASE).is_file()] if around.is_dir() else []
        return [path for path in found if path != self.folder and "." not in path.name]

    def _work_in(self, folder: Path) -> Workspace | None:
        """Return the work in a folder. Raises FileRefused: busy, wrong-password, or password where none is known."""
        salt = protection.salt_beside(folder)
        if salt is not None and not self.factory.is_protected:
            raise FileRefused("password", folder.name)
        return left_over(folder, folder.name, PLAIN if salt is None else self.factory)

    def set_aside(self) -> list[Path]:
        """Return the folders of this file's work that could not be read and were put aside."""
        return list(self.folder.parent.glob(f"{self.folder.name}.*"))

    def not_looked_into(self) -> tuple[Sentence, ...]:
        """Say what on this computer may belong to the file and cannot be opened now."""
        codes = {folder: self._code_of(folder) for folder in self._other_folders()}
        kinds = {_KIND_OF.get(code, "") for code in codes.values() if code}
        unread = [folder for folder, code in codes.items() if code and code not in _KIND_OF]
        unread += [folder for folder in self._all_set_aside() if folder not in self.set_aside()]
        told = [Sentence(each) for each in (_OPEN_ELSEWHERE, _LOCKED_WORK, _NEWER_WORK) if each in kinds]
        return (*told, *(Sentence(_UNREADABLE_WORK, {"folder": str(folder)}) for folder in sorted(unread)))

    def _all_set_aside(self) -> list[Path]:
        """Return where any work is that could not be read; what it is on cannot be told."""
        return claiming.all_set_aside(self.folder.parent)

    def _code_of(self, folder: Path) -> str:
        try:
            other = self._work_in(folder)
        except FileRefused as refused:
            return refused.code
        if other is not None:
            other.leave()
        return ""

    def neighbours(self) -> tuple[Path, ...]:
        """Return the files beside the document that are copies of it by their id."""
        path = self.document
        beside = sorted(each for each in path.parent.glob(f"*{path.suffix}") if each != path) if self.file_uuid else []
        return tuple(each for each in beside[:MOST_NEIGHBOURS] if self._uuid_of(each) == self.file_uuid)

    def _uuid_of(self, path: Path) -> str | None:
        with suppress(PartnerDeskError):
            return read(path, self.home, same_password(path, self.factory)).partnership.one(PartnershipFile).file_uuid
        return None
