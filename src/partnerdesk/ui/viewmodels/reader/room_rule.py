"""What the room may see of an answer; why it may not see it, and where that is set. It must not know widgets.

Who may read the words is recorded with a quote that was made of the answer, or else with the whole survey. The board
says of each answer whether it is to be read aloud and whether it may identify someone. What is known is said, and no
more: that nobody has recorded something is not that somebody refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.answer_places import AnswerPlace
from partnerdesk.domain.case import filled
from partnerdesk.domain.disclosure import BOARD, COVERS, quotes_for
from partnerdesk.domain.identity_hints import hints_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Survey
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.consent_asked import consent_question
from partnerdesk.services.quoting import quote_from
from partnerdesk.ui.viewmodels.names_pointed import names_pointed
from partnerdesk.ui.viewmodels.speech import shortened

IDENTIFIES = N_("The room does not see it: it may identify someone.")
HOLDS_HINTS = N_(
    "The room does not see it: it may hold a name, a number or an address. Say whether it identifies someone."
)
NOT_CHOSEN = N_("The room sees it once you mark it “Read this aloud”.")
TAKEN_BACK = N_("The room does not see it: this survey was taken back, or its people refused.")
NO_BASIS = N_("The room does not see it: no lawful basis is recorded for this survey.")
NOT_RECORDED = N_(
    "The room does not see it: who may read people’s exact words is not recorded yet, neither for this survey nor for "
    "this person."
)
ASKED = N_(
    "The room does not see it: who may read people’s exact words is not recorded yet. Whoever said no to ‘{question}’ "
    "was left out when the survey came in."
)
NOT_ALLOWED = N_("The room does not see it: it is recorded that the people of this survey do not allow it.")
RECOGNISED = N_("The room does not see it: it is recorded that people are easily recognised by what they wrote here.")
QUOTE_HELD = N_("The room does not see it. Of the quote from it is recorded: {why}")
PERSON_REFUSED = N_("The room does not see it: this person does not allow the exact words to be used.")
SHOWN = N_("The room sees it.")
QUOTE_SHOWN = N_("The room sees the quote that was made of it.")
BY_QUOTE, BY_SURVEY = N_("Change the quote"), N_("Open the survey’s record")
LONGEST_QUESTION = 90


@dataclass(frozen=True, slots=True)
class WhereSet:
    """Where what stands against it is set: a field on the card of an input, or the quote itself (no field)."""

    label: str
    input: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class RoomSight:
    """What the room sees of an answer, nothing where it may not see it; what is said of that, and where it is set."""

    words: str
    says: Sentence
    where: WhereSet | None = None


def input_of(partnership: Partnership, survey: str) -> BeneficiaryInput | None:
    """Return what a survey is recorded as."""
    found = partnership.get(Survey, survey)
    return partnership.get(BeneficiaryInput, found.input) if found is not None else None


def room_sight(partnership: Partnership, mark: AnswerMark, text: str) -> RoomSight:
    """Return what the room sees of an answer, and what is said of it."""
    given = input_of(partnership, mark.survey)
    if given is None or is_withdrawn(given) or given.consent_state == "refused":
        return RoomSight("", Sentence(TAKEN_BACK))
    quote = quote_from(partnership, AnswerPlace(mark.survey, mark.respondent, mark.question))
    if quote is not None:
        return _by_quote(partnership, quote)
    if mark.may_identify:
        return RoomSight("", Sentence(IDENTIFIES))
    return _by_survey(partnership, given, mark) or _by_mark(partnership, mark, text)


def _by_quote(partnership: Partnership, quote: BeneficiaryInput) -> RoomSight:
    """What somebody allowed of her own words goes before what all allowed: the quote stands for the answer."""
    where = WhereSet(BY_QUOTE, quote.id)
    if quote.quote_permission == "none":
        return RoomSight("", Sentence(PERSON_REFUSED), where)
    found = quotes_for(partnership, BOARD, settings_of(partnership))
    held = next((each for each in found.held_back if each.input == quote.id), None)
    if held is None and filled(quote.quote):
        return RoomSight(quote.quote or "", Sentence(QUOTE_SHOWN))
    why = held.sentence if held is not None else Sentence("")
    return RoomSight("", Sentence(QUOTE_HELD, {"why": why}), where)


def _by_survey(partnership: Partnership, given: BeneficiaryInput, mark: AnswerMark) -> RoomSight | None:
    """Return what is recorded for the survey that stands against it; None where nothing does."""
    if not filled(given.lawful_basis):
        return RoomSight("", Sentence(NO_BASIS), WhereSet(BY_SURVEY, given.id, "lawful_basis"))
    if given.identity_check == "high":
        return RoomSight("", Sentence(RECOGNISED), WhereSet(BY_SURVEY, given.id, "identity_check"))
    if given.quote_permission in COVERS[BOARD]:
        return None
    return RoomSight("", _permission(partnership, given, mark), WhereSet(BY_SURVEY, given.id, "quote_permission"))


def _permission(partnership: Partnership, given: BeneficiaryInput, mark: AnswerMark) -> Sentence:
    if given.quote_permission is not None:
        return Sentence(NOT_ALLOWED)
    survey = partnership.get(Survey, mark.survey)
    question = consent_question(survey) if survey is not None else ""
    return Sentence(ASKED, {"question": shortened(question, LONGEST_QUESTION)}) if question else Sentence(NOT_RECORDED)


def _by_mark(partnership: Partnership, mark: AnswerMark, text: str) -> RoomSight:
    if mark.may_identify is None and (hints_in(text) or names_pointed(partnership, text)):
        return RoomSight("", Sentence(HOLDS_HINTS))
    return RoomSight(text, Sentence(SHOWN)) if mark.read_aloud else RoomSight("", Sentence(NOT_CHOSEN))
