"""At the head of an open card of what people said: what to do next. Hidden where nothing is left to do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.ui.viewmodels.reader.reader import reader_of
from partnerdesk.ui.viewmodels.steps.input_next import NeededLine, needed_by, people_words, survey_of
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose

READER = "hear.reader"


@page_view("input_next")
class InputNextView(PageView):
    """How many answered and the way to their answers; what keeps it from counting, each with the way to its field."""

    areas = frozenset({"beneficiary_input", "input_group", "survey"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._input = place.desk, str(place.key[0])
        self._shown: tuple[str, tuple[NeededLine, ...]] | None = None
        self._card: Card | None = None
        self._read: Button | None = None
        self._layout = column(self, 0)
        self.refresh()

    @override
    def refresh(self) -> None:
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        people = people_words(self._desk.partnership, given) if given is not None else ""
        needed = self._needed(given) if given is not None else ()
        if (people, needed) != self._shown:
            self._shown = people, needed
            self._build(people, needed)
        self.setVisible(bool(people or needed))

    def _needed(self, given: BeneficiaryInput) -> tuple[NeededLine, ...]:
        found = self._desk.session.assessment().voice.inputs[given.id]
        return needed_by(self._desk.partnership, given, is_too_old=found.is_too_old)

    def _build(self, people: str, needed: tuple[NeededLine, ...]) -> None:
        if self._card is not None:
            self._layout.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card, self._read = Card("tint", self.tr("What to do next")), None
        if people:
            self._card.body.addWidget(Prose(people, "strong"))
            self._read = Button(self.tr("Read these answers"), Look.PRIMARY, "arrow-right", icon_after=True)
            self._read.clicked.connect(self._to_answers)
            self._card.body.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        for line in needed:
            self._card.body.addWidget(Prose(line.sentence, "body", "warning"))
            way = Button(line.label, Look.SECONDARY, "pencil")
            way.clicked.connect(partial(self.field_asked.emit, line.field))
            self._card.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._card)

    def _to_answers(self) -> None:
        """Go to the answers, and show those of this survey."""
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        survey = survey_of(self._desk.partnership, given) if given is not None else None
        reader_of(self._desk).show_survey(survey.id if survey is not None else None)
        self._desk.go_to(READER)

    @override
    def focus_first(self) -> bool:
        if self._read is None or self.isHidden():
            return False
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
