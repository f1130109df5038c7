"""Finds the column that says who answered: an id of people, which may stand in several rows of one of them.

Where a tool numbers the rows as well, the ids of people count: they tell how many there are, and whose rows to erase.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.exchange.survey import role_words as words
from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.headings import Heading
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.nobody import NOBODY

_MOST_ROWS, _FEW_ROWS = 50, 5  # of one person, on average
_KINDS_MOST = 40


def may_say_who(facts: ColumnFacts) -> bool:
    """Whether a heading names people, or what they have several rows of, and the values could be theirs."""
    return _rank(facts) in _OF_PEOPLE


def says_what(facts: ColumnFacts) -> bool:
    """Whether values say what somebody is, or which of a few: "Parent" below "Respondent", 2 below "Child number"."""
    told = [value for value in facts.told if value not in NOBODY]
    if facts.unique or not facts.complete or len(told) > _KINDS_MOST:
        return False
    if _is_called(facts.heading, words.SOMEBODY):
        return any(map(str.islower, "".join(told))) and not any(map(str.isdecimal, "".join(told)))
    return _is_called(facts.heading, words.WHICH) and all(len(value) == 1 for value in told)


def guarded_id(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> ColumnMap | None:
    """The column that would say who answered if it did not say who somebody is: a patient's number in several rows."""
    found = [each for each in columns if each.identifying and _rank(facts[each.position]) == _SEVERAL]
    return max(found, key=lambda each: facts[each.position].filled, default=None)


def id_of_rows(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> ColumnMap | None:
    """The column that numbers the rows, where each row is to be somebody: it finds answers that came in before."""
    found = [each for each in columns if not each.identifying and facts[each.position].unique]
    named = [each for each in found if each.role is Role.ID or _is_called(facts[each.position].heading, words.ID)]
    return max(named, key=lambda each: (each.role is Role.ID, facts[each.position].filled), default=None)


def with_one_id(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """Keep the one column that says best who answered; other ids are left out."""
    found = [each for each in columns if each.role is Role.ID and _rank(facts[each.position])]

    def rank(column: ColumnMap) -> tuple[int, int, bool, int]:
        own = facts[column.position]
        several = 0 if own.unique else own.different or 0
        return (_rank(own), several, own.filled == own.rows, -column.position)

    best = max(found, key=rank, default=None)
    return [each if each.role is not Role.ID or each is best else replace(each, role=Role.DROP) for each in columns]


_SEVERAL, _ONE, _OVER, _OF_ROWS, _BARE = 5, 4, 3, 2, 1
_OF_PEOPLE = frozenset({_SEVERAL, _ONE, _OVER})


def _rank(facts: ColumnFacts) -> int:
    """How well a column says who answered; 0 where it does not: a number of a site comes again and again, too."""
    if says_what(facts):
        return 0
    of_people, over = _is_called(facts.heading, words.PERSON), _is_called(facts.heading, words.OVER_ROWS)
    if facts.unique:
        return _ONE if of_people else _OF_ROWS
    if of_people and _comes_again(facts, _MOST_ROWS):
        return _SEVERAL
    if over and _comes_again(facts, _MOST_ROWS):
        return _OVER
    return _BARE if _is_called(facts.heading, words.BARE_ID) and _comes_again(facts, _FEW_ROWS) else 0


def _is_called(heading: Heading, pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(name.strip()) for name in (heading.name, heading.code) if name)


def _comes_again(facts: ColumnFacts, most: int) -> bool:
    """Whether values are people's, each in a few rows: one in a thousand rows is what a tool writes for its guests."""
    different = facts.different or 0
    commonest = max((n for value, n in facts.told.items() if value not in NOBODY), default=0)
    return different > 1 and facts.filled <= different * most and commonest <= _MOST_ROWS
