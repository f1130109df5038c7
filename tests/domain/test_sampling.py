"""First-place shares against published acceptabilities, against values that follow by calculation, and their laws."""

import math
import sys
from statistics import NormalDist

import numpy as np
import pytest

from partnerdesk.domain.findings import FirstPlaces
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import CriterionUse, Interest, Option, Participant, PartnershipFile, Score, Weight
from partnerdesk.domain.sampling import (
    DRAWS,
    SEED,
    _free_weights,
    _ordered_weights,
    first_place_shares,
    first_places,
    tie_groups,
)
from tests.fixtures.worked_example import (
    CONFLICTED,
    CRITERIA,
    GOLDEN_FREE,
    GOLDEN_ORDERED,
    TRUSTEES,
    catalogue,
    worked_example,
)

Cells = list[list[list[float]]]


def shares() -> FirstPlaces:
    found = first_places(worked_example(), catalogue())
    assert found is not None
    return found


def test_the_worked_example_lies_within_two_points_of_a_million_draws() -> None:
    found = shares()
    assert {name: 100 * share for name, share in found.ordered.items()} == pytest.approx(GOLDEN_ORDERED, abs=2)
    assert {name: 100 * share for name, share in found.free.items()} == pytest.approx(GOLDEN_FREE, abs=2)
    assert (found.draws, found.seed) == (DRAWS, SEED)


def test_more_draws_come_closer() -> None:
    found = first_places(worked_example(), catalogue(), draws=200_000, seed=7)
    assert found is not None
    assert {name: 100 * share for name, share in found.ordered.items()} == pytest.approx(GOLDEN_ORDERED, abs=0.5)
    assert {name: 100 * share for name, share in found.free.items()} == pytest.approx(GOLDEN_FREE, abs=0.5)


# Expected first-rank acceptabilities of four antidepressants on six criteria without preference information, from the
# tests of JSMAA (T. Tervonen and others, class SMAA2SimulationTest, testCorrectResultsWithBRModel). Harms are normal,
# efficacy log-normal; each is scaled linearly between the ends of its 95 % intervals.
EFFICACY = {
    "fluoxetine": (0.0, 0.0),
    "paroxetine": (0.086, 0.056),
    "sertraline": (0.095, 0.044),
    "venlafaxine": (0.113, 0.048),
}
HARMS = [
    {"fluoxetine": (11.7, 2.5), "paroxetine": (9.2, 1.86), "sertraline": (15.4, 2.65), "venlafaxine": (5.5, 2.32)},
    {"fluoxetine": (7.2, 1.45), "paroxetine": (10.6, 1.58), "sertraline": (7.5, 1.48), "venlafaxine": (15.7, 4.44)},
    {"fluoxetine": (16.6, 3.27), "paroxetine": (21.2, 5.15), "sertraline": (20.2, 3.78), "venlafaxine": (12.8, 2.45)},
    {"fluoxetine": (13.7, 1.89), "paroxetine": (14.3, 2.93), "sertraline": (15.0, 3.21), "venlafaxine": (11.2, 3.98)},
    {"fluoxetine": (18.6, 1.79), "paroxetine": (18.3, 3.7), "sertraline": (19.5, 2.6), "venlafaxine": (31.0, 1.68)},
]
ACCEPTABILITY = {"fluoxetine": 0.20, "paroxetine": 0.25, "sertraline": 0.17, "venlafaxine": 0.39}


def spread_of(mean: float, deviation: float) -> list[float]:
    """Return a hundred equally likely values of a normal distribution."""
    if not deviation:
        return [mean]
    return [NormalDist(mean, deviation).inv_cdf((place + 0.5) / 100) for place in range(100)]


def ends(table: dict[str, tuple[float, float]]) -> tuple[float, float]:
    low = min(mean - 1.96 * deviation for mean, deviation in table.values())
    return low, max(mean + 1.96 * deviation for mean, deviation in table.values())


def drug(name: str) -> list[list[float]]:
    low, high = (math.exp(end) for end in ends(EFFICACY))
    rows = [[(math.exp(value) - low) / (high - low) for value in spread_of(*EFFICACY[name])]]
    for harm in HARMS:
        least, most = ends(harm)
        rows.append([(most - value) / (most - least) for value in spread_of(*harm[name])])
    return rows


def test_the_published_acceptabilities_of_antidepressants() -> None:
    _, free = first_place_shares([drug(name) for name in ACCEPTABILITY], [1.0] * 6)
    assert dict(zip(ACCEPTABILITY, free, strict=True)) == pytest.approx(ACCEPTABILITY, abs=0.02)


@pytest.mark.parametrize(
    ("one", "other", "weights", "free", "ordered"),
    [
        # One leads by 3 on the first criterion, the other by 1 on the second: one wins where w1 > 1/4.
        ([4, 1], [1, 2], [0.6, 0.4], 3 / 4, 1.0),
        # With the order turned round, w1 is uniform on 0 to 1/2.
        ([4, 1], [1, 2], [0.4, 0.6], 3 / 4, 1 / 2),
        # Even: one wins where w1 > 1/2.
        ([5, 1], [1, 5], [0.5, 0.5], 1 / 2, 1 / 2),
        ([3, 3], [3, 3], [0.7, 0.3], 1 / 2, 1 / 2),
    ],
)
def test_two_criteria_follow_by_calculation(
    one: list[float], other: list[float], weights: list[float], free: float, ordered: float
) -> None:
    cells: Cells = [[[level] for level in one], [[level] for level in other]]
    found_ordered, found_free = first_place_shares(cells, weights, draws=40_000)
    assert found_free[0] == pytest.approx(free, abs=0.01)
    assert found_ordered[0] == pytest.approx(ordered, abs=0.01)


