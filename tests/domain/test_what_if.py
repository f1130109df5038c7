"""Another weight, tried: the others keep their proportions, and what comes out is what the ranking would say."""

from __future__ import annotations

from datetime import date
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.case import Case
from partnerdesk.domain.ranking import score_table
from partnerdesk.domain.sampling import draws_of, first_places_of
from partnerdesk.domain.what_if import MOST, medians_that_count, reweighed, trial, trial_said
from tests.fixtures.worked_example import worked_example

DAY = date(2026, 11, 23)
CATALOGUE = load_catalogue()
CASE = Case.of(worked_example(), CATALOGUE, DAY)
FOUND = assess(worked_example(), CATALOGUE, DAY).ranking
MEDIANS = medians_that_count(FOUND)


def test_the_recorded_weights_give_the_recorded_ranking() -> None:
    tried = trial(MEDIANS, FOUND.weights)
    assert list(tried.values) == [each.option for each in FOUND.ranked]
    assert list(tried.values.values()) == [each.value for each in FOUND.ranked]
    assert (tried.leader, tried.margin, tried.flips) == (FOUND.leader, FOUND.margin, FOUND.flips)


@given(st.dictionaries(st.text("abcdef", min_size=1), st.floats(0.01, 1), min_size=2), st.floats(-1, 2))
def test_the_others_keep_their_proportions_and_all_add_to_one(figures: dict[str, float], share: float) -> None:
    total = sum(figures.values())
    weights = {name: figure / total for name, figure in figures.items()}
    first, *others = weights
    after = reweighed(weights, first, share)
    assert isclose(sum(after.values()), 1)
    assert isclose(after[first], min(max(share, 0), MOST), abs_tol=1e-12)
    for one in others:
        assert isclose(after[one] * weights[others[0]], after[others[0]] * weights[one], abs_tol=1e-9)


def test_where_one_criterion_had_all_the_weight_the_others_share_the_rest() -> None:
    assert reweighed({"a": 1.0, "b": 0.0, "c": 0.0}, "a", 0.5) == {"a": 0.5, "b": 0.25, "c": 0.25}
    assert reweighed({"a": 1.0}, "a", 0.5) == {"a": 1.0}


def test_at_a_flip_point_the_two_best_are_level_and_beyond_it_the_other_leads() -> None:
    assert FOUND.flips
    for criterion, level in FOUND.flips.items():
        at = trial(MEDIANS, reweighed(FOUND.weights, criterion, level))
        assert abs(at.values[FOUND.ranked[0].option] - at.values[FOUND.ranked[1].option]) < 1e-6
        step = 0.02 if level > FOUND.weights[criterion] else -0.02
        beyond = trial(MEDIANS, reweighed(FOUND.weights, criterion, level + step))
        values = beyond.values
        assert values[FOUND.ranked[1].option] > values[FOUND.ranked[0].option]


def test_the_sentence_follows_what_comes_out() -> None:
    criterion, level = min(FOUND.flips.items(), key=lambda pair: abs(pair[1] - FOUND.weights[pair[0]]))
    now = trial(MEDIANS, FOUND.weights)
    assert FOUND.leader is not None
    told = str(trial_said(CASE, now, criterion, FOUND.leader))
    assert "would still lead" in told
    assert "come first" not in told
    assert str(trial_said(CASE, now, criterion, FOUND.leader, 0.714)).endswith("and come first in 71% of tries.")
    level_now = str(
        trial_said(CASE, trial(MEDIANS, reweighed(FOUND.weights, criterion, level)), criterion, FOUND.leader)
    )
    assert "would be level" in level_now
    step = 0.05 if level > FOUND.weights[criterion] else -0.05
    other = trial(MEDIANS, reweighed(FOUND.weights, criterion, level + step))
    told = str(trial_said(CASE, other, criterion, FOUND.leader, 0.5))
    assert told.startswith(f"With ‘{CASE.criterion(criterion)}’ at ")
    assert f"{CASE.option(other.leader)} would lead {CASE.option(FOUND.leader)} by " in told
    bare = str(trial_said(CASE, other, criterion, FOUND.leader))
    assert "would lead" in bare
    assert "tries" not in bare


def test_one_option_alone_is_said_to_be_alone() -> None:
    only = dict([next(iter(MEDIANS.items()))])
    tried = trial(only, FOUND.weights)
    assert tried.runner_up is None
    assert "only one option" in str(trial_said(CASE, tried, next(iter(FOUND.weights)), tried.leader))


def test_kept_draws_give_what_drawing_anew_gives() -> None:
    table = score_table(CASE)
    held = draws_of(table, draws=2000)
    assert held is not None
    assert held.places(FOUND.weights) == first_places_of(table, draws=2000)


@pytest.mark.parametrize("share", [0.0, 0.15, 0.4, 0.9])
def test_other_weights_draw_by_their_own_order(share: float) -> None:
    table = score_table(CASE)
    held = draws_of(table, draws=2000)
    assert held is not None
    criterion = next(iter(FOUND.weights))
    weights = reweighed(FOUND.weights, criterion, share)
    places = held.places(weights)
    assert isclose(sum(places.ordered.values()), 1)
    assert places.free == held.places(FOUND.weights).free
    assert places == held.places(weights)
