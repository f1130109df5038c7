"""At the head of an open card of what people said: what to do next. Hidden where nothing is left to do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput, InputGroup
from partnerdesk.services.quoting import speaker_is_few
from partnerdesk.ui.viewmodels.reader.reader import reader_of
from partnerdesk.ui.viewmodels.steps.input_next import (
    NeededLine,
    has_written_answers,
    needed_by,
    people_words,
    survey_of,
)
from partnerdesk.ui.viewmodels.survey_answers import COUNTS
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose

READER, HEARD = "hear.reader", "hear.groups"


@page_view("input_next")
class InputNextView(PageView):
    """How many answered and the way to their answers; what keeps it from counting, each with the way to its field."""

    areas = frozenset({"beneficiary_input", "beneficiary_group", "input_group", "survey", "survey_question"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._input = place.desk, str(place.key[0])
        self._shown: tuple[str, bool, tuple[NeededLine, ...]] | None = None
        self._card: Card | None = None
        self._read: Button | None = None
        self._layout = column(self, 0)
        self.refresh()

    @override
    def refresh(self) -> None:
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        people = people_words(self._desk.partnership, given) if given is not None else ""
        needed = self._needed(given) if given is not None else ()
        survey = survey_of(self._desk.partnership, given) if given is not None else None
        written = survey is not None and has_written_answers(self._desk.partnership, survey)
        if (people, written, needed) != self._shown:
            self._shown = people, written, needed
            self._build(people, needed, written=written)
        self.setVisible(bool(people or needed))

    def _needed(self, given: BeneficiaryInput) -> tuple[NeededLine, ...]:
        found = self._desk.session.assessment().voice.inputs[given.id]
        is_few = speaker_is_few(self._desk.session, given)
        return needed_by(self._desk.partnership, given, is_too_old=found.is_too_old, is_few=is_few)

    def _build(self, people: str, needed: tuple[NeededLine, ...], *, written: bool) -> None:
        if self._card is not None:
            self._layout.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card, self._read = Card("tint", self.tr("What to do next")), None
        if people:
            self._card.body.addWidget(Prose(people, "strong"))
            if not written:
                says = self.tr("They ticked answers and wrote none, so there is nothing to read here but the counts.")
                self._card.body.addWidget(Prose(says, "body"))
            self._card.body.addWidget(self._ways_on(written=written))
        for line in needed:
            self._card.body.addWidget(Prose(line.sentence, "body", "warning"))
            way = Button(line.label, Look.SECONDARY, "pencil")
            way.clicked.connect(partial(self.field_asked.emit, line.field))
            self._card.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._card)

    def _ways_on(self, *, written: bool) -> QWidget:
        """Return the way to what people wrote; where they ticked only, to the counts and to who was heard."""
        holder = QWidget()
        row = FlowLayout(holder, 8)
        if written:
            self._read = Button(self.tr("Read these answers"), Look.PRIMARY, "arrow-right", icon_after=True)
            self._read.clicked.connect(self._to_answers)
            row.addWidget(self._read)
            return holder
        self._read = Button(self.tr("Look at the counts"), Look.PRIMARY, "list")
        self._read.clicked.connect(lambda: self.field_asked.emit(COUNTS))
        heard = Button(self.tr("See who was heard"), Look.SECONDARY, "arrow-right", icon_after=True)
        heard.clicked.connect(lambda: self._desk.lead_to(HEARD, InputGroup, ()))
        row.addWidget(self._read)
        row.addWidget(heard)
        return holder

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
