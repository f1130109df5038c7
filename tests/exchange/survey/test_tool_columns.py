"""Columns that tools name by codes: ticks as REDCap and Kobo spread them, and days that only a heading makes days."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.headings import plain_heading
from partnerdesk.exchange.survey.mapping import Role
from tests.exchange.survey.exports import csv_bytes, written
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


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Any other comments?", Role.TEXT),
        ("Is there anything else you would like to tell us?", Role.TEXT),
        ("Please explain your answer", Role.TEXT),
        ("3. Unrhyw sylwadau eraill?", Role.TEXT),
        ("What do you come for?", Role.CHOICE),
        ("Did anybody comment on it?", Role.CHOICE),
    ],
)
def test_a_comment_is_words_although_many_write_the_same_nothing(heading: str, role: Role) -> None:
    told = {"Nothing": 20, "None": 10, "Warmer rooms": 6, "Lunch": 4}
    assert guessed((heading, told))[0].role is role


def test_any_comments_that_are_answered_by_yes_or_no_are_a_choice() -> None:
    assert guessed(("Any comments?", {"Yes": 20, "No": 20}))[0].role is Role.CHOICE


def test_ticks_each_after_a_stroke() -> None:
    told = {"/ Lunch club": 10, "/ Advice": 10, "/ Lunch club / Advice": 15, "/ Lifts": 5}
    (column,) = guessed(("What do you use?", told))
    assert (column.role, column.separator, set(column.answers)) == (
        Role.TICK_ALL,
        "/",
        {"Lunch club", "Advice", "Lifts"},
    )


def test_what_a_form_in_welsh_adds() -> None:
    hours = {f"2026-03-{n + 1:02} 09:00:00": 2 for n in range(20)}
    columns = guessed(
        ("Amser dechrau", hours),
        ("Amser cwblhau", hours),
        ("Pa un sy'n eich disgrifio orau?", {"Gofalwr": 20, "Arall": 20}),
    )
    assert [each.role for each in columns] == [Role.DROP, Role.DATE, Role.GROUP]


def test_signs_of_a_web_page_in_a_heading_are_read() -> None:
    assert plain_heading("<p>Q&amp;A&nbsp;sessions &#39;26</p>") == "Q&A sessions '26"


def test_a_sign_at_the_end_of_an_old_text_is_no_row(tmp_path: Path) -> None:
    rows = [["No", "Comment", "Well?"], *([str(n), f"Said by {n}", "Yes"] for n in range(9))]
    assert guess(written(tmp_path / "a.csv", csv_bytes(rows) + b"\x1a")).rows == 9


def test_numbers_that_a_heading_explains_are_steps() -> None:
    told = dict.fromkeys("12345", 8)
    assert guessed(("Worried about money (1=never, 5=always)", told))[0].role is Role.SCALE
    assert guessed(("Worried about money", told))[0].role is Role.CHOICE


@pytest.mark.parametrize("sign", [";", "; ", ", ", ",", "|", " | ", "\n", " / "])
def test_several_answers_of_which_hardly_one_stands_alone(sign: str) -> None:
    options = ("Lunch club", "Advice", "Lifts", "Singing", "Chat and tea")
    told = {sign.join(each): 1 for size in (2, 3, 4) for each in combinations(options, size)}
    (column,) = guessed(("What do you use?", told))
    assert (column.role, set(column.answers)) == (Role.TICK_ALL, set(options))


@pytest.mark.parametrize(
    "answers",
    [
        ("Yes, definitely", "Yes, to some extent", "No, not really", "No, not at all"),
        ("White, British", "White, Irish", "White, other", "Asian, British", "Asian, other"),
        ("Ie / Yes", "Na / No", "Ddim yn siŵr / Not sure"),
    ],
)
def test_a_sign_within_an_answer_parts_nothing(answers: tuple[str, ...]) -> None:
    (column,) = guessed(("Which?", dict.fromkeys(answers, 10)))
    assert (column.role in {Role.CHOICE, Role.SCALE}, column.separator) == (True, "")


def test_a_time_of_day_that_a_tool_adds_is_left_out_and_one_that_is_asked_for_is_not() -> None:
    hours = {"09:30": 20, "14:00:00": 20}
    assert [each.role for each in guessed(("Time", hours), ("When shall we meet?", hours))] == [Role.DROP, Role.CHOICE]
