"""A group that stands in several columns of groups: its people are counted once, whichever column says so."""

from pathlib import Path

import pytest

from partnerdesk.domain.group_people import is_joined
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import SurveyAnswer
from partnerdesk.exchange.survey.answers import Counted
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.reading import summary_of
from partnerdesk.exchange.survey.records import MOST_OF_A_COLUMN, import_command
from tests.exchange.survey.exports import csv_bytes, written

HEAD = ["Participant ID", "Service type 1", "Service type 2", "Area", "Why?"]
ROLES = (Role.ID, Role.GROUP, Role.GROUP, Role.GROUP, Role.TEXT)
ROWS = [
    ["P1", "Specialist", "", "North", "a"],
    ["P2", "", "specialist ", "North", "b"],
    ["P3", "Specialist", "Specialist", "South", "c"],
    ["P4", "Ambulance", "Older people", "", "d"],
    ["P4", "", "Specialist", "North", "e"],
    ["P5", "Older people", "Older people", "South", "f"],
    ["P6", "", "", "North", "g"],
]


def _map(*roles: Role) -> SurveyMap:
    parts = enumerate(zip(HEAD, roles, strict=True))
    return SurveyMap(tuple(ColumnMap(place, head, role, head) for place, (head, role) in parts))


def _together(path: Path, made: SurveyMap) -> tuple[Counted, ...]:
    return summary_of(written(path / "rows.csv", csv_bytes([HEAD, *ROWS])), made).together


def test_people_of_a_group_are_counted_over_all_columns_that_hold_it(tmp_path: Path) -> None:
    (found,) = _together(tmp_path, _map(*ROLES))
    assert found.question == "Service type 1 / Service type 2"
    assert {name.casefold(): people for name, people in found.counts} == {"specialist": 4, "older people": 2}
    assert found.base == 5  # all but P6


def test_where_no_row_says_whose_it_is_each_is_somebody(tmp_path: Path) -> None:
    (found,) = _together(tmp_path, _map(Role.DROP, *ROLES[1:]))
    assert {name.casefold(): people for name, people in found.counts} == {"specialist": 4, "older people": 2}
    assert found.base == 6


@pytest.mark.parametrize("dropped", [1, 2])
def test_a_group_in_one_column_is_counted_there_alone(tmp_path: Path, dropped: int) -> None:
    roles = [Role.DROP if place == dropped else role for place, role in enumerate(ROLES)]
    assert _together(tmp_path, _map(*roles)) == ()


def test_the_records_hold_it_among_the_counted_answers(tmp_path: Path) -> None:
    made = _map(*ROLES)
    summary = summary_of(written(tmp_path / "rows.csv", csv_bytes([HEAD, *ROWS])), made)
    records = import_command(Partnership.empty(), made, summary, "rows.csv").records
    rows = [
        row for row in records if isinstance(row, SurveyAnswer) and row.question == "Service type 1 / Service type 2"
    ]
    assert {((row.answer or "").casefold(), row.count, row.base) for row in rows} == {
        ("specialist", 4, 5),
        ("older people", 2, 5),
    }


def _counted(path: Path, made: SurveyMap, rows: list[list[str]], head: list[str]) -> dict[str, dict[str, int | None]]:
    """Give the counts of an import by question, and hold that those over several columns are known as such."""
    summary = summary_of(written(path / "rows.csv", csv_bytes([head, *rows])), made)
    found: dict[str, dict[str, int | None]] = {}
    for row in import_command(Partnership.empty(), made, summary, "rows.csv").records:
        if isinstance(row, SurveyAnswer):
            found.setdefault(row.question, {})[row.answer] = row.count
    assert {name for name in found if is_joined(name, found)} == {each.question for each in summary.together} & {*found}
    return found


def test_a_column_of_very_many_groups_is_counted_for_those_that_stand_in_another_too(tmp_path: Path) -> None:
    """Else the line of both were printed beside the other column's, and told how few are in this one alone."""
    many = [[f"Service {number}", "Specialist"] for number in range(MOST_OF_A_COLUMN + 10)]
    made = SurveyMap(tuple(ColumnMap(place, head, Role.GROUP, head) for place, head in enumerate("AB")))
    rows = [*many, ["Specialist", "Older people"], ["Specialist", "Older people"]]
    assert _counted(tmp_path, made, rows, ["A", "B"]) == {
        "A": {"Specialist": 2},
        "B": {"Specialist": 70, "Older people": 2},
        "A / B": {"Specialist": 72},
    }


def test_very_many_groups_in_both_columns_are_not_counted(tmp_path: Path) -> None:
    names = [f"Service {number}" for number in range(MOST_OF_A_COLUMN + 10)]
    made = SurveyMap(tuple(ColumnMap(place, head, Role.GROUP, head) for place, head in enumerate("AB")))
    assert _counted(tmp_path, made, [[one, one] for one in names], ["A", "B"]) == {}


def test_answers_ticked_in_one_column_that_differ_by_case_are_not_of_several_columns(tmp_path: Path) -> None:
    ticks = ColumnMap(0, "A", Role.GROUP, "A", separator=";", answers=("Carers", "carers", "Older people"))
    made = SurveyMap((ticks, ColumnMap(1, "B", Role.GROUP, "B")))
    rows = [["Carers;Older people", "North"], ["carers", "North"]]
    assert set(_counted(tmp_path, made, rows, ["A", "B"])) == {"A", "B"}
    found = _counted(tmp_path, made, [*rows, ["Older people", "Carers"]], ["A", "B"])
    assert found["A / B"] == {"Carers": 3}
