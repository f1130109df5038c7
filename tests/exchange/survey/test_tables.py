"""Where tables stand: blocks of cells, however they lie."""

import time

from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exchange.survey.tables import Block, blocks_on


def test_cells_strewn_about_are_one_block_and_take_no_time() -> None:
    rows = [["x" if not row % 3 and not column % 3 else "" for column in range(500)] for row in range(400)]
    began = time.monotonic()
    assert blocks_on(rows, cut=False) == (Block(0, 0, 399, 498),)
    assert time.monotonic() - began < 20


def test_a_sheet_without_cells_has_no_table() -> None:
    assert blocks_on([["", " "], []], cut=False) == ()


def test_a_table_at_the_end_of_what_was_seen_goes_on() -> None:
    rows = [["a", "b"], ["1", "2"], ["3", "4"]]
    assert blocks_on(rows, cut=True) == (Block(0, 0, None, 1),)
    assert blocks_on([*rows, ["", ""]], cut=False) == (Block(0, 0, 2, 1),)


@given(st.lists(st.lists(st.sampled_from(["", "x", "7"]), min_size=6, max_size=6), max_size=14))
def test_blocks_lie_within_the_sheet_and_not_upon_each_other(rows: list[list[str]]) -> None:
    seen: set[tuple[int, int]] = set()
    for block in blocks_on(rows, cut=False):
        assert block.bottom is not None
        assert 0 <= block.top <= block.bottom < len(rows)
        assert 0 <= block.left <= block.right < 6
        cells = {
            (row, column) for row in range(block.top, block.bottom + 1) for column in range(block.left, block.right + 1)
        }
        assert not cells & seen
        seen |= cells
