"""`partner` as a person or a script meets it."""

import json
from pathlib import Path

import pytest

from tests.cli.running import done, in_words, run

ROWS = [
    {"registered_charity_number": 1001, "charity_name": "EASTBANK", "latest_income": 500, "charity_activities": "Tea"},
    {"registered_charity_number": 1002, "charity_name": "EASTBANK FRIENDS", "date_of_registration": "2001-02-03"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.json").write_text(json.dumps({"format": "partnerdesk", "version": 1, "file": {"title": "A"}}))
    (tmp_path / "extract.json").write_text(json.dumps(ROWS))
    done(tmp_path, "import", "case.json", "-o", "case.partnership")
    return tmp_path


def held(folder: Path) -> object:
    return json.loads(done(folder, "export", "case.partnership")).get("partner")


def test_facts_are_shown_and_then_taken(folder: Path) -> None:
    told = in_words(folder, "partner", "case.partnership", "extract.json", "--number", "1001", "--dry-run")
    assert told.splitlines() == ["name: EASTBANK", "number: 1001", "purposes: Tea", "income: Income £500"]
    assert held(folder) is None
    done(folder, "partner", "case.partnership", "extract.json", "--number", "1002", "--take", "name,number")
    assert held(folder) == [{"id": "P1", "name": "EASTBANK FRIENDS", "kind": "charity", "register_number": "1002"}]
    done(folder, "partner", "case.partnership", "extract.json", "--name", "eastbank friends", "--take", "years")
    (partner,) = json.loads(done(folder, "export", "case.partnership"))["partner"]
    assert partner["notes"] == "From extract.json:\nOn the register since 3 February 2001."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("extract.json", "--name", "bank"), "2 organisations fit: EASTBANK (1001); EASTBANK FRIENDS (1002)."),
        (("extract.json", "--number", "7"), "no organisation in it fits"),
        (("case.json", "--number", "7"), "no register extract"),
        (("none.json", "--number", "7"), "no such file"),
        (("extract.json", "--number", "1001", "--into", "P9"), "no partner 'P9'"),
    ],
)
def test_what_cannot_be_taken_is_one_line(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    ran = run(folder, "partner", "case.partnership", *arguments)
    assert ran.returncode == 1
    error = ran.stderr.decode()
    assert error.startswith("partnerdesk: ")
    assert says in error
    assert error.count("\n") == 1
    assert held(folder) is None


def test_what_is_no_fact_is_wrong_usage(folder: Path) -> None:
    assert run(folder, "partner", "case.partnership", "extract.json", "--number", "1", "--take", "x").returncode == 2
