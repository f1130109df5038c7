"""The words of answers that were marked, read by the keys of the marks. Knows no screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from partnerdesk.domain.records import AnswerMark, Key
from partnerdesk.storage.answer_table import texts_of

if TYPE_CHECKING:
    from partnerdesk.services.session import Session


def texts_at(session: Session, keys: Iterable[Key]) -> dict[Key, str]:
    """Return the words of each answer that is in the file."""
    asked: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        asked[str(key[0])].append(key)
    return {
        (survey, respondent, question): text
        for survey, own in asked.items()
        for respondent, question, text in texts_of(session.workspace.connection, survey, {int(key[1]) for key in own})
    }


def marked_aloud(session: Session) -> tuple[tuple[AnswerMark, str], ...]:
    """Return the answers that are marked to be read aloud, with their words, in the order of the marks."""
    marks = [mark for mark in session.partnership.rows(AnswerMark) if mark.read_aloud]
    texts = texts_at(session, [mark.row_key for mark in marks]) if marks else {}
    return tuple((mark, texts[mark.row_key]) for mark in marks if mark.row_key in texts)
