"""What can be made of an answer, and where it leads: quotes, and the objectives that it bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.ui.viewmodels.reader.keys import Does, reader_keys
from partnerdesk.ui.viewmodels.reader.leads import Lead, leads_of
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Line, Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.reader.reader import Reader

PAUSE = 150
"""Milliseconds without a key until it is looked up where an answer leads: marking is not held up by it."""


class LeadCard(Card):
    """One thing that the answer leads to, and the way there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", "", parent, padding=10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._why = Prose("", "caption", "muted")
        self._words = Line("", "body")
        self.way = Button(self.tr("Go there"), Look.QUIET, "arrow-right", icon_after=True)
        self.body.setSpacing(theme().space(2))
        self.body.addWidget(self._why)
        self.body.addWidget(self._words)
        self.body.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lead(self, lead: Lead) -> None:
        """Show where it leads."""
        self._why.say(lead.why)
        self._words.say(lead.words)
        self.setAccessibleName(f"{lead.why}: {lead.words}")
        self.way.setAccessibleName(self.tr("Go to: {what}").format(what=lead.words))


class LeadsPane(QWidget):
    """Two actions, and the cards below them."""

    quote_asked = Signal()
    erase_asked = Signal()

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._leads: tuple[Lead, ...] = ()
        self.cards: list[LeadCard] = []
        layout = column(self, 8)
        holder = QWidget()
        row = FlowLayout(holder, 8)
        words = self.tr("Make this a quote… ({key})").format(key=reader_keys().key(Does.QUOTE))
        self.quote = Button(words, Look.SECONDARY, "quote")
        self.quote.clicked.connect(self.quote_asked)
        self.erase = Button(self.tr("Erase this person’s answers…"), Look.DANGER, "trash")
        self.erase.clicked.connect(self.erase_asked)
        row.addWidget(self.quote)
        row.addWidget(self.erase)
        layout.addWidget(holder)
        self._title = Prose(self.tr("Where it leads"), "strong")
        layout.addWidget(self._title)
        self._place = column(None, 8)
        layout.addLayout(self._place)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.look_up)
        self._show()

    def show_answer(self, *, enabled: bool) -> None:
        """Look up where the answer that is shown leads, as soon as nobody types."""
        self.quote.setEnabled(enabled)
        self.erase.setEnabled(not self._reader.desk.session.read_only)
        self._pause.start()

    def rest(self) -> None:
        """Show that there is no answer to make anything of."""
        self.quote.setEnabled(False)
        self.erase.setEnabled(False)
        self._pause.start()

    def look_up(self) -> None:
        """Look up where the answer leads, and show it."""
        self._pause.stop()
        answer, mark = self._reader.current, self._reader.mark
        themes = (mark.themes if mark is not None else None) or ()
        found = leads_of(self._reader.desk.partnership, answer, themes) if answer is not None else ()
        if found != self._leads:
            self._leads = found
            self._show()
            self._name_quote()

    def _name_quote(self) -> None:
        quoted = any(lead.kind is BeneficiaryInput for lead in self._leads)
        words = self.tr("Change the quote… ({key})") if quoted else self.tr("Make this a quote… ({key})")
        self.quote.rename(words.format(key=reader_keys().key(Does.QUOTE)))

    def _show(self) -> None:
        while len(self.cards) < len(self._leads):
            self._add(len(self.cards))
        for number, card in enumerate(self.cards):
            if number < len(self._leads):
                card.show_lead(self._leads[number])
            card.setVisible(number < len(self._leads))
        self._title.setVisible(bool(self._leads))

    def _add(self, number: int) -> None:
        card = LeadCard()
        card.way.clicked.connect(lambda: self._follow(number))
        self.cards.append(card)
        self._place.addWidget(card)

    def _follow(self, number: int) -> None:
        lead = self._leads[number]
        self._reader.desk.lead_to(lead.page, lead.kind, lead.key)
