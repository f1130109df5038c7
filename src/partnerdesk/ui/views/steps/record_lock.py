"""Locking the record after the decision, and unlocking it."""

from datetime import date

from PySide6.QtCore import Qt

from partnerdesk.domain.commands import LockFile, UnlockFile
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Decision, PartnershipFile
from partnerdesk.services.file_language import catalogue_in, language_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


def locking(desk: Desk) -> LockFile:
    """Return the command that locks: texts are kept in the file's language, and in the one that they were read in."""
    read, kept = desk.catalogue, catalogue_in(desk.partnership, language_of(desk.partnership))
    others = {} if read.language == kept.language else {read.language: read.texts()}
    return LockFile(desk.stamp(), kept.language, kept.texts(), others)


@page_view("record_lock")
class RecordLockView(PageView):
    """One button, and what it does."""

    areas = frozenset({"file", "decision"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self, 0)
        card = self._card = Card("plain", padding=16)
        self._title = Prose("", "section")
        self._words = Prose("", "body", "muted")
        self.lock = Button(self.tr("Lock the record"), Look.SECONDARY, "lock")
        self.unlock = Button(self.tr("Unlock the record"), Look.QUIET, "lock")
        self.lock.clicked.connect(self._on_lock)
        self.unlock.clicked.connect(self._on_unlock)
        for part in (self._title, self._words, self.lock, self.unlock):
            card.body.addWidget(part)
        layout.addWidget(card)
        self.refresh()

    @override
    def refresh(self) -> None:
        file = self._desk.partnership.one(PartnershipFile)
        locked = file.locked_at is not None
        decided = self._desk.partnership.one(Decision).outcome is not None
        self._card.wear("tint" if locked else "plain")
        self._title.say(self.tr("The record is locked") if locked else self.tr("Lock the record"))
        if locked:
            day = long_date(date.fromisoformat((file.locked_at or "")[:10]))
            words = self.tr("Locked on {day}. Plans, actions, reviews and privacy changes can still be made.")
            self._words.say(words.format(day=day))
        elif decided:
            self._words.say(
                self.tr("After that nobody changes the decision by mistake. The texts it used are kept with it.")
            )
        else:
            self._words.say(self.tr("Once an outcome is chosen you can lock the record here."))
        self.lock.setVisible(not locked)
        self.lock.setEnabled(decided)
        self.unlock.setVisible(locked)

    def _on_lock(self) -> None:
        self._desk.flush()
        if self._desk.execute(locking(self._desk)) is None:
            self._desk.notice(self.tr("The record is locked."), undo=True)
            self.unlock.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock(self) -> None:
        if self._desk.execute(UnlockFile()) is None:
            self._desk.notice(self.tr("The record is open again."), undo=True)
            self.lock.setFocus(Qt.FocusReason.OtherFocusReason)
