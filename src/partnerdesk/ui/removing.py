"""Deletes the open file for good, once a person has heard what goes and what stays. It must not know any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.ui.viewmodels.speech import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.services.deleting import Removal
    from partnerdesk.ui.viewmodels.desk import Desk


class Removing(QObject):
    """Asks, and deletes; ``deleted`` brings where the file was, and what became of it in words."""

    deleted = Signal(str, str)

    def __init__(self, window: QWidget, desk: Callable[[], Desk | None]) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk

    def ask(self) -> None:
        """Look at what would go and what would stay, and ask about it."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        from partnerdesk.services.deleting import places_of, removal_of
        from partnerdesk.ui.aside import Aside

        desk.session.publish()
        places = places_of(desk.session)
        says = self.tr("The files in the same folder are looked at: a copy of this one would stay.")
        aside = Aside(desk, self._window, self.tr("Looking for copies"), says, can_cancel=True)
        aside.done.connect(self._ask_about)
        aside.run(lambda: removal_of(places))

    def _ask_about(self, removal: Removal) -> None:
        from partnerdesk.ui.views.dialogs.deleting import DeletingWindow

        DeletingWindow(removal, self._window).agreed.connect(lambda: self._delete(removal))

    def _delete(self, removal: Removal) -> None:
        from partnerdesk.services.deleting import delete_file

        desk = self._desk()
        if desk is None or desk.session.path != removal.document:  # another file was opened over the question
            return
        try:
            told = delete_file(desk.session)
        except PartnerDeskError as refusal:
            desk.refused.emit(spoken(refusal.sentence))
            desk.saved.emit()
            return
        self.deleted.emit(str(removal.document), " ".join(spoken(each) for each in (*told, *removal.staying)))
