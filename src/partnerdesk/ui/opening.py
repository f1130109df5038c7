"""Opens a file whatever stands in the way: a password, somebody else who has it open, damage. Knows no page.

What takes long is done away from the window.

What a person is asked comes through ``Asks``, so that all of it can be tried without a window.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.services.documents import Busy, Documents
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.protection import salt_of
from partnerdesk.storage.whereabouts import is_own_disk
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.waiting import GivenUpError

if TYPE_CHECKING:
    from partnerdesk.services.documents import Salvaged
    from partnerdesk.services.session import Session
    from partnerdesk.services.versions import EarlierVersion

T = TypeVar("T")
Wait = Callable[..., Any]
"""Runs a function away from the window, as :func:`partnerdesk.ui.waiting.waited` does for one window."""

READ, COPY, ANYWAY, SALVAGE, EARLIER = "read", "copy", "anyway", "salvage", "earlier"
MENDABLE = frozenset({"damaged", "truncated", "tampered", "half-written"})
AT_ONCE = 2_000_000
"""Files of at most so many bytes on this computer's own disk are opened within a moment."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way on where something stands before a file: its words, and what it does."""

    words: str
    take: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Stuck:
    """What stands before the file that the program was started with, in words, and the ways on."""

    title: str
    says: str
    ways: tuple[WayOn, ...]


def choice_words(choice: str) -> str:
    """Return the words of a choice."""
    tr = QCoreApplication.translate
    return {
        READ: tr("FileQuestions", "Open it to read"),
        COPY: tr("FileQuestions", "Open a copy…"),
        ANYWAY: tr("FileQuestions", "Open it anyway"),
        EARLIER: tr("FileQuestions", "Look at earlier versions…"),
        SALVAGE: tr("FileQuestions", "Recover what can be read…"),
    }[choice]


def title_of_busy() -> str:
    """Return what is above the question about a file that somebody has open."""
    return QCoreApplication.translate("FileQuestions", "This file is open")


def title_of_damaged() -> str:
    """Return what is above the question about a damaged file."""
    return QCoreApplication.translate("FileQuestions", "This file cannot be opened")


class Asks(Protocol):
    """Asks a person; an empty answer leaves everything as it is."""

    def password(self, name: str, wrong: str) -> str | None:
        """Ask for the password of a file; ``wrong`` says that the last one was not it."""
        ...

    def busy(self, says: str, choices: tuple[str, ...]) -> str:
        """Ask what to do with a file that somebody has open: read, copy or anyway."""
        ...

    def damaged(self, says: str, ways: tuple[str, ...]) -> str:
        """Ask what to do with a damaged file: salvage, earlier, or what of these can be done."""
        ...

    def new_place(self, title: str, name: str) -> str:
        """Ask for the place of a new file."""
        ...

    def salvaged(self, name: str, found: Salvaged) -> None:
        """Say what came back of a damaged file."""
        ...

    def earlier(self, versions: tuple[EarlierVersion, ...], opening: Opening, password: str | None) -> None:
        """Show the earlier versions of a file."""
        ...


