"""Groups stand in the order in which everybody has them, not by how many there are of each."""

import pytest

from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.headings import Heading
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.roles import guess_roles
from partnerdesk.exchange.survey.scales import ordered


@pytest.mark.parametrize(
    "right",
    [
        ("No qualifications", "GCSE or equivalent", "A level", "Apprenticeship", "Degree", "Master’s", "PhD"),
        ("Less than primary school", "Primary school", "Secondary school", "University degree", "Prefer not to say"),
        ("Dim cymwysterau", "TGAU", "Safon Uwch", "Gradd", "Gradd ôl-radd"),
        ("High school", "Some college", "Bachelor's degree", "Postgraduate degree"),
        (
            *("Less than high school degree", "High school degree", "Some college or Associate degree"),
            *("Bachelor degree", "Graduate degree"),
        ),
        ("Associate’s degree", "Undergraduate degree", "Graduate school"),
        ("Children", "Young people", "Adults", "Older people", "Other"),
        ("Small", "Medium", "Large"),
        ("Monday", "Tuesday", "Thursday", "Sunday"),
        ("Jan", "Feb", "Sept", "Dec"),
        ("Nov 2023", "December 2023", "Jan 2024", "Feb 2024", "Not sure"),
        ("Under 18", "18-24", "25 to 64", "65 or over", "Prefer not to say"),
        ("Every day", "Once a week", "Once a month", "Less often", "Never"),
    ],
)
def test_a_known_order_is_kept_whatever_the_numbers(right: tuple[str, ...]) -> None:
    assert ordered(right[::-1]) == right


@pytest.mark.parametrize(
    "told", [("Green", "Blue"), ("University library", "Main hall"), ("Small", "Blue"), ("Other",)]
)
def test_what_has_no_order_stands_as_it_was_told(told: tuple[str, ...]) -> None:
    assert ordered(told) == told


@pytest.mark.parametrize("heading", ["By phone", "By e-mail", "Phone", "Email", "Telephone"])
def test_a_channel_that_people_marked_is_no_number_to_reach_them_at(heading: str) -> None:
    values = {"Good": 20, "Poor": 12, "Very good": 8}
    (column,) = guess_roles([ColumnFacts(0, Heading(heading, heading), 40, 40, values)])
    assert (column.role, column.identifying) == (Role.SCALE, "")


@pytest.mark.parametrize(
    "values", [{"07700 900123": 30, "none": 10}, {"see file": 1, "ask Ann": 1}, {"ex-directory": 1}]
)
def test_a_column_that_may_hold_numbers_stays_out(values: dict[str, int]) -> None:
    (column,) = guess_roles([ColumnFacts(0, Heading("Phone", "Phone"), 40, sum(values.values()), values)])
    assert column.identifying == "phone"
