"""What of an export is in the file already: the same file, one of the same name, an earlier wave of the same survey.

It must not know widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.services.answer_import import called_survey
from partnerdesk.ui.viewmodels.speech import as_named, long_date, said
from partnerdesk.ui.viewmodels.survey.editing import fits

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.exchange.survey.mapping import SurveyMap


@dataclass(frozen=True, slots=True)
class LastTime:
    """An earlier wave: what it is called, and the map by which it was read."""

    title: str
    map: SurveyMap
    is_same_file: bool = False


def before_words(partnership: Partnership, name: str, digest: str) -> str:
    """Say which surveys came from this very file, or from one of the same name; nothing where none did."""
    surveys = partnership.rows(Survey)
    same = [each for each in surveys if each.source_digest == digest]
    if same:
        pattern = said(
            N_("This very file was imported before: {surveys}. Twice, everybody counts twice: withdraw that one first.")
        )
    else:
        same = [each for each in surveys if each.source_name == name]
        pattern = said(N_("A file of this name was imported before: {surveys}."))
    words = ", ".join(_words(each, partnership) for each in same)
    return pattern.format(surveys=words) if same else ""


def _words(survey: Survey, partnership: Partnership) -> str:
    row = partnership.get(BeneficiaryInput, survey.input)
    day = row.to_date or row.from_date if row is not None else None
    title = _title(survey, partnership)
    return f"‘{title}’ ({long_date(day)})" if day else f"‘{title}’"


def _title(survey: Survey, partnership: Partnership) -> str:
    return as_named(called_survey(partnership, survey.id))


def last_time(partnership: Partnership, made: SurveyMap, digest: str) -> LastTime | None:
    """Return the latest survey of which this export is the next wave, or the very same file."""
    latest = reversed(partnership.rows(Survey))
    for survey in sorted(latest, key=lambda each: each.source_digest != digest):
        try:
            earlier = read_map(survey.map) if survey.map else None
        except PartnerDeskError:  # of another version, or corrected by hand
            continue
        if earlier is not None and fits(made, earlier):
            return LastTime(_title(survey, partnership), earlier, survey.source_digest == digest)
    return None
