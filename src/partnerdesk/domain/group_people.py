"""How many people of one group an input tells of: of a survey those who said that they are in it, not everybody.

A survey speaks for several groups, and its counts by group stand among its counted answers, under the group's name.
Where a group stands in several columns, the import counts its people once under the names of all of them; where it did
not, the answer that most people gave is what is known, and there may be more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from partnerdesk.domain.answers_printed import answers_printed
from partnerdesk.domain.disclosure import BOARD, Why, cell_alone, is_sensitive
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, Survey, SurveyAnswer, SurveyQuestion
from partnerdesk.domain.settings import DEFAULTS, Settings
from partnerdesk.domain.words import N_

OR_MORE = N_("{n} or more")
JOINED = " / "
"""What stands between the names of columns in the name of a question that counts a group over all of them."""


@dataclass(frozen=True, slots=True)
class GroupHeard:
    """How many people of a group were heard: ``people`` is None where that is not recorded, or ``is_hidden``.

    ``is_few`` says that they may be called few, and no more; ``is_at_least`` that there are more than it may tell.
    """

    people: int | None
    is_hidden: bool = False
    is_few: bool = False
    is_at_least: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """The counted answers to one question, and where a group stands among them."""

    rows: Sequence[SurveyAnswer]
    place: int

    @property
    def row(self) -> SurveyAnswer:
        """The answer that is called as the group is."""
        return self.rows[self.place]

    @property
    def count(self) -> int:
        """How many people gave it."""
        return self.row.count or 0


def people_counted(partnership: Partnership, given: BeneficiaryInput, group: str) -> int | None:
    """Return how many people of a group an input tells of, as it was counted; for nobody's eyes before print rules."""
    columns, together = _told_of(partnership, given, group)
    if together is not None:
        return together.count
    return max(each.count for each in columns) if columns else given.n_took_part


def people_printed(
    partnership: Partnership, given: BeneficiaryInput, group: str, edition: str = BOARD, settings: Settings = DEFAULTS
) -> GroupHeard:
    """Return how many people of a group an input tells of, as far as the table of its answers may say it."""
    columns, together = _told_of(partnership, given, group)
    if not columns:
        return GroupHeard(given.n_took_part) if together is None else _alone(given, together, settings)
    found = [_printed(given, each, edition, settings) for each in columns]
    if len(columns) == 1 and together is None:
        return found[0]
    shown = [each.people for each in found if each.people is not None]
    if not shown:
        few = together is not None and together.count < settings["k_min"] and all(each.is_few for each in found)
        return GroupHeard(None, is_hidden=True, is_few=few)
    if together is not None and len(shown) == len(found) and _may_stand_beside(given, together, shown, settings):
        return GroupHeard(together.count)
    return GroupHeard(max(shown), is_at_least=True)


def _printed(given: BeneficiaryInput, told: _Told, edition: str, settings: Settings) -> GroupHeard:
    printed = answers_printed(given, told.rows, edition, settings)
    if printed.cells is None:
        return GroupHeard(None, is_hidden=True)
    cell = printed.cells[told.place]
    return GroupHeard(cell.count, is_hidden=cell.hidden is not None, is_few=cell.hidden is Why.SMALL)


def _alone(given: BeneficiaryInput, told: _Told, settings: Settings) -> GroupHeard:
    cell = cell_alone(told.count, sensitive=is_sensitive(given), settings=settings)
    return GroupHeard(cell.count, is_hidden=cell.hidden is not None, is_few=cell.hidden is Why.SMALL)


def _may_stand_beside(given: BeneficiaryInput, together: _Told, shown: Sequence[int], settings: Settings) -> bool:
    """Return whether no few people are left: of it without the printed counts, their sum without it, all without it."""
    total, base = together.count, together.row.base or together.count
    if is_sensitive(given) and total in {0, base}:
        return False
    left = (*(total - each for each in shown), sum(shown) - total, base - total)
    return not any(0 < each < settings["k_min"] for each in left)


def heard_in_all(found: Iterable[GroupHeard]) -> GroupHeard:
    """Return how many people of a group several inputs tell of; one that may not be told hides the sum."""
    known = [each for each in found if each.people is not None or each.is_hidden]
    if any(each.is_hidden for each in known):
        return GroupHeard(None, is_hidden=True, is_few=len(known) == 1 and known[0].is_few)
    people = sum(each.people or 0 for each in known) if known else None
    return GroupHeard(people, is_at_least=any(each.is_at_least for each in known))


def is_joined(question: str, names: Iterable[str]) -> bool:
    """Return whether a question is that of a group in several columns: several of these names in their order."""
    left, parts = f"{question}{JOINED}", 0
    for name in names:
        if name != question and left.startswith(f"{name}{JOINED}"):
            left, parts = left.removeprefix(f"{name}{JOINED}"), parts + 1
    return not left and parts > 1


def _told_of(partnership: Partnership, given: BeneficiaryInput, group: str) -> tuple[Sequence[_Told], _Told | None]:
    """Return where a group stands among the counted answers: in each column, and in what counts several together.

    Where columns of groups are known, an answer to anything else does not say that somebody is in the group.
    """
    held = partnership.get(BeneficiaryGroup, group)
    name = ((held.name if held is not None else None) or "").strip().casefold()
    asked: dict[str, list[SurveyAnswer]] = {}
    for row in partnership.having(SurveyAnswer, input=given.id) if name else ():
        asked.setdefault(row.question, []).append(row)
    told = {
        question: _Told(rows, place)
        for question, rows in asked.items()
        for place, row in sorted(enumerate(rows), key=lambda each: each[1].count or 0)
        if row.answer.strip().casefold() == name
    }
    joined = {question for question in told if JOINED in question and is_joined(question, asked)}
    columns = {question: each for question, each in told.items() if question not in joined}
    known = {
        row.heading
        for survey in partnership.having(Survey, input=given.id)
        for row in partnership.having(SurveyQuestion, survey=survey.id)
        if row.role == "group"
    }
    of_groups = [each for question, each in columns.items() if question in known]
    return of_groups or [*columns.values()], next((told[each] for each in joined), None)
