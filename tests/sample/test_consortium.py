"""The second case gives what its collector worked out by hand, and bears with what is awkward in it.

The weighted means, the order and the agreement A below come with the case (a published story, docs/second-case.md);
nobody worked them out with this program.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.agreement import agreement
from partnerdesk.domain.assessment import Assessment, as_of_date, assess
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.sampling import first_places
from partnerdesk.exchange import read_case

CASE = Path(__file__).parents[1] / "fixtures" / "cases" / "local_consortium.json"
WEIGHTED_MEANS = {"V4": 4.1, "V3": 3.15, "V1": 2.3, "V2": 2.15}
RATINGS = {
    "competence": ((0, 0, 0, 7, 5), 0.7917),
    "openness": ((0, 3, 5, 4, 0), 0.5833),
    "reliability": ((1, 3, 4, 4, 0), 0.4583),
    "goodwill": ((0, 0, 4, 6, 2), 0.6667),
}


@pytest.fixture(scope="module")
def case() -> Partnership:
    return read_case(CASE.read_text(encoding="utf-8"), load_catalogue())


@pytest.fixture(scope="module")
def found(case: Partnership) -> Assessment:
    catalogue = load_catalogue()
    return assess(case, catalogue, as_of_date(case, date(2018, 9, 20)), first_places(case, catalogue))


def test_values_are_the_weighted_means_on_a_scale_from_0_to_100(found: Assessment) -> None:
    values = {row.option: row.value for row in found.ranking.ranked}
    assert values == pytest.approx({option: (mean - 1) / 4 * 100 for option, mean in WEIGHTED_MEANS.items()})
    assert list(values) == list(WEIGHTED_MEANS)


@pytest.mark.parametrize("quality", RATINGS)
def test_agreement_is_what_the_case_says(quality: str) -> None:
    counts, expected = RATINGS[quality]
    assert agreement(counts) == pytest.approx(expected, abs=5e-5)


def test_a_trustee_of_the_council_counts_for_other_partners_only(found: Assessment) -> None:
    assert "U7" not in found.ranking.own_answers
    assert found.trust["P5"].indicators["A1"].ratings == 6
    assert found.trust["P3"].indicators["A1"].ratings == 7


def test_a_partner_whom_few_can_rate_is_not_known(found: Assessment) -> None:
    dimensions = found.trust["P4"].dimensions
    assert {name for name, level in dimensions.items() if level is None} == {"A", "B", "C", "F"}
    assert found.trust["P6"].level is None
    assert str(found.signals["T6"].colour) == "red"


def test_what_is_imposed_shows_and_so_does_the_weakest_of_several_partners(found: Assessment) -> None:
    assert str(found.signals["W1"].colour) == "amber"
    assert found.option_gaps["V4"].partner == "P5"
    assert found.option_gaps["V4"].gap == pytest.approx(3.5 - 1.25)


def test_old_and_undated_evidence_backs_nothing(found: Assessment) -> None:
    backed: Any = found.signals["V1"].value
    assert backed == pytest.approx(3 / 8)
