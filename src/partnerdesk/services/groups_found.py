"""The groups that the people of a survey said they are in, for the input that speaks for them, or of one quote.

They are what stands in the export's columns of groups. Whether a group of the board is meant, a person says.
Knows no screen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_places import groups_in, says_who, source_of
from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.services.quoting import answer_at
from partnerdesk.services.segments_counted import segments_counted

if TYPE_CHECKING:
    from partnerdesk.services.session import Session

MOST_OF_A_COLUMN = 6
MOST = 18


@dataclass(frozen=True, slots=True)
class GroupFound:
    """A group as the export calls it, and how many people of the survey are in it, by any column."""

    words: str
    people: int


def groups_found(session: Session, name: str) -> tuple[GroupFound, ...]:
    """Return the groups in which the people of a survey are, or the writer of one quote: the largest of each column."""
    given = session.partnership.get(BeneficiaryInput, name)
    place = source_of(session.partnership, given) if given is not None else None
    if place is not None:
        answer = answer_at(session, place)
        own = answer.groups if answer is not None else ()
        return _of_survey(session, place.survey, frozenset(each for each in own if each))
    survey = next(iter(session.partnership.having(Survey, input=name)), None)
    return _of_survey(session, survey.id) if survey is not None else ()


def _of_survey(session: Session, survey: str, own: frozenset[str] | None = None) -> tuple[GroupFound, ...]:
    columns: list[Counter[str]] = []
    everywhere: Counter[str] = Counter()
    for segments, people in segments_counted(session, survey).items():
        named = dict.fromkeys(each for segment in segments for each in enumerate(groups_in(segment)))
        for place, value in named:
            columns += [Counter() for _ in range(len(columns), place + 1)]
            column = columns[place]
            if value and says_who(value) and (own is None or value in own):
                column[value] += people
        everywhere.update(dict.fromkeys({_folded(value) for _, value in named if value}, people))
    found: dict[str, GroupFound] = {}
    for column in columns:
        for value, _ in sorted(column.most_common(MOST_OF_A_COLUMN), key=lambda each: (-each[1], each[0])):
            found.setdefault(_folded(value), GroupFound(value, everywhere[_folded(value)]))
    return tuple(found.values())[:MOST]


def _folded(value: str) -> str:
    return value.strip().casefold()
