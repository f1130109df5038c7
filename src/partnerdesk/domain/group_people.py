"""How many people of one group an input tells of: of a survey those who said that they are in it, not everybody.

A survey speaks for several groups, and its counts by group stand among its counted answers, under the group's name.
Where the answers to several questions are called so, it is the one that most people gave: who gave two counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnerdesk.domain.answers_printed import answers_printed
from partnerdesk.domain.disclosure import BOARD, Why
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, SurveyAnswer
from partnerdesk.domain.settings import DEFAULTS, Settings


@dataclass(frozen=True, slots=True)
class GroupHeard:
    """How many people of a group were heard: ``people`` is None where that is not recorded, or ``is_hidden``.

    ``is_few`` says that they may be called few, and no more.
    """

    people: int | None
    is_hidden: bool = False
    is_few: bool = False


def people_counted(partnership: Partnership, given: BeneficiaryInput, group: str) -> int | None:
    """Return how many people of a group an input tells of, as it was counted; for nobody's eyes before print rules."""
    rows, place = _question_of(partnership, given, group)
    return given.n_took_part if place is None else rows[place].count or 0


def people_printed(
    partnership: Partnership, given: BeneficiaryInput, group: str, edition: str = BOARD, settings: Settings = DEFAULTS
) -> GroupHeard:
    """Return how many people of a group an input tells of, as far as the table of its answers may say it."""
    rows, place = _question_of(partnership, given, group)
    if place is None:
        return GroupHeard(given.n_took_part)
    printed = answers_printed(given, rows, edition, settings)
    if printed.cells is None:
        return GroupHeard(None, is_hidden=True)
    cell = printed.cells[place]
    return GroupHeard(cell.count, is_hidden=cell.hidden is not None, is_few=cell.hidden is Why.SMALL)


def heard_in_all(found: Iterable[GroupHeard]) -> GroupHeard:
    """Return how many people of a group several inputs tell of; one that may not be told hides the sum."""
    known = [each for each in found if each.people is not None or each.is_hidden]
    if any(each.is_hidden for each in known):
        return GroupHeard(None, is_hidden=True, is_few=len(known) == 1 and known[0].is_few)
    return GroupHeard(sum(each.people or 0 for each in known) if known else None)


def _question_of(
    partnership: Partnership, given: BeneficiaryInput, group: str
) -> tuple[Sequence[SurveyAnswer], int | None]:
    """Return the counted answers to the question in which the group is an answer, and where it stands among them."""
    held = partnership.get(BeneficiaryGroup, group)
    name = ((held.name if held is not None else None) or "").strip().casefold()
    rows = partnership.having(SurveyAnswer, input=given.id) if name else ()
    called = [row for row in rows if row.answer.strip().casefold() == name]
    asked = max(called, key=lambda row: row.count or 0).question if called else None
    own = [row for row in rows if row.question == asked]
    return own, next((at for at, row in enumerate(own) if row in called), None)
