"""Finds one person's answers in the other waves of a survey: by the id of the answer, else by her own words.

Who it is nobody can know for certain; what is found is offered, and a person says whether it is hers. Knows no screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_places import Person
from partnerdesk.domain.records import Survey, SurveyQuestion
from partnerdesk.services.answers_compared import LONG_ENOUGH, folded
from partnerdesk.storage.answer_table import people_called, people_who_wrote, rows_of_people, rows_with_theirs

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.session import Session

_SHORT_NUMBER = 6


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Who may be the same person in another wave; ``is_likely`` says that it is hardly by chance."""

    person: Person
    is_likely: bool


def same_people(session: Session, person: Person) -> tuple[SamePerson, ...]:
    """Return who in other waves of the survey has the id of an answer of this person, or wrote the same."""
    survey, respondent = person
    waves = _other_waves(session.partnership, survey)
    if not waves:
        return ()
    connection = session.workspace.connection
    rows = tuple(rows_of_people(connection, survey, rows_with_theirs(connection, survey, (respondent,))))
    ids = {row.answer_id for row in rows if row.answer_id}
    words = {row.text for row in rows if row.text and len(row.text) >= LONG_ENOUGH}
    wrote = {each for text in words for each in _alone(people_who_wrote(connection, text), survey) if each[0] in waves}
    called = {each: name for name in ids for each in people_called(connection, name) if each[0] in waves}
    every = sorted({*wrote, *called}, key=lambda each: (waves.index(each[0]), each[1]))
    return tuple(SamePerson(each, each in wrote or not _is_short_number(called[each])) for each in every)


def _alone(writers: Sequence[Person], survey: str) -> Iterator[Person]:
    """Yield who alone in her survey wrote what one person wrote in ``survey``: what several wrote tells nobody."""
    many = Counter(each[0] for each in writers)
    return (each for each in writers if many[each[0]] == many[survey] == 1)


def _is_short_number(name: str) -> bool:
    """1, 2, 3 … are given anew to each export."""
    return name.isdecimal() and len(name) < _SHORT_NUMBER


def _other_waves(partnership: Partnership, survey: str) -> list[str]:
    """Return the other surveys that asked the same, or at least half of it."""
    asked = set(_asked(partnership, survey))
    others = (each.id for each in partnership.rows(Survey) if each.id != survey)
    return [each for each in others if _are_half(asked, set(_asked(partnership, each)))]


def _asked(partnership: Partnership, survey: str) -> Iterator[str]:
    return (folded(row.heading) for row in partnership.having(SurveyQuestion, survey=survey))


def _are_half(some: Collection[str], others: Collection[str]) -> bool:
    common = len({*some} & {*others})
    return common > 0 and common * 2 >= min(len(some), len(others))
