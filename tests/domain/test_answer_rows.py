"""Rows of answers looked at together: the same is found as in each by itself."""

from hypothesis import given
from hypothesis import strategies as some

from partnerdesk.domain.answer_rows import (
    LAST_QUESTION,
    LAST_RESPONDENT,
    LONGEST_ANSWER,
    LONGEST_LABEL,
    AnswerColumns,
    AnswerRow,
    by_columns,
    fault_of,
    may_all_be_kept,
)

_NUMBERS = some.sampled_from([1, 2, LAST_QUESTION, LAST_QUESTION + 1, LAST_RESPONDENT, LAST_RESPONDENT + 1, 0, -1])
_ODD = some.sampled_from([None, True, 1.0, "1", b"a", "", "a\0", "\ud800", "a" * (LONGEST_LABEL + 1)])
_LABELS = some.none() | some.sampled_from(["a", "ŵ", "a" * LONGEST_LABEL])
_TEXTS = some.sampled_from(["a", "😀", "a" * LONGEST_ANSWER, "a" * (LONGEST_ANSWER + 1)])
_GOOD = some.builds(AnswerRow, some.integers(1, 3), _LABELS, _LABELS, _LABELS, some.integers(1, 3), _TEXTS)
_SILENT = some.builds(AnswerRow, some.integers(1, 3), _LABELS, _LABELS, _LABELS, some.none(), some.none())
_ANY = some.builds(
    AnswerRow, _NUMBERS | _ODD, _LABELS | _ODD, _LABELS | _ODD, _LABELS | _ODD, _NUMBERS | _ODD, _TEXTS | _ODD
)


@given(some.lists(_GOOD | _SILENT, max_size=4), some.lists(_GOOD | _SILENT | _ANY, max_size=1))
def test_rows_may_be_kept_together_where_each_may(most: list[AnswerRow], last: list[AnswerRow]) -> None:
    rows = most + last
    assert may_all_be_kept(by_columns(rows)) == all(fault_of(row) is None for row in rows)


@given(some.lists(_GOOD | _SILENT, max_size=3))
def test_columns_are_those_of_the_rows(rows: list[AnswerRow]) -> None:
    columns = by_columns(rows)
    assert len(columns) == len(AnswerRow._fields)
    assert list(AnswerColumns(columns)) == rows
    assert by_columns(AnswerColumns(columns)) == tuple(columns)
