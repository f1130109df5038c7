"""No small number of files can be read or worked out: every table that fits what is shown is tried."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnerdesk.portfolio.hiding import LEAST, Counts, Shown, shown_of_row, shown_of_table, standing_alone

# --- groups -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sizes", "alone"),
    [
        ({"a": 5, "b": 9}, {"a", "b"}),
        ({"a": 9, "b": 4, "c": 3}, {"a"}),
        ({"a": 9, "b": 6, "c": 4}, {"a"}),
        ({"a": 3, "b": 1}, set()),
        ({"a": 5, "b": 1}, set()),
        ({}, set()),
    ],
)
def test_groups_that_are_too_small_are_put_together(sizes: dict[str, int], alone: set[str]) -> None:
    assert standing_alone(sizes) == alone


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.integers(1, 12)))
def test_what_is_put_together_is_large_enough_too(sizes: dict[str, int]) -> None:
    alone = standing_alone(sizes)
    rest = sum(size for name, size in sizes.items() if name not in alone)
    assert rest == 0 or rest >= LEAST or not alone
    assert all(sizes[name] >= LEAST for name in alone)


# --- tables -----------------------------------------------------------------------------------------------------------


def test_a_table_of_large_numbers_is_shown_whole() -> None:
    assert shown_of_table([[5, 6], [7, 0]]) == Shown(18, (12, 6), ((5, 6), (7, 0)))


def test_one_small_number_takes_others_with_it() -> None:
    found = shown_of_table([[20, 3], [30, 40], [25, 30]])
    assert found.totals == (75, 73)
    assert found.rows is not None
    hidden = {(row, at) for row, counts in enumerate(found.rows) for at, count in enumerate(counts) if count is None}
    assert hidden > {(0, 0), (0, 1)}
    assert len(hidden) == 4


def test_a_table_that_would_always_give_a_small_number_away_is_not_shown() -> None:
    assert shown_of_table([[3, 20]]).rows is None


def test_too_few_files_show_nothing_but_how_many() -> None:
    assert shown_of_row([4, 3]) == Shown(7, (None, None))
    assert shown_of_row([1, 0]) == Shown(0, (None, None))


COUNTS = st.sampled_from((0, 1, 2, 3, 4, 5, 6, 7))
ROWS = st.tuples(st.integers(1, 3), st.integers(2, 3)).flatmap(
    lambda size: st.lists(
        st.lists(COUNTS, min_size=size[1], max_size=size[1]).filter(lambda row: sum(row) >= LEAST),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(ROWS)
@example([[0, 3, 2], [2, 5, 1], [4, 1, 1]])  # what is known of a small total fixes others
def test_no_hidden_number_can_be_worked_out(rows: list[list[int]]) -> None:
    found = shown_of_table(rows)
    if found.rows is None:
        return
    assert all(count is None or count == 0 or count >= LEAST for counts in found.rows for count in counts)
    hidden = {(row, at) for row, counts in enumerate(found.rows) for at, count in enumerate(counts) if count is None}
    values: dict[tuple[int, int], set[int]] = {place: set() for place in hidden}
    for possible in _all_that_fit(rows, found):
        for place in hidden:
            values[place].add(possible[place[0]][place[1]])
    assert all(len(each) > 1 for each in values.values())


def _all_that_fit(rows: list[list[int]], found: Shown) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Give every table that a reader must think possible, who knows the sizes of groups and which totals are small."""
    assert found.rows is not None
    sizes = [sum(row) for row in rows]
    real = [sum(column) for column in zip(*rows, strict=True)]
    fitting = [_rows_that_fit(size, counts) for size, counts in zip(sizes, found.rows, strict=True)]
    for possible in product(*fitting):
        totals = [sum(column) for column in zip(*possible, strict=True)]
        if all(map(_may_be, totals, found.totals, real)):
            yield possible


def _rows_that_fit(size: int, counts: Counts) -> list[tuple[int, ...]]:
    choices = [range(1, size + 1) if count is None else (count,) for count in counts]
    return [possible for possible in product(*choices) if sum(possible) == size]


def _may_be(total: int, known: int | None, real: int) -> bool:
    if known is not None:
        return total == known
    return 0 < total < LEAST if real < LEAST else total >= LEAST
