"""Looks for an organisation in a register extract or a file of grants, away from the window, and takes its facts.

It must not know widgets.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.errors import PartnerDeskError, system_reason
from partnerdesk.exchange.register import Organisation, OrganisationQuery, Progress, Stopped, find
from partnerdesk.services.partner_facts import PartnerFact, facts_of, same_partner, take
from partnerdesk.ui import worker
from partnerdesk.ui.viewmodels.speech import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from partnerdesk.ui.viewmodels.desk import Desk

LOOK_EVERY = 200  # milliseconds
_MILLION = 1_000_000


class PartnerFinding(QObject):
    """One file that is looked through; ``changed`` says that what was found, or how far it is, is another."""

    changed = Signal()

    def __init__(self, desk: Desk, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.path = desk, path
        self.found: tuple[Organisation, ...] = ()
        self.problem = ""
        self.progress: Progress | None = None
        self._work: worker.Work | None = None
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self.changed)

    @property
    def busy(self) -> bool:
        """Whether the file is being read."""
        return self._work is not None

    @property
    def far(self) -> str:
        """How far the file is read, in words."""
        if self.progress is None or not self.progress.size:
            return ""
        done, size = (round(each / _MILLION, 1) for each in (self.progress.done, self.progress.size))
        return self.tr("{done} of {size} MB read").format(done=f"{done:g}", size=f"{size:g}")

    @property
    def share(self) -> float:
        """The part of the file that is read."""
        return self.progress.done / self.progress.size if self.progress and self.progress.size else 0.0

    def look_for(self, typed: str) -> None:
        """Look for an organisation by its number or by words of its name."""
        self.stop()
        self.found, self.problem = (), ""
        self.progress = progress = Progress()
        work = self._work = worker.start(partial(find, self.path, OrganisationQuery.typed(typed), progress), self)
        work.done.connect(partial(self._on_done, work))
        work.failed.connect(partial(self._on_failed, work))
        self._look.start()
        self.changed.emit()

    def stop(self) -> None:
        """Read no further."""
        if self._work is not None and self.progress is not None:
            self.progress.stopped = True
            self._work.cancel()
        self._end()

    def _end(self) -> None:
        self._work, self.progress = None, None
        self._look.stop()

    def _on_done(self, work: worker.Work, found: tuple[Organisation, ...]) -> None:
        if work is self._work:
            self._end()
            self.found = found
            if not found:
                self.problem = self.tr("Nobody in this file fits. Try the number, or fewer words of the name.")
            self.changed.emit()

    def _on_failed(self, work: worker.Work, fault: Exception) -> None:
        if work is not self._work or isinstance(fault, Stopped):
            return
        self._end()
        if isinstance(fault, PartnerDeskError):
            self.problem = spoken(fault.sentence)
        elif isinstance(fault, OSError):
            self.problem = self.tr("The file cannot be read ({reason}). Check the disk and try again.").format(
                reason=system_reason(fault)
            )
        else:
            raise fault
        self.changed.emit()

    def facts(self, at: int) -> tuple[PartnerFact, ...]:
        """Return what the file says of one of those found."""
        return facts_of(self.found[at])

    def into(self, at: int) -> str:
        """Return the partner who is the same as one of those found, or nothing."""
        same = same_partner(self.desk.partnership, self.found[at])
        return same.id if same else ""

    def take(self, at: int, wanted: Iterable[str], into: str) -> bool:
        """Take the wanted facts as one change; return whether anything was taken."""
        command = take(self.desk.partnership, self.found[at], wanted, into or None, self.path.name, spoken)
        if command is None or self.desk.execute(command) is not None:
            return False
        self.desk.notice(self.tr("The facts are with the partner."), undo=True)
        return True
