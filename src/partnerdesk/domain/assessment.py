"""Everything that the program says about a partnership on one day, worked out in one pass.

:func:`assess` is the only way in for the window, the brief and the command line. It keeps nothing and reads nothing but
its arguments; the draws behind the first-place shares are made elsewhere and handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from partnerdesk.domain.case import Case, as_of_date, shortlisted
from partnerdesk.domain.findings import (
    FirstPlaces,
    Gate,
    Light,
    OptionGap,
    RankingFinding,
    ReasonsFinding,
    Signal,
    TrustFinding,
)
from partnerdesk.domain.gates import gates_of
from partnerdesk.domain.lights import firmness_light, reasons_light, trust_light, voice_light
from partnerdesk.domain.options import OptionsView, option_signals
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.privacy import q1, q2
from partnerdesk.domain.process import p1, p2
from partnerdesk.domain.ranking import leaders_of, ranking_finding, score_table
from partnerdesk.domain.reasons import points_of, reasons_finding
from partnerdesk.domain.reasons_signals import ReasonsView, reasons_signals
from partnerdesk.domain.records import Option, Partner
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.trust import option_gaps, trust_findings
from partnerdesk.domain.trust_signals import trust_signals, view_of
from partnerdesk.domain.voice import VoiceFinding, voice_finding
from partnerdesk.domain.voice_signals import voice_signals

__all__ = ["Assessment", "as_of_date", "assess"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings of one day. ``signals`` holds all 38 and ``gates`` all 20, in the catalogue's order.

    ``trust`` has every partner, ``option_gaps`` every option that was not dropped. ``signals`` are over all partners;
    the trust light is over those of the leading option. ``shares`` is None until the draws are made.
    """

    as_of: date
    settings: Mapping[str, float]
    signals: Mapping[str, Signal]
    lights: Mapping[str, Light]
    gates: Mapping[str, Gate]
    voice: VoiceFinding
    trust: Mapping[str, TrustFinding]
    reasons: ReasonsFinding
    ranking: RankingFinding
    option_gaps: Mapping[str, OptionGap]
    shares: FirstPlaces | None = None


@dataclass(frozen=True, slots=True)
class _Findings:
    """What all signals share, worked out once."""

    voice: VoiceFinding
    trust: Mapping[str, TrustFinding]
    reasons: ReasonsFinding
    ranking: RankingFinding
    gaps: Mapping[str, OptionGap]
    leaders: tuple[Option, ...]
    whole: bool


def _findings(case: Case, shares: FirstPlaces | None) -> _Findings:
    voice, trust = voice_finding(case), trust_findings(case)
    points = points_of(case, voice)
    ranking = ranking_finding(case, score_table(case), shares)
    options = {option.id: option for option in shortlisted(case.partnership)}
    return _Findings(
        voice=voice,
        trust=trust,
        reasons=reasons_finding(case, points, trust),
        ranking=ranking,
        gaps=option_gaps(case, trust),
        leaders=tuple(options[name] for name in leaders_of(ranking)),
        whole=points.whole,
    )


def _trust_signals(case: Case, found: _Findings, partners: tuple[str, ...]) -> list[Signal]:
    return trust_signals(case, view_of(found.trust, partners, [found.gaps[option.id] for option in found.leaders]))


def _signals(case: Case, found: _Findings, shares: FirstPlaces | None) -> dict[str, Signal]:
    partners = tuple(partner.id for partner in case.partnership.rows(Partner))
    spoken = voice_signals(case, found.voice)
    v3 = next(signal for signal in spoken if signal.id == "V3")
    all_of_them = [
        *spoken,
        *reasons_signals(case, found.voice, ReasonsView(found.reasons, found.whole, found.leaders)),
        *_trust_signals(case, found, partners),
        *option_signals(case, OptionsView(found.ranking, shares, found.gaps), v3),
        p1(case),
        p2(case),
        q1(case),
        q2(case),
    ]
    by_id = {signal.id: signal for signal in all_of_them}
    return {name: by_id[name] for name in case.catalogue.signals}


def _lights(case: Case, found: _Findings, signals: Mapping[str, Signal]) -> dict[str, Light]:
    partners = tuple(dict.fromkeys(name for option in found.leaders for name in option.partners or ()))
    gaps = [found.gaps[option.id] for option in found.leaders]
    nobody = bool(gaps) and not any(gap.applies for gap in gaps)
    used = signals
    if partners and partners != tuple(found.trust):
        used = {**signals, **{signal.id: signal for signal in _trust_signals(case, found, partners)}}
    lowest = next((gap.partner for gap in gaps if gap.partner), None) or next(iter(partners or found.trust), None)
    lights = (
        voice_light(case, found.voice, signals),
        reasons_light(found.reasons, signals),
        trust_light(case, found.trust.get(lowest or ""), used, nobody=nobody),
        firmness_light(case, found.ranking, signals),
    )
    return {light.id: light for light in lights}


def assess(
    partnership: Partnership, catalogue: Catalogue, as_of: date, shares: FirstPlaces | None = None
) -> Assessment:
    """Return everything there is to say about ``partnership`` on the day ``as_of``."""
    case = Case.of(partnership, catalogue, as_of)
    found = _findings(case, shares)
    signals = _signals(case, found, shares)
    gates = gates_of(case, signals, found.trust, found.gaps, found.ranking)
    return Assessment(
        as_of=as_of,
        settings=case.settings,
        signals=MappingProxyType(signals),
        lights=MappingProxyType(_lights(case, found, signals)),
        gates=MappingProxyType({gate.id: gate for gate in gates}),
        voice=found.voice,
        trust=MappingProxyType(dict(found.trust)),
        reasons=found.reasons,
        ranking=found.ranking,
        option_gaps=MappingProxyType(dict(found.gaps)),
        shares=shares,
    )
