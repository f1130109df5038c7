"""A cell far out on a sheet is said to be on the sheet by its name, where the file says it plainly."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.far_cells import far_cell
from partnerdesk.exchange.survey.limits import LIMITS
from partnerdesk.exchange.survey.spreadsheets import refused_far
from tests.exchange.survey.exports import GRID, packed, sheet_xml

_SHEETS = '<x:workbook xmlns:x="u"><x:sheets>{}</x:sheets></x:workbook>'
_OWN = '<x:sheet sheetId="1" r:id=\'rId1\' name="{}"/>'


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (_SHEETS.format(_OWN.format("Tea &amp; talk")), "On the sheet ‘Tea & talk’ the last cell is XFD1048576"),
        (_SHEETS.format(_OWN.format("One") + _OWN.format("Two")), "On one of the sheets the last cell is XFD1048576"),
        (_SHEETS.format(_OWN.format("L" * 32)), "On one of the sheets"),
        (_SHEETS.format(_OWN.format("a&#8238;b")), "On one of the sheets"),
        ("<workbook/>", "On one of the sheets"),
        ("", "On one of the sheets"),
    ],
)
def test_a_far_cell_is_said_to_be_on_its_sheet_or_on_one_of_them(tmp_path: Path, book: str, said: str) -> None:
    """A person knows no parts of the file, such as 'sheet1'."""
    far = far_cell(packed(tmp_path / "a.xlsx", sheet_xml(GRID | {"XFD1048576": "far"}), book=book), LIMITS)
    assert far is not None
    assert str(refused_far(*far, LIMITS)).startswith(said)
