"""Weighted sums, swing weights, flips and dominance: published cases and laws."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.case import Case
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.ranking import (
    ScoreTable,
    best_first,
    criteria_in_use,
    dominated_options,
    effective_weights,
    flip_points,
    leaders_of,
    own_answers,
    ranking_finding,
    score_table,
    value_of,
)
from partnerdesk.domain.records import CriterionUse, Option, Participant, PartnershipFile, Score, Weight
from partnerdesk.domain.weighing import group_weights, rescaled
from tests.fixtures.worked_example import MEETING, catalogue, worked_example

CRITERIA = ("a", "b", "c", "d")


def level_of(value: float) -> float:
    """Return the level, 1 to 5, that stands for a value from 0 to 100."""
    return 1 + value / 25


# P. Goodwin and G. Wright, "Decision Analysis for Management Judgment", 3rd edition (Wiley 2004), chapter 3, pages 43
# and 44: the office location problem. Visibility's swing is 80 % of that of closeness; normalised weights 32, 26, 23,
# 10, 6 and 3; Addison Square's values 100, 60, 100, 75, 0 and 90 give 8080 / 100 = 80.8.
OFFICE_WEIGHTS = {"closeness": 0.32, "visibility": 0.26, "image": 0.23, "size": 0.10, "comfort": 0.06, "parking": 0.03}
ADDISON_SQUARE = {"closeness": 100, "visibility": 60, "image": 100, "size": 75, "comfort": 0, "parking": 90}


def test_the_office_location_of_goodwin_and_wright() -> None:
    levels = {name: level_of(value) for name, value in ADDISON_SQUARE.items()}
    assert value_of(OFFICE_WEIGHTS, levels) == pytest.approx(80.8)


def test_the_swing_weights_of_goodwin_and_wright() -> None:
    weights = rescaled({"closeness": 100, "visibility": 80, "image": 70, "size": 30, "comfort": 20, "parking": 10})
    assert {name: round(weight, 2) for name, weight in weights.items()} == OFFICE_WEIGHTS


# A location exercise with a published solution ("Answer for chapter 8, Location", a course text on operations
# management): seven factors of weights 2/9, 1/9, 1/9, 2/9, 1/9, 1/9, 1/9 and three towns give 53/9, 55/9 and 54/9.
FACTOR_WEIGHTS = [2 / 9, 1 / 9, 1 / 9, 2 / 9, 1 / 9, 1 / 9, 1 / 9]
TOWNS = {"A": [9, 7, 3, 5, 4, 5, 6], "B": [5, 6, 8, 6, 7, 5, 7], "C": [5, 7, 7, 5, 8, 4, 8]}
TOWN_TOTALS = {"A": 53 / 9, "B": 55 / 9, "C": 54 / 9}


def test_the_location_exercise() -> None:
    names = "tuvwxyz"
    weights = dict(zip(names, FACTOR_WEIGHTS, strict=True))
    values = {
        town: value_of(weights, {name: level_of(score) for name, score in zip(names, scores, strict=True)})
        for town, scores in TOWNS.items()
    }
    assert values == pytest.approx(TOWN_TOTALS)
    assert best_first(values) == ["B", "C", "A"]


def test_one_step_on_a_criterion_of_a_fifth_is_worth_five_points() -> None:
    weights = {"a": 0.2, "b": 0.8}
    assert value_of(weights, {"a": 3, "b": 2}) - value_of(weights, {"a": 2, "b": 2}) == pytest.approx(5)


def test_equal_values_are_ordered_by_name() -> None:
    assert best_first({"O2": 50.0, "O1": 50.0 + 1e-12, "O3": 60.0}) == ["O3", "O1", "O2"]


def test_effective_weights_leave_out_what_does_not_differ() -> None:
    found = effective_weights({"a": 0.5, "b": 0.5}, {"O1": {"a": 1, "b": 3}, "O2": {"a": 5, "b": 3}})
    assert found == {"a": 1.0, "b": 0.0}
    assert effective_weights({"a": 1.0}, {}) == {}
    assert effective_weights({"a": 1.0}, {"O1": {"a": 2}, "O2": {"a": 2}}) == {"a": 0.0}


def test_dominance_needs_one_criterion_to_be_worse() -> None:
    medians = {"O1": {"a": 2, "b": 3}, "O2": {"a": 2, "b": 4}, "O3": {"a": 2, "b": 3}, "O4": {"a": 5, "b": 1}}
    assert dominated_options(medians) == {"O1": "O2", "O3": "O2"}


def test_a_criterion_that_has_all_the_weight_has_no_flip_point() -> None:
    assert flip_points({"a": 1.0, "b": 0.0}, {"a": 3, "b": 1}, {"a": 2, "b": 5}) == {"b": pytest.approx(0.2)}


def test_options_that_differ_nowhere_have_no_flip_points() -> None:
    assert flip_points({"a": 0.5, "b": 0.5}, {"a": 3, "b": 3}, {"a": 3, "b": 3}) == {}


WEIGHTS = st.lists(st.integers(1, 100), min_size=4, max_size=4).map(
    lambda swings: rescaled(dict(zip(CRITERIA, swings, strict=True)))
)
LEVELS = st.lists(st.integers(1, 5), min_size=4, max_size=4).map(
    lambda levels: dict(zip(CRITERIA, levels, strict=True))
)


@given(WEIGHTS, LEVELS, LEVELS)
def test_at_the_flip_point_both_options_are_worth_the_same(
    weights: dict[str, float], one: dict[str, int], other: dict[str, int]
) -> None:
    for name, level in flip_points(weights, one, other).items():
        rest = (1 - level) / (1 - weights[name])
        moved = {key: level if key == name else weight * rest for key, weight in weights.items()}
        assert sum(moved.values()) == pytest.approx(1)
        assert value_of(moved, one) == pytest.approx(value_of(moved, other), abs=1e-6)


@given(WEIGHTS, LEVELS)
def test_values_lie_between_nought_and_a_hundred(weights: dict[str, float], levels: dict[str, int]) -> None:
    assert -1e-9 <= value_of(weights, levels) <= 100 + 1e-9
    assert value_of(weights, dict.fromkeys(CRITERIA, 1)) == 0
    assert value_of(weights, dict.fromkeys(CRITERIA, 5)) == pytest.approx(100)


@given(st.lists(st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any), min_size=1, max_size=7))
def test_group_weights_add_to_one(swings: list[list[int]]) -> None:
    shares = {str(n): rescaled(dict(zip(CRITERIA, row, strict=True))) for n, row in enumerate(swings)}
    table = ScoreTable(("O1",), CRITERIA, {}, shares, tuple(shares))
    weights = group_weights(table.shares, table.criteria)
    assert not weights or sum(weights.values()) == pytest.approx(1)
    assert all(weight >= 0 for weight in weights.values())


def small(*records: object, route: str = "full") -> Case:
    """Return a case of two trustees and two options, with the given records."""
    frame = [
        PartnershipFile(route=route),
        Participant(id="T1", role="chair"),
        Participant(id="T2", role="trustee"),
        Option(id="O1", form="carry_on"),
        Option(id="O2", form="mou"),
    ]
    return Case.of(Partnership.of([*frame, *records]), catalogue(), MEETING)  # type: ignore[list-item]  # records


def scored(person: str, option: str, level: int | None, criterion: str = "difference", number: int = 1) -> Score:
    return Score(participant=person, option=option, criterion=criterion, round=number, level=level)


def test_the_highest_round_that_a_person_gave_counts() -> None:
    first, second = scored("T1", "O1", 2), scored("T1", "O1", 5, number=2)
    for rows in ((first, second), (second, first)):
        case = small(*rows, scored("T2", "O1", 1))
        assert score_table(case).levels["O1", "difference"] == {"T1": 5, "T2": 1}


def test_cannot_say_in_the_last_round_takes_the_earlier_level_back() -> None:
    case = small(scored("T1", "O1", 2), scored("T1", "O1", None, number=2))
    assert ("O1", "difference") not in score_table(case).levels


def test_an_option_without_a_title_is_called_by_its_form() -> None:
    case = small(Option(id="O3"), Option(id="O4", title="Together"))
    assert [str(case.option(name)) for name in ("O2", "O3", "O4", "O9")] == [
        "Memorandum of understanding",
        "option 3 (no name yet)",
        "Together",
        "an option that is not recorded",
    ]


def test_a_criterion_has_the_boards_own_name_first() -> None:
    case = small(CriterionUse(criterion="own", custom_name="Chance of winning"), CriterionUse(criterion="safe"))
    assert case.criterion("own") == "Chance of winning"
    assert case.criterion("safe") == catalogue().criteria["safe"].name
    assert str(case.criterion("gone")) == "a criterion that is not recorded"


def test_dropped_options_are_not_ranked() -> None:
    case = small(replace(Option(id="O2", form="mou"), status="dropped"), scored("T1", "O2", 3))
    assert score_table(case).options == ("O1",)


def test_criteria_are_those_said_then_those_scored_then_the_routes() -> None:
    assert len(criteria_in_use(small(), [])) == 9
    assert len(criteria_in_use(small(route="short"), [])) == 6
    assert criteria_in_use(small(), [scored("T1", "O1", 1, "safe"), scored("T1", "O1", 1)]) == ("difference", "safe")
    both = [scored("T1", "O1", 1, "say"), scored("T1", "O1", 1, "safe")]
    assert criteria_in_use(small(route="short"), both) == ("safe",)
    assert criteria_in_use(small(route="short"), both[:1]) == ("say",)
    said = (
        CriterionUse(criterion="own", custom_name="Ours", order=1),
        CriterionUse(criterion="safe", order=0),
        CriterionUse(criterion="say"),
        CriterionUse(criterion="joined", active=False),
    )
    assert criteria_in_use(small(*said), []) == ("safe", "own", "say")


def test_weights_that_miss_a_criterion_do_not_count_yet() -> None:
    uses = (CriterionUse(criterion="difference"), CriterionUse(criterion="safe"))
    weights = (
        Weight(participant="T1", criterion="difference", swing=30),
        Weight(participant="T1", criterion="safe", swing=10),
        Weight(participant="T2", criterion="difference", swing=100),
    )
    table = score_table(small(*uses, *weights))
    assert table.shares == {"T1": {"difference": 0.75, "safe": 0.25}}


def test_nobody_need_give_a_hundred_but_all_noughts_say_nothing() -> None:
    table = score_table(small(CriterionUse(criterion="safe"), Weight(participant="T1", criterion="safe", swing=0)))
    assert table.shares == {}
    assert group_weights(table.shares, table.criteria) == {}


def test_medians_of_weights_that_are_all_nought_give_no_weights() -> None:
    shares = {"1": {"a": 1.0, "b": 0.0, "c": 0.0}, "2": {"a": 0.0, "b": 1.0, "c": 0.0}, "3": {"a": 0, "b": 0, "c": 1.0}}
    assert group_weights(shares, ("a", "b", "c")) == {}


def test_without_weights_there_is_no_ranking_but_medians() -> None:
    found = ranking_finding(small(), score_table(small(scored("T1", "O1", 2))))
    assert found.ranked == ()
    assert found.leader is None
    assert found.medians == {"O1": {"difference": 2}}
    assert leaders_of(found) == ()


def test_the_short_route_weighs_equally_whatever_is_recorded() -> None:
    uses = (CriterionUse(criterion="difference"), CriterionUse(criterion="safe"))
    rows = [
        scored(who, option, 3, name)
        for who in ("T1", "T2")
        for option in ("O1", "O2")
        for name in ("difference", "safe")
    ]
    case = small(*uses, *rows, Weight(participant="T1", criterion="difference", swing=100), route="short")
    assert ranking_finding(case, score_table(case)).weights == {"difference": 0.5, "safe": 0.5}


def test_a_joint_first_place_of_ones_own_counts_for_the_leader() -> None:
    uses = (CriterionUse(criterion="difference"),)
    rows = [scored("T1", "O1", 3), scored("T1", "O2", 3), scored("T2", "O1", 2), scored("T2", "O2", 4)]
    swings = [Weight(participant=who, criterion="difference", swing=50) for who in ("T1", "T2")]
    table = score_table(small(*uses, *rows, *swings))
    assert own_answers(table, "O2") == {"T1": "O2", "T2": "O2"}
    assert own_answers(table, "O9") == {"T1": "O1", "T2": "O2"}


def test_a_trustee_who_cannot_say_has_no_own_answer() -> None:
    uses = (CriterionUse(criterion="difference"),)
    rows = [scored("T1", "O1", 3), scored("T1", "O2", None), scored("T2", "O1", 2), scored("T2", "O2", 4)]
    swings = [Weight(participant=who, criterion="difference", swing=50) for who in ("T1", "T2")]
    assert own_answers(score_table(small(*uses, *rows, *swings)), "O2") == {"T2": "O2"}


@given(st.randoms(use_true_random=False))
def test_the_ranking_does_not_depend_on_the_order_of_records(random: object) -> None:
    example = worked_example()
    shuffled = example
    for kind in (Score, Weight, Option, Participant):
        rows = list(example.rows(kind))
        random.shuffle(rows)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
        shuffled = shuffled.with_rows(kind, rows)
    one = Case.of(example, catalogue(), MEETING)
    other = Case.of(shuffled, catalogue(), MEETING)
    expected, found = (ranking_finding(case, score_table(case)) for case in (one, other))
    assert [each.option for each in found.ranked] == [each.option for each in expected.ranked]
    assert [each.value for each in found.ranked] == [each.value for each in expected.ranked]
    assert found.flips == expected.flips
