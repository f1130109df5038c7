"""Options: the bounds of O1 to O9."""

from dataclasses import replace
from typing import Any

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, FirstPlaces, OptionGap, RankedOption, RankingFinding, Signal
from partnerdesk.domain.options import OptionsView, o1, o2, o3, o4, o5, o6, o7, o8, o9
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Option, PartnershipFile
from partnerdesk.domain.words import Sentence
from tests.fixtures.worked_example import MEETING, catalogue

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN
EMPTY = RankingFinding((), (), {}, {}, {}, None, {}, {}, {}, ())


def case(*options: Option, route: str = "full") -> Case:
    given = options or (
        Option(id="O1", form="carry_on", is_baseline=True),
        Option(id="O2", form="mou"),
        Option(id="O3", form="joint_delivery"),
    )
    return Case.of(Partnership.of([PartnershipFile(route=route), *given]), catalogue(), MEETING)


def ranking(**changes: Any) -> RankingFinding:
    """Return a ranking of three options, O3 leading O2 by 12, with some parts different."""
    plain = RankingFinding(
        ranked=(RankedOption("O3", 60.0), RankedOption("O2", 48.0), RankedOption("O1", 30.0)),
        criteria=("difference", "fairness", "say"),
        medians={
            "O1": {"difference": 2, "fairness": 3, "say": 3},
            "O2": {"difference": 3, "fairness": 4, "say": 3},
            "O3": {"difference": 4, "fairness": 3, "say": 3},
        },
        weights={"difference": 0.5, "fairness": 0.3, "say": 0.2},
        effective_weights={"difference": 0.4, "fairness": 0.35, "say": 0.25},
        margin=12.0,
        flips={},
        rival_flips={},
        own_answers={"T1": "O3", "T2": "O3", "T3": "O3", "T4": "O2"},
        dominated=(),
    )
    return replace(plain, **changes)


def view(found: RankingFinding | None = None, shares: FirstPlaces | None = None, **gaps: OptionGap) -> OptionsView:
    return OptionsView(found or ranking(), shares, gaps)


def drawn(ordered: float, free: float = 0.5) -> FirstPlaces:
    return FirstPlaces({"O3": ordered, "O2": 1 - ordered}, {"O3": free, "O2": 1 - free}, draws=10_000, seed=1)


@pytest.mark.parametrize(
    ("margin", "colour", "word"),
    [
        (10, GREEN, "clear"),
        (9.99, AMBER, "leaning"),
        (5, AMBER, "leaning"),
        (4.99, RED, "too close to call"),
        (0, RED, "too"),
    ],
)
def test_o1(margin: float, colour: Colour, word: str) -> None:
    signal = o1(case(), view(ranking(margin=margin)))
    assert (signal.colour, signal.value) == (colour, margin)
    assert word in str(signal.sentence)


@pytest.mark.parametrize(
    ("flip", "colour"),
    [
        (0.701, GREEN),
        (0.70, AMBER),
        (0.601, AMBER),
        (0.60, RED),
        (0.40, RED),
        (0.399, AMBER),
        (0.0, GREEN),
        (None, GREEN),
    ],
)
def test_o2(flip: float | None, colour: Colour) -> None:
    flips = {} if flip is None else {"difference": flip}
    assert o2(case(), view(ranking(flips=flips))).colour is colour


def test_o2_takes_the_nearest_flip() -> None:
    signal = o2(case(), view(ranking(flips={"difference": 0.9, "say": 0.35})))
    assert signal.value == pytest.approx(0.15)
    assert "counted for 35% and not 20%" in str(signal.sentence)


@pytest.mark.parametrize(("share", "colour"), [(0.75, GREEN), (0.7499, AMBER), (0.5, AMBER), (0.4999, RED)])
def test_o3(share: float, colour: Colour) -> None:
    assert o3(case(), view(shares=drawn(share))).colour is colour


@pytest.mark.parametrize(("share", "colour"), [(0.5, GREEN), (0.499, RED)])
def test_o3_on_the_short_route_goes_by_weights_in_any_order(share: float, colour: Colour) -> None:
    signal = o3(case(route="short"), view(shares=drawn(0.9, share)))
    assert (signal.colour, signal.value) == (colour, share)


