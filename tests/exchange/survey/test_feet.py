"""What stands above the headings and below the last answer of a table typed by hand is neither heading nor answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.feet import answers_among, without_feet
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.reading import summary_of
from partnerdesk.services.answer_import import read_survey
from tests.exchange.survey.exports import Rows, csv_bytes, written, xlsx

HEAD = ["Ref", "Age group", "Happy?", "Comment"]
ROWS: Rows = [[f"A{n:02}", ("18-24", "65+")[n % 2], ("Yes", "No")[n % 2], f"Said by number {n}"] for n in range(12)]


def read(path: Path) -> tuple[int, int, str]:
    """How many rows are found and imported, and what the note says of the foot."""
    found = guess(path)
    told = [str(note) for note in found.notes if "below the last answer" in str(note)]
    return found.rows, summary_of(path, found.map).rows, told[0].partition("‘")[2].rstrip("’.") if told else ""


FEET = [
    ([["Notes: three forms were lost"]], "Notes: three forms were lost"),
    ([[], ["Typed by the office in March"]], "Typed by the office in March"),
    ([["", "", "", ""], ["* as written on paper", "", "", ""], ["Checked by J", "", "", ""]], "* as written on paper"),
    ([["Total", "12", "", ""], ["Average", "", "", ""]], "Total"),
    ([["Nodyn: collwyd tair ffurflen"]], "Nodyn: collwyd tair ffurflen"),
]


@pytest.mark.parametrize(("below", "words"), FEET)
def test_a_note_below_is_no_answer_in_a_text(tmp_path: Path, below: Rows, words: str) -> None:
    path = written(tmp_path / "a.csv", csv_bytes([HEAD, *ROWS, *below]))
    assert read(path) == (12, 12, words)
    assert len(guess(path).first_rows) == 12


@pytest.mark.parametrize(("below", "words"), FEET)
def test_a_note_below_is_no_answer_on_a_sheet(tmp_path: Path, below: Rows, words: str) -> None:
    assert read(xlsx(tmp_path / "a.xlsx", {"A": [HEAD, *ROWS, *below]})) == (12, 12, words)


def test_a_note_below_a_tall_sheet_is_no_answer(tmp_path: Path) -> None:
    tall = [[f"A{n:04}", *ROWS[n % 12][1:]] for n in range(900)]
    assert read(xlsx(tmp_path / "a.xlsx", {"A": [HEAD, *tall, ["Notes: three forms were lost"]]}))[:2] == (900, 900)


@pytest.mark.parametrize(
    "last",
    [
        ["Notes: see over", "65+", "", ""],
        ["A13", "", "", ""],
        ["", "", "", "This is all that I have to say"],
    ],
)
def test_a_last_answer_that_is_short_stays(tmp_path: Path, last: list[str]) -> None:
    assert read(written(tmp_path / "a.csv", csv_bytes([HEAD, *ROWS, last])))[:2] == (13, 13)


def test_where_answers_begin_with_words_the_last_may_be_nothing_else(tmp_path: Path) -> None:
    rows = [[f"What I said is number {n}", "65+", "Yes"] for n in range(12)]
    worded = [["What should change?", "Age group", "Happy?"], *rows, ["Please keep the lunch club", "", ""]]
    assert read(written(tmp_path / "a.csv", csv_bytes(worded)))[:2] == (13, 13)


@pytest.mark.parametrize("last", ["Average", "Word of mouth"])
@pytest.mark.parametrize("rest", [["65+", "No"], ["", ""]])
def test_what_was_answered_before_is_no_foot(tmp_path: Path, last: str, rest: list[str]) -> None:
    rows = [[("Good", "Poor", "GP", "Poster", "Friend", last)[n % 6], "65+", "Yes"] for n in range(36)]
    path = written(tmp_path / "a.csv", csv_bytes([["How was it?", "Age group", "Happy?"], *rows, [last, *rest]]))
    assert read(path) == (37, 37, "")
    assert read(xlsx(tmp_path / "a.xlsx", {"A": [["How?", "Age group", "Happy?"], *rows, [last, *rest]]})) == (
        37,
        37,
        "",
    )


def test_average_beside_words_is_an_answer(tmp_path: Path) -> None:
    rows = [[("Good", "Poor")[n % 2], "65+", "Yes"] for n in range(12)]
    path = written(tmp_path / "a.csv", csv_bytes([["How?", "Age", "Happy?"], *rows, ["Average", "65+", "No"]]))
    assert read(path) == (13, 13, "")


def test_a_total_below_each_part_is_a_total_below_the_last(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.csv", csv_bytes([HEAD, *ROWS, ["Total", "12", "", ""], *ROWS, ["Total", "12", "", ""]])
    )
    assert read(path) == (25, 25, "Total")


def test_rows_come_in_batches_and_none_is_lost() -> None:
    rows = [[str(n), "a", "b"] for n in range(25)]
    batches = [rows[:10], rows[10:11], [], [*rows[11:], ["Total", "25", ""]]]
    left: list[object] = []
    assert [row for batch in without_feet(batches, left) for row in batch] == rows  # type: ignore[arg-type]  # any list takes them
    assert left == [["Total", "25", ""]]


def test_a_table_of_nothing_but_sums_has_no_answer() -> None:
    assert answers_among([["Total", "1", "2"]], worded=False) == 0


@pytest.mark.parametrize(
    "above",
    [
        [["Lunch club survey"], ["Report generated 1 March 2026"]],
        [["Report generated", "01/03/2026 10:00"], ["Filter", "All responses"]],
        [["Survey:", "Lunch club", "", ""], ["Responses:", "12", "", ""], ["", "", "", ""]],
    ],
)
def test_what_is_said_of_the_whole_stands_above_the_headings(tmp_path: Path, above: Rows) -> None:
    found = guess(written(tmp_path / "a.csv", csv_bytes([*above, HEAD, *ROWS])))
    assert (found.rows, found.map.title_rows, [each.heading for each in found.map.columns]) == (12, len(above), HEAD)


def test_two_headings_above_blank_ones_are_no_title(tmp_path: Path) -> None:
    headed = [["Ref", "Comment", "", ""], *ROWS]
    assert guess(written(tmp_path / "a.csv", csv_bytes(headed))).map.title_rows == 0


def test_a_blank_column_within_a_table_does_not_part_it(tmp_path: Path) -> None:
    spaced = [[*row[:2], "", *row[2:]] for row in [HEAD, *ROWS]]
    found = guess(xlsx(tmp_path / "a.xlsx", {"A": spaced}))
    assert [each.heading for each in found.map.columns] == ["Ref", "Age group", "Column 3", "Happy?", "Comment"]
    assert found.rows == 12


def test_two_tables_beside_each_other_stay_two(tmp_path: Path) -> None:
    twice = [[*row, "", *row] for row in [HEAD, *ROWS]]
    assert len(guess(xlsx(tmp_path / "a.xlsx", {"A": twice})).tables) == 2


@pytest.mark.parametrize(("below", "words"), FEET[:2])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_taken_for_a_foot_can_be_kept(tmp_path: Path, below: Rows, words: str, kind: str) -> None:
    rows = [HEAD, *ROWS, *below]
    path = xlsx(tmp_path / "a.xlsx", {"S": rows}) if kind == "xlsx" else written(tmp_path / "a.csv", csv_bytes(rows))
    found = guess(path)
    assert read_answers_below(path, found.map) == (12, words)
    assert read_answers_below(path, read_map(map_text(replace(found.map, keep_foot=True)))) == (13, "")
    kept = guess(path, chosen=SurveyMap((), keep_foot=True, sheet=found.map.sheet, table=found.map.table))
    assert (kept.rows, kept.below, kept.map.keep_foot) == (13, "", True)
    assert read_answers_below(path, kept.map) == (13, "")


def read_answers_below(path: Path, made: SurveyMap) -> tuple[int, str]:
    """How many rows are imported, and what the import says was left out below them."""
    read = read_survey(path, made)
    return read.summary.rows, read.below


def test_dates_are_counted_as_unread_only_in_rows_that_come_in(tmp_path: Path) -> None:
    rows = [["Date", "May we use this?", "Comment"]]
    rows += [["2026-01-0" + str(n), "Yes", f"Said by {n}"] for n in range(1, 9)]
    rows += [["soon", "No", "Kept to myself"], ["31/31/2026", "Yes", "Any day"]]
    path = written(tmp_path / "a.csv", csv_bytes(rows))
    columns = tuple(ColumnMap(n, rows[0][n], role) for n, role in enumerate((Role.DATE, Role.CONSENT, Role.TEXT)))
    assert summary_of(path, SurveyMap(columns)).unread_dates == 1
