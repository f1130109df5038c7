"""What stands behind each theme of an open file: people by group under the print rules, and the answers themselves.

Knows no screen.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from partnerdesk.domain.answer_places import place_in
from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Key, Survey
from partnerdesk.domain.theme_counts import ThemeTable, theme_table
from partnerdesk.services.marked_answers import texts_at
from partnerdesk.storage.answer_table import segments_of

if TYPE_CHECKING:
    from partnerdesk.services.session import Session


class MarkedAnswer(NamedTuple):
    """An answer with a theme: the key of the mark on it, and the words."""

    key: Key
    text: str


def people_by_theme(session: Session) -> ThemeTable:
    """Return how many people stand behind each theme by group, as the board may see it.

    Of the answers only the ids and groups of those whose answers were marked or quoted are read, and no word.
    """
    catalogue = session.catalogue
    if catalogue is None:
        raise RuntimeError("a count by group needs the catalogue")
    partnership, people = session.partnership, _marked(session)
    rows: dict[str, tuple[AnswerRow, ...]] = {}
    for survey in partnership.rows(Survey):
        if survey.answers_digest is not None and people[survey.id]:
            found = segments_of(session.workspace.connection, survey.id, people[survey.id])
            rows[survey.answers_digest] = tuple(found)
    return theme_table(partnership, catalogue, answers=rows)


def _marked(session: Session) -> defaultdict[str, set[int]]:
    people: defaultdict[str, set[int]] = defaultdict(set)
    for mark in session.partnership.rows(AnswerMark):
        if mark.themes:
            people[mark.survey].add(mark.respondent)
    for row in session.partnership.rows(BeneficiaryInput):
        if row.source_ref and (place := place_in(row.source_ref)) is not None:
            people[place.survey].add(place.respondent)
    return people


def answers_with(session: Session, theme: str) -> tuple[MarkedAnswer, ...]:
    """Return the answers that were marked with a theme, in the order of the marks."""
    keys = [mark.row_key for mark in session.partnership.rows(AnswerMark) if theme in (mark.themes or ())]
    found = texts_at(session, keys)
    return tuple(MarkedAnswer(key, found[key]) for key in keys if key in found)
