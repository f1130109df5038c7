"""What the window does for the open file besides saving it: its password, its earlier versions, its signs of life.

It tells what happened in the notices of the page. It must not know any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.speech import numbered, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from partnerdesk.domain.words import Sentence
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.session import Session
    from partnerdesk.storage.connecting import Factory
    from partnerdesk.ui.opening import Asks, Opening
    from partnerdesk.ui.viewmodels.desk import Desk

_LEFT = NP_(
    "One earlier version could not be written anew and is as it was.",
    "{n} earlier versions could not be written anew and are as they were.",
)
BEAT = 45_000  # milliseconds; a mark without one for two minutes counts as left by a crash


class FileCare(QObject):
    """Cares for one window's open file; ``again`` asks for it to be closed and opened again."""

    again = Signal()

    def __init__(
        self,
        documents: Callable[[], Documents],
        window: QWidget,
        desk: Callable[[], Desk | None],
        asks: Callable[[], Asks],
        opening: Callable[[], Opening],
    ) -> None:
        super().__init__(window)
        self._documents, self._window, self._desk, self._asks = documents, window, desk, asks
        self._opening = opening
        self.compare: Callable[[Path], None] | None = None
        self._told: object = None
        self._problem_told, self._quotes = False, 0
        self._offered: set[str] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)

    def begin(self) -> None:
        """A file was opened: give signs of life from now on."""
        desk = self._desk()
        if desk is None:
            return
        self._timer.start(BEAT)
        self._told, self._problem_told = None, False
        self._quotes = _quotes(desk)
        self.tell_read_only()

    def tell_read_only(self) -> bool:
        """Say that nothing can be changed here, if so."""
        desk = self._desk()
        if desk is None or not desk.session.read_only:
            return False
        desk.notice(self.tr("Open to read only. Save a copy to change it."))
        return True

    def end(self) -> None:
        """The file is closed."""
        self._timer.stop()

    def beat(self) -> None:
        """Give a sign of life, and look whether somebody else changed the file."""
        desk = self._desk()
        if desk is not None:
            desk.session.beat()
            self.look_outside()

    def look_outside(self) -> None:
        """Look whether somebody else changed the file; say what was done about it."""
        desk = self._desk()
        if desk is not None:
            before = desk.session.save_state.problem
            desk.session.look_outside()
            self._tell(desk, before)

    def publish(self, *, waits: bool) -> None:
        """Write the file, and say what became of it where that is new."""
        desk = self._desk()
        if desk is not None:
            before = desk.session.save_state.problem
            desk.session.publish(waits=waits)
            self._tell(desk, before)

    def _tell(self, desk: Desk, before: Sentence | None) -> None:
        """Say what is new since ``before``: a problem, that it is over, or that two people changed the file."""
        state = desk.session.save_state
        desk.saved.emit()
        if state.problem is not None and state.problem != before and not state.is_passing:
            self.tell_problem()
            self._problem_told = True
        elif state.problem is None and self._problem_told:
            self._problem_told = False
            desk.notice(self.tr("The file holds everything again."))
        self.tell_conflict()

    def tell_conflict(self) -> None:
        """Say once that two people changed the file, and what each did."""
        desk = self._desk()
        found = desk.session.conflict if desk is not None else None
        if found is None or found is self._told:
            return
        self._told = found
        from partnerdesk.ui.views.dialogs.conflict import show_conflict

        show_conflict(found, self._window, self.compare)

    def tell_problem(self) -> bool:
        """Say why the file does not hold everything, if so; one that is gone can be written again where it was."""
        desk = self._desk()
        state = desk.session.save_state if desk is not None else None
        if desk is None or state is None or state.problem is None:
            return False
        if state.code == "moved":
            desk.offer(spoken(state.problem), self.tr("Write it there again"), self.write_again)
        elif state.is_elsewhere:
            desk.offer(spoken(state.problem), self.tr("Open it again"), self.again.emit)
        else:
            desk.refused.emit(spoken(state.problem))
        return True

    def write_again(self) -> None:
        """Write the file again where it was."""
        desk = self._desk()
        if desk is None:
            return
        desk.session.publish(recreate=True)
        desk.saved.emit()
        if not self.tell_problem():
            desk.notice(self.tr("The file is there again."))

    # --- earlier versions ---------------------------------------------------------------------------------------------

    def show_earlier(self) -> None:
        """Show the earlier versions of the open file."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        session = desk.session
        session.publish()
        password = self._password_of(session)
        if session.is_protected and password is None:
            return
        from partnerdesk.ui.aside import Aside

        documents, path = self._documents(), session.path
        says = self.tr("Each earlier version is read, to say what changed since.")
        aside = Aside(desk, self._window, self.tr("Looking for earlier versions"), says, can_cancel=True)
        aside.done.connect(lambda versions: self._asks().earlier(versions, self._opening(), password))
        aside.run(lambda: documents.earlier_versions(path, password))

    def _password_of(self, session: Session) -> str | None:
        """Ask for the password again: it is kept nowhere."""
        return self._asks().password(session.path.name, "") if session.is_protected else None

    # --- the password -------------------------------------------------------------------------------------------------

    def protect(self) -> None:
        """Ask for a password and protect the open file with it, or change the one it has."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        from partnerdesk.ui.views.dialogs.passwords import NewPassword

        path = desk.session.path
        password = NewPassword(path.name, self._window, changing=desk.session.is_protected).ask()
        if password is not None:
            says = self.tr("The file has its password now. Keep it safe: a forgotten one cannot be found or reset.")
            unwritten = self.tr(
                "Only what this computer keeps has the new password. The file itself could not be written and can be "
                "read as before. Make it writable, or save a copy somewhere else and delete this one."
            )
            self._rekey(desk, lambda: self._documents().password(password, path), says, unwritten)

    def unprotect(self) -> None:
        """Remove the password of the open file, once the person said so."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        if not desk.session.is_protected:
            desk.notice(self.tr("This file has no password."))
            return
        from partnerdesk.ui.views.dialogs.asking import AskingWindow

        title, text = self.tr("Remove the password"), self.tr("Anybody who has the file can then read it.")
        asking = AskingWindow(title, text, self.tr("Remove it"), self.tr("Keep it"), self._window)
        if asking.exec():
            says = self.tr("The password is removed.")
            unwritten = self.tr("The file itself could not be written, and keeps its password until it can be.")
            self._rekey(desk, lambda: self._documents().no_password, says, unwritten)
        asking.deleteLater()

    def _rekey(self, desk: Desk, factory: Callable[[], Factory], says: str, unwritten: str) -> None:
        from partnerdesk.ui.waiting import lent

        session = desk.session
        title = self.tr("Writing the file anew")
        words = self.tr("The file and its earlier versions on this computer are written anew, one by one.")
        try:
            done = lent(self._window, session, title, words, lambda: session.protect(factory()))
        except PartnerDeskError as problem:
            desk.refused.emit(spoken(problem.sentence))
            return
        desk.saved.emit()
        if session.save_state.problem is not None:
            desk.refused.emit(unwritten)
            return
        if done.left:
            says += " " + numbered(_LEFT, done.left)
        desk.notice(says)

    def on_change(self, change: object) -> None:
        """Say once for each file, when the first quote is recorded, that it can be protected."""
        desk = self._desk()
        if desk is None or "beneficiary_input" not in getattr(change, "areas", ()) or desk.session.is_protected:
            return
        path = str(desk.session.path)
        before, self._quotes = self._quotes, _quotes(desk)
        if self._quotes and not before and path not in self._offered and self._documents().can_protect:
            self._offered.add(path)
            says = self.tr("You have recorded what somebody said. A password keeps the file from others.")
            desk.offer(says, self.tr("Protect with a password…"), self.protect)


def _quotes(desk: Desk) -> int:
    """Return how many people's own words are recorded."""
    from partnerdesk.domain.records import BeneficiaryInput

    return sum(bool(row.quote) for row in desk.partnership.rows(BeneficiaryInput))