def test_o3_before_the_draws_and_of_other_options() -> None:
    assert o3(case(), view()).colour is UNKNOWN
    other = FirstPlaces({"O9": 1.0}, {"O9": 1.0}, draws=1, seed=1)
    assert o3(case(), view(shares=other)).colour is UNKNOWN


@pytest.mark.parametrize(("n", "m", "colour"), [(3, 4, GREEN), (2, 3, AMBER), (1, 2, AMBER), (2, 5, RED), (0, 1, RED)])
def test_o4(n: int, m: int, colour: Colour) -> None:
    answers = {f"T{k}": "O3" if k < n else "O1" for k in range(m)}
    signal = o4(case(), view(ranking(own_answers=answers)))
    assert signal.colour is colour
    assert f"{n} of {m} trustees" in str(signal.sentence)


def test_o4_without_own_answers() -> None:
    assert o4(case(), view(ranking(own_answers={}))).colour is UNKNOWN


def test_o5() -> None:
    assert o5(case(), view()).colour is AMBER  # carrying on is no better than the memorandum
    better = ranking(medians={"O1": {"a": 5, "b": 1}, "O2": {"a": 1, "b": 5}})
    assert o5(case(), view(better)).colour is GREEN
    same = ranking(medians={"O1": {"a": 5}, "O2": {"a": 5}})
    assert o5(case(), view(same)).colour is GREEN
    assert o5(case(), view(ranking(medians={"O1": {"a": 5}}))).colour is UNKNOWN


@pytest.mark.parametrize(
    ("weight", "effective", "colour"),
    [(0.15, 0.0299, AMBER), (0.15, 0.03, GREEN), (0.1499, 0.0, GREEN), (0.5, 0.40, GREEN), (0.1, 0.4001, AMBER)],
)
def test_o6(weight: float, effective: float, colour: Colour) -> None:
    figures = {"weights": {"difference": weight}, "effective_weights": {"difference": effective}}
    assert o6(case(), view(ranking(**figures))).colour is colour


def test_o6_says_which_of_the_two_it_is() -> None:
    idle = ranking(weights={"say": 0.3}, effective_weights={"say": 0.0})
    assert "does not differ between options" in str(o6(case(), view(idle)).sentence)
    alone = ranking(weights={"say": 0.3}, effective_weights={"say": 0.55})
    assert "decides 55% of the ranking" in str(o6(case(), view(alone)).sentence)


@pytest.mark.parametrize(
    ("levels", "baseline", "colour", "low"),
    [
        ({"difference": 3, "fairness": 3, "say": 3}, 3, GREEN, ()),
        ({"difference": 2.5, "fairness": 3, "say": 3}, 1, RED, ("difference",)),
        ({"difference": 4, "fairness": 2, "say": 3}, 1, RED, ("fairness",)),
        ({"difference": 4, "fairness": 3, "say": 2.5}, 1, AMBER, ("say",)),
        ({"difference": 4, "fairness": 4, "say": 4}, 4.5, RED, ("difference", "fairness", "say")),
    ],
)
def test_o7(levels: dict[str, float], baseline: float, colour: Colour, low: tuple[str, ...]) -> None:
    medians = {"O1": dict.fromkeys(levels, baseline), "O3": levels}
    signal = o7(case(), view(ranking(medians=medians)))
    assert (signal.colour, signal.value) == (colour, low)


def test_o7_without_carrying_on_holds_against_the_middle_level() -> None:
    assert o7(case(), view(ranking(medians={"O3": {"difference": 3}}))).colour is GREEN
    assert o7(case(), view(ranking(medians={"O3": {"finances": 1}}))).colour is UNKNOWN


def test_o7_with_two_ways_of_carrying_on_holds_against_the_better_in_any_order() -> None:
    medians = {"O1": {"difference": 3}, "O4": {"difference": 5}, "O3": {"difference": 4}}
    for names in (("O1", "O4"), ("O4", "O1")):
        two = case(*(Option(id=name, form="carry_on") for name in names), Option(id="O3", form="mou"))
        assert o7(two, view(ranking(medians=medians))).colour is RED


