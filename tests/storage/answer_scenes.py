"""Scenes with the answers of a survey: brought in, taken back, brought in again; and erased for good, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import EraseInputs
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.domain.words import Sentence

if TYPE_CHECKING:
    from partnerdesk.services.session import Session
    from tests.storage.fault_scenes import Person

CANARY = "canary-7f3a91"
ROWS = tuple(AnswerRow(number, None, None, None, 1, f"a warm room {CANARY} " * 4) for number in range(1, 400))
SURVEY = ImportSurvey(
    (BeneficiaryInput(id="BI-9"), Survey(id="SU1", input="BI-9", answers_digest=digest_of(ROWS))),
    Sentence("import of answers"),
    {digest_of(ROWS): ROWS},
)


def import_answers(person: Person) -> None:
    """Import a survey, take it back, and do it again: its rows go and come with it."""
    person.does(lambda session: session.execute(SURVEY))
    person.does(lambda session: session.undo())
    person.does(lambda session: session.redo())
    person.puts("written", lambda session: session.publish())


def have_answers(session: Session) -> None:
    """Have answers in the document, and again in what undo keeps."""
    session.execute(SURVEY)
    session.publish()
    session.undo()
    session.redo()


def erase_answers(person: Person) -> None:
    """Erase the survey: no letter of its rows is anywhere then."""
    person.does(lambda session: session.purge(EraseInputs(("BI-9",))))
    person.puts("written", lambda session: session.publish())
