"""The seven statements: what to write, and the facts of the file that stand beside each box.

Facts are offered, never finished sentences about judgement. It must not know widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass

from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.lone_figures import signals_told
from partnerdesk.domain.records import (
    Advice,
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    Concern,
    DdItem,
    Decision,
    Interest,
    Objective,
    Option,
    Parking,
    Risk,
)
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, NP_, Sentence
from partnerdesk.ui.viewmodels.answers import called, objective_text
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import as_named, numbered, spoken
from partnerdesk.ui.viewmodels.steps.shown import scores_shown

MOST = 6
_EVIDENCE = NP_("1 piece of evidence from beneficiaries", "{n} pieces of evidence from beneficiaries")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its principle, its name, what to write, and the facts beside it."""

    id: str
    name: str
    prompt: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    case: Case
    found: Assessment


def _say(pattern: str, **values: object) -> str:
    return spoken(Sentence(pattern, values))


def _signals(view: _View, *names: str) -> list[str]:
    """Return what the ranking says as it may be told, once the scores have been shown to all."""
    if not scores_shown(view.case.partnership):
        return []
    told = signals_told(view.case, view.found.ranking, view.found.signals)
    return [spoken(told[name].sentence) for name in names if name in told]


def _powers(view: _View) -> list[str]:
    charity = view.case.partnership.one(Charity)
    purposes = [_say(N_("Purposes: {text}"), text=charity.purposes_text)] if filled(charity.purposes_text) else []
    power = [_say(N_("Power: {text}"), text=charity.power_note)] if filled(charity.power_note) else []
    return [*purposes, *power] or [spoken(N_("The purposes and powers are not written in step 1 yet."))]


def _good_faith(view: _View) -> list[str]:
    kept = [row for row in view.case.partnership.rows(Objective) if row in view.found.voice.kept]
    musts = [_say(N_("Must: {objective}"), objective=objective_text(row)) for row in kept if row.priority == "must"]
    return [*musts, spoken(view.found.signals["D1"].sentence), *_signals(view, "O7")]


def _informed(view: _View) -> list[str]:
    partnership = view.case.partnership
    given = [row for row in partnership.rows(BeneficiaryInput) if not is_withdrawn(row)]
    advice = [
        _say(N_("Advice from {name}: {about}"), name=row.advice_from or "–", about=row.about or row.summary or "–")
        for row in partnership.rows(Advice)
    ]
    checks = [row for row in partnership.rows(DdItem) if row.applies is not False]
    done = sum(row.status in {"fine", "concern"} for row in checks)
    unknown = partnership.one(Decision).unknowns
    return [
        numbered(_EVIDENCE, len(given)),
        *advice,
        *([_say(N_("{done} of {n} checks are done"), done=done, n=len(checks))] if checks else []),
        *([_say(N_("Not known: {text}"), text=unknown)] if unknown else []),
    ]


def _relevant(view: _View) -> list[str]:
    partnership = view.case.partnership
    options = [as_named(view.case.option(row.id)) for row in partnership.rows(Option)]
    risks = partnership.rows(Risk)
    people = sum(bool(row.effect_on_people) for row in risks)
    groups = [called(partnership, row) for row in partnership.rows(BeneficiaryGroup) if row.effect in {"lose", "mixed"}]
    return [
        _say(N_("Options compared: {names}"), names=", ".join(options) or "–"),
        _say(N_("{n} criteria"), n=len(view.found.ranking.criteria)),
        _say(N_("Risks: {n}, of them to beneficiaries: {people}"), n=len(risks), people=people),
        *([_say(N_("Could lose, or mixed: {names}"), names=", ".join(groups))] if groups else []),
    ]


def _irrelevant(view: _View) -> list[str]:
    aside = [row for row in view.case.partnership.rows(Parking) if row.dealt_with == "set_aside"]
    return [f"{row.text or '–'} ({row.why})" if row.why else row.text or "–" for row in aside] or [
        spoken(N_("Nothing is marked as set aside yet."))
    ]


def _conflicts(view: _View) -> list[str]:
    partnership = view.case.partnership
    lines = [
        f"{as_named(view.case.person(row.participant or ''))}: {row.text or '–'}"
        for row in partnership.rows(Interest)
        if row.kind not in {None, "none"}
    ]
    return [*(lines or [spoken(N_("Nobody declared an interest."))]), spoken(view.found.signals["P2"].sentence)]


def _range(view: _View) -> list[str]:
    concerns = len(view.case.partnership.rows(Concern))
    return [
        *_signals(view, "O1", "O2", "O4"),
        *([numbered(NP_("1 concern is recorded", "{n} concerns are recorded"), concerns)] if concerns else []),
    ]


_FACTS: dict[str, Callable[[_View], list[str]]] = {
    "powers": _powers,
    "good_faith": _good_faith,
    "informed": _informed,
    "relevant": _relevant,
    "irrelevant": _irrelevant,
    "conflicts": _conflicts,
    "range": _range,
}


def statements(desk: Desk) -> tuple[Statement, ...]:
    """Return the seven statements with their facts as they stand now."""
    found = desk.session.assessment()
    view = _View(Case.of(desk.partnership, desk.catalogue, found.as_of), found)
    return tuple(
        Statement(name, text.name, text.prompt, tuple(_FACTS[name](view)[:MOST]) if name in _FACTS else ())
        for name, text in desk.catalogue.principles.items()
    )
