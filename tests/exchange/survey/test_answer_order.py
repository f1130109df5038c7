"""Answers that have an order are shown in it: how often, steps by their words, amounts, ages and times."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.scales import ordered, scale_of
from tests.exchange.survey.exports import csv_bytes


@pytest.mark.parametrize(
    "answers",
    [
        (
            "Every day",
            "2-3 times a week",
            "Once a week",
            "Once or twice a month",
            "Less than once a month",
            "First time",
        ),
        ("Daily", "Weekly", "Monthly", "Less often", "Never"),
        ("More than once a week", "Every week", "Every 2 weeks", "Not sure"),
        ("Every day", "Most days", "A few times a week", "Once a month or less", "Rarely", "Never"),
        ("At least once a week", "At least once a month", "Less than monthly"),
        ("Bob dydd", "Unwaith yr wythnos", "Unwaith y mis", "Llai aml", "Byth"),
        ("None", "1-2 times", "3-5 times", "6-9 times", "10 or more"),
        ("Once", "Twice", "3-5 times", "More than 5 times"),
        ("None", "One child", "Two children", "Three or more"),
        ("6 months", "Less than a year", "1-2 years", "More than 5 years"),
        ("Under 18", "18-24", "25-64", "65+", "Prefer not to say"),
        ("Satisfied", "Dissatisfied"),
        ("Very easy", "Difficult", "Don't know"),
    ],
)
def test_an_order_is_found_however_they_come(answers: tuple[str, ...]) -> None:
    assert ordered(answers[::-1]) == answers
    assert ordered(answers[1:] + answers[:1]) == answers


@pytest.mark.parametrize(
    "answers",
    [("Other", "Carer", "Friend"), ("No", "Yes"), ("Two Rivers", "Ann at one", "Bob"), ("Often", "Tea", "Bus")],
)
def test_what_has_no_order_stays_as_it_came(answers: tuple[str, ...]) -> None:
    assert ordered(answers) == answers


def test_neither_stands_between_the_degrees_of_a_word() -> None:
    scale = scale_of("Did you feel welcome?", {"welcome": 9, "very welcome": 10, "neither": 4, "not very welcome": 3})
    assert scale is not None
    assert (scale.steps, scale.good) == (("very welcome", "welcome", "neither", "not very welcome"), "unknown")


def test_initials_are_names_which_of_these_are_you_is_a_group_and_a_page_is_of_the_tool(tmp_path: Path) -> None:
    heads = ("Initials (optional)", "Which of these are you?", "Last Page Accessed", "Why?")
    rows = [
        ("J.B." if n % 2 else "A.K.", "Parent" if n % 3 else "Under 25", "1", f"because of the {n}th")
        for n in range(12)
    ]
    path = tmp_path / "form.csv"
    path.write_bytes(csv_bytes([heads, *rows]))
    columns = guess(path).map.columns
    assert [each.role for each in columns] == [Role.DROP, Role.GROUP, Role.DROP, Role.TEXT]
    assert columns[0].identifying == "name"
