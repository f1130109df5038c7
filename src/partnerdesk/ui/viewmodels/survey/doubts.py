"""What a person should doubt of an export before it is imported: its dates, its age, and what was left out below it.

It must not know widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.date_doubts import are_either, date_doubts
from partnerdesk.exchange.survey.dates import ASK
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.viewmodels.speech import long_date, said, spoken

if TYPE_CHECKING:
    from datetime import date

    from partnerdesk.exchange.survey.guessing import ExportFound
    from partnerdesk.exchange.survey.mapping import SurveyMap
    from partnerdesk.services.answer_import import ReadSurvey

_TOO_OLD = N_(
    "The last of these answers is from {day}. What people said before {limit} is too long ago to count: it can be "
    "read, but no group counts as heard through it. Ask these people again."
)
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


def warnings_of(read: ReadSurvey, found: ExportFound, today: date, current_from: date) -> tuple[str, ...]:
    """Say what a person should know before what was read is imported; what is from before ``current_from`` is old."""
    told = [said(_BELOW).format(words=read.below)] if read.below else []
    told += dates_doubted(read.map, found, today)
    last = read.summary.last_day
    if last is not None and last < current_from:
        told.append(said(_TOO_OLD).format(day=long_date(last), limit=long_date(current_from)))
    return tuple(told)
