"""`partnerdesk survey` and `purge` with an export in which people have several rows."""

import json
from pathlib import Path

import pytest

from tests.cli.running import done, in_words
from tests.exchange.survey.exports import csv_bytes, written

PEOPLE = 20
ROWS = [
    (f"c-{n}", f"p-{n % PEOPLE}", "Good" if n < PEOPLE or n % 2 else "Bad", f"The {n}th thing that somebody said to us")
    for n in range(3 * PEOPLE)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "rows.csv", csv_bytes([("Comment ID", "Respondent ID", "How was it", "Comment"), *ROWS]))
    (tmp_path / "case.json").write_text(
        json.dumps({"format": "partnerdesk", "version": 1, "file": {"title": "Together"}})
    )
    done(tmp_path, "import", "case.json", "-o", "case.partnership")
    done(tmp_path, "survey", "rows.csv", "--guess", "-o", "map.toml")
    return tmp_path


def test_people_and_rows_are_told_apart_from_the_guess_to_the_file(folder: Path) -> None:
    assert "20 people in 60 rows: rows with the same ‘Respondent ID’ are one person." in in_words(
        folder, "survey", "rows.csv", "--guess"
    )
    imported = ("survey", "case.partnership", "rows.csv", "--map", "map.toml")
    lines = in_words(folder, *imported, "--dry-run").splitlines()
    assert lines[:3] == [
        "60 answers of 60 rows",
        "of 20 people: rows with the same id are one person",
        "10 people whose rows differ: each of their answers counts once",
    ]
    assert [line.split() for line in lines if line.startswith("  ")] == [["20", "Good"], ["10", "Bad"]]
    told = json.loads(done(folder, *imported, "--dry-run", "--json"))
    assert [told[name] for name in ("rows", "answers", "people", "same_id", "people_who_differ")] == [
        60,
        60,
        20,
        40,
        10,
    ]
    done(folder, *imported)
    case = json.loads(done(folder, "export", "case.partnership"))
    assert (case["survey"][0]["n_respondents"], case["beneficiary_input"][0]["n_took_part"]) == (PEOPLE, PEOPLE)
    assert {each["answer"]: (each["count"], each["base"]) for each in case["survey_answer"]} == {
        "Good": (20, 20),
        "Bad": (10, 20),
    }


def test_one_person_whose_rows_differ_is_one_person(folder: Path) -> None:
    rows = [("c-1", "p-1", "Good", "First"), ("c-2", "p-1", "Bad", "Second"), ("c-3", "p-2", "Good", "Third")]
    written(folder / "few.csv", csv_bytes([("Comment ID", "Respondent ID", "How was it", "Comment"), *rows]))
    lines = in_words(folder, "survey", "case.partnership", "few.csv", "--map", "map.toml", "--dry-run").splitlines()
    assert "One person whose rows differ: each of the answers counts once" in lines


def test_the_kept_map_counts_people_again(folder: Path) -> None:
    done(folder, "survey", "case.partnership", "rows.csv", "--map", "map.toml")
    kept = json.loads(done(folder, "export", "case.partnership"))["survey"][0]["map"]
    (folder / "kept.toml").write_text(kept, encoding="utf-8")
    new = [(f"n-{n}", f"p-{n}", "Good", f"Another {n}th thing that somebody said later") for n in range(5)]
    written(folder / "next.csv", csv_bytes([("Comment ID", "Respondent ID", "How was it", "Comment"), *ROWS, *new]))
    imported = ("survey", "case.partnership", "next.csv", "--map", "kept.toml", "--dry-run", "--json")
    told = json.loads(done(folder, *imported))
    assert (told["answers"], told["people"], told["already"]["answers"], told["already"]["left_out"]) == (
        5,
        5,
        60,
        True,
    )
    assert json.loads(done(folder, *imported, "--already", "keep"))["people"] == PEOPLE


def test_purging_one_row_of_somebody_purges_all(folder: Path) -> None:
    done(folder, "survey", "case.partnership", "rows.csv", "--map", "map.toml")
    told = in_words(folder, "purge", "case.partnership", "--answer", "SU1/23")
    assert "SU1/3, SU1/23, SU1/43" in told
    left = json.loads(done(folder, "export", "case.partnership"))["answers"]
    assert len(left) == 57
    assert "p-2" not in {each["answer_id"] for each in left}
