"""Cells that no spreadsheet takes for a formula, and that we can read again exactly."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exchange.cells import column_of, letters_of, safe_cell, table_text

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=40)
RISKY = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "|calc", "%0", ";=1", " =1", "\u00a0=1", "\ufeff=1",
    "\u200b=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "  \u00a0@x",
)  # fmt: skip


@pytest.mark.parametrize("text", RISKY)
def test_what_could_be_a_formula_is_text(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "plain", "2026-11-23", "a=b", "Kate's", "£5"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=5))
def test_what_is_written_reads_back_exactly(rows: list[list[str]]) -> None:
    text = table_text(rows).decode("utf-8-sig")
    assert [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text, newline=""))] == rows


@given(WORDS)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert not safe_cell(text).lstrip(" \u00a0\ufeff\u200b").startswith(("=", "+", "-", "@", "\t", "\n"))


def test_columns_have_their_letters() -> None:
    columns = (0, 25, 26, 701, 702, 16_383)
    assert [letters_of(column) for column in columns] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert tuple(column_of(letters_of(column)) for column in columns) == columns
