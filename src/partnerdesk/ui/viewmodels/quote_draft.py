"""A quote that is being made of an answer: the words that stay, how they will look, and what still has to be said.

Nothing is stored before somebody says so. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.identity_hints import NAMES, Hint, hints_in
from partnerdesk.domain.quote_marks import with_marks
from partnerdesk.domain.records import AnswerMark, Survey, SurveyQuestion
from partnerdesk.domain.settings import settings_of
from partnerdesk.services.answers import mark_at
from partnerdesk.services.consent_asked import consent_question
from partnerdesk.services.quoting import Wish, alike_in, few_called, quote_from, quote_of, too_few_share, ways_to_say
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.guarding import Guard
from partnerdesk.ui.viewmodels.names_pointed import pointed_at
from partnerdesk.ui.viewmodels.reader.room_rule import LONGEST_QUESTION, input_of
from partnerdesk.ui.viewmodels.speech import said, shortened, spoken, whole_number
from partnerdesk.ui.viewmodels.steps.hear_inputs import identity_questions, permissions

if TYPE_CHECKING:
    from partnerdesk.domain.answer_places import AnswerPlace
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.answers import Answer
    from partnerdesk.ui.viewmodels.desk import Desk

NOTE_NEEDED = frozenset({"some", "high"})
MOST_WAYS = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("Quoting", text)


def _said_without(hint: Hint) -> str:
    return _tr("“{part}” looks like {what}. Say it without.").format(part=hint.text, what=said(NAMES[hint.kind]))


def source_words(partnership: Partnership, place: AnswerPlace) -> str:
    """Return from which survey and question an answer is, and in which row it stands."""
    survey = partnership.get(Survey, place.survey)
    asked = partnership.get(SurveyQuestion, place.survey, place.question)
    title = (survey.title or survey.source_name if survey is not None else None) or place.survey
    if asked is None or not asked.heading:
        return _tr("From answer {number} of ‘{survey}’.").format(number=place.respondent, survey=title)
    says = _tr("From answer {number} of ‘{survey}’, to the question ‘{question}’")
    return says.format(number=place.respondent, survey=title, question=asked.heading)


class QuoteDraft(QObject):
    """One answer on its way to a quote; where a quote was made of it before, that one is changed."""

    def __init__(self, desk: Desk, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.answer = desk, answer
        held = quote_from(desk.partnership, answer.place)
        self.is_new = held is None
        self.words = (held.quote if held is not None else None) or answer.text
        self._alike = alike_in(desk.session, answer.survey)
        self.said_by = (held.segment_label if held is not None else None) or ""
        self.permission = held.quote_permission if held is not None else self._for_all()
        self.identity_check = held.identity_check if held is not None else None
        self.identity_note = (held.identity_note if held is not None else None) or ""
        self._guard = Guard()
        if held is not None:
            self._guard.allow(held.quote)

    def _for_all(self) -> str | None:
        """Return what is recorded that all who answered the survey allow."""
        whole = input_of(self._desk.partnership, self.answer.survey)
        return whole.quote_permission if whole is not None else None

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def source(self) -> str:
        """From which survey and question the answer is, and in which row it stands."""
        return source_words(self._desk.partnership, self.answer.place)

    @property
    def shown(self) -> str:
        """The words as they will stand, with what was left out marked; nothing where that is what was typed."""
        words = with_marks(self.answer.text, self.words)
        return words if " ".join(words.split()) != " ".join(self.words.split()) else ""

    @property
    def is_cut(self) -> bool:
        """Whether something of the answer is gone that could be brought back."""
        return " ".join(self.words.split()) != " ".join(self.answer.text.split())

    @property
    def question(self) -> str:
        """What gives a person away in the words, and whether it may stay; empty where nothing does."""
        return self._guard.question(self.words)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What else could show who the person is."""
        found = []
        mark = self._desk.partnership.get(AnswerMark, *self.answer.place)
        if mark is not None and mark.may_identify:
            found.append(_tr("Somebody marked that this answer may identify a person. Read it with that in mind."))
        if too_few_share(self._desk.session, self.answer, self._alike):
            found.append(
                _tr("Only a few people in this survey are in all of these groups together. Say only one of them below.")
            )
        return tuple(found)

    @property
    def ways(self) -> tuple[ChoiceLine, ...]:
        """By which group the writer could be called, with how many people in the survey that fits."""
        ways = ways_to_say(self._desk.session, self.answer, self._alike)[:MOST_WAYS]
        return tuple(ChoiceLine(way.words, f"{way.words} ({whole_number(way.people)})") for way in ways)

    @property
    def speaker_warning(self) -> str:
        """What is wrong with who it is said to be from, though it can be saved; empty where nothing is."""
        few = few_called(self._desk.partnership, self._alike, self.said_by)
        if few:
            least = int(settings_of(self._desk.partnership)["k_min"])
            says = _tr(
                "Fewer than {k} people in this survey are “{groups}”: it may show who it is. Say it more widely."
            )
            return says.format(k=least, groups=", ".join(few))
        return pointed_at(self._desk.partnership, self.said_by)

    @property
    def names(self) -> str:
        """What in the words may be a name, pointed at; empty where nothing is."""
        return pointed_at(self._desk.partnership, self.words)

    @property
    def permissions(self) -> tuple[ChoiceLine, ...]:
        """What a person may allow, in the words that are read out."""
        return permissions(self._desk.partnership, self._desk.catalogue)

    @property
    def known_permission(self) -> str:
        """What is known of what the person allows; empty where nothing is."""
        if self.is_new and self._for_all() is not None:
            return _tr("Chosen already is what is recorded for the whole survey.")
        survey = self._desk.partnership.get(Survey, self.answer.survey)
        question = consent_question(survey) if survey is not None else ""
        if not question:
            return ""
        says = _tr("Whoever said no to ‘{question}’ was left out when the survey came in.")
        return says.format(question=shortened(question, LONGEST_QUESTION))

    @property
    def five_questions(self) -> str:
        """What to ask oneself before saying how easily somebody could be recognised."""
        return identity_questions(self._desk.catalogue)

    @property
    def needs_note(self) -> bool:
        """Whether it has to be said what was changed, or why it is safe."""
        return self.identity_check in NOTE_NEEDED

    # --- what is decided ----------------------------------------------------------------------------------------------

    def keep_hints(self) -> None:
        """Let stay what gives a person away: somebody said so."""
        self._guard.allow(self.words)

    def take_hints_out(self) -> str:
        """Take out what gives a person away, and return the words that are left."""
        self.words = self._guard.savable(self.words)
        return self.words

    def problems(self) -> dict[str, str]:
        """Return what is still to be said, by part."""
        found = {}
        if not self.words.strip():
            found["words"] = _tr("Keep the part that you want to quote.")
        elif self.question:
            found["words"] = _tr("Say first whether it may stay.")
        if hints := hints_in(self.said_by):
            found["said_by"] = _said_without(hints[0])
        if self.permission is None:
            found["permission"] = _tr("Choose what the person allows. If nobody asked, choose the first.")
        if self.identity_check is None:
            found["identity_check"] = _tr("Choose one. ‘Not checked yet’ keeps the words out of print.")
        elif self.needs_note and not self.identity_note.strip():
            found["identity_note"] = _tr("Say what you changed, or why it is safe.")
        if self.needs_note and (hints := hints_in(self.identity_note)):
            found["identity_note"] = _said_without(hints[0])
        return found

    def save(self) -> PartnerDeskError | None:
        """Make or change the quote; return the refusal if a rule said no."""
        wish = Wish(self.words, self.said_by, self.permission, self.identity_check, self.identity_note)
        try:
            command = quote_of(self._desk.partnership, self.answer, wish)
        except PartnerDeskError as no_quote:
            return no_quote
        if self.is_new:  # who makes a quote of an answer has read it
            mark = replace(mark_at(self._desk.partnership, self.answer.place), was_read=True)
            command = PutRecords((*command.records, mark), command.words)
        refusal = self._desk.execute(command, tell=False)
        if refusal is None:
            says = _tr("The quote is with what people told you.") if self.is_new else _tr("The quote is changed.")
            self._desk.notice(says, undo=True)
        return refusal

    @staticmethod
    def said_of(refusal: PartnerDeskError) -> str:
        """Return a refusal in words."""
        return spoken(refusal.sentence)
