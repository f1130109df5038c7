"""The command that erases what single people answered in a survey, and leaves what all the others said.

The rows of answers are no records: the command brings those that are left, by their new digest. What was counted (how
many took part, how many gave which answer) stays: it says nothing of anybody. Knows no file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from partnerdesk.domain.answer_places import Person, quotes_of_people
from partnerdesk.domain.answer_rows import AnswerRow, Answers
from partnerdesk.domain.commands import Command
from partnerdesk.domain.erasing import without_inputs, without_themes_of_nobody
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, Survey
from partnerdesk.domain.words import N_, Sentence


class RowsLeft(tuple[AnswerRow, ...]):  # noqa: SLOT001 - a tuple takes no slots of its own
    """The rows of a survey that are left without those of the people who are ``gone``."""

    gone: frozenset[int]

    @classmethod
    def without(cls, rows: Iterable[AnswerRow], gone: Collection[int]) -> RowsLeft:
        """Leave out the rows of some people."""
        left = cls(row for row in rows if row.respondent not in gone)
        left.gone = frozenset(gone)
        return left


@dataclass(frozen=True, slots=True)
class EraseRespondents(Command):
    """Take out what these people answered: their rows, what was marked on them, and the quotes made of them.

    ``digests`` gives each survey the digest of the rows that are left (None where none is), ``answers`` those rows.
    """

    people: tuple[Person, ...]
    digests: Mapping[str, str | None] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict, repr=False)

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("erase what somebody answered"))

    @property
    @override
    def is_for_good(self) -> bool:
        """An erasure cannot be undone."""
        return True


def without_respondents(partnership: Partnership, command: EraseRespondents) -> Partnership:
    """Return the partnership without what these people answered. A theme that only they touched goes too."""
    people = frozenset(command.people)
    touched = themes_of_people(partnership, people)
    for survey, digest in command.digests.items():
        held = partnership.get(Survey, survey)
        if held is not None and held.answers_digest != digest:
            partnership = partnership.put(dataclasses.replace(held, answers_digest=digest))
    marks = partnership.rows(AnswerMark)
    left = [mark for mark in marks if (mark.survey, mark.respondent) not in people]
    if len(left) < len(marks):
        partnership = partnership.with_rows(AnswerMark, left)
    partnership = without_inputs(partnership, quotes_of_people(partnership, people))
    return without_themes_of_nobody(partnership, touched)


def themes_of_people(partnership: Partnership, people: Collection[Person]) -> set[str]:
    """Return the themes that were marked on what these people answered."""
    marks = (mark for mark in partnership.rows(AnswerMark) if (mark.survey, mark.respondent) in people)
    return {name for mark in marks for name in mark.themes or ()}
