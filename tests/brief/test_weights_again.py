"""Weights of two rounds on paper: the sheet for what is asked again, and both rounds in the brief's numbers."""

from dataclasses import replace

import pytest

from partnerdesk.brief.blocks import Cell, Kind, Table, text_of
from partnerdesk.brief.sections.ratings_tables import ratings_tables
from partnerdesk.brief.story import NothingToPrint
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import RoundState, Weight
from tests.brief.cases import sample, snapshot, words_of
from tests.brief.test_papers import told

SPLIT = (0.0, 100.0, 5.0, 95.0, 50.0)


def _split(criterion: str) -> Partnership:
    """Give the example, shown, in which one criterion was weighed very differently and all others alike."""
    rows = sample().rows(Weight)
    people = list(dict.fromkeys(row.participant for row in rows))
    return sample().put(
        *(
            replace(row, swing=SPLIT[people.index(row.participant) % 5] if row.criterion == criterion else 60.0)
            for row in rows
        ),
        RoundState(kind="weight", round=1, closed_at="2026-11-26T12:00:00", revealed_at="2026-11-26T12:01:00"),
    )


def _again(partnership: Partnership, criterion: str, swing: float) -> Partnership:
    rows = partnership.having(Weight, criterion=criterion)
    return partnership.put(*(replace(row, swing=swing, again=True, first_swing=row.swing) for row in rows))


def _said(cell: Cell) -> str:
    return text_of(cell.runs)


def _weights(partnership: Partnership) -> Table:
    tables = [block for block in ratings_tables(snapshot(partnership)) if isinstance(block, Table)]
    return next(table for table in tables if "Weights in per cent" in words_of((table,)))


def test_the_sheet_asks_what_was_weighed_differently_with_the_middle_of_all_and_nobody_s_own() -> None:
    name = sample().rows(Weight)[0].criterion
    tables = [block for block in told(Kind.WEIGHT_SHEETS_AGAIN, _split(name)).blocks if isinstance(block, Table)]
    assert {len(table.rows) for table in tables} == {1}
    assert [_said(cell) for cell in tables[0].rows[0]][3:] == ["50", ""]


def test_without_results_or_differences_there_is_no_sheet() -> None:
    hidden = _split(sample().rows(Weight)[0].criterion).put(RoundState(kind="weight", round=1))
    with pytest.raises(NothingToPrint, match="not shown yet"):
        told(Kind.WEIGHT_SHEETS_AGAIN, hidden)
    with pytest.raises(NothingToPrint, match="Nothing was weighed differently"):
        told(Kind.WEIGHT_SHEETS_AGAIN, _split(""))


def test_the_brief_says_both_rounds_once_somebody_weighed_again() -> None:
    name = sample().rows(Weight)[0].criterion
    before = _split(name)
    assert len(_weights(before).columns) == 4
    table = _weights(_again(before, name, 100.0))
    assert len(table.columns) == 5
    row = next(row for row in table.rows if row[1] != row[2])
    first, last = (float(_said(cell)) for cell in row[1:3])
    assert last > first
    assert sum(float(_said(each[1])) for each in table.rows) == pytest.approx(100, abs=0.5)
