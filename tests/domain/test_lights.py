"""The four lights: which signal makes them what, in every combination of one signal off green."""

from collections.abc import Mapping

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, Signal, TrustFinding
from partnerdesk.domain.lights import RULES, colour_of, trust_light
from partnerdesk.domain.records import BeneficiaryGroup, Option
from partnerdesk.domain.words import Sentence
from tests.fixtures.changing import assessed, changed
from tests.fixtures.worked_example import MEETING, catalogue, worked_example

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN
# Domain model 6.2, typed in a second time: what each signal does to its light when red, amber and unknown.
TABLE: dict[str, dict[str, str]] = {
    "voice": {
        "V1": "rau", "V2": "raa", "V3": "raa", "V4": "aaa", "V5": "aaa", "V6": "aaa", "V7": "-aa", "V8": "raa",
        "V9": "aaa",
    },
    "reasons": {"D1": "rau", "D2": "aaa", "D3": "aaa", "D4": "-aa", "D5": "aaa", "W1": "raa"},
    "trust": {
        "T2": "aaa", "T3": "rau", "T4": "aaa", "T5": "aaa", "T6": "raa", "T7": "aaa", "T8": "r-a", "T9": "-aa",
    },
    "firmness": {
        "O1": "rau", "O2": "aaa", "O3": "raa", "O4": "aaa", "O5": "-aa", "O6": "-aa", "O7": "raa", "O8": "r-a",
        "O9": "aaa",
    },
}  # fmt: skip
LETTERS = {"r": RED, "a": AMBER, "u": UNKNOWN}
CASES = [
    (light, signal, colour, LETTERS[letter])
    for light, signals in TABLE.items()
    for signal, letters in signals.items()
    for colour, letter in zip((RED, AMBER, UNKNOWN), letters, strict=True)
    if letter != "-"
]


def all_green(light: str) -> dict[str, Signal]:
    return {name: Signal(name, GREEN, None, Sentence(name)) for name in RULES[light].looked_at}


@pytest.mark.parametrize("light", TABLE)
def test_all_green_is_green(light: str) -> None:
    assert set(RULES[light].looked_at) == set(TABLE[light])
    assert colour_of(RULES[light], all_green(light)) == (GREEN, None)


@pytest.mark.parametrize(("light", "signal", "colour", "expected"), CASES)
def test_one_signal_off_green(light: str, signal: str, colour: Colour, expected: Colour) -> None:
    signals = {**all_green(light), signal: Signal(signal, colour, None, Sentence(signal))}
    assert colour_of(RULES[light], signals) == (expected, signal)


@pytest.mark.parametrize(
    ("light", "signal"), [(light, name) for light, rule in RULES.items() for name in rule.red_if_red]
)
def test_red_wins_over_an_unknown_lead_and_everything_else(light: str, signal: str) -> None:
    signals = {name: Signal(name, UNKNOWN, None, Sentence(name)) for name in RULES[light].looked_at}
    signals[signal] = Signal(signal, RED, None, Sentence(signal))
    assert colour_of(RULES[light], signals) == (RED, signal)


def test_an_unknown_lead_hides_amber() -> None:
    signals = {
        **all_green("voice"),
        "V1": Signal("V1", UNKNOWN, None, Sentence("")),
        "V4": Signal("V4", RED, None, Sentence("")),
    }
    assert colour_of(RULES["voice"], signals)[0] is UNKNOWN


def test_lights_say_why() -> None:
    found = assessed(worked_example(), drawn=True).lights
    assert str(found["voice"].sentence) == "3 of 5 objectives are backed by something people told us."
    assert str(found["reasons"].sentence) == "73% about people, 23% about money."
    assert str(found["trust"].sentence).startswith(
        "Firmest in Ability, weakest in Track record together (cautious). Joint"
    )
    assert "leads by 8.0; it came first in 72% of tries; 3 of 5 trustees’ own scores agree" in str(
        found["firmness"].sentence
    )


def test_before_the_draws_the_light_says_the_margin_alone() -> None:
    said = str(assessed(worked_example()).lights["firmness"].sentence)
    assert said == "Joint delivery leads by 8.0."


def test_the_voice_light_names_who_was_not_heard() -> None:
    silent = worked_example().put(BeneficiaryGroup(id="G9", name="Parents who work nights", effect="lose"))
    light = assessed(silent).lights["voice"]
    assert light.colour is RED
    assert str(light.sentence).endswith("Not heard: Parents who work nights.")


def test_a_leading_option_without_a_partner_has_a_green_trust_light() -> None:
    alone = changed(worked_example(), Option, "O3", form="improve_alone", partners=())
    light = assessed(alone).lights["trust"]
    assert light.colour is GREEN
    assert "nobody to trust" in str(light.sentence)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ({"A": 3.5, "B": 3.5, "C": None}, "The same in every part that is known (sound)."),
        ({"A": 3.52, "B": 3.54}, "The same in every part that is known (sound)."),
        ({"A": 3.5}, "Only Ability is known so far (sound)."),
    ],
)
def test_trust_is_never_firmest_and_weakest_in_the_same(levels: Mapping[str, float | None], said: str) -> None:
    partnership = worked_example()
    found = TrustFinding("P1", {}, levels, "A", 3.5)
    case, signals = Case.of(partnership, catalogue(), MEETING), assessed(partnership).signals
    assert str(trust_light(case, found, signals, nobody=False).sentence).startswith(said)
