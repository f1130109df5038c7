"""The example gives the worked example's numbers (tests/fixtures/golden.json), and its four lights and gates."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.sampling import first_places
from partnerdesk.services.sample import sample_partnership

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[1] / "fixtures" / "golden.json").read_text("utf-8"))
OPTIONS = {"O1": "carry_on", "O2": "mou", "O3": "joint_delivery", "O4": "merger_join"}
DRAWN_WITHIN = 0.02


@pytest.fixture(scope="module")
def example() -> Partnership:
    return sample_partnership(load_catalogue())


@pytest.fixture(scope="module")
def found(example: Partnership) -> Assessment:
    catalogue = load_catalogue()
    return assess(example, catalogue, date(2026, 11, 23), first_places(example, catalogue))


def test_the_four_lights(found: Assessment) -> None:
    colours = {name: str(light.colour) for name, light in found.lights.items()}
    assert colours == {"voice": "amber", "reasons": "green", "trust": "red", "firmness": "amber"}


def test_no_signal_of_voice_is_red_and_none_of_reasons_is_amber(found: Assessment) -> None:
    voice = {str(found.signals[f"V{n}"].colour) for n in range(1, 10)}
    reasons = {str(found.signals[name].colour) for name in ("D1", "D2", "D3", "D4", "D5", "W1")}
    assert voice == {"green", "amber"}
    assert reasons == {"green"}


def test_voice_and_reasons(found: Assessment) -> None:
    drivers = GOLDEN["drivers"]
    assert found.signals["V1"].value == pytest.approx(GOLDEN["voice_share"])
    assert found.reasons.people_and_scope == pytest.approx(drivers["people_scope_share"])
    assert found.reasons.evidenced == pytest.approx(drivers["evidenced"])
    assert found.reasons.money == pytest.approx(drivers["money"])
    assert found.reasons.mandate == pytest.approx(drivers["mandate"])
    assert found.reasons.scope_to_scale == pytest.approx(drivers["scope_ratio"])
    assert found.signals["W1"].value == pytest.approx(GOLDEN["voluntariness"]["score_core12"])


@pytest.mark.parametrize("indicator", sorted(GOLDEN["trust"]["indicators"]))
def test_a_trust_indicator(found: Assessment, indicator: str) -> None:
    expected = GOLDEN["trust"]["indicators"][indicator]
    finding, first = found.trust["P1"].indicators[indicator], found.trust["P1"].first_round[indicator]
    assert finding.median == expected["median"]
    assert (finding.spread, first.spread) == (expected["spread2"], expected["spread1"])
    assert finding.agreement == pytest.approx(expected["A2"], abs=5e-4)
    assert first.agreement == pytest.approx(expected["A1"], abs=5e-4)


def test_trust(found: Assessment) -> None:
    trust, basis = found.trust["P1"], GOLDEN["trust"]["basis"]
    assert dict(trust.dimensions) == GOLDEN["trust"]["dims"]
    assert (trust.weakest, trust.level) == ("D", GOLDEN["trust"]["weakest"])
    assert found.signals["T3"].value == pytest.approx(0.7)
    assert found.signals["T5"].value == pytest.approx(basis["seen"] / sum(basis.values()))


def test_ranking(found: Assessment) -> None:
    ranking = found.ranking
    assert [OPTIONS[row.option] for row in ranking.ranked] == GOLDEN["rank"]
    assert {OPTIONS[row.option]: row.value for row in ranking.ranked} == pytest.approx(GOLDEN["values"], abs=5e-3)
    assert ranking.margin == pytest.approx(GOLDEN["margin"], abs=5e-3)
    assert list(ranking.weights) == GOLDEN["criteria"]
    assert list(ranking.weights.values()) == pytest.approx(GOLDEN["weights"], abs=5e-5)
    assert list(ranking.effective_weights.values()) == pytest.approx(GOLDEN["effective"], abs=5e-5)


def test_what_would_change_the_answer(found: Assessment) -> None:
    flips = {name: flip for name, flip in GOLDEN["swap"].items() if flip is not None}
    assert found.ranking.flips == pytest.approx(flips, abs=5e-5)
    assert found.signals["O2"].value == pytest.approx(0.1224, abs=5e-4)
    assert [OPTIONS[option] for option in found.ranking.own_answers.values()] == GOLDEN["trustee_top"]
    assert list(found.ranking.dominated) == GOLDEN["dominated"]


@pytest.mark.parametrize("option", OPTIONS)
def test_first_places_lie_within_two_points_of_the_converged_shares(found: Assessment, option: str) -> None:
    row = next(row for row in found.ranking.ranked if row.option == option)
    ordered, free = GOLDEN["smaa_ordered_first"][OPTIONS[option]], GOLDEN["smaa_free_first"][OPTIONS[option]]
    assert row.first_place_ordered == pytest.approx(ordered / 100, abs=DRAWN_WITHIN)
    assert row.first_place_free == pytest.approx(free / 100, abs=DRAWN_WITHIN)


def test_every_gate_is_met_but_one_that_is_waived_with_its_reason(found: Assessment) -> None:
    open_gates = {name for name, gate in found.gates.items() if gate.applies and not gate.met}
    assert open_gates == {"RG6"}
    assert found.gates["RG6"].waived
