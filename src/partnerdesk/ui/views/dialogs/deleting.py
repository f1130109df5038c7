"""Asks whether a whole file may be deleted: what goes, and which copies nobody can reach from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.dialogs.question import Question
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnerdesk.domain.words import Sentence
    from partnerdesk.services.deleting import Removal


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deleting", text)


class DeletingWindow(Question):
    """The question; ``accepted`` says yes. Esc and the button with the keyboard on it mean no."""

    def __init__(self, removal: Removal, parent: QWidget) -> None:
        told = _tr("This cannot be undone. Save a copy first where somebody still needs it.")
        super().__init__(_tr("Delete this file for good?"), told, parent)
        self._list(_tr("These go"), removal.going)
        self._list(_tr("These stay, because nobody can reach them from here"), removal.staying)
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self.yes = Button(_tr("Delete for good"), Look.DANGER, "trash")
        keep = Button(_tr("Keep it"), Look.PRIMARY)
        self.yes.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.yes)
        row.addWidget(keep)
        self.body.addSpacing(theme().space(8))
        self.body.addLayout(row)
        self.body.addStretch(1)
        keep.setFocus()

    def _list(self, title: str, lines: Iterable[Sentence]) -> None:
        self.body.addWidget(Prose(title, "strong"))
        for line in lines:
            self.body.addWidget(Prose(f"• {spoken(line)}", "body"))
