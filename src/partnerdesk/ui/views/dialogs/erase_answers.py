"""Erases all that one person answered in a survey: says first what goes and what stays, then does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.answer_places import quotes_of_people
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import NP_
from partnerdesk.services.answer_import import called_survey
from partnerdesk.services.respondents import erasing_people, rows_of_person
from partnerdesk.services.same_people import SamePerson, same_people
from partnerdesk.ui.aside import erase
from partnerdesk.ui.viewmodels.speech import as_named, numbered, spoken
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.widgets.arrange import at_the_end
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.text import Prose
from partnerdesk.ui.waiting import lent

if TYPE_CHECKING:
    from partnerdesk.domain.answer_places import Person
    from partnerdesk.services.answers import Answer
    from partnerdesk.ui.viewmodels.desk import Desk


_ROWS = NP_(
    "One row of the survey has this person’s id.",
    "{count} rows of the survey have this person’s id: all of them are erased.",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ErasingAnswers", text)


class EraseAnswers(QuestionWindow):
    """The question; "Keep them" has the keyboard."""

    def __init__(self, desk: Desk, answer: Answer, parent: QWidget) -> None:
        person = (answer.survey, answer.respondent)
        title = as_named(called_survey(desk.partnership, answer.survey))
        says = _tr(
            "Answer {number} of ‘{survey}’. Do this when the person asks for it, or when you have no reason to keep it."
        )
        says = says.format(number=answer.respondent, survey=title)
        super().__init__(_tr("Erase all that this person answered?"), says, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._person, self._window = desk, person, parent
        same = same_people(desk.session, person)
        rows = self._rows_told(person)
        if rows:
            self.body.addWidget(Prose(rows, "strong"))
        people = (person, *(each.person for each in same if each.is_likely))
        going = {(survey, row) for survey, one in people for row in rows_of_person(desk.session, (survey, one))}
        for text in self._what_happens(len(quotes_of_people(desk.partnership, going))):
            self.body.addWidget(Prose(text, "body"))
        self.others = tuple(self._offer(each) for each in same)
        self.yes, self.no = Button(_tr("Erase for good"), Look.DANGER, "trash"), Button(_tr("Keep them"), Look.PRIMARY)
        self.yes.clicked.connect(self.erase)
        self.no.clicked.connect(self.reject)
        self.body.addStretch(1)
        self.end_with(at_the_end(self.yes, self.no))
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows_told(self, person: Person) -> str:
        """Say how many rows of a survey are hers; nothing where it is one."""
        rows = len(rows_of_person(self._desk.session, person))
        return numbered(_ROWS, rows, count=rows) if rows > 1 else ""

    def _offer(self, same: SamePerson) -> tuple[CheckRow, Person]:
        """Offer to erase what seems to be hers in another wave of the survey, too."""
        survey, row = same.person
        title = as_named(called_survey(self._desk.partnership, survey))
        seems = _tr("It has the same id or the same words, so it seems to be the same person’s.")
        tick = CheckRow(
            _tr("Also erase answer {number} of ‘{survey}’").format(number=row, survey=title),
            " ".join(filter(None, (seems, self._rows_told(same.person)))),
            boxed=True,
        )
        tick.setChecked(same.is_likely)
        self.body.addWidget(tick)
        return tick, same.person

    @staticmethod
    def _what_happens(quotes: int) -> tuple[str, ...]:
        goes = _tr("The answers to all questions, and what was marked on them, are deleted for good: here, in the "
                   "history and in earlier versions on this computer.")  # fmt: skip
        them = NP_("The quote that was made of them goes too.", "The {count} quotes that were made of them go too.")
        more = (numbered(them, quotes, count=quotes),) if quotes else ()
        stays = _tr("How many gave which answer was counted before and stays: it says nothing of anybody.")
        undo = _tr("This cannot be undone, and nothing that you did before it can be undone any more.")
        return (" ".join((goes, *more)), stays, undo)

    def erase(self) -> None:
        """Erase them; what is left to do is said when it is done."""
        desk, window = self._desk, self._window
        people = (self._person, *(person for tick, person in self.others if tick.isChecked()))
        self.accept()
        desk.flush()
        title, says = _tr("Erasing the answers"), _tr("All answers of the survey are read, to leave out this person’s.")
        try:
            command = lent(window, desk.session, title, says, lambda: erasing_people(desk.session, people))
        except PartnerDeskError as refusal:
            desk.refused.emit(spoken(refusal.sentence))
            return
        erase(desk, window, command)
