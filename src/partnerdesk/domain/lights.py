"""The four lights of the front sheet. There is no fifth, overall light.

Red always wins. A light is unknown where its lead signal is unknown and nothing is red; any other unknown signal
counts as amber. Each light says its reason in a sentence, and that of the signal that decided it where it is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.domain.case import Case, listed
from partnerdesk.domain.findings import Colour, Light, RankingFinding, ReasonsFinding, Signal, TrustFinding
from partnerdesk.domain.lone_figures import own_answers_may_be_told
from partnerdesk.domain.rounding import is_level, percent, tenths
from partnerdesk.domain.trust_signals import NOBODY
from partnerdesk.domain.voice import VoiceFinding
from partnerdesk.domain.words import N_, Sentence

Signals = Mapping[str, Signal]


@dataclass(frozen=True, slots=True)
class LightRule:
    """Which signals make a light red when red, and which amber when amber or when red."""

    lead: str
    red_if_red: tuple[str, ...]
    amber_if_amber: tuple[str, ...]
    amber_if_red: tuple[str, ...]

    @property
    def looked_at(self) -> tuple[str, ...]:
        """Every signal that this light looks at, those that can make it red first."""
        return tuple(dict.fromkeys((*self.red_if_red, *self.amber_if_amber, *self.amber_if_red)))


RULES: Mapping[str, LightRule] = {
    "voice": LightRule(
        "V1",
        ("V1", "V2", "V3", "V8"),
        ("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"),
        ("V4", "V5", "V6", "V9"),
    ),
    "reasons": LightRule("D1", ("D1", "W1"), ("D1", "D2", "D3", "D4", "D5", "W1"), ("D2", "D3", "D5")),
    "trust": LightRule("T3", ("T3", "T8", "T6"), ("T3", "T2", "T4", "T5", "T6", "T7", "T9"), ("T2", "T4", "T5", "T7")),
    "firmness": LightRule(
        "O1",
        ("O1", "O3", "O7", "O8"),
        ("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O9"),
        ("O2", "O4", "O9"),
    ),
}


def colour_of(rule: LightRule, signals: Signals) -> tuple[Colour, str | None]:
    """Return a light's colour and the signal that decided it."""
    for name in rule.red_if_red:
        if signals[name].colour is Colour.RED:
            return Colour.RED, name
    if signals[rule.lead].colour is Colour.UNKNOWN:
        return Colour.UNKNOWN, rule.lead
    for name in rule.amber_if_red:
        if signals[name].colour is Colour.RED:
            return Colour.AMBER, name
    for name in rule.amber_if_amber:
        if signals[name].colour is Colour.AMBER:
            return Colour.AMBER, name
    for name in rule.looked_at:
        if signals[name].colour is Colour.UNKNOWN:
            return Colour.AMBER, name
    return Colour.GREEN, None


def _with_reason(base: Sentence | None, deciding: Sentence | None) -> Sentence:
    if base is None or deciding is None or base == deciding:
        return base or deciding or Sentence("")
    return Sentence(N_("{sentence} {reason}"), {"sentence": base, "reason": deciding})


def _light(name: str, signals: Signals, base: Sentence | None, said_by: tuple[str, ...] = ()) -> Light:
    """Return a light; ``said_by`` are the signals whose news ``base`` already tells."""
    colour, deciding = colour_of(RULES[name], signals)
    news = None if deciding is None or deciding in said_by else signals[deciding].sentence
    if colour is Colour.UNKNOWN:
        return Light(name, colour, news or signals[RULES[name].lead].sentence)
    return Light(name, colour, _with_reason(base, news))


def voice_light(case: Case, voice: VoiceFinding, signals: Signals) -> Light:
    """Return people's voice: how many objectives are backed, and who has not been heard."""
    base = signals["V1"].sentence
    if not voice.unheard:
        return _light("voice", signals, base, ("V1",))
    names = listed(case.group(group.id) for group in voice.unheard)
    unheard = Sentence(N_("Not heard: {groups}."), {"groups": names})
    return _light("voice", signals, _with_reason(base, unheard), ("V1", "V3"))


def reasons_light(finding: ReasonsFinding, signals: Signals) -> Light:
    """Return the reasons: how much is about people and how much about money."""
    people, money = finding.people_and_scope, finding.money
    if people is None or money is None:
        return _light("reasons", signals, None)
    values = {"P": percent(people), "M": percent(money)}
    return _light("reasons", signals, Sentence(N_("{P}% about people, {M}% about money."), values), ("D1",))


def trust_light(case: Case, trust: TrustFinding | None, signals: Signals, *, nobody: bool) -> Light:
    """Return trust in the least trusted partner of the leading option."""
    if nobody:
        return Light("trust", Colour.GREEN, Sentence(NOBODY))
    known = {name: level for name, level in trust.dimensions.items() if level is not None} if trust else {}
    if not known:
        return _light("trust", signals, None)
    firmest, weakest = max(known, key=lambda name: known[name]), min(known, key=lambda name: known[name])
    values = {
        "firmest": case.dimension(firmest),
        "weakest": case.dimension(weakest),
        "word": case.level_word(known[weakest]),
    }
    return _light("trust", signals, Sentence(_trust_pattern(known, firmest, weakest), values), ("T2",))


def _trust_pattern(known: Mapping[str, float], firmest: str, weakest: str) -> str:
    """Return what is said of trust: nothing is firmest and weakest at once."""
    if len(known) == 1:
        return N_("Only {firmest} is known so far ({word}).")
    if tenths(known[firmest]) == tenths(known[weakest]):
        return N_("The same in every part that is known ({word}).")
    return N_("Firmest in {firmest}, weakest in {weakest} ({word}).")


def firmness_light(case: Case, ranking: RankingFinding, signals: Signals) -> Light:
    """Return how firm the answer is: the margin, the first places and the trustees' own answers."""
    if ranking.leader is None or ranking.margin is None:
        return _light("firmness", signals, None)
    answers = list(ranking.own_answers.values())
    values: dict[str, object] = {"option": case.option(ranking.leader), "margin": tenths(ranking.margin)}
    share = signals["O3"].value
    pattern = N_("{option} leads by {margin}.")
    if is_level(ranking.margin):
        values["second"] = case.option(ranking.ranked[1].option)
        pattern = N_("{option} and {second} are level.")
    elif isinstance(share, float) and own_answers_may_be_told(ranking, case.settings):
        values |= {"p": percent(share), "k": answers.count(ranking.leader), "t": len(answers)}
        pattern = N_(
            "{option} leads by {margin}; it came first in {p}% of tries; {k} of {t} trustees’ own scores agree."
        )
    return _light("firmness", signals, Sentence(pattern, values), ("O1", "O3", "O4"))
