"""Asks above a field into which several lines were pasted whether each of them is a card of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.pasted_lines import ASKS, MAKES
from partnerdesk.ui.viewmodels.speech import numbered
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


class LinesPrompt(Card):
    """The question and its two answers; hidden while there is nothing to ask."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tint", "", parent, padding=12)
        self._words = Prose("", "body")
        self.body.addWidget(self._words)
        row = QWidget()
        buttons = FlowLayout(row, theme().space(12))
        self.make = Button("", Look.SECONDARY, "list")
        self.make.clicked.connect(self.wanted)
        self.keep = Button(self.tr("Keep it as one text"), Look.QUIET)
        self.keep.clicked.connect(self.hide)
        buttons.addWidget(self.make)
        buttons.addWidget(self.keep)
        self.body.addWidget(row)
        self.hide()

    def ask(self, count: int) -> None:
        """Ask about so many lines; one is not asked about."""
        if count > 1:
            told = numbered(ASKS, count)
            self._words.say(told)
            self.setAccessibleName(told)
            self.make.rename(numbered(MAKES, count))
            announce(self, told)
        self.setVisible(count > 1)
