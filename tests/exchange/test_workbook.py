"""The workbook: what other programs read in it, and that nothing in it can run."""

import io
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from partnerdesk.exchange.workbook import LONGEST_CELL, WorkbookSheet, workbook

ODD = "tab\there, é, 😀, <&\"'>, \x00 and \x1b, two\nlines, ]]>"


def read(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Give the sheets of a workbook as another program reads them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_another_program_reads_what_was_written() -> None:
    made = workbook([WorkbookSheet("First", ("A", "B"), (("x", 7), (ODD, None))), WorkbookSheet("Second", ("C",), ())])
    clean = ODD.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert read(made) == {"First": [("A", "B"), ("x", 7), (clean, None)], "Second": [("C",)]}


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", "|x", "%x", ";x"])
def test_no_cell_is_a_formula(risky: str) -> None:
    made = workbook([WorkbookSheet("S", (risky,), ((risky,),))])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        root = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert "f" not in names
    cells = [cell for row in read(made)["S"] for cell in row]
    assert len(cells) == 2
    assert all(str(cell).startswith("'") for cell in cells)


def test_the_same_tables_give_the_same_bytes() -> None:
    sheets = [WorkbookSheet("S", ("A",), (("x",),))]
    assert workbook(sheets) == workbook(list(sheets))


def test_titles_are_mended_and_each_another() -> None:
    long = "A title that is far too long for any sheet"
    made = read(
        workbook(
            [
                WorkbookSheet("a/b:[c]", ("A",), ()),
                WorkbookSheet("", ("A",), ()),
                WorkbookSheet(long, (), ()),
                WorkbookSheet(long, (), ()),
            ]
        )
    )
    assert list(made) == ["a b c", "2", long[:31], f"{long[:27]} 4"]


def test_a_cell_holds_no_more_than_a_spreadsheet_keeps() -> None:
    made = read(workbook([WorkbookSheet("S", ("A",), (("😀" * LONGEST_CELL,), ("x" * (LONGEST_CELL + 9),)))]))
    assert [len(str(row[0]).encode("utf-16-le")) // 2 for row in made["S"][1:]] == [LONGEST_CELL - 1, LONGEST_CELL]


def test_columns_beyond_z_have_their_letters() -> None:
    made = read(workbook([WorkbookSheet("S", tuple(f"h{at}" for at in range(800)), ())]))
    assert made["S"][0][27] == "h27"
    assert made["S"][0][799] == "h799"
