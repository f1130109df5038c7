"""Free text whose question stands in another column of the same row: one column of questions, one of answers.

Tools write a row for each answer so ("Question", "Answer"); each question becomes one of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.missing import is_marker

MOST_QUESTIONS = 12
_SHORT = 4  # words; a longer heading asks something itself
_ASKED = re.compile(r"\b(?:questions?|prompt|cwestiynau|cwestiwn)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:answers?|responses?|comments?|feedback|verbatim|free ?text|text|words|ate?b\w*|ymateb\w*|sylw\w*)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
_NEARLY_ALL = 0.9


def with_questions_beside(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """The columns, with the text that answers the questions of another one made so; that one is left out."""
    found = list(columns)
    for each, own in zip(columns, facts, strict=True):
        if not _holds_questions(each, own):
            continue
        texts = [other for other in columns if _holds_answers(other) and facts[other.position].filled]
        after = [other for other in texts if other.position > each.position]
        best = next(iter(after or texts), None)
        if best is None or own.filled < _NEARLY_ALL * facts[best.position].filled:
            continue
        found[best.position] = replace(best, question_from=each.heading, answers=questions_in(own))
        found[each.position] = replace(each, role=Role.DROP, answers=())
        break
    return found


def questions_in(facts: ColumnFacts) -> tuple[str, ...]:
    """The questions of a column, each on one line, those with most answers first."""
    return tuple(dict.fromkeys(" ".join(value.split()) for value in facts.told if not is_marker(value)))


def _holds_questions(column: ColumnMap, facts: ColumnFacts) -> bool:
    if column.role not in {Role.CHOICE, Role.GROUP} or not facts.complete or not _is_label(column.heading, _ASKED):
        return False
    told = questions_in(facts)
    worded = sum(each.endswith("?") or len(each.split()) > 1 for each in told)
    return 1 < len(told) <= MOST_QUESTIONS and worded * 2 >= len(told)


def _holds_answers(column: ColumnMap) -> bool:
    return column.role is Role.TEXT and not column.identifying and _is_label(column.heading, _ANSWERED)


def _is_label(heading: str, word: re.Pattern[str]) -> bool:
    apart = _JOINED.sub(" ", heading)
    return not heading.endswith("?") and len(apart.split()) <= _SHORT and word.search(apart) is not None
