"""'Cannot say' of a weight is not 0: it says nothing of that criterion, and takes nothing from the others."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.records import Weight
from partnerdesk.domain.weighing import as_level, group_weights, own_shares, weighed_again, weighed_in

SWINGS = st.one_of(st.none(), st.floats(0, 100))
CRITERIA = ("people", "money", "risk")
Swings = dict[str, tuple[float | None, ...]]


def shares(swings: Swings) -> dict[str, dict[str, float]]:
    rows = [
        Weight(participant=name, criterion=criterion, swing=swing)
        for name, own in swings.items()
        for criterion, swing in zip(CRITERIA, own, strict=False)
    ]
    return own_shares(rows, tuple(swings), CRITERIA)


def group(swings: Swings) -> dict[str, float]:
    return group_weights(shares(swings), CRITERIA)


def near(found: dict[str, float], *expected: float) -> None:
    assert [found[name] for name in CRITERIA] == pytest.approx(expected)


WHOLE: Swings = {"A": (100, 50, 50), "B": (100, 60, 40), "C": (80, 80, 40)}


def test_shares_are_of_the_own_sum() -> None:
    near(shares(WHOLE)["A"], 0.5, 0.25, 0.25)


def test_a_criterion_that_somebody_cannot_say_is_not_in_the_shares() -> None:
    found = shares({**WHOLE, "D": (100, None, 50)})["D"]
    left = 1 - group(WHOLE)["money"]
    assert found == pytest.approx({"people": left * 2 / 3, "risk": left / 3})


def test_the_others_figures_for_it_stay_as_they_are_and_a_zero_would_not() -> None:
    before = sorted(own["money"] for own in shares(WHOLE).values())
    after = sorted(own["money"] for own in shares({**WHOLE, "D": (100, None, 50)}).values() if "money" in own)
    assert after == before
    assert group({**WHOLE, "D": (100, 0, 50)})["money"] < group({**WHOLE, "D": (100, None, 50)})["money"]


def test_who_can_say_nothing_changes_nothing_and_is_in_all_the_same() -> None:
    near(group({**WHOLE, "D": (None, None, None)}), *group(WHOLE).values())
    assert shares({**WHOLE, "D": (None, None, None)})["D"] == {}


def test_who_agrees_with_the_middle_on_what_was_said_changes_nothing() -> None:
    alike: Swings = {"A": (50, 30, 20), "B": (50, 30, 20)}
    near(group({**alike, "D": (50, None, 20)}), 0.5, 0.3, 0.2)
    near(group({**alike, "D": (None, 3, 2)}), 0.5, 0.3, 0.2)


def test_where_nobody_weighed_everything_it_counts_as_an_equal_share() -> None:
    found = shares({"A": (100, None, 50), "B": (None, 40, 60)})
    assert found["A"] == pytest.approx({"people": 4 / 9, "risk": 2 / 9})
    assert found["B"] == pytest.approx({"money": 4 / 15, "risk": 6 / 15})


def test_a_criterion_that_nobody_can_say_has_an_equal_share() -> None:
    near(group({"A": (100, None, 50), "B": (60, None, 30)}), 4 / 9, 1 / 3, 2 / 9)


def test_nobody_can_say_anything_and_there_are_no_weights() -> None:
    assert group({"A": (None, None, None)}) == {}


def test_who_left_one_open_has_not_weighed_yet() -> None:
    assert "D" not in shares({**WHOLE, "D": (100, 50)})


@pytest.mark.parametrize("own", [(0, 0, 0), (0, None, 0)])
def test_nothing_but_zero_is_no_weight(own: tuple[float | None, ...]) -> None:
    assert "D" not in shares({**WHOLE, "D": own})


FIGURES = st.none() | st.integers(0, 100).map(float)
BOARDS = st.dictionaries(st.sampled_from("ABCDEF"), st.tuples(FIGURES, FIGURES, FIGURES), max_size=6)


@given(BOARDS)
def test_weights_add_to_one_and_none_is_below_zero(swings: Swings) -> None:
    found = group(swings)
    assert not found or math.isclose(sum(found.values()), 1)
    assert all(weight >= 0 for weight in found.values())
    for own in shares(swings).values():
        assert sum(own.values()) <= 1 + 1e-9


@given(BOARDS, st.sampled_from("ABCDEF"))
def test_one_who_can_say_nothing_changes_nothing(swings: Swings, name: str) -> None:
    without = {each: own for each, own in swings.items() if each != name}
    silent: Swings = {**without, name: (None, None, None)}
    assert group(silent) == pytest.approx(group(without))


@given(BOARDS)
def test_the_order_of_people_does_not_matter(swings: Swings) -> None:
    assert group(dict(reversed(swings.items()))) == pytest.approx(group(swings))


@given(first=SWINGS, second=SWINGS)
def test_what_is_said_again_counts_and_what_was_said_before_can_be_read_for_ever(
    first: float | None, second: float | None
) -> None:
    said = Weight(participant="A", criterion="fairness", swing=first)
    again = weighed_again(said, replace(said, swing=second), 2)
    assert again.swing == second
    assert weighed_in(again, 1) == said
    assert weighed_in(again, 2) == replace(said, swing=second)
    assert weighed_again(again, said, 2) == weighed_again(said, said, 2)


@pytest.mark.parametrize(("swing", "level"), [(0, 1), (12, 1), (12.5, 2), (37.5, 3), (62, 3), (87.5, 5), (100, 5)])
def test_a_figure_has_the_step_that_is_nearest(swing: float, level: int) -> None:
    assert as_level(swing) == level


def test_what_nobody_said_is_in_no_round() -> None:
    said = Weight(participant="A", criterion="fairness", swing=20.0)
    assert weighed_in(None, 1) is None
    assert weighed_in(said, 2) is None
    assert weighed_in(said, 1) == said
