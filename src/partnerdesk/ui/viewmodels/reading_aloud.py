"""The words to be read aloud, one at a time: only those that the board may read. It must not know widgets."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.answer_places import AnswerPlace, place_in
from partnerdesk.domain.case import filled
from partnerdesk.domain.disclosure import BOARD, has_quote, quote_problems, quotes_for
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.voice import is_valid, is_withdrawn
from partnerdesk.domain.words import NP_
from partnerdesk.services.file_language import language_of
from partnerdesk.services.marked_answers import marked_aloud
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader.reader import PAGE, reader_of
from partnerdesk.ui.viewmodels.reader.room_rule import room_sight
from partnerdesk.ui.viewmodels.reader.shown import question_of, survey_name
from partnerdesk.ui.viewmodels.speech import numbered

_WAITING = NP_(
    "The exact words of one card are not read: no lawful basis is recorded for keeping them.",
    "The exact words of {n} cards are not read: no lawful basis is recorded for keeping them.",
)
_HELD = NP_(
    "One answer that is marked to be read aloud is not read: below it, in “Read the answers together”, stands why.",
    "{n} answers that are marked to be read aloud are not read: below each, in “Read the answers together”, stands "
    "why.",
)
_SAME = {"en": {"en", "English", "Saesneg"}, "cy": {"cy", "Welsh", "Cymraeg"}}
"""By what names people call the language of a file."""


@dataclass(frozen=True, slots=True)
class Extract:
    """One thing to read: exact words or a summary, who said it and how it was heard."""

    words: str
    source: str
    method: str
    is_quote: bool
    meaning: str = ""


class ReadingAloud(QObject):
    """The extracts and the one that is shown."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = 0
        self._read_from: Partnership | None = None
        self._extracts: tuple[Extract, ...] = ()
        self._held = 0

    @property
    def extracts(self) -> tuple[Extract, ...]:
        """Exact words first, as they were recorded, then answers that are marked; then, in short, the rest."""
        self._read()
        return self._extracts

    def _read(self) -> None:
        if self._read_from is not self._desk.partnership:
            self._read_from = self._desk.partnership
            self._extracts = self._readable(self._read_from)

    def _readable(self, partnership: Partnership) -> tuple[Extract, ...]:
        printed = quotes_for(partnership, BOARD, settings_of(partnership)).printed
        quoted = {given.id for given in printed}
        named = {(survey.input, survey.title) for survey in partnership.rows(Survey)}  # what it is called is no word
        others = [
            given
            for given in partnership.rows(BeneficiaryInput)
            if given.id not in quoted and is_valid(given) and filled(given.summary) and given.consent_state != "refused"
            if (given.id, given.summary) not in named
        ]
        marked = tuple(self._answers())
        answers = [found for found in marked if found is not None]
        self._held = len(marked) - len(answers)
        return (*(self._quote(given) for given in printed), *answers, *(self._short(given) for given in others))

    def _answers(self) -> Iterator[Extract | None]:
        """Yield the answers that are marked to be read aloud, None where the room may not hear one.

        One that was made a quote is there already, or is held back with it.
        """
        partnership = self._desk.partnership
        quoted = {place_in(row.source_ref) for row in partnership.rows(BeneficiaryInput) if not is_withdrawn(row)}
        for mark, text in marked_aloud(self._desk.session):
            if AnswerPlace(mark.survey, mark.respondent, mark.question) in quoted:
                continue
            words = room_sight(partnership, mark, text).words
            asked = question_of(partnership, mark.survey, mark.question)
            yield Extract(f"“{words}”", asked, survey_name(partnership, mark.survey), is_quote=True) if words else None

    def _quote(self, given: BeneficiaryInput) -> Extract:
        own = language_of(self._desk.partnership)
        foreign = filled(given.quote_language) and given.quote_language not in _SAME.get(own, {own})
        meaning = given.summary if foreign and given.summary else ""
        return Extract(
            f"“{given.quote}”", given.segment_label or "", self._method(given), is_quote=True, meaning=meaning
        )

    def _short(self, given: BeneficiaryInput) -> Extract:
        return Extract(given.summary or "", given.segment_label or "", self._method(given), is_quote=False)

    def _method(self, given: BeneficiaryInput) -> str:
        found = self._desk.catalogue.methods.get(given.method or "")
        return found.name if found else ""

    @property
    def waiting(self) -> str:
        """Say how many quotes and answers are not read though they could be; nothing without any."""
        rows = [row for row in self._desk.partnership.rows(BeneficiaryInput) if has_quote(row)]
        count = sum(quote_problems(row, BOARD) == ("no_lawful_basis",) for row in rows)
        held = self._held_back
        said = (numbered(_WAITING, count) if count else "", numbered(_HELD, held) if held else "")
        return " ".join(filter(None, said))

    @property
    def holds_answers(self) -> bool:
        """Whether answers are marked to be read aloud that the room may not hear."""
        return bool(self._held_back)

    @property
    def _held_back(self) -> int:
        self._read()
        return self._held

    def show_answers(self) -> None:
        """Show the answers that are marked to be read aloud where they are read: below each stands why it waits."""
        reader_of(self._desk).narrow("reading", "aloud")
        self._desk.go_to(PAGE)

    @property
    def place(self) -> int:
        """The number of the extract that is shown, from 0."""
        return min(self._place, max(len(self.extracts) - 1, 0))

    @property
    def shown(self) -> Extract | None:
        """The extract that is shown."""
        extracts = self.extracts
        return extracts[self.place] if extracts else None

    @property
    def told(self) -> str:
        """Say which extract of how many is shown."""
        return self.tr("{n} of {all}").format(n=self.place + 1, all=len(self.extracts))

    def go(self, by: int) -> None:
        """Show the next extract, or the one before."""
        self._place = min(max(self.place + by, 0), max(len(self.extracts) - 1, 0))
        self.changed.emit()
