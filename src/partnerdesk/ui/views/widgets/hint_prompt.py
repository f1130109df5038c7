"""Asks above a field whether something that gives a person away is to be kept or taken out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


class HintPrompt(Card):
    """The question and its two answers; hidden while there is nothing to ask."""

    kept = Signal()
    taken_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warning", "", parent, padding=12)
        self._words = Prose("", "body")
        self.body.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self.out, self.keep = Button(self.tr("Take it out"), Look.SECONDARY), Button(self.tr("Keep it"), Look.QUIET)
        self.out.clicked.connect(self.taken_out)
        self.keep.clicked.connect(self.kept)
        row.addWidget(self.out)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def ask(self, text: str) -> None:
        """Ask about ``text``; nothing where it is empty."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
