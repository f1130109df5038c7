"""What people type into a field of dates, times and numbers is read as they mean it, or refused; never guessed."""

from datetime import date

import pytest

from partnerdesk.ui.viewmodels.typed import Mistyped, may_go_on, read_date, read_number, read_time, read_whole

FIRST_OF_DECEMBER = date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1 December 2026",
        "1st Dec 2026",
        "1 dec 26",
        "Tuesday 1 December 2026",
        "Tue, 1 Dec. 26",
        "1/12/26",
        "01.12.26",
        "1-12-2026",
        "2026-12-01",
        "  1  12  2026 ",
    ],
)
def test_a_date_is_read_in_the_forms_that_people_use(text: str) -> None:
    assert read_date(text) == FIRST_OF_DECEMBER


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "1/12", "1 December", "31/2/26", "1/13/26", "1/12/70", "1/12/026", "Monkey 1 December 2026", "1"],
)
def test_what_is_no_whole_date_is_refused(text: str) -> None:
    with pytest.raises(Mistyped):
        read_date(text)


def test_a_year_of_two_figures_may_become_one_of_four_while_it_is_typed() -> None:
    assert [may_go_on(text) for text in ("1/12/20", "1 Dec 20", "1/12/2026", "2026-12-01", "1/12/2")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("19:05", "19:05"),
        ("7.30", "07:30"),
        ("7.30 pm", "19:30"),
        ("7pm", "19:00"),
        ("12 am", "00:00"),
        ("12 p.m.", "12:00"),
        ("", None),
    ],
)
def test_a_time_is_read_with_and_without_am_and_pm(text: str, time: str | None) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["7", "14 pm", "0 am", "24:00", "7:60", "pm", "half past seven"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Mistyped):
        read_time(text)


def test_a_number_may_have_its_unit_beside_it() -> None:
    assert read_number("10 times", "times") == 10
    assert read_number("2.5x") == 2.5
    assert read_number("£1 250") == 1250
    assert read_whole("1,200 people", "people") == 1200
    assert read_whole("40%") == 40


@pytest.mark.parametrize("text", ["5k", "2 thousand", "about 10", "10 times", "x", "%", "£"])
def test_words_that_change_a_number_or_say_another_unit_are_refused(text: str) -> None:
    with pytest.raises(Mistyped):
        read_number(text)
