"""The check of a partnership as one plain object: what `partnerdesk check --json` prints.

Its keys are a promise (docs/command-line.md): every one is always there, numbers are not rounded, and what cannot be
worked out is None. Works nothing out itself.
"""

from collections.abc import Callable
from typing import Any

from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.findings import Gate, IndicatorFinding, Light, Signal, TrustFinding
from partnerdesk.domain.sampling import first_places
from partnerdesk.domain.words import Sentence
from partnerdesk.services.reading import Reading


def assessed(reading: Reading) -> Assessment:
    """Give everything that is worked out of a reading, first places drawn."""
    shares = first_places(reading.partnership, reading.catalogue)
    return assess(reading.partnership, reading.catalogue, reading.as_of, shares)


def check_object(file: str, assessment: Assessment, say: Callable[[Sentence], str] = str) -> dict[str, Any]:
    """Give the object; `file` is the name of the file as it was asked for, `say` puts sentences into words."""
    return {
        "file": file,
        "as_of": assessment.as_of.isoformat(),
        "signals": {name: _signal(signal, say) for name, signal in assessment.signals.items()},
        "lights": {name: _light(light, say) for name, light in assessment.lights.items()},
        "gates": {name: _gate(gate, say) for name, gate in assessment.gates.items()},
        "trust": {partner: _trust(finding) for partner, finding in assessment.trust.items()},
        "reasons": _reasons(assessment),
        **_ranking(assessment),
    }


def _signal(signal: Signal, say: Callable[[Sentence], str]) -> dict[str, Any]:
    value = list(signal.value) if isinstance(signal.value, tuple) else signal.value
    plain: dict[str, Any] = {"colour": str(signal.colour), "value": value, "says": say(signal.sentence)}
    if signal.items:
        plain["items"] = {name: str(colour) for name, colour in signal.items.items()}
    return plain


def _light(light: Light, say: Callable[[Sentence], str]) -> dict[str, Any]:
    return {"colour": str(light.colour), "says": say(light.sentence)}


def _gate(gate: Gate, say: Callable[[Sentence], str]) -> dict[str, Any]:
    return {"applies": gate.applies, "met": gate.met, "waived": gate.waived, "says": say(gate.sentence)}


def _trust(finding: TrustFinding) -> dict[str, Any]:
    rated = {name: each for name, each in finding.indicators.items() if each.ratings}
    return {
        "dimensions": dict(finding.dimensions),
        "weakest": finding.weakest,
        "level": finding.level,
        "indicators": {name: _indicator(each) for name, each in rated.items()},
    }


def _indicator(finding: IndicatorFinding) -> dict[str, Any]:
    names = ("median", "agreement", "spread", "lone_voice", "known")
    return {name: getattr(finding, name) for name in names}


def _reasons(assessment: Assessment) -> dict[str, float | None]:
    names = ("people_and_scope", "evidenced", "money", "mandate", "scope_to_scale")
    return {name: getattr(assessment.reasons, name) for name in names}


def _ranking(assessment: Assessment) -> dict[str, Any]:
    ranking = assessment.ranking
    return {
        "ranking": [
            {
                "option": row.option,
                "value": row.value,
                "first_place_ordered": row.first_place_ordered,
                "first_place_free": row.first_place_free,
            }
            for row in ranking.ranked
        ],
        "weights": dict(ranking.weights),
        "effective_weights": dict(ranking.effective_weights),
        "margin": ranking.margin,
        "flips": dict(ranking.flips),
        "own_answers": dict(ranking.own_answers),
        "dominated": list(ranking.dominated),
        "crossing": dict(ranking.crossing),
    }
