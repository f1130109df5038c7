"""How counted answers are printed: what is off a scale has no share of it, and nothing hidden can be worked out."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.answers_printed import answers_printed, places_off
from partnerdesk.domain.disclosure import breakdown
from partnerdesk.domain.records import BeneficiaryInput, SurveyAnswer

HEARD = BeneficiaryInput(id="BI-001", method="survey", lawful_basis="consent")


def asked(*answers: tuple[int, int | None]) -> tuple[SurveyAnswer, ...]:
    """Give the answers to one question, each with its count and its base."""
    return tuple(
        SurveyAnswer(input="BI-001", question="Q?", answer=f"answer {place}", count=count, base=base)
        for place, (count, base) in enumerate(answers)
    )


def words(rows: tuple[SurveyAnswer, ...], sensitivity: str | None = None) -> list[str] | None:
    """Give what is printed of each answer."""
    heard = dataclasses.replace(HEARD, sensitivity=sensitivity)
    cells = answers_printed(heard, rows).cells
    return None if cells is None else [str(cell.words) for cell in cells]


def test_what_is_off_the_scale_has_no_share_of_those_on_it() -> None:
    printed = answers_printed(HEARD, asked((112, 712), (130, 712), (164, 712), (102, 712), (204, 712), (109, None)))
    assert [cell.percent for cell in printed.cells or ()] == [16, 18, 23, 14, 29, None]
    assert [cell.count for cell in printed.cells or ()] == [112, 130, 164, 102, 204, 109]
    assert str(printed.base) == "712 people"


def test_what_is_off_the_scale_hides_no_step_that_the_base_gives_away() -> None:
    """825 less the four steps that were printed gave the one that was hidden."""
    rows = asked((552, 825), (219, 825), (38, 825), (13, 825), (3, 825), (6, None))
    assert words(rows) == ["552", "219", "38", "not shown", "fewer than 5", "6"]


def test_few_off_the_scale_take_no_step_with_them() -> None:
    assert words(asked((15, 25), (10, 25), (2, None))) == ["15", "10", "fewer than 5"]


def test_nobody_off_the_scale_of_a_sensitive_topic_is_not_said() -> None:
    rows = asked((15, 25), (10, 25), (0, None))
    assert words(rows) == ["15", "10", "0"]
    assert words(rows, sensitivity="special") == ["15", "10", "not shown"]


def test_where_only_the_base_is_printed_nothing_off_the_scale_is_either() -> None:
    assert words(asked((4, 9), (5, 9), (20, None))) is None


def test_a_base_that_was_typed_for_some_answers_only_is_that_of_all() -> None:
    rows = asked((15, 24), (7, 24), (2, None))
    assert places_off(rows) == frozenset()
    assert words(rows) == ["15", "not shown", "fewer than 5"]


def test_answers_without_any_base_are_counted_out_of_all() -> None:
    rows = asked((15, None), (7, None), (2, None))
    assert places_off(rows) == frozenset()
    assert answers_printed(HEARD, rows) == breakdown((15, 7, 2), 24)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.lists(st.integers(0, 30), max_size=3))
def test_steps_are_printed_as_if_nothing_lay_off_the_scale(steps: list[int], off: list[int]) -> None:
    base = sum(steps)
    rows = asked(*((count, base) for count in steps), *((count, None) for count in off))
    alone = breakdown(steps, base)
    printed = answers_printed(HEARD, rows)
    if base:
        assert (printed.cells and printed.cells[: len(steps)]) == alone.cells
        assert not {1, 2, 3, 4} & {cell.count for cell in printed.cells or ()}
