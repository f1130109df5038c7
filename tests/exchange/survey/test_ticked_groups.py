"""A column of groups in which people ticked several: each is a group, and somebody who ticked two is in both."""

from pathlib import Path

from partnerdesk.domain.answer_places import groups_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import SurveyAnswer
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.reading import read_answers, summary_of
from partnerdesk.exchange.survey.records import import_command
from partnerdesk.services.answer_import import questions_of, read_survey
from tests.exchange.survey.exports import csv_bytes, written

HEAD = ["Id", "Area", "Are you", "Helpful?", "Why?"]
MAP = SurveyMap(
    (
        ColumnMap(0, HEAD[0], Role.ID, HEAD[0]),
        ColumnMap(1, HEAD[1], Role.GROUP, HEAD[1]),
        ColumnMap(2, HEAD[2], Role.GROUP, HEAD[2], answers=("Carer", "Staff, paid", "Neighbour"), separator=","),
        ColumnMap(3, HEAD[3], Role.CHOICE, HEAD[3], answers=("Yes", "No")),
        ColumnMap(4, HEAD[4], Role.TEXT, HEAD[4]),
    )
)
ROWS = [
    ["P1", "North", "Carer, Neighbour", "Yes", "a"],
    ["P2", "North", "Carer", "No", "b"],
    ["P3", "", "Staff, paid, Carer", "Yes", "c"],
    ["P3", "South", "Neighbour", "Yes", "d"],
    ["P4", "South", "", "No", "e"],
    ["P5", "South", "Something else", "", "f"],
]


def _path(folder: Path) -> Path:
    return written(folder / "rows.csv", csv_bytes([HEAD, *ROWS]))


def test_people_are_counted_in_each_group_that_they_ticked(tmp_path: Path) -> None:
    summary = summary_of(_path(tmp_path), MAP)
    assert {name: dict(values) for name, values in summary.groups} == {
        "Area": {"North": 2, "South": 3},
        "Are you": {"Carer": 3, "Neighbour": 2, "Staff, paid": 1},
    }
    assert summary.group_bases == (5, 3)
    carers = next(each for each in summary.by_group if each.value == "Carer")
    assert (carers.group, dict(carers.counts), carers.base) == ("Are you", {"Yes": 2, "No": 1}, 3)


def test_rows_without_an_id_are_counted_so_too(tmp_path: Path) -> None:
    made = SurveyMap((ColumnMap(0, HEAD[0], Role.DROP), *MAP.columns[1:]))
    summary = summary_of(_path(tmp_path), made)
    assert dict(summary.groups[1][1]) == {"Carer": 3, "Neighbour": 2, "Staff, paid": 1}
    assert summary.group_bases == (5, 4)


def test_the_counts_are_of_one_question_and_each_row_says_every_group_of_its_person(tmp_path: Path) -> None:
    path = _path(tmp_path)
    records = import_command(Partnership.empty(), MAP, summary_of(path, MAP), "rows.csv").records
    counts = {
        (each.answer, each.count, each.base)
        for each in records
        if isinstance(each, SurveyAnswer) and each.question == "Are you"
    }
    assert counts == {("Carer", 3, 3), ("Neighbour", 2, 3), ("Staff, paid", 1, 3)}
    rows = [row for batch in read_answers(path, MAP) for row in batch]
    assert rows[0].groups == ("North", "Carer", None, "Neighbour")
    assert rows[2].groups == (None, "Carer", "Staff, paid", None)
    assert rows[5].groups == ("South", None, None, None)


def test_the_questions_have_the_column_once_for_each_group_in_the_order_of_a_segment(tmp_path: Path) -> None:
    read = read_survey(_path(tmp_path), MAP)
    asked = [(each.number, each.role, each.heading, each.options) for each in questions_of("SU1", read)]
    assert asked[:4] == [
        (1, "group", "Area", None),
        (2, "group", "Are you", ("Carer",)),
        (3, "group", "Are you", ("Staff, paid",)),
        (4, "group", "Are you", ("Neighbour",)),
    ]
    assert groups_in(read.rows[0].segment) == ("North", "Carer", None, "Neighbour")
    assert {row.question for row in read.rows} == {6}


def test_a_map_keeps_it() -> None:
    assert read_map(map_text(MAP, [])) == MAP
