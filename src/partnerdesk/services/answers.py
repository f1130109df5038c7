"""The answers of imported surveys in an open file. Knows no screen and no export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.records import Survey
from partnerdesk.storage.answer_table import by_digest

if TYPE_CHECKING:
    from partnerdesk.domain.answer_rows import Answers
    from partnerdesk.services.session import Session


def all_answers(session: Session) -> Answers:
    """Return every row of every survey by the digest that the survey names, for the JSON form."""
    return by_digest(session.workspace.connection, session.partnership.rows(Survey))