def signal(name: str, colour: Colour) -> Signal:
    return Signal(name, colour, None, Sentence(""))


def gap(colour: Colour) -> OptionGap:
    return OptionGap("O3", applies=True, need=4.0, partner="P1", dimension="D", level=4.0, gap=0.0, colour=colour)


@pytest.mark.parametrize(
    ("first", "third", "trust", "heard", "colour"),
    [
        (GREEN, GREEN, GREEN, GREEN, GREEN),
        (GREEN, GREEN, GREEN, AMBER, GREEN),
        (AMBER, GREEN, GREEN, GREEN, RED),
        (GREEN, AMBER, GREEN, GREEN, RED),
        (GREEN, GREEN, AMBER, GREEN, RED),
        (GREEN, GREEN, RED, GREEN, RED),
        (GREEN, GREEN, GREEN, RED, RED),
        (GREEN, UNKNOWN, GREEN, GREEN, UNKNOWN),
        (GREEN, GREEN, UNKNOWN, GREEN, UNKNOWN),
        (GREEN, GREEN, GREEN, UNKNOWN, UNKNOWN),
        (GREEN, UNKNOWN, RED, UNKNOWN, RED),
    ],
)
def test_o8_of_a_merger(first: Colour, third: Colour, trust: Colour, heard: Colour, colour: Colour) -> None:
    merger = case(Option(id="O1", form="carry_on"), Option(id="O2", form="mou"), Option(id="O3", form="merger_new"))
    known = {"O1": signal("O1", first), "O3": signal("O3", third), "V3": signal("V3", heard)}
    assert o8(merger, view(O3=gap(trust)), known).colour is colour


@pytest.mark.parametrize(("form", "colour"), [("group_structure", RED), ("consortium", GREEN), (None, UNKNOWN)])
def test_o8_is_about_forms_that_are_hard_to_undo(form: str | None, colour: Colour) -> None:
    given = case(Option(id="O1", form="carry_on"), Option(id="O2", form="mou"), Option(id="O3", form=form))
    known = {name: signal(name, RED) for name in ("O1", "O3", "V3")}
    assert o8(given, view(O3=gap(RED)), known).colour is colour


def test_o8_takes_every_option_that_shares_the_lead() -> None:
    given = case(Option(id="O1", form="carry_on"), Option(id="O2", form="merger_new"), Option(id="O3", form="mou"))
    tied = ranking(ranked=(RankedOption("O2", 50.0), RankedOption("O3", 50.0)))
    known = {name: signal(name, RED) for name in ("O1", "O3", "V3")}
    found = o8(given, view(tied), known)
    assert (found.colour, found.value) == (RED, ("O2",))
    assert found.items == {"O2": RED, "O3": GREEN}


def shortlist(*forms: str) -> Case:
    return case(*(Option(id=f"O{n}", form=form) for n, form in enumerate(forms, 1)))


@pytest.mark.parametrize(
    ("forms", "colour"),
    [
        (("carry_on", "mou", "joint_delivery"), GREEN),
        (("carry_on", "mou"), AMBER),
        (("carry_on", "mou", "mou"), AMBER),
        (("mou", "joint_delivery", "coalition"), RED),
    ],
)
def test_o9(forms: tuple[str, ...], colour: Colour) -> None:
    medians = {f"O{n}": {"a": 3} for n in range(1, len(forms) + 1)}
    assert o9(shortlist(*forms), view(ranking(medians=medians))).colour is colour


def test_o9_before_and_without_scores() -> None:
    assert o9(shortlist("carry_on", "mou"), view(ranking(medians={}))).colour is UNKNOWN
    assert o9(shortlist("mou"), view(ranking(medians={}))).colour is RED
    scored_without = ranking(medians={"O2": {"a": 3}, "O3": {"a": 3}})
    assert o9(case(), view(scored_without)).colour is RED


@pytest.mark.parametrize("rule", [o1, o2, o3, o4, o5, o6, o7])
def test_without_a_ranking_nothing_is_said(rule: Any) -> None:
    assert rule(case(), view(EMPTY)).colour is UNKNOWN
    assert o8(case(), view(EMPTY), {}).colour is UNKNOWN
