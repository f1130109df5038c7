"""Dates that can be read and are doubtful all the same: day and month changed over, still to come, years away."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.date_doubts import are_either, date_doubts, doubts_in, goes_on
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST
from partnerdesk.exchange.survey.guessing import guess
from tests.exchange.survey.exports import csv_bytes, written

START = date(2024, 1, 3)


def said(rows: Sequence[str], order: str = DAY_FIRST, today: date | None = None) -> list[str]:
    return [str(each) for each in doubts_in("Date", Counter(rows), rows, order, today)]


def days(count: int, apart: int = 3, start: date = START) -> list[date]:
    return [start + timedelta(days=apart * n) for n in range(count)]


def british(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def american(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([british(day) for day in days(60)], DAY_FIRST),
        ([american(day) for day in days(60)], MONTH_FIRST),
        ([day.isoformat() for day in days(60)], DAY_FIRST),
        ([british(day) for day in reversed(days(60))], DAY_FIRST),
        ([british(day) for day in sorted(days(60), key=lambda day: day.day * 7 % 13)], DAY_FIRST),
        (["2024-01-03 10:00", "3 January 2024", "04/01/2024", "13/01/2024"] * 4, DAY_FIRST),
        (["05/01/2024"] * 30, DAY_FIRST),
        ([], DAY_FIRST),
    ],
)
def test_nothing_is_said_where_nothing_is_doubtful(rows: Sequence[str], order: str) -> None:
    assert said(rows, order, date(2026, 11, 26)) == []


def test_british_and_american_days_in_one_column_are_told_with_two_that_could_be_either() -> None:
    rows = [british(day) for day in days(40)] + [american(day) for day in days(20, start=date(2024, 5, 9))]
    told = said(rows)
    assert are_either(Counter(rows))
    assert "the day first, such as 15/01/2024, and some the month, such as 5/15/2024" in told[0]
    assert "5/9/2024 is read as 2024-09-05, and 5/12/2024 as 2024-12-05" in told[1]
    assert "03/01/2024 is read as 2024-03-01" in said(rows, MONTH_FIRST)[1]


def test_as_many_of_each_are_told_before_it_is_said_which_comes_first() -> None:
    rows = ["15/01/2024", "1/15/2024", "3/4/2024"]
    assert [each[:46] for each in said(rows, ASK)] == ["In ‘Date’ some dates have the day first, such "]
    assert said(["3/4/2024", "4/4/2024"], ASK) == []


def test_one_slip_among_many_makes_no_mixed_column() -> None:
    rows = [british(day) for day in days(80)] + ["5/31/2024"]
    assert said(rows) == []


def test_days_that_go_on_from_row_to_row_only_the_other_way_are_told() -> None:
    rows = [american(day) for day in days(60, apart=5) if day.day <= 12]
    assert goes_on(rows, MONTH_FIRST)
    assert not goes_on(rows, DAY_FIRST)
    told = said(rows)
    assert len(told) == 1
    assert told[0].startswith("Read day first, the dates in ‘Date’ jump from row to row")
    assert said(rows, MONTH_FIRST) == []


def test_days_outside_the_sure_ones_are_told_beside_another_format() -> None:
    sure = [day.isoformat() for day in days(15, start=date(2024, 7, 1), apart=2)]
    either = ["7/2/2024", "7/4/2024", "7/6/2024", "7/8/2024"]
    mixed = [each for pair in zip(sure, [*either, *either, *either, *either], strict=False) for each in pair]
    told = said(mixed)
    assert "from 2024-07-01 to 2024-07-29" in told[0]
    assert "7/2/2024 is read as 2024-02-07" in told[0]
    assert said(mixed, MONTH_FIRST) == []


def test_stored_days_that_a_spreadsheet_changed_over_are_told_by_the_order_of_the_rows() -> None:
    swapped = [day.replace(month=day.day, day=day.month).isoformat() for day in days(80, apart=4) if day.day <= 12]
    told = said(swapped)
    assert len(told) == 1
    assert "A spreadsheet has probably swapped them" in told[0]


def test_days_that_have_not_come_yet_are_told() -> None:
    rows = [*[british(day) for day in days(20)], "12/07/2027", "01/12/2026"]
    told = said(rows, today=date(2026, 11, 26))
    assert told[0].startswith("2 dates in ‘Date’ have not come yet: 12/07/2027 is read as 2027-07-12")
    assert said([*rows[:20], "12/07/2024"], today=date(2024, 7, 12)) == []


def test_a_day_years_from_the_others_is_told_and_a_survey_of_many_years_is_not() -> None:
    assert said([*[british(day) for day in days(30)], "14/02/2014"])[0].startswith("One date in ‘Date’ is years from")
    assert said([british(day) for day in days(60, apart=60)]) == []


def test_a_file_is_looked_at_in_the_order_of_its_map(tmp_path: Path) -> None:
    rows = [["Date", "Comment"], *[[british(day), f"Said {day}"] for day in days(40)]]
    rows += [[american(day), f"Later {day}"] for day in days(20, start=date(2024, 5, 9))]
    found = guess(written(tmp_path / "a.csv", csv_bytes(rows)))
    assert found.map.dates == DAY_FIRST
    assert len(date_doubts(found, found.map, date(2026, 11, 26))) == 2
