"""Takes back what somebody said, at that person's wish: says first what that does, then does it."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout

from partnerdesk.domain.commands import WithdrawInput
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.ui.aside import erase
from partnerdesk.ui.viewmodels.people_words import INPUT
from partnerdesk.ui.viewmodels.steps.input_next import is_survey
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


@page_view("withdraw_input")
class WithdrawInputView(PageView):
    """A quiet button; pressed, the sentence and the choice."""

    areas = frozenset({"beneficiary_input"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._input = place.desk, str(place.key[0])
        layout = column(self, 8)
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        of_many = given is not None and is_survey(self._desk.partnership, given)
        asks = self.tr("Withdraw this survey…") if of_many else self.tr("Withdraw what this person said…")
        self._ask = Button(asks, Look.QUIET, "undo")
        self._ask.clicked.connect(lambda: self._show(asking=True))
        everything = Button(self.tr("Everything about it: save or erase…"), Look.QUIET, "document")
        everything.clicked.connect(lambda: self._desk.subject_asked.emit((INPUT, self._input)))
        buttons = FlowLayout(None, spacing=12)
        buttons.addWidget(self._ask)
        buttons.addWidget(everything)
        layout.addLayout(cast("QLayout", buttons))
        self._card = Card("warning", asks.removesuffix("…"))
        asked = self.tr("Must everybody’s answers go?") if of_many else self.tr("Does the person take it back?")
        self._card.body.addWidget(Prose(asked, "strong", "warning"))
        self._card.body.addWidget(Prose(self._told(of_many=of_many), "body"))
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self._yes = Button(self.tr("Yes, delete the words"), Look.SECONDARY, "trash")
        keep = Button(self.tr("Keep them"), Look.QUIET)
        self._yes.clicked.connect(self._withdraw)
        keep.clicked.connect(lambda: self._show(asking=False))
        row.addWidget(self._yes)
        row.addWidget(keep)
        row.addStretch(1)
        self._card.body.addLayout(row)
        layout.addWidget(self._card)
        self.refresh()

    def _told(self, *, of_many: bool) -> str:
        if of_many:
            return self.tr(
                "All answers of this survey, what was counted and its summary are deleted at once: here, in the brief, "
                "in the history and in earlier versions on this computer. Where one person takes back an answer, erase "
                "that person’s answers where the answers are read. This cannot be undone, and nothing that you did "
                "before it can be undone any more."
            )
        return self.tr(
            "The words, the summary and the survey answers are deleted at once: here, in the brief, in the history "
            "and in earlier versions on this computer. That something was taken back stays on record. "
            "This cannot be undone, and nothing that you did before it can be undone any more."
        )

    @override
    def refresh(self) -> None:
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        self.setVisible(given is not None)
        self._show(asking=False, move=False)
        self._ask.setVisible(given is not None and not is_withdrawn(given))

    def _show(self, *, asking: bool, move: bool = True) -> None:
        self._card.setVisible(asking)
        self._ask.setVisible(not asking)
        if move:
            (self._yes if asking else self._ask).setFocus(Qt.FocusReason.OtherFocusReason)

    def _withdraw(self) -> None:
        erase(self._desk, self.window(), WithdrawInput(self._input, self._desk.stamp()))