def test_each_best_on_one_criterion_shares_the_first_place_equally() -> None:
    cells: Cells = [[[5.0] if place == best else [1.0] for place in range(4)] for best in range(4)]
    ordered, free = first_place_shares(cells, [0.4, 0.3, 0.2, 0.1])
    assert free == pytest.approx([0.25] * 4, abs=0.02)
    assert ordered == [1.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("size", "centroid"),
    [(2, [0.75, 0.25]), (3, [0.6111, 0.2778, 0.1111]), (4, [0.5208, 0.2708, 0.1458, 0.0625])],
)
def test_ordered_weights_have_the_rank_order_centroid_as_their_mean(size: int, centroid: list[float]) -> None:
    """The mean of sorted uniform weights: sum of 1/k from the rank to n, over n.

    W. Edwards and F. H. Barron, "SMARTS and SMARTER", Organizational Behavior and Human Decision Processes 60 (1994).
    """
    groups = tuple((place,) for place in range(size))
    mean = _ordered_weights(100_000, groups, 3).mean(axis=1)
    assert mean == pytest.approx(centroid, abs=0.003)
    assert mean == pytest.approx(
        [sum(1 / k for k in range(rank, size + 1)) / size for rank in range(1, size + 1)], abs=0.003
    )


def test_weights_are_a_uniform_dirichlet_draw() -> None:
    weights = _free_weights(100_000, 3, 5)
    assert weights.sum(axis=0) == pytest.approx(np.ones(100_000))
    assert weights.mean(axis=1) == pytest.approx([1 / 3] * 3, abs=0.003)
    # The variance of one share is (n - 1) / (n² (n + 1)).
    assert weights.var(axis=1) == pytest.approx([2 / 36] * 3, abs=0.002)


def test_the_order_of_importance_is_kept_in_every_draw() -> None:
    weights = _ordered_weights(1000, ((2,), (0,), (1,)), 1)
    assert (weights[2] >= weights[0]).all()
    assert (weights[0] >= weights[1]).all()


def test_equal_weights_fall_in_random_order_in_each_draw() -> None:
    weights = _ordered_weights(20_000, ((0, 1), (2,)), 1)
    assert float((weights[0] > weights[1]).mean()) == pytest.approx(0.5, abs=0.02)
    assert (np.minimum(weights[0], weights[1]) >= weights[2]).all()
    assert tie_groups([0.2, 0.5, 0.2, 0.1]) == [[1], [0, 2], [3]]


def test_all_weights_equal_is_any_order() -> None:
    ordered, free = first_place_shares([[[3.0], [4.0]], [[4.0], [3.0]]], [0.5, 0.5])
    assert ordered == free


def test_each_trustees_score_is_picked_equally_often() -> None:
    cells: Cells = [[[1.0, 5.0, 5.0, 5.0]], [[3.0]]]
    ordered, _ = first_place_shares(cells, [1.0], draws=40_000)
    assert ordered == pytest.approx([0.75, 0.25], abs=0.01)


def test_the_same_seed_gives_the_same_shares_and_another_does_not() -> None:
    assert shares() == shares()
    other = first_places(worked_example(), catalogue(), seed=1)
    assert other is not None
    assert other.ordered != shares().ordered


def test_the_order_of_records_and_criteria_makes_no_difference() -> None:
    turned = worked_example()
    for kind in (Score, Weight, Option, Participant):
        turned = turned.with_rows(kind, reversed(turned.rows(kind)))
    assert first_places(turned, catalogue()) == shares()


def test_scores_of_somebody_taken_out_change_nothing() -> None:
    rows = [
        Score(participant=CONFLICTED, option=option, criterion=criterion, round=1, level=5)
        for option in ("O1", "O4")
        for criterion in CRITERIA
    ]
    assert first_places(worked_example().put(*rows), catalogue()) == shares()


def test_lifting_the_interest_lets_the_scores_count_again() -> None:
    rows = [Score(participant=CONFLICTED, option="O4", criterion=criterion, round=1, level=5) for criterion in CRITERIA]
    lifted = worked_example().put(*rows, Interest(id="I6", participant=CONFLICTED, kind="none"))
    found = first_places(lifted, catalogue())
    assert found is not None
    assert found.ordered["O4"] > shares().ordered["O4"]


def test_the_shares_add_to_one() -> None:
    found = shares()
    assert sum(found.ordered.values()) == pytest.approx(1)
    assert sum(found.free.values()) == pytest.approx(1)


def test_without_scores_or_weights_there_is_nothing_to_draw() -> None:
    assert first_places(Partnership.empty(), catalogue()) is None
    assert first_places(worked_example().with_rows(Weight, ()), catalogue()) is None


def test_the_short_route_draws_weights_in_any_order() -> None:
    all_nine = (CriterionUse(criterion=name) for name in CRITERIA)
    short = worked_example().put(PartnershipFile(route="short"), *all_nine)
    found = first_places(short, catalogue())
    assert found is not None
    assert found.ordered == found.free
    assert found.free == pytest.approx(shares().free, abs=0.02)


def test_a_missing_score_is_picked_among_those_there_are() -> None:
    dropped = worked_example().drop(Score, (TRUSTEES[0], "O1", "safe", 1))
    found = first_places(dropped, catalogue())
    assert found is not None
    assert found.ordered == pytest.approx(shares().ordered, abs=0.01)


def test_numpy_is_not_needed_to_import_the_module() -> None:
    assert "numpy" not in vars(sys.modules["partnerdesk.domain.sampling"])
