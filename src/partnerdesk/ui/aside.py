"""Does long work on files away from the window, which stays live and says how far it is.

What runs aside gets plain values, but for a file that is lent to it; else the open file and its database are touched in
the window's thread alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.services.purging import VERSIONS_LEFT
from partnerdesk.ui import worker
from partnerdesk.ui.viewmodels.speech import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.domain.commands import Command
    from partnerdesk.services.purging import DoneHere, Purging
    from partnerdesk.storage.backups import Rewritten
    from partnerdesk.ui.viewmodels.desk import Desk


class Aside(QObject):
    """One piece of work for one open file; ``done`` brings its result, unless it was refused or cancelled."""

    done = Signal(object)
    told = Signal(int, int)

    def __init__(self, desk: Desk, window: QWidget, title: str, says: str, *, can_cancel: bool = False) -> None:
        super().__init__(desk)
        from partnerdesk.ui.views.dialogs.working import WorkingWindow

        self._desk, self._window = desk, window
        self._work: worker.Work | None = None
        self._working = WorkingWindow(title, says, window, can_cancel=can_cancel)
        self._working.rejected.connect(self._cancel)
        self.told.connect(self._working.advance)
        self._working.begin()

    def run(self, function: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        """Run ``function`` aside, then ``then`` in the window's thread; without it the result is ``done``."""
        self._work = worker.start(function, self)
        self._work.done.connect(then or self.end)
        self._work.failed.connect(self.refuse)

    def end(self, result: object) -> None:
        """It is over, with this result."""
        self._working.end()
        self.done.emit(result)
        self.deleteLater()

    def refuse(self, fault: Exception) -> None:
        """It is over, and went wrong: a refusal is said, a fault of the program goes to its own window."""
        self._working.end()
        self.deleteLater()
        if not isinstance(fault, PartnerDeskError):
            raise fault
        self._desk.refused.emit(spoken(fault.sentence))

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self._working.end()
        self.deleteLater()


class Erasing(Aside):
    """Takes somebody's words away: first elsewhere, aside; then in the open file; then looks aside for what is left.

    ``done`` brings what was erased. It cannot be cancelled: half an erasure is none. Cut off all the same, it can be
    done again. Where earlier versions cannot be written anew, the person is asked whether they may go: ``or_delete``.
    """

    def __init__(
        self, desk: Desk, window: QWidget, command: Command, text: str = "", *, or_delete: bool = False
    ) -> None:
        tr = QCoreApplication.translate
        says = tr("Erasing", "The earlier versions on this computer are written anew without these words.")
        super().__init__(desk, window, tr("Erasing", "Erasing the words"), says)
        self._command, self._text, self._or_delete = command, text, or_delete

    def start(self) -> None:
        """Begin, unless a rule says no."""
        self._desk.flush()
        try:
            purging = self._desk.session.plan_purge(self._command, self._text)
        except PartnerDeskError as refusal:
            self.refuse(refusal)
            return
        elsewhere = partial(purging.elsewhere, worker.teller(self, self.told.emit), or_delete=self._or_delete)
        self.run(elsewhere, lambda backups: self._here(purging, backups))

    def _here(self, purging: Purging, backups: Rewritten) -> None:
        """Lend the open file for the part of it that writes; a hundred thousand answers take longer than a blink."""
        session = self._desk.session
        session.lending.begin()
        self.run(lambda: session.purge_here(purging), lambda done: self._look(purging, backups, *done))

    def _look(self, purging: Purging, backups: Rewritten, here: DoneHere, tell: Callable[[], object]) -> None:
        self._desk.session.lending.end()
        tell()
        self._desk.saved.emit()
        self.run(lambda: purging.told(backups, here))

    @override
    def refuse(self, fault: Exception) -> None:
        self._desk.session.lending.end()
        if isinstance(fault, PartnerDeskError) and getattr(fault, "code", "") in VERSIONS_LEFT:
            self._ask(spoken(fault.sentence))
        else:
            super().refuse(fault)

    def _ask(self, says: str) -> None:
        """Ask whether the earlier versions that cannot be written anew may be deleted; only the person can weigh it."""
        from partnerdesk.ui.views.dialogs.asking import AskingWindow

        self._working.end()
        tr = QCoreApplication.translate
        title = tr("Erasing", "Delete these earlier versions, too?")
        yes, no = tr("Erasing", "Erase, and delete them"), tr("Erasing", "Keep everything as it is")
        question = AskingWindow(title, says, yes, no, self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(self._go_on)
        question.rejected.connect(self.deleteLater)
        question.open()

    def _go_on(self) -> None:
        going_on = Erasing(self._desk, self._window, self._command, self._text, or_delete=True)
        going_on.done.connect(self.done)
        going_on.destroyed.connect(self.deleteLater)
        going_on.start()


def erase(desk: Desk, window: QWidget, command: Command, text: str = "") -> Erasing:
    """Erase for good, and show afterwards what a person still has to look at."""
    from partnerdesk.ui.views.dialogs.purged import show_purged

    erasing = Erasing(desk, window, command, text)
    erasing.done.connect(lambda purged: show_purged(window, purged))
    erasing.start()
    return erasing
