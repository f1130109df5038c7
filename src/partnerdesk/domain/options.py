"""The signals about the options: O1 to O9."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.domain.bands import above, at_least, at_most, below, more_is_better, worst
from partnerdesk.domain.case import Case, is_baseline, listed, quoted, shortlisted
from partnerdesk.domain.findings import Colour, FirstPlaces, OptionGap, RankingFinding, Signal
from partnerdesk.domain.ranking import dominated_options, leaders_of
from partnerdesk.domain.records import Option
from partnerdesk.domain.rounding import is_level, percent, tenths
from partnerdesk.domain.voice_signals import unknown
from partnerdesk.domain.words import N_, Sentence

NOT_SCORED = N_("The options are not scored and weighed yet.")
NOT_DRAWN = N_("The tries with other weights and scores have not been made yet.")
PEOPLE_FIRST = ("difference", "fairness", "say")
_ONLY_AMBER = ("say",)
_MARGIN_WORDS = {Colour.GREEN: N_("clear"), Colour.AMBER: N_("leaning"), Colour.RED: N_("too close to call")}


@dataclass(frozen=True, slots=True)
class OptionsView:
    """What the rules about options look at."""

    ranking: RankingFinding
    shares: FirstPlaces | None
    gaps: Mapping[str, OptionGap]

    @property
    def runner_up(self) -> str | None:
        """The id of the option in second place."""
        return self.ranking.ranked[1].option if len(self.ranking.ranked) > 1 else None


def o1(case: Case, view: OptionsView) -> Signal:
    """O1: by how much the leader leads."""
    margin, leader, second = view.ranking.margin, view.ranking.leader, view.runner_up
    if margin is None or leader is None or second is None:
        return unknown("O1", NOT_SCORED)
    colour = more_is_better(margin, case.settings["o1_green"], case.settings["o1_amber"])
    word = Sentence(_MARGIN_WORDS[colour])
    said = case.said("O1", first=case.option(leader), second=case.option(second), margin=tenths(margin), word=word)
    if is_level(margin):
        level = N_("{first} and {second} are level: {word}.")
        said = Sentence(level, {"first": case.option(leader), "second": case.option(second), "word": word})
    return Signal("O1", colour, margin, said)


def o2(case: Case, view: OptionsView) -> Signal:
    """O2: how far a weight must move before the runner-up leads."""
    weights, second = view.ranking.weights, view.runner_up
    if second is None:
        return unknown("O2", NOT_SCORED)
    distances = {name: abs(level - weights[name]) for name, level in view.ranking.flips.items()}
    if not distances:
        said = Sentence(N_("No change of one weight alone would put another option first."))
        return Signal("O2", Colour.GREEN, None, said)
    nearest = min(distances, key=lambda name: (distances[name], name))
    distance = distances[nearest]
    if at_most(distance, case.settings["o2_amber"]):
        colour = Colour.RED
    else:
        colour = Colour.GREEN if above(distance, case.settings["o2_green"]) else Colour.AMBER
    values = {
        "criterion": quoted(case.criterion(nearest)),
        "w*": percent(view.ranking.flips[nearest]),
        "w": percent(weights[nearest]),
        "second": case.option(second),
    }
    return Signal("O2", colour, distance, case.said("O2", **values))


def o3(case: Case, view: OptionsView) -> Signal:
    """O3: how often the leader comes first. On the short route half the tries are enough."""
    leader = view.ranking.leader
    if leader is None or view.runner_up is None:
        return unknown("O3", NOT_SCORED)
    if view.shares is None or leader not in view.shares.ordered:
        return unknown("O3", NOT_DRAWN)
    share = (view.shares.free if case.is_short else view.shares.ordered)[leader]
    green = case.settings["o3_short_green" if case.is_short else "o3_green"]
    colour = more_is_better(share, green, case.settings["o3_amber"])
    said = case.said("O3", option=case.option(leader), p=percent(share))
    return Signal("O3", colour, share, said)


def o4(case: Case, view: OptionsView) -> Signal:
    """O4: how many trustees' own figures also put the leader first."""
    leader, answers = view.ranking.leader, view.ranking.own_answers
    if leader is None or not answers:
        return unknown("O4", N_("No trustee has scored and weighed everything yet."))
    n, m = list(answers.values()).count(leader), len(answers)
    colour = more_is_better(n / m, case.settings["o4_green"], case.settings["o4_amber"])
    return Signal("O4", colour, n / m, case.said("O4", n=n, m=m, option=case.option(leader)))


def o5(case: Case, view: OptionsView) -> Signal:
    """O5: options that another one beats on everything."""
    fair = view.ranking.fair_medians
    if len(fair) <= 1:
        return unknown("O5", NOT_SCORED)
    beaten = dominated_options(fair)
    if not beaten:
        return Signal("O5", Colour.GREEN, (), Sentence(N_("No option is beaten on everything.")))
    name, other = next(iter(beaten.items()))
    said = case.said("O5", a=case.option(name), b=case.option(other))
    return Signal("O5", Colour.AMBER, tuple(beaten), said, dict.fromkeys(beaten, Colour.AMBER))


