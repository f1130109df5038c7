"""What people said, as far as it may be told at all: which inputs, what they bear on and whom they speak for.

What somebody took back, or did not agree to, leaves no trace in any edition: no summary, no label, no note, no link.
Which exact words and which counts may be printed is :mod:`partnerdesk.brief.printable`'s to say.
"""

from datetime import date

from partnerdesk.brief import dates
from partnerdesk.brief.saying import counted, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, EvidenceLink, InputGroup, InputTheme, Survey
from partnerdesk.domain.reference import Method
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, NP_

_USUAL_MONTHS = 24
PEOPLE_UNITS = frozenset({"people", "groups"})


def may_be_told(given: BeneficiaryInput) -> bool:
    """Return whether an input may appear in a brief at all: nobody took it back, nobody refused consent."""
    return not is_withdrawn(given) and given.consent_state != "refused"


def is_relied_on(snapshot: BriefSnapshot, given: BeneficiaryInput) -> bool:
    """Return whether an input counts in figures: it may be told and its lawful basis is recorded."""
    found = snapshot.assessment.voice.inputs.get(given.id)
    return may_be_told(given) and found is not None and found.valid


def told_inputs(snapshot: BriefSnapshot) -> tuple[BeneficiaryInput, ...]:
    """Return the inputs that may appear, in order."""
    return tuple(given for given in snapshot.partnership.rows(BeneficiaryInput) if may_be_told(given))


def told(snapshot: BriefSnapshot, input_id: str) -> BeneficiaryInput | None:
    """Return an input if it may appear."""
    given = snapshot.partnership.get(BeneficiaryInput, input_id)
    return given if given is not None and may_be_told(given) else None


def printable_links(snapshot: BriefSnapshot) -> tuple[EvidenceLink, ...]:
    """Return the links between objectives and inputs that may appear."""
    return tuple(link for link in snapshot.partnership.rows(EvidenceLink) if told(snapshot, link.input))


def groups_of(snapshot: BriefSnapshot, input_id: str) -> tuple[str, ...]:
    """Return the ids of the groups that an input speaks for."""
    return tuple(link.group for link in snapshot.partnership.having(InputGroup, input=input_id))


def inputs_of(snapshot: BriefSnapshot, group: str) -> tuple[BeneficiaryInput, ...]:
    """Return the inputs that speak for a group and may appear."""
    links = snapshot.partnership.having(InputGroup, group=group)
    found = (told(snapshot, link.input) for link in links)
    return tuple(given for given in found if given is not None)


def themes_of(snapshot: BriefSnapshot, theme: str) -> tuple[BeneficiaryInput, ...]:
    """Return the inputs that touch a theme and may appear; of a survey one marked answer is enough."""
    links = [link.input for link in snapshot.partnership.having(InputTheme, theme=theme)]
    marked = {mark.survey for mark in snapshot.partnership.rows(AnswerMark) if theme in (mark.themes or ())}
    links += [row.input for row in snapshot.partnership.rows(Survey) if row.id in marked]
    found = (told(snapshot, name) for name in dict.fromkeys(links))
    return tuple(given for given in found if given is not None)


def method_of(snapshot: BriefSnapshot, given: BeneficiaryInput) -> Method | None:
    """Return the catalogue's method of an input."""
    return snapshot.catalogue.methods.get(given.method or "")


def method_name(snapshot: BriefSnapshot, given: BeneficiaryInput) -> str:
    """Return what the way of listening is called."""
    method = method_of(snapshot, given)
    return method.name if method else say(snapshot, N_("way of listening not recorded"))


def counts_people(snapshot: BriefSnapshot, given: BeneficiaryInput) -> bool:
    """Return whether an input counts people who were heard, and not visits, cases or reports about them."""
    method = method_of(snapshot, given)
    return method is None or (method.direct > 0 and method.unit in PEOPLE_UNITS)


def when(snapshot: BriefSnapshot, given: BeneficiaryInput) -> str:
    """Return from when to when people were heard, in words."""
    first, last = given.from_date or given.to_date, given.to_date or given.from_date
    if first is None or last is None:
        return say(snapshot, N_("no date recorded"))
    return dates.days(first, last, snapshot.language)


def heard_in(snapshot: BriefSnapshot, given: BeneficiaryInput) -> str:
    """Return the month in which people were heard, in words; nothing more exact stands under anybody's words."""
    last = given.to_date or given.from_date
    return dates.month(last, snapshot.language) if last else say(snapshot, N_("no date recorded"))


def lately(snapshot: BriefSnapshot) -> str:
    """Return within what time somebody must have been heard to count, in words: the last two years."""
    months = int(snapshot.settings["current_months"])
    if months == _USUAL_MONTHS:
        return say(snapshot, N_("the last two years"))
    years, rest = divmod(months, 12)
    if rest:
        return counted(snapshot, months, NP_("the last month", "the last {n} months"), n=str(months))
    return counted(snapshot, years, NP_("the last year", "the last {n} years"), n=str(years))


def listening_span(snapshot: BriefSnapshot) -> tuple[date, date] | None:
    """Return the first and the last day on which anybody was heard, None where no date is recorded."""
    relied = [given for given in told_inputs(snapshot) if is_relied_on(snapshot, given)]
    days = [day for given in relied for day in (given.from_date, given.to_date) if day]
    return (min(days), max(days)) if days else None
