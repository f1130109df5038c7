"""What stands for no answer: as tools write it and as people do, with a stop behind it and with none."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.missing import Missing, is_marker, markers_in
from partnerdesk.exchange.survey.reading import read_answers, summary_of
from tests.exchange.survey.exports import csv_bytes, written


@pytest.mark.parametrize(
    "value",
    ["N/A.", "NA. ", "N.A", "N.A.", "n. a.", "n/a ", "n\\a", "Not applicable.", "NIL", "nil.", "-", "--", "---", "…",
     "...", "—", "?", "???", " . ", "Did not answer.", "Dim ateb."],
)  # fmt: skip
def test_none_is_written_in_many_ways(value: str) -> None:
    assert is_marker(value)


@pytest.mark.parametrize(
    "value", ["Na", "Na.", "Na!", "No", "no.", "None of it", "Nan and grandad", "1", "0", "/", "*", ""]
)
def test_what_is_an_answer_stays_one(value: str) -> None:
    assert not is_marker(value)


def test_nothing_to_say_is_offered_where_people_write_freely_and_no_list_has_it() -> None:
    own = ["None.", "No comment", "no comments.", "Nothing", "No", "The lunches"]
    assert markers_in(["1 or 2", "3 or more"], own) == ("None.", "No comment", "no comments.")
    assert markers_in(["None.", "1 or 2"], own) == ("No comment", "no comments.")


def test_one_marker_is_offered_once_however_it_is_written() -> None:
    assert markers_in(["N/A", "n/a", "N/A."], ["N/a.", "None.", "none", "NONE", ".", "…"]) == ("N/A", "None.", ".", "…")
    assert markers_in(["NA", "Na"], ["na.", "Na."]) == ("NA",)
    assert "none" in Missing(("None.",))


def test_a_marker_counts_with_a_stop_behind_it_wherever_it_stands() -> None:
    missing = Missing(("N/A", "NA", "None"))
    assert all(each in missing for each in ("n/a", "N/A.", "na", "NA.", "none."))
    assert not any(each in missing for each in ("Na", "Na.", "No", "None of it"))
    assert "Na" in Missing(("Na",))


def test_a_file_in_two_languages_keeps_the_welsh_no(tmp_path: Path) -> None:
    rows = [["Happy?", "Anything else?"]]
    rows += [[("Ydw", "Na", "NA")[n % 3], ("Na.", "N/A.", "Diolch am bopeth " + str(n))[n % 3]] for n in range(30)]
    path = written(tmp_path / "a.csv", csv_bytes(rows))
    found = guess(path)
    assert set(found.map.missing) == {"NA", "N/A."}
    summary = summary_of(path, found.map)
    assert dict(summary.counted[0].counts)["Na"] == 10
    assert summary.texts == (("Anything else?", 20),)
    assert next(row.texts for batch in read_answers(path, found.map) for row in batch) == ("Na.",)
