"""What a person should doubt of an export before it is imported: dates, age, groups, and what was left out below it.

It must not know widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.date_doubts import are_either, date_doubts
from partnerdesk.exchange.survey.dates import ASK
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.viewmodels.speech import long_date, said, shortened, spoken, whole_number
from partnerdesk.ui.viewmodels.survey.editing import ticks_in

if TYPE_CHECKING:
    from datetime import date

    from partnerdesk.exchange.survey.guessing import ExportFound
    from partnerdesk.exchange.survey.mapping import ColumnMap, SurveyMap
    from partnerdesk.services.answer_import import ReadSurvey

_TOO_OLD = N_(
    "The last of these answers is from {day}. What people said before {limit} is too long ago to count: it can be "
    "read, but no group counts as heard through it. Ask these people again."
)
_TICKED = N_(
    "Some people ticked several answers in ‘{column}’. As groups, each combination is one of its own: {n} groups, such "
    "as ‘{example}’. To have each answer as a group, choose another answer above and then again “A group people belong "
    "to”."
)
_OVERLAP = N_(
    "Some people ticked several answers in ‘{column}’. Each answer is a group, and somebody who ticked two is in both: "
    "the groups overlap and add up to more than the people."
)
_LONGEST = 80
_BELOW = N_("What stands below the last answer is left out: ‘{words}’.")


def dates_doubted(made: SurveyMap, found: ExportFound, today: date) -> tuple[str, ...]:
    """Say what is doubtful of the dates as they are read now."""
    return tuple(map(spoken, date_doubts(found, made, today)))


def asks_order(made: SurveyMap, found: ExportFound, today: date) -> bool:
    """Whether a person should say which comes first, the day or the month: also where most dates say so themselves."""
    dated = made.having(Role.DATE)
    if not dated or not made.dates:
        return False
    is_doubted = made.dates == ASK or bool(date_doubts(found, found.map, today))
    return is_doubted and are_either(found.columns[dated[0].position].told)


def ticked_groups(made: SurveyMap, found: ExportFound) -> tuple[str, ...]:
    """Say of which columns of groups people ticked several answers, and what becomes of them."""
    return tuple(filter(None, (combined_groups(each, found) for each in made.having(Role.GROUP))))


def combined_groups(column: ColumnMap, found: ExportFound) -> str:
    """Say of a column of groups that people ticked several: each is one, or each combination; else nothing."""
    from partnerdesk.exchange.survey.ticks import split_cell

    heading = shortened(" ".join(column.heading.split()), _LONGEST)
    if column.separator:
        return said(_OVERLAP).format(column=heading)
    told, parts = found.columns[column.position].told, ticks_in(column.position, found)
    combined = [cell for cell in told if len(split_cell(cell, *parts)) > 1] if parts is not None else []
    if not combined:
        return ""
    example = shortened(" ".join(combined[0].split()), _LONGEST)
    return said(_TICKED).format(column=heading, n=whole_number(len(told)), example=example)


def warnings_of(read: ReadSurvey, found: ExportFound, today: date, current_from: date) -> tuple[str, ...]:
    """Say what a person should know before what was read is imported; what is from before ``current_from`` is old."""
    told = [said(_BELOW).format(words=read.below)] if read.below else []
    told += ticked_groups(read.map, found)
    told += dates_doubted(read.map, found, today)
    last = read.summary.last_day
    if last is not None and last < current_from:
        told.append(said(_TOO_OLD).format(day=long_date(last), limit=long_date(current_from)))
    return tuple(told)
