"""Columns that tools name by codes: ticks as REDCap and Kobo spread them, and days that only a heading makes days."""

from collections.abc import Mapping

import pytest

from partnerdesk.exchange.survey.mapping import Role
from tests.exchange.survey.test_guesses_of_trials import guessed

ODD, EVEN = {"1": 20, "0": 20}, {"0": 25, "1": 15}


@pytest.mark.parametrize(
    ("headings", "question", "options"),
    [
        (("services___1", "services___2"), "services", ["1", "2"]),
        (("What helps? (choice=Lunch)", "What helps? (choice=A lift)"), "What helps?", ["Lunch", "A lift"]),
        (("What helps?/Lunch", "What helps?/A lift"), "What helps?", ["Lunch", "A lift"]),
        (("Help used/Lunch", "Help used/A lift"), "Help used", ["Lunch", "A lift"]),
        (("Q2_1", "Q2_2"), "Q2", ["1", "2"]),
    ],
)
def test_options_in_columns(headings: tuple[str, str], question: str, options: list[str]) -> None:
    columns = guessed((headings[0], ODD), (headings[1], EVEN))
    assert [(each.role, each.question, each.option) for each in columns] == [
        (Role.TICK_ALL, question, option) for option in options
    ]


def test_options_of_several_words_that_also_stand_joined_by_blanks() -> None:
    joined = {"Lunch club": 15, "A lift": 10, "Lunch club A lift": 5}
    columns = guessed(("What helps?", joined), ("What helps?/Lunch club", ODD), ("What helps?/A lift", EVEN))
    assert [each.role for each in columns] == [Role.DROP, Role.TICK_ALL, Role.TICK_ALL]
    further = joined | {"Lunch club and chess": 1}
    columns = guessed(("What helps?", further), ("What helps?/Lunch club", ODD), ("What helps?/A lift", EVEN))
    assert columns[0].role is not Role.DROP


@pytest.mark.parametrize(
    ("heading", "values", "role"),
    [
        ("Date of visit", {str(46_000 + n): 1 for n in range(40)}, Role.DATE),
        ("Date", {f"202603{n + 1:02}": 2 for n in range(20)}, Role.DATE),
        ("Income", {str(46_000 + n): 1 for n in range(40)}, Role.DROP),
        ("Reference", {f"202603{n + 1:02}": 2 for n in range(20)}, Role.DROP),
    ],
)
def test_a_bare_number_is_a_day_only_below_a_heading_that_says_so(
    heading: str, values: Mapping[str, int], role: Role
) -> None:
    assert guessed(("x", {"Yes": 20, "No": 20}), (heading, values))[1].role is role
