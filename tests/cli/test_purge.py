"""`partnerdesk purge` as a person meets it: also the earlier versions, and nothing where nothing was meant."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import run

CASE = {
    "format": "partnerdesk",
    "version": 1,
    "file": {"title": "Working together", "keep_until": "2020-06-30"},
    "beneficiary_input": [
        {"id": "BI-001", "quote": "Amaranth says so", "person_code": "07", "keep_until": "2020-01-31"},
        {"id": "BI-002", "quote": "Amaranth says more", "person_code": "07"},
        {"id": "BI-003", "quote": "somebody else"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.json").write_text(json.dumps(CASE))
    assert run(tmp_path, "import", "case.json", "-o", "case.partnership").returncode == 0
    (tmp_path / "case.json").unlink()
    return tmp_path


def _inputs(folder: Path) -> list[str]:
    exported = json.loads(run(folder, "export", "case.partnership").stdout)
    return [row["id"] for row in exported.get("beneficiary_input", [])]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (["--input", "BI-001"], ["BI-002", "BI-003"]),
        (["--input", "BI-001", "--input", "BI-003"], ["BI-002"]),
        (["--person", "07"], ["BI-003"]),
    ],
)
def test_what_is_named_goes_and_the_rest_stays(folder: Path, asked: list[str], left: list[str]) -> None:
    ran = run(folder, "purge", "case.partnership", *asked)
    assert (ran.returncode, ran.stderr) == (0, b"")
    said = ran.stdout.decode()
    assert said.startswith("Erased ")
    assert "Not reached from here" in said
    assert _inputs(folder) == left
    assert run(folder, "verify", "case.partnership").returncode == 0


def test_what_is_past_its_date_goes_where_the_file_itself_is_not(folder: Path) -> None:
    case = {**CASE, "file": {"title": "Working together"}}
    (folder / "case.json").write_text(json.dumps(case))
    assert run(folder, "import", "case.json", "-o", "case.partnership", "--force").returncode == 0
    assert run(folder, "purge", "case.partnership", "--due").stdout.startswith(b"Erased 1 input")
    assert _inputs(folder) == ["BI-002", "BI-003"]
    ran = run(folder, "purge", "case.partnership", "--due")
    assert ran.returncode == 1
    assert b"Nothing in this file is past its date." in ran.stderr


def test_nothing_of_the_words_is_left_in_any_file(folder: Path) -> None:
    assert run(folder, "purge", "case.partnership", "--person", "07", "-q").stdout == b""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Amaranth" in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--input", "BI-404"], "There is no input 'BI-404' in this file."),
        (["--person", "99"], "Nothing in this file has the person code '99'."),
        (["--person", " "], "Nothing in this file has the person code ' '."),
    ],
)
def test_nothing_of_the_kind_is_refused_and_nothing_is_changed(folder: Path, asked: list[str], words: str) -> None:
    before = (folder / "case.partnership").read_bytes()
    ran = run(folder, "purge", "case.partnership", *asked)
    assert (ran.returncode, ran.stdout) == (1, b"")
    error = ran.stderr.decode()
    assert error.startswith(f"partnerdesk: case.partnership: {words}")
    assert error.count("\n") == 1
    assert (folder / "case.partnership").read_bytes() == before


@pytest.mark.parametrize("asked", [[], ["--input", "BI-001", "--due"], ["--input", "BI-001", "--yes"]])
def test_one_kind_must_be_named(folder: Path, asked: list[str]) -> None:
    assert run(folder, "purge", "case.partnership", *asked).returncode == 2


def test_a_file_past_its_date_is_deleted_only_where_somebody_says_so(folder: Path) -> None:
    """Without a terminal nobody can be asked: then it is refused, and nothing is changed."""
    before = (folder / "case.partnership").read_bytes()
    ran = run(folder, "purge", "case.partnership", "--due")
    assert (ran.returncode, ran.stdout) == (1, b"")
    error = ran.stderr.decode()
    assert error.startswith("partnerdesk: case.partnership: This file was to be kept until 30 June 2020")
    assert "add --yes" in error
    assert error.count("\n") == 1
    assert (folder / "case.partnership").read_bytes() == before


def test_a_file_past_its_date_leaves_nothing_behind(folder: Path) -> None:
    settings = folder / "config" / "PartnerDesk" / "PartnerDesk.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[recent]\n1\\path={folder / 'case.partnership'}\nsize=1\n")
    ran = run(folder, "purge", "case.partnership", "--due", "--yes")
    assert (ran.returncode, ran.stderr) == (0, b"")
    told = ran.stdout.decode()
    assert told.startswith("‘case.partnership’ is deleted, with everything that this computer kept of it.\n")
    assert "OneDrive" in told
    assert not (folder / "case.partnership").exists()
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if b"Amaranth" in path.read_bytes() or b"case.partnership" in path.read_bytes()] == []


@pytest.mark.parametrize(("answer", "code"), [("yes\n", 0), ("no\n", 1), ("", 1)])
def test_on_a_terminal_it_is_asked_with_all_that_goes_and_stays(folder: Path, answer: str, code: int) -> None:
    if os.name != "posix":
        pytest.skip("a terminal is made here as POSIX does it")
    import pty

    mine, theirs = pty.openpty()
    os.write(mine, answer.encode() or b"\x04")
    ran = run(folder, "purge", "case.partnership", "--due", stdin=theirs)
    os.close(mine)
    os.close(theirs)
    assert ran.returncode == code
    said = ran.stderr.decode()
    assert "The file ‘case.partnership’ in the folder" in said
    assert "Type 'yes' to delete all of it" in said
    assert (folder / "case.partnership").exists() is (code == 1)


ANSWERS = "Response ID,Are you,What would help most?\n" + "".join(
    f"r{number},{'A carer' if number % 2 else 'A neighbour'},Halcyon{number} would like a warm room\n"
    for number in range(1, 13)
)


def _with_answers(folder: Path) -> None:
    (folder / "spring.csv").write_text(ANSWERS)
    assert run(folder, "survey", "spring.csv", "--guess", "-o", "map.toml").returncode == 0
    ran = run(folder, "survey", "case.partnership", "spring.csv", "--map", "map.toml")
    assert ran.returncode == 0, ran.stderr
    (folder / "spring.csv").unlink()


@pytest.mark.parametrize("asked", ["r5", "SU1/5"])
def test_what_one_person_answered_goes(folder: Path, asked: str) -> None:
    _with_answers(folder)
    ran = run(folder, "purge", "case.partnership", "--answer", asked)
    exported = run(folder, "export", "case.partnership").stdout.decode()
    assert ran.stdout.decode().startswith("Erased all that one person answered"), ran.stderr
    assert "counted before, and stays" in ran.stdout.decode()
    assert ("Halcyon5 " in exported, "Halcyon4 " in exported) == (False, True)
    assert run(folder, "verify", "case.partnership").returncode == 0
    left = [path for path in folder.rglob("*") if path.is_file() and b"Halcyon5 " in path.read_bytes()]
    assert left == []


@pytest.mark.parametrize("asked", ["su1/99", "r77"])
def test_an_answer_that_nobody_gave_is_refused(folder: Path, asked: str) -> None:
    _with_answers(folder)
    ran = run(folder, "purge", "case.partnership", "--answer", asked)
    assert ran.returncode == 1
    assert b"Nothing in this file has the answer id" in ran.stderr
    assert b"Halcyon5 " in run(folder, "export", "case.partnership").stdout


def test_what_was_imported_twice_is_said_as_answers_not_as_people(folder: Path) -> None:
    _with_answers(folder)
    (folder / "spring.csv").write_text(ANSWERS + "r13,A carer,Halcyon13 came late\n")
    ran = run(folder, "survey", "case.partnership", "spring.csv", "--map", "map.toml", "--already", "keep")
    assert ran.returncode == 0, ran.stderr
    (folder / "spring.csv").unlink()
    told = run(folder, "purge", "case.partnership", "--answer", "r5").stdout.decode()
    assert told.startswith("Erased 2 answers to surveys, with all that hung on them, from the file"), told
    assert "SU1/5, SU2/5." in told


@pytest.mark.parametrize(
    ("more", "left"),
    [(("--survey", "SU2"), {"Halcyon5 "}), (("--all-surveys",), set()), ((), {"Halcyon5 ", "Merlin5 "})],
    ids=["one", "all", "unsaid"],
)
def test_an_id_that_other_surveys_give_too_is_asked_for_by_survey(
    folder: Path, more: tuple[str, ...], left: set[str]
) -> None:
    """The other survey asked something else, so its r5 is another person."""
    _with_answers(folder)
    rows = "".join(f"r{number},Merlin{number} walks there\n" for number in range(1, 13))
    (folder / "walks.csv").write_text(f"Response ID,Where do you walk?\n{rows}")
    assert run(folder, "survey", "walks.csv", "--guess", "-o", "walks.toml").returncode == 0
    assert run(folder, "survey", "case.partnership", "walks.csv", "--map", "walks.toml").returncode == 0
    ran = run(folder, "purge", "case.partnership", "--answer", "r5", *more)
    exported = run(folder, "export", "case.partnership").stdout.decode()
    assert {words for words in ("Halcyon5 ", "Merlin5 ") if words in exported} == left
    assert ran.returncode == (0 if more else 1), ran.stderr
    assert more or b"SU1/5, SU2/5" in ran.stderr


@pytest.mark.parametrize("name", ["r5", "SU1/5"])
def test_where_no_survey_of_that_name_has_the_id_that_is_said(folder: Path, name: str) -> None:
    _with_answers(folder)
    ran = run(folder, "purge", "case.partnership", "--answer", name, "--survey", "SU9")
    assert (ran.returncode, f"Survey SU9 has no answer with the id '{name}'" in ran.stderr.decode()) == (1, True)


def test_a_survey_goes_with_an_answer_only(folder: Path) -> None:
    asked = ("purge", "case.partnership", "--due", "--survey", "SU1")
    ran, welsh = run(folder, *asked), run(folder, *asked, "--language", "cy")
    assert (ran.returncode, welsh.returncode) == (2, 2)
    assert b"partnerdesk purge: error: --survey and --all-surveys go with --answer\n" in ran.stderr
    assert "yn mynd gyda --answer" in welsh.stderr.decode()


def test_an_earlier_version_of_a_newer_program_goes_only_where_that_is_said(folder: Path) -> None:
    uuid = json.loads(run(folder, "export", "case.partnership").stdout)["file"]["file_uuid"]
    versions = folder / "data" / "PartnerDesk" / "PartnerDesk" / "backups" / uuid
    versions.mkdir(parents=True)
    kept = versions / "2026-11-22T210000Z-day.partnership"
    kept.write_bytes((folder / "case.partnership").read_bytes())
    newer = sqlite3.connect(kept)
    newer.execute("PRAGMA user_version = 9")
    newer.close()
    ran = run(folder, "purge", "case.partnership", "--person", "07")
    assert (ran.returncode, kept.exists(), _inputs(folder)) == (1, True, ["BI-001", "BI-002", "BI-003"])
    assert b"--delete-versions" in ran.stderr
    ran = run(folder, "purge", "case.partnership", "--person", "07", "--delete-versions")
    assert (ran.returncode, kept.exists(), _inputs(folder)) == (0, False, ["BI-003"])
