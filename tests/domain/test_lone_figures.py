"""Which scores and weights in the values are one trustee's alone, and what is said where nothing is told of them."""

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import RankingFinding
from partnerdesk.domain.lone_figures import lone_figures, why_not_told
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.ranking import ranking_finding, score_table
from partnerdesk.domain.records import PartnershipFile, Score, Setting, Weight
from tests.fixtures.worked_example import MEETING, catalogue, worked_example

BOTH = {"T1": 3, "T2": 4}


def _found(partnership: Partnership) -> tuple[Case, RankingFinding]:
    case = Case.of(partnership, catalogue(), MEETING)
    return case, ranking_finding(case, score_table(case))


def _said(partnership: Partnership) -> str:
    return str(why_not_told(*_found(partnership)) or "")


def _alone(*cells: tuple[str, str]) -> Partnership:
    """Give the example with these options scored on these criteria by the first trustee only."""
    rows = worked_example().rows(Score)
    return worked_example().with_rows(
        Score, [row for row in rows if (row.option, row.criterion) not in cells or row.participant == "T1"]
    )


def _weighed_by(*people: str) -> Partnership:
    return worked_example().with_rows(
        Weight, [row for row in worked_example().rows(Weight) if row.participant in people]
    )


@pytest.mark.parametrize(
    ("levels", "shares", "lone"),
    [
        ({("A", "x"): BOTH}, {"T1": {"x": 1.0}, "T2": {"x": 1.0}}, ()),
        ({("A", "x"): {"T1": 3}}, {"T1": {"x": 1.0}, "T2": {"x": 1.0}}, (("A", "x"),)),
        ({("A", "x"): BOTH}, {"T1": {"x": 1.0}, "T2": {}}, ((None, "x"),)),
        ({("A", "x"): BOTH}, None, ()),
        ({("A", "x"): BOTH}, {}, ()),
        ({("A", "x"): BOTH, ("B", "x"): {"T1": 3}}, None, ()),
    ],
)
def test_a_figure_is_lone_where_too_few_gave_it_and_a_value_holds_it(
    levels: dict[tuple[str, str], dict[str, int]],
    shares: dict[str, dict[str, float]] | None,
    lone: tuple[tuple[str | None, str], ...],
) -> None:
    """``B`` has no value here; without shares all criteria weigh the same, or nobody weighed."""
    assert lone_figures(levels, ("A",), ("x",), shares, 2) == lone


def test_of_a_complete_workshop_everything_may_be_told() -> None:
    _case, found = _found(worked_example())
    assert (found.lone, found.values_may_be_told, found.weights_may_be_told) == ((), True, True)
    assert _said(worked_example()) == ""


def test_one_lone_score_holds_all_values_and_the_weights_back() -> None:
    _case, found = _found(_alone(("O3", "mission")))
    assert found.ranked, "the domain ranks them: who shows must look"
    assert found.lone == (("O3", "mission"),)
    assert (found.values_may_be_told, found.weights_may_be_told, found.is_withheld) == (False, False, True)


def test_it_is_said_which_score_it_is_and_what_to_do() -> None:
    said = _said(_alone(("O3", "mission")))
    assert said.startswith("One trustee alone has scored ")
    assert "The comparison shows when a second has scored it too" in said
    assert "mission" not in said, "the criterion is called by its name"
    assert "and other scores are one trustee’s, too" in _said(_alone(("O3", "mission"), ("O2", "mission")))


def test_weights_of_one_trustee_hold_all_values_back() -> None:
    _case, found = _found(_weighed_by("T1"))
    assert {option for option, _ in found.lone} == {None}
    assert not found.values_may_be_told
    assert _said(_weighed_by("T1")).startswith("One trustee alone has weighed.")
    assert _said(_weighed_by("T1", "T2")) == ""


def test_on_the_short_route_nobody_weighs() -> None:
    short = _weighed_by("T1").put(PartnershipFile(route="short"))
    assert _found(short)[1].values_may_be_told


def test_scores_of_one_trustee_only_are_not_told() -> None:
    one = worked_example().with_rows(Score, [row for row in worked_example().rows(Score) if row.participant == "T1"])
    assert not _found(one)[1].values_may_be_told
    assert _said(one).startswith("One trustee alone has scored.")


def test_a_board_that_asks_for_more_is_told_how_many() -> None:
    three = worked_example().put(Setting(key="ratings_median_min", value="6"))
    assert not _found(three)[1].values_may_be_told
    assert _said(three).startswith("Fewer than 6 trustees have scored ")


def test_before_anything_has_a_value_nothing_is_held_back() -> None:
    whole = worked_example()
    gaps = set(zip(_found(whole)[1].medians, _found(whole)[1].criteria, strict=False))
    part = whole.with_rows(Score, [row for row in whole.rows(Score) if (row.option, row.criterion) not in gaps])
    _case, found = _found(part)
    assert (found.values_may_be_told, found.weights_may_be_told, found.is_withheld) == (False, True, False)
    assert _said(part) == ""
