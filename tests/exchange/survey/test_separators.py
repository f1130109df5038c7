"""Texts whose cells are parted in odd ways: quotation marks that are escaped, padded or stray, and a single column."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.reading import read_answers
from partnerdesk.exchange.survey.separators import CellForm, cell_form
from tests.exchange.survey.exports import written

SAID = 'the "big" hall, is cold'


def words(path: Path) -> list[str | None]:
    return [row.texts[0] for batch in read_answers(path, guess(path).map) for row in batch]


@pytest.mark.parametrize(
    "cell",
    ['"the ""big"" hall, is cold"', '"the \\"big\\" hall, is cold"', '"the "big" hall, is cold"'],
    ids=["doubled", "escaped", "stray"],
)
def test_a_mark_within_a_cell_is_kept(tmp_path: Path, cell: str) -> None:
    lines = [f'"{n}",{cell.replace("cold", f"cold {n}")},"Yes"' for n in range(20)]
    path = written(tmp_path / "a.csv", "\r\n".join(['"No","Comment","Well?"', *lines, ""]).encode())
    assert words(path) == [f"{SAID} {n}" for n in range(20)]


def test_marks_may_stand_after_a_blank(tmp_path: Path) -> None:
    lines = [f'{n}, "well, it is number {n}", Yes' for n in range(20)]
    path = written(tmp_path / "a.csv", "\n".join(["No, Comment, Well?", *lines, ""]).encode())
    assert words(path) == [f"well, it is number {n}" for n in range(20)]


def test_words_with_a_backslash_are_left_alone() -> None:
    assert cell_form('a,b\n"C:\\new","x"\n1,2\n', cut=False) == CellForm(",")


@pytest.mark.parametrize("sign", [",", ";"])
def test_words_of_people_in_one_column_stay_whole(tmp_path: Path, sign: str) -> None:
    said = [f"Warmer rooms{sign} please" if n % 3 else f"Nothing {n}" for n in range(30)]
    path = written(tmp_path / "a.csv", "\n".join(["What would you change?", *said, ""]).encode())
    found = guess(path)
    assert (len(found.columns), found.rows) == (1, 30)
    assert f"Warmer rooms{sign} please" in found.columns[0].told


def test_a_title_above_a_table_does_not_make_it_one_column() -> None:
    assert cell_form("Our survey\nNo,Well?\n1,Yes\n2,No\n3,Yes\n", cut=False).separator == ","


def test_a_text_with_tabs_and_loose_marks_is_read_again_by_its_own_map(tmp_path: Path) -> None:
    lines = [f'{n}\t"loose {n}\tYes' for n in range(20)]
    path = written(tmp_path / "a.tsv", "\n".join(["No\tComment\tWell?", *lines, ""]).encode())
    assert words(path) == [f'"loose {n}' for n in range(20)]
