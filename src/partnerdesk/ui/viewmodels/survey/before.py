"""What of an export is in the file already: the same file, one of the same name, an earlier wave of the same survey.

It must not know widgets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, InputGroup, Survey, SurveyAnswer
from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.services.answer_import import called_survey
from partnerdesk.ui.viewmodels.speech import as_named, days_from, long_date, said
from partnerdesk.ui.viewmodels.survey.editing import fits

if TYPE_CHECKING:
    from datetime import date

    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.exchange.survey.mapping import InputFacts, SurveyMap


_FROM = N_("{title}, from {day}")
_NUMBERED = re.compile(r" \(\d+\)$")
# What holds of a survey whoever answers it. What people allow is asked of each wave anew.
_TAKEN = ("about", "special_condition", "sensitivity", "consent_ref")


@dataclass(frozen=True, slots=True)
class LastTime:
    """An earlier wave: what it is called, the map by which it was read, what was said of it, and for whom it speaks."""

    title: str
    map: SurveyMap
    is_same_file: bool = False
    given: BeneficiaryInput | None = None
    groups: tuple[str, ...] = ()

    def facts(self) -> InputFacts:
        """Return what holds of the next wave, too: as it stands in the file now, else as the map says."""
        given, facts = self.given, replace(self.map.facts, title=self.title, asked=None)
        if given is None:
            return facts
        return replace(
            facts,
            method=given.method or facts.method,
            collected_by=given.collected_by or facts.collected_by,
            lawful_basis=given.lawful_basis or facts.lawful_basis,
        )

    def dressed(self, record: BeneficiaryInput) -> BeneficiaryInput:
        """Return the input of the next wave with what was said of this one and the answers do not say."""
        if self.given is None:
            return record
        taken = {name: getattr(self.given, name) for name in _TAKEN if getattr(record, name) is None}
        if record.consent_state is None and self.given.consent_state in {"given", "not_asked"}:
            taken["consent_state"] = self.given.consent_state
        return replace(record, **taken)


def before_words(partnership: Partnership, name: str, digest: str) -> str:
    """Say which surveys came from this very file, or from one of the same name; nothing where none did."""
    surveys = partnership.rows(Survey)
    same = [each for each in surveys if each.source_digest == digest]
    if same:
        pattern = said(N_("This very file was imported before: {surveys}."))
    else:
        same = [each for each in surveys if each.source_name == name]
        pattern = said(N_("A file of this name was imported before: {surveys}."))
    words = ", ".join(_words(each, partnership) for each in same)
    return pattern.format(surveys=words) if same else ""


def _words(survey: Survey, partnership: Partnership) -> str:
    row = partnership.get(BeneficiaryInput, survey.input)
    days = days_from(row.from_date, row.to_date) if row is not None else ""
    title = _title(survey, partnership)
    return f"‘{title}’ ({days})" if days else f"‘{title}’"


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
            given = partnership.get(BeneficiaryInput, survey.input)
            is_same = survey.source_digest == digest
            return LastTime(_title(survey, partnership), earlier, is_same, given, _groups(survey.input, partnership))
    return None


def _groups(own_id: str, partnership: Partnership) -> tuple[str, ...]:
    """Return the groups that a person said it speaks for: those that an answer named are in the next wave or not."""
    told = {(row.answer or "").casefold() for row in partnership.having(SurveyAnswer, input=own_id)}
    linked = [row.group for row in partnership.having(InputGroup, input=own_id)]
    groups = [partnership.get(BeneficiaryGroup, each) for each in linked]
    return tuple(each.id for each in groups if each is not None and (each.name or "").strip().casefold() not in told)


# --- what the next wave is called -------------------------------------------------------------------------------------


def next_name(before: LastTime, first_day: date | None, partnership: Partnership) -> str:
    """Return a name by which the next wave can be told from those before: with its first day, else with a number."""
    bare = _bare(before)
    used = {each.summary for each in partnership.rows(BeneficiaryInput)}
    dated = said(_FROM).format(title=bare, day=long_date(first_day)) if first_day is not None else ""
    if dated and dated not in used and (before.given is None or before.given.from_date != first_day):
        return dated
    return next(name for number in range(2, len(used) + 3) if (name := f"{bare} ({number})") not in used)


def _bare(before: LastTime) -> str:
    """Return the name of a wave without what was added to tell it from others."""
    title = _NUMBERED.sub("", before.title)
    day = before.given.from_date if before.given is not None else None
    added = said(_FROM).format(title="", day=long_date(day)) if day is not None else ""
    return title.removesuffix(added) or title
