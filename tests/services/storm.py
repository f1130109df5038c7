"""Edits a document until somebody kills it, and says after each edit how many are safe. Run as a process.

For each line on its input it forks a child that opens the document, or goes on with what the last kill left; so that
hundreds of kills do not wait for hundreds of starts of Python.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from partnerdesk.domain.answer_rows import AnswerColumns, digest_of
from partnerdesk.domain.commands import AddRecord, ChangeFields, DoTogether, PutRecords
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Objective, Parking, Survey
from partnerdesk.domain.words import Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.answer_table import changed_surveys
from tests.services.forking import fork_for_each_line

BOTH = Sentence("both")


def number_in(partnership: Partnership) -> int:
    """Return the number of the last edit that a partnership holds."""
    found = partnership.get(Objective, "OB1")
    return int((found.measure if found else None) or 0)


def is_whole(partnership: Partnership) -> bool:
    """Return whether each edit is there as a whole: what was made together is together."""
    found = partnership.get(Objective, "OB1")
    return found is not None and (found.so_that_text or "").startswith(f"edit {found.measure or 0} ")


def edit(session: Session, number: int) -> None:
    """Do one edit of several records: a word, a sentence, a list, now and then a paragraph."""
    words = f"edit {number} " + "word " * (number % 60)
    change = ChangeFields(Objective, ("OB1",), {"measure": str(number), "so_that_text": words})
    if number % 11 == 0:
        session.execute(DoTogether((_survey(number), change), BOTH))
    elif number % 5 == 0:
        rows = tuple(Parking(id=f"PK{place}", text=f"{number} {place}") for place in range(number % 40 + 1))
        session.execute(DoTogether((PutRecords(rows), change), BOTH))
    elif number % 7 == 0:
        session.execute(DoTogether((AddRecord(Parking(id=f"PKN{number}", text="x" * 5000)), change), BOTH))
    else:
        session.execute(change)


def _survey(number: int) -> ImportSurvey:
    """Return answers by many people, in the place of those that an earlier edit brought."""
    rows = AnswerColumns(
        [
            range(1, 1000),
            [f"a{each}" for each in range(1, 1000)],
            [None] * 999,
            [None] * 999,
            [1] * 999,
            ["x" * 90] * 999,
        ]
    )[: number % 999 + 1]
    digest = digest_of(rows)
    survey = Survey(id=f"SU{number % 3}", input="BI1", answers_digest=digest)
    return ImportSurvey((BeneficiaryInput(id="BI1"), survey), Sentence("import"), {digest: rows})


def answers_are_whole(session: Session) -> bool:
    """Return whether each survey has the answers that it names."""
    return changed_surveys(session.workspace.connection, session.partnership.rows(Survey)) == ()


def _work(root: Path, path: Path) -> None:
    session = Documents(root, load_catalogue=None).open(path)
    for number in count(number_in(session.partnership) + 1):
        edit(session, number)
        os.write(1, f"{number}\n".encode())
        if number % 9 == 0:
            session.publish()


if __name__ == "__main__":
    fork_for_each_line(_work)
