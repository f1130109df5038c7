"""Steps and safeguards to start from, for the weak parts of trust that have none yet. It must not know widgets."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.agenda import weak_dimensions
from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.lone_figures import trust_may_be_told
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import TrustAction
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.talk import TalkModel
from partnerdesk.ui.viewmodels.speech import as_named, said, spoken

KINDS = {"build": N_("A step that builds trust"), "safeguard": N_("A safeguard that does without it")}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One step or safeguard for one weak part of trust in one partner."""

    partner: str
    dimension: str
    about: str
    kind: str
    label: str
    text: str


def suggestions(desk: Desk) -> tuple[Suggestion, ...]:
    """Return what could be agreed for weak parts, once the results of that partner were shown."""
    found = []
    for subject in TRUST.subjects(desk.partnership):
        talk = TalkModel(desk, TRUST)
        talk.choose_subject(subject.id)
        if talk.waits(talk.last) is None:
            found += _of_partner(desk, subject.id)
    return tuple(found)


def _of_partner(desk: Desk, partner: str) -> list[Suggestion]:
    assessment = desk.session.assessment()
    case, trust = Case.of(desk.partnership, desk.catalogue, assessment.as_of), assessment.trust[partner]
    if not trust_may_be_told(trust, assessment.settings):
        return []
    answered = {
        row.dimension
        for row in desk.partnership.rows(TrustAction)
        if row.partner in {None, partner} and filled(row.text)
    }
    found = []
    for name in weak_dimensions(case, trust):
        step = desk.catalogue.trust_steps.get(name)
        if name in answered or step is None:
            continue
        values = {
            "part": case.dimension(name),
            "level": tenths(trust.dimensions[name]),
            "partner": as_named(case.partner(partner)),
        }
        about = spoken(Sentence(N_("{part}: {level} with {partner}"), values))
        found += [Suggestion(partner, name, about, kind, said(KINDS[kind]), getattr(step, kind)) for kind in KINDS]
    return found


def use(desk: Desk, suggestion: Suggestion) -> None:
    """Take a suggestion over as the board's own; who and when are still to be filled in."""
    name = next_id(desk.partnership, TrustAction)
    record = TrustAction(
        id=name,
        partner=suggestion.partner,
        dimension=suggestion.dimension,
        kind=suggestion.kind,
        text=suggestion.text,
    )
    desk.execute(AddRecord(record))