class Opening(QObject):
    """Opens files; ``opened`` brings the session, ``refused`` a sentence.

    ``stuck`` brings what stands before the first file: nobody may be there to answer a question in its own window.
    ``elsewhere`` brings the place of a file whose own window came to the front: another window on this computer has it
    open.
    """

    opened = Signal(object)
    refused = Signal(str)
    stuck = Signal(object)
    elsewhere = Signal(object)

    def __init__(
        self, documents: Documents, asks: Asks, call: Callable[[Path], bool], wait: Wait, parent: QObject | None = None
    ) -> None:
        """Take what opens, asks, calls the window that has a file open (it says whether one came), and waits."""
        super().__init__(parent)
        self._documents, self._asks, self._call, self._wait = documents, asks, call, wait
        self._asks_on_page = False

    def begin(self, path: Path) -> None:
        """Open the file that the program was started with."""
        self._asks_on_page = True
        try:
            self.open(path)
        finally:
            self._asks_on_page = False

    def open(self, path: Path, password: str | None = None, wrong: str = "") -> None:
        """Open the file at ``path``."""
        try:
            session = self._opened(path, lambda: self._documents.open(path, password), _close)
        except GivenUpError:
            return
        except Busy as busy:
            self._on_busy(path, password, busy)
        except FileRefused as refused:
            says = spoken(refused.sentence)
            if refused.code in {"password", "wrong-password", "work-locked"}:
                self._on_password(path, wrong if refused.code == "password" else says)
            elif refused.code in MENDABLE:
                self._on_damage(path, password, says)
            else:
                self.refused.emit(says)
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
        else:
            self.opened.emit(session)

    def _on_password(self, path: Path, wrong: str) -> None:
        password = self._asks.password(path.name, wrong)
        if password is not None:
            self.open(path, password)

    def _on_busy(self, path: Path, password: str | None, busy: Busy) -> None:
        if busy.opener is None and self._call(path):
            self.elsewhere.emit(path)
            return
        copy = self.tr("{name} (copy)").format(name=path.stem)
        every = {
            READ: lambda: self.open_to_read(path, password),
            COPY: lambda: self.open_copy(path, password, copy),
            ANYWAY: lambda: self._try(path, lambda: self._documents.open(path, password, anyway=True)),
        }
        ways = {choice: every[choice] for choice in busy.choices}
        says = spoken(busy.sentence)
        if not self._asked_on_page(title_of_busy(), says, ways):
            _take(ways, self._asks.busy(says, busy.choices))

    def _on_damage(self, path: Path, password: str | None, says: str) -> None:
        try:
            earlier = self._opened(path, lambda: self._documents.earlier_versions(path, password), len)
        except GivenUpError:
            return
        ways: dict[str, Callable[[], None]] = {SALVAGE: lambda: self.salvage(path, password)}
        if earlier:
            ways = {EARLIER: lambda: self._asks.earlier(earlier, self, password), **ways}
        if not self._asked_on_page(title_of_damaged(), says, ways):
            _take(ways, self._asks.damaged(says, tuple(ways)))

    def _asked_on_page(self, title: str, says: str, ways: dict[str, Callable[[], None]]) -> bool:
        if self._asks_on_page:
            self.stuck.emit(Stuck(title, says, tuple(WayOn(choice_words(each), do) for each, do in ways.items())))
        return self._asks_on_page

    def open_to_read(self, path: Path, password: str | None = None) -> None:
        """Open a file in which nothing can be changed."""
        self._try(path, lambda: self._documents.open_to_read(path, password))

    def open_copy(self, path: Path, password: str | None, name: str) -> None:
        """Ask for a place, copy the file there, and open the copy."""
        to = self._asks.new_place(self.tr("Where should the copy be kept?"), name)
        if to:
            self._try(path, lambda: self._documents.open_copy(path, Path(to), password, overwrite=True))

    def salvage(self, path: Path, password: str | None = None) -> None:
        """Ask for a place, write there what can be read, open it, and say what came back."""
        name = self.tr("{name} (recovered)").format(name=path.stem)
        to = self._asks.new_place(self.tr("Where should what can be read be kept?"), name)
        if not to:
            return
        try:
            found = self._salvaged(path, Path(to), password)
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
            return
        self.open(Path(to), password)
        self._asks.salvaged(path.name, found)

    def _salvaged(self, path: Path, to: Path, password: str | None) -> Salvaged:
        title = self.tr("Recovering what can be read")
        says = self.tr("{name} is read piece by piece. That can take a minute. It is not changed.")
        work = lambda: self._documents.salvage(path, to, password, overwrite=True)  # noqa: E731 - names what is done
        found: Salvaged = self._wait(title, says.format(name=path.name), work)
        return found

    def _opened(self, path: Path, opening: Callable[[], T], give_up: Callable[[T], object]) -> T:
        """Do what opens a file: at once where it is small and near, else away from the window.

        Raises GivenUpError where somebody did not want to wait for it.
        """
        if _is_quick(path):
            return opening()
        says = self.tr("{name} is copied and checked. It is not changed by that.").format(name=path.name)
        session: T = self._wait(self.tr("Opening the file"), says, opening, give_up)
        return session

    def _try(self, path: Path, opening: Callable[[], Session]) -> None:
        try:
            session = self._opened(path, opening, _close)
        except GivenUpError:
            return
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
        else:
            self.opened.emit(session)


def _close(session: Session) -> None:
    session.close()


def _is_quick(path: Path) -> bool:
    """Return whether a file is small, lies on this computer, and has no password, whose key takes a while."""
    with suppress(OSError, ValueError):
        return path.stat().st_size <= AT_ONCE and is_own_disk(path) and salt_of(path) is None
    return False


def _take(ways: dict[str, Callable[[], None]], choice: str) -> None:
    if choice in ways:
        ways[choice]()
