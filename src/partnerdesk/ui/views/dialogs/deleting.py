"""Asks whether a whole file may be deleted: what goes, and which copies nobody can reach from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.widgets.buttons import Button, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.domain.words import Sentence
    from partnerdesk.services.deleting import Removal


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deleting", text)


class DeletingWindow(ReadingWindow):
    """The question; ``agreed`` says yes. Esc and the button with the keyboard on it mean no."""

    agreed = Signal()

    def __init__(self, removal: Removal, parent: QWidget) -> None:
        super().__init__(_tr("Delete this file for good?"), parent)
        self.say("", _tr("This cannot be undone. Save a copy first where somebody still needs it."))
        self._list(_tr("These go"), removal.going)
        self._list(_tr("These stay, because nobody can reach them from here"), removal.staying)
        self.yes = Button(_tr("Delete for good"), Look.DANGER, "trash")
        self.yes.clicked.connect(self._agree)
        self.foot_with(self.yes, _tr("Keep it"))
        self.show_all()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

    def _list(self, title: str, lines: Iterable[Sentence]) -> None:
        self.say_each(title, [f"• {spoken(line)}" for line in lines])
