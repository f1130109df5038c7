"""On a quote that was made of an answer to a survey: from which, and the way back to it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QLayout

from partnerdesk.domain.answer_places import AnswerPlace, source_of
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.services.answers import Answer
from partnerdesk.services.quoting import answer_at
from partnerdesk.ui.viewmodels.quote_draft import source_words
from partnerdesk.ui.viewmodels.reader.reader import lead_to_answer
from partnerdesk.ui.views.dialogs.quote_answer import QuoteAnswer
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose


@page_view("quote_source")
class QuoteSourceView(PageView):
    """A sentence and two ways; hidden on everything else that people said."""

    areas = frozenset({"beneficiary_input", "survey"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._input = place.desk, str(place.key[0])
        layout = column(self, 8)
        self._says = Prose("", "body")
        layout.addWidget(self._says)
        row = FlowLayout(None, spacing=12)
        self.read = Button(self.tr("Read the answer"), Look.SECONDARY, "chat")
        self.change = Button(self.tr("Cut the words anew…"), Look.SECONDARY, "pencil")
        self.read.clicked.connect(self._read)
        self.change.clicked.connect(self._change)
        row.addWidget(self.read)
        row.addWidget(self.change)
        layout.addLayout(cast("QLayout", row))
        self.refresh()

    def _place(self) -> AnswerPlace | None:
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        return source_of(self._desk.partnership, given) if given is not None else None

    def _answer(self) -> Answer | None:
        place = self._place()
        return answer_at(self._desk.session, place) if place is not None else None

    @override
    def refresh(self) -> None:
        place = self._place()
        self.setVisible(place is not None)
        if place is not None:
            self._says.say(source_words(self._desk.partnership, place))

    def _read(self) -> None:
        place = self._place()
        if place is not None and not lead_to_answer(self._desk, tuple(place)):
            self._desk.notice(self.tr("This answer is no longer in the file."))

    def _change(self) -> None:
        self._desk.flush()
        answer = self._answer()
        if answer is None:
            self._desk.notice(self.tr("This answer is no longer in the file."))
        else:
            QuoteAnswer(self._desk, answer, self.window()).open()