def o6(case: Case, view: OptionsView) -> Signal:
    """O6: criteria that matter but cannot decide, and one that decides nearly alone."""
    weights, effective = view.ranking.weights, view.ranking.effective_weights
    if not view.ranking.ranked or view.runner_up is None:
        return unknown("O6", NOT_SCORED)
    idle = [
        name
        for name in weights
        if at_least(weights[name], case.settings["o6_weight"]) and below(effective[name], case.settings["o6_effective"])
    ]
    dominant = [name for name in weights if above(effective[name], case.settings["o6_dominant"])]
    flagged = tuple(dict.fromkeys((*idle, *dominant)))
    if not flagged:
        return Signal("O6", Colour.GREEN, (), Sentence(N_("No criterion is idle, and none decides alone.")))
    if idle:
        said = case.said("O6", criterion=listed(quoted(case.criterion(name)) for name in idle))
    else:
        values = {"criterion": quoted(case.criterion(dominant[0])), "p": percent(effective[dominant[0]])}
        said = Sentence(N_("{criterion} decides {p}% of the ranking. Check its scores with care."), values)
    return Signal("O6", Colour.AMBER, flagged, said, dict.fromkeys(flagged, Colour.AMBER))


def _carrying_on(case: Case, view: OptionsView) -> list[Mapping[str, float]]:
    names = [option.id for option in shortlisted(case.partnership) if is_baseline(option)]
    return [view.ranking.medians[name] for name in names if name in view.ranking.medians]


def o7(case: Case, view: OptionsView) -> Signal:
    """O7: whether the leader is expected to leave people better off."""
    leader = view.ranking.leader
    own = view.ranking.medians.get(leader or "", {})
    looked_at = [name for name in PEOPLE_FIRST if name in own]
    if leader is None or not looked_at:
        return unknown("O7", NOT_SCORED)
    least, baselines = case.settings["o7_floor"], _carrying_on(case, view)
    floor = {name: max((least, *(each[name] for each in baselines))) for name in looked_at}
    low = tuple(name for name in looked_at if below(own[name], floor[name]))
    if not low:
        said = Sentence(N_("The leading option is expected to leave people better off."))
        return Signal("O7", Colour.GREEN, (), said)
    items = {name: Colour.AMBER if name in _ONLY_AMBER else Colour.RED for name in low}
    said = case.said("O7", criterion=listed(quoted(case.criterion(name)) for name in low))
    return Signal("O7", worst(items.values()), low, said, items)


def _not_firm(signals: Mapping[str, Signal], gap: OptionGap | None) -> Colour:
    """Return red where the case for a leading option is not firm, unknown where that cannot be said yet."""
    not_green = [signals[name].colour for name in ("O1", "O3")]
    trust = gap.colour if gap is not None else Colour.UNKNOWN
    heard = signals["V3"].colour
    firm = {*not_green, trust} <= {Colour.GREEN, Colour.UNKNOWN} and heard is not Colour.RED
    if not firm:
        return Colour.RED
    return Colour.UNKNOWN if Colour.UNKNOWN in {*not_green, trust, heard} else Colour.GREEN


def o8(case: Case, view: OptionsView, signals: Mapping[str, Signal]) -> Signal:
    """O8: a leading option that is hard to undo while the case for it is not firm; ``signals`` has O1, O3 and V3."""
    options = {option.id: option for option in shortlisted(case.partnership)}
    leaders = [options[name] for name in leaders_of(view.ranking)]
    if not leaders:
        return unknown("O8", NOT_SCORED)
    items = {option.id: _hard_to_undo(case, option, view, signals) for option in leaders}
    colour = worst(items.values())
    red = tuple(name for name, its in items.items() if its is Colour.RED)
    patterns = {
        Colour.GREEN: N_("The leading option can be undone, or the case for it is firm."),
        Colour.UNKNOWN: N_("It cannot yet be said whether the case is firm enough for a step that is hard to undo."),
    }
    said = case.said("O8") if colour is Colour.RED else Sentence(patterns[colour])
    return Signal("O8", colour, red, said, items)


def _hard_to_undo(case: Case, option: Option, view: OptionsView, signals: Mapping[str, Signal]) -> Colour:
    form = case.catalogue.forms.get(option.form or "")
    if form is None:
        return Colour.UNKNOWN
    if above(form.reversibility, case.settings["o8_reversibility"]):
        return Colour.GREEN
    return _not_firm(signals, view.gaps.get(option.id))


def o9(case: Case, view: OptionsView) -> Signal:
    """O9: whether there is a fair comparison at all."""
    options = {option.id: option for option in shortlisted(case.partnership)}
    scored = [options[name] for name in view.ranking.medians]
    if not options or (not scored and any(is_baseline(option) for option in options.values())):
        return unknown("O9", NOT_SCORED)
    if not any(is_baseline(option) for option in scored):
        pattern = N_("There is no fair comparison yet: carrying on is missing.")
        return Signal("O9", Colour.RED, len(scored), Sentence(pattern))
    forms = {option.form for option in scored if not is_baseline(option)}
    if len(scored) < case.settings["o9_options"] or len(forms) <= 1:
        return Signal("O9", Colour.AMBER, len(scored), case.said("O9"))
    said = Sentence(N_("{n} options, carrying on among them, are compared."), {"n": len(scored)})
    return Signal("O9", Colour.GREEN, len(scored), said)


def option_signals(case: Case, view: OptionsView, v3: Signal) -> list[Signal]:
    """Return O1 to O9."""
    found = [rule(case, view) for rule in (o1, o2, o3, o4, o5, o6, o7)]
    known = {signal.id: signal for signal in found} | {"V3": v3}
    return [*found, o8(case, view, known), o9(case, view)]
