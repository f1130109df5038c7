"""How many people gave which answer in a survey. It must not know widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import BeneficiaryInput, Key, SurveyAnswer
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import whole_number
from partnerdesk.ui.viewmodels.typed import read_whole

COUNTS = "survey_answers"
"""What the counted answers are called where a card is asked to show a part of it."""


@dataclass(frozen=True, slots=True)
class CountLine:
    """One answer with its numbers, as they are shown."""

    key: Key
    question: str
    answer: str
    count: str
    base: str


class SurveyAnswers(QObject):
    """The counted answers of one input."""

    def __init__(self, desk: Desk, given: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._input = desk, given

    @property
    def lines(self) -> tuple[CountLine, ...]:
        """The answers, question by question."""
        rows = self._desk.partnership.having(SurveyAnswer, input=self._input)
        order = list(dict.fromkeys(row.question for row in rows))
        return tuple(
            CountLine(row.row_key, row.question, row.answer, _figure(row.count), _figure(row.base))
            for row in sorted(rows, key=lambda row: order.index(row.question))
        )

    @property
    def is_there(self) -> bool:
        """Whether the input still is, so that answers can belong to it."""
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        return given is not None and not is_withdrawn(given)

    @property
    def next_question(self) -> str:
        """The question that the next answer most likely belongs to."""
        lines = self.lines
        if lines:
            return lines[-1].question
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        return (given.question_asked if given is not None else None) or ""

    @property
    def next_base(self) -> str:
        """How many people most likely answered it."""
        lines = self.lines
        given = self._desk.partnership.get(BeneficiaryInput, self._input)
        return lines[-1].base if lines else _figure(given.n_took_part if given is not None else None)

    def add(self, question: str, answer: str, count: str, base: str) -> PartnerDeskError | None:
        """Add an answer; return what is wrong, if anything."""
        try:
            numbers = (read_whole(count), read_whole(base))
        except PartnerDeskError as wrong:
            return wrong
        row = SurveyAnswer(
            input=self._input, question=question.strip(), answer=answer.strip(), count=numbers[0], base=numbers[1]
        )
        return self._desk.execute(AddRecord(row), tell=False)

    def write(self, key: Key, field: str, text: str) -> PartnerDeskError | None:
        """Record a number; return what is wrong, if anything."""
        try:
            value = read_whole(text)
        except PartnerDeskError as wrong:
            return wrong
        row = self._desk.partnership.get(SurveyAnswer, *key)
        if row is None or getattr(row, field) == value:
            return None
        return self._desk.execute(ChangeFields(SurveyAnswer, key, {field: value}), tell=False)

    def remove(self, key: Key) -> None:
        """Take an answer away; it can be undone."""
        self._desk.delete(SurveyAnswer, key)


def _figure(value: int | None) -> str:
    return "" if value is None else whole_number(value)
