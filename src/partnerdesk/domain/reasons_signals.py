"""The signals about the board's reasons: D1 to D5, and W1, whether this was freely chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.domain.bands import above, at_least, below, less_is_better, more_is_better, worst
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, ReasonsFinding, Signal
from partnerdesk.domain.records import Option
from partnerdesk.domain.reference import Form
from partnerdesk.domain.rounding import percent, rounded
from partnerdesk.domain.voice import VoiceFinding
from partnerdesk.domain.voice_signals import NO_OBJECTIVES, unknown
from partnerdesk.domain.words import N_, Sentence

NO_POINTS = N_("Not every kept objective has its priority and its reason points yet.")


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """What the rules about reasons look at: the figures, whether they are whole, and the leading options."""

    finding: ReasonsFinding
    whole: bool
    leaders: Sequence[Option]


def d1(case: Case, view: ReasonsView) -> Signal:
    """D1: led by people or by money."""
    people, money = view.finding.people_and_scope, view.finding.money
    if not view.whole or people is None or money is None:
        return unknown("D1", NO_POINTS)
    colour = more_is_better(people, case.settings["d1_green"], case.settings["d1_amber"])
    if above(money, people):
        colour = Colour.RED
    return Signal("D1", colour, people, case.said("D1", P=percent(people), M=percent(money)))


def d2(case: Case, view: ReasonsView) -> Signal:
    """D2: how much more is claimed for people than is shown by what people said."""
    people, shown = view.finding.people_and_scope, view.finding.evidenced
    if not view.whole or people is None or shown is None:
        return unknown("D2", NO_POINTS)
    colour = less_is_better(people - shown, case.settings["d2_green"], case.settings["d2_amber"])
    if colour is Colour.GREEN:
        said = Sentence(N_("What we say is for people is mostly shown by what people told us."))
        return Signal("D2", colour, people - shown, said)
    return Signal("D2", colour, people - shown, case.said("D2"))


def d3(case: Case, view: ReasonsView) -> Signal:
    """D3: wider service against more of the same."""
    ratio = view.finding.scope_to_scale
    if not view.whole:
        return unknown("D3", NO_POINTS)
    if ratio is None:
        pattern = N_("Too few of our reasons are about a wider service or about size to compare the two.")
        return unknown("D3", pattern)
    colour = more_is_better(ratio, case.settings["d3_green"], case.settings["d3_amber"])
    if colour is Colour.RED:
        return Signal("D3", colour, ratio, case.said("D3"))
    pattern = N_("{p}% of the case for joining up is a wider or better-joined service; the rest is size.")
    return Signal("D3", colour, ratio, Sentence(pattern, {"p": percent(ratio)}))


def _buys_size(case: Case, form: Form | None) -> Colour:
    if form is None:
        return Colour.UNKNOWN
    return Colour.AMBER if at_least(form.scale - form.scope, case.settings["d4_amber"]) else Colour.GREEN


def d4(case: Case, view: ReasonsView) -> Signal:
    """D4: whether the leading form buys size where the board wants a wider service."""
    if not view.whole:
        return unknown("D4", NO_POINTS)
    ratio = view.finding.scope_to_scale
    if ratio is None or below(ratio, case.settings["d4_ratio"]):
        pattern = N_("A wider service is not the main reason, so the form need not be held against it.")
        return Signal("D4", Colour.GREEN, None, Sentence(pattern))
    if not view.leaders:
        return unknown("D4", N_("No option leads yet."))
    forms = {option.id: case.catalogue.forms.get(option.form or "") for option in view.leaders}
    items = {name: _buys_size(case, form) for name, form in forms.items()}
    gap = max((form.scale - form.scope for form in forms.values() if form), default=None)
    colour = worst(items.values())
    if colour is Colour.UNKNOWN:
        return Signal("D4", colour, gap, Sentence(N_("The leading option has no form yet.")), items)
    said = case.said("D4")
    if colour is Colour.GREEN:
        said = Sentence(N_("The leading form fits the wider service that we want."))
    return Signal("D4", colour, gap, said, items)


def d5(case: Case, voice: VoiceFinding) -> Signal:
    """D5: where objectives came from."""
    if not voice.kept:
        return unknown("D5", NO_OBJECTIVES)
    origins = [row.origin for row in voice.kept]
    n, m = origins.count("beneficiaries"), len(origins)
    colour = more_is_better(n / m, case.settings["d5_green"], 0.0)
    if colour is not Colour.GREEN and None in origins:
        return unknown("D5", N_("It is not yet said where every objective came from."))
    if not n:
        return Signal("D5", Colour.RED, 0.0, case.said("D5"))
    said = Sentence(N_("{n} of {m} objectives began with beneficiaries."), {"n": n, "m": m})
    return Signal("D5", colour, n / m, said)


def w1(case: Case, view: ReasonsView) -> Signal:
    """W1: freely chosen, under pressure or imposed."""
    score = view.finding.freedom
    if score is None:
        return unknown("W1", N_("Too little is recorded to say how freely this was chosen."))
    colour = more_is_better(score, case.settings["w1_green"], case.settings["w1_amber"])
    patterns = {
        Colour.GREEN: N_("This looks freely chosen ({score} of 100)."),
        Colour.AMBER: N_("This looks chosen under some pressure ({score} of 100)."),
    }
    if colour is Colour.RED:
        return Signal("W1", colour, score, case.said("W1"))
    return Signal("W1", colour, score, Sentence(patterns[colour], {"score": rounded(score)}))


def reasons_signals(case: Case, voice: VoiceFinding, view: ReasonsView) -> list[Signal]:
    """Return D1 to D5 and W1."""
    return [d1(case, view), d2(case, view), d3(case, view), d4(case, view), d5(case, voice), w1(case, view)]
