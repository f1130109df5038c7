"""What stands where there is no answer to read: no survey yet, or nothing that was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.viewmodels.reader.reader import Reader


class NoSurvey(Card):
    """Says how to bring a survey in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("plain", "", parent)
        says = self.tr("There are no survey answers in this file yet.")
        self.setAccessibleName(says)
        self.body.addWidget(Prose(says, "body", "muted"))
        how = self.tr(
            "Save the answers from your survey tool as CSV, Excel or OpenDocument, and import them here. You see what "
            "is in the file, and leave out what identifies people, before anything is stored."
        )
        self.body.addWidget(Prose(how, "body"))
        self.button = Button(self.tr("Import a survey…"), Look.SECONDARY, "list")
        self.button.clicked.connect(lambda: desk.ask("survey"))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> bool:
        """Give the keyboard to the button."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class Nothing(Card):
    """Says that nothing was found, or that all of it was read, and leads back to all answers."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__("plain", "", parent)
        self._reader = reader
        self._words = Prose("", "body", "muted")
        self.body.addWidget(self._words)
        button = Button(self.tr("Show all answers"), Look.SECONDARY)
        button.clicked.connect(reader.widen)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Say why there is nothing."""
        if self._reader.wanted.unread and self._reader.wanted.text == "":
            self._words.say(self.tr("Every answer here has been read."))
        else:
            self._words.say(self.tr("No answer fits. Try fewer words, or take a filter away."))
        self.setAccessibleName(self._words.said)
