"""Which answer of a survey the room may see, and why another may not. It must not know widgets.

The board says of each answer whether it is to be read aloud and whether it may identify someone; whether the exact
words may be used at all is recorded with the survey.
"""

from __future__ import annotations

from partnerdesk.domain.disclosure import BOARD, COVERS
from partnerdesk.domain.identity_hints import hints_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Survey
from partnerdesk.domain.voice import is_valid
from partnerdesk.domain.words import N_, Sentence

IDENTIFIES = N_("The room does not see it: it may identify someone.")
HOLDS_HINTS = N_(
    "The room does not see it: it may hold a name, a number or an address. Say whether it identifies someone."
)
NOT_CHOSEN = N_("The room sees it once you mark it “Read this aloud”.")
NO_PERMISSION = N_("The room does not see it: no permission to use people's exact words is recorded for this survey.")
NOT_VALID = N_("The room does not see it: the survey has no lawful basis, or was taken back or refused.")
SHOWN = N_("The room sees it.")


def input_of(partnership: Partnership, survey: str) -> BeneficiaryInput | None:
    """Return what a survey is recorded as."""
    found = partnership.get(Survey, survey)
    return partnership.get(BeneficiaryInput, found.input) if found is not None else None


def why_not(partnership: Partnership, mark: AnswerMark, text: str) -> Sentence | None:
    """Return why the room may not see an answer; None where it may."""
    given = input_of(partnership, mark.survey)
    if mark.may_identify:
        return Sentence(IDENTIFIES)
    if given is None or not is_valid(given) or given.consent_state == "refused":
        return Sentence(NOT_VALID)
    if given.quote_permission not in COVERS[BOARD] or given.identity_check == "high":
        return Sentence(NO_PERMISSION)
    if mark.may_identify is None and hints_in(text):
        return Sentence(HOLDS_HINTS)
    return None if mark.read_aloud else Sentence(NOT_CHOSEN)
