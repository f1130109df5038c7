"""`partnerdesk survey` as a person or a script meets it: what was found, the map, the import and every refusal."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import done, in_words, run
from tests.exchange.survey.exports import GOOGLE, SURVEYMONKEY, csv_bytes, written, xlsx

CASE = {
    "format": "partnerdesk",
    "version": 1,
    "file": {"title": "Working together"},
    "beneficiary_group": [{"id": "G1", "name": "Lunch club"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "google.csv", csv_bytes(GOOGLE))
    (tmp_path / "case.json").write_text(json.dumps(CASE))
    done(tmp_path, "import", "case.json", "-o", "case.partnership")
    return tmp_path


def test_what_was_found_is_one_object(folder: Path) -> None:
    told = json.loads(done(folder, "survey", "google.csv", "--guess", "--json"))
    assert (told["encoding"], told["delimiter"], told["sheets"]) == ("utf-8", ",", [])
    assert [told[name] for name in ("header_rows", "rows", "columns")] == [1, 5, 5]
    assert all(type(told[name]) is int for name in ("header_rows", "rows", "columns"))
    assert [each["heading"] for each in told["fields"]] == list(GOOGLE[0])
    assert {"heading", "role", "values"} <= told["fields"][0].keys()


def test_a_spreadsheet_names_its_sheets(folder: Path) -> None:
    xlsx(folder / "a.xlsx", {"Answers": GOOGLE, "Old": GOOGLE[:2]}, hidden=["Old"])
    told = json.loads(done(folder, "survey", "a.xlsx", "--guess", "--json"))
    assert [(each["title"], each["state"]) for each in told["sheets"]] == [("Answers", "visible"), ("Old", "hidden")]
    assert told["encoding"] is None
    other = json.loads(done(folder, "survey", "a.xlsx", "--guess", "--json", "--sheet", "Old"))
    assert (other["sheet"], other["rows"]) == ("Old", 1)


def test_the_map_is_printed_corrected_and_imported_by(folder: Path) -> None:
    text = in_words(folder, "survey", "google.csv", "--guess")
    assert tomllib.loads(text)["version"] == 1
    (folder / "map.toml").write_text(text.replace('title = ""', 'title = "Winter survey"'), encoding="utf-8")
    before = (folder / "case.partnership").read_bytes()
    told = in_words(folder, "survey", "case.partnership", "google.csv", "--map", "map.toml", "--dry-run")
    assert told.startswith("4 answers of 5 rows\nfrom 13 February 2026 to 17 February 2026\n1 left out, since consent")
    assert "      2  Advice" in told
    assert (folder / "case.partnership").read_bytes() == before

    told = in_words(folder, "survey", "case.partnership", "google.csv", "--map", "map.toml")
    assert "has the counts" in told
    assert "does not count before its lawful basis" in told
    case = json.loads(done(folder, "export", "case.partnership"))
    added = case["beneficiary_input"][0]
    assert (added["summary"], added["n_took_part"], added["source_ref"]) == ("Winter survey", 4, "google.csv")
    assert {each["answer"]: each["base"] for each in case["survey_answer"]} == {"Lunch club": 4, "Advice": 4}
    assert [(each["respondent"], each["text"]) for each in case["answers"]] == [
        (1, "Open on Saturdays"),
        (2, "More tables by the window"),
        (4, "A quieter room, or a screen"),
        (5, "Keep it as it is"),
    ]
    assert case["survey"][0]["input"] == added["id"]
    assert "Ann" not in json.dumps(case)
    assert b"Nothing that I would say" not in (folder / "case.partnership").read_bytes()

    again = in_words(folder, "survey", "case.partnership", "google.csv", "--map", "map.toml", "--dry-run")
    assert "This very file was imported before, as ‘Winter survey’." in again
    (folder / "next.toml").write_text(case["survey"][0]["map"], encoding="utf-8")
    assert in_words(folder, "survey", "case.partnership", "google.csv", "--map", "next.toml", "--dry-run") == again


def test_a_map_can_be_written_and_is_not_written_over(folder: Path) -> None:
    assert in_words(folder, "survey", "google.csv", "--guess", "-o", "map.toml") == "map.toml is written.\n"
    ran = run(folder, "survey", "google.csv", "--guess", "-o", "map.toml")
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"partnerdesk: map.toml: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("google.csv",),
        ("google.csv", "--guess", "--map", "map.toml"),
        ("case.partnership", "google.csv", "--guess"),
        ("google.csv", "--map", "map.toml"),
        ("google.csv", "--guess", "--dry-run"),
        ("case.partnership", "google.csv", "--map", "map.toml", "--sheet", "One"),
        ("google.csv", "--guess", "--already", "keep"),
        ("case.partnership", "google.csv", "--map", "map.toml", "--already", "perhaps"),
        ("--guess",),
    ],
)
def test_wrong_usage_is_2(folder: Path, arguments: tuple[str, ...]) -> None:
    ran = run(folder, "survey", *arguments)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"usage: partnerdesk survey ")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", b"The file is empty."),
        (b"%PDF-1.7", b"This is a PDF"),
        (b"Answer Choices,Responses\nYes,3\nNo,4\n", b"This is a table of results"),
        (b'a,b\n1,"x\n', b"quotation marks do not match"),
        (b"PK\x03\x04 and no more", b"The spreadsheet is damaged"),
    ],
)
def test_what_cannot_be_read_is_one_line(folder: Path, content: bytes, words: bytes) -> None:
    written(folder / "bad.csv", content)
    ran = run(folder, "survey", "bad.csv", "--guess", "--json")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.startswith(b"partnerdesk: bad.csv: ")
    assert words in ran.stderr
    assert ran.stderr.count(b"\n") == 1


def test_a_refused_import_changes_nothing(folder: Path) -> None:
    before = (folder / "case.partnership").read_bytes()
    written(folder / "other.csv", csv_bytes(SURVEYMONKEY))
    done(folder, "survey", "other.csv", "--guess", "-o", "map.toml")
    ran = run(folder, "survey", "case.partnership", "google.csv", "--map", "map.toml")
    assert ran.returncode == 1
    assert b"the export has no column" in ran.stderr
    (folder / "map.toml").write_bytes(b"\xff\xfe")
    assert (
        b"map.toml: this is no text in UTF-8"
        in run(folder, "survey", "case.partnership", "google.csv", "--map", "map.toml").stderr
    )
    assert run(folder, "survey", "none.partnership", "google.csv", "--map", "map.toml").returncode == 1
    assert (folder / "case.partnership").read_bytes() == before
    assert not (folder / "none.partnership").exists()


def test_a_map_says_the_lawful_basis_and_what_a_no_leaves_out(folder: Path) -> None:
    text = in_words(folder, "survey", "google.csv", "--guess")
    asked = text.replace('role = "consent"\n', 'role = "consent"\nleaves_out = "words"\n')
    asked = asked.replace("# lawful_basis = ", "lawful_basis = ")
    (folder / "map.toml").write_text(asked, encoding="utf-8")
    told = in_words(folder, "survey", "case.partnership", "google.csv", "--map", "map.toml")
    assert told.startswith("5 answers of 5 rows\n")
    assert "\n1 without what they wrote, which must not be quoted\n" in told
    assert "does not count" not in told
    case = json.loads(done(folder, "export", "case.partnership"))
    assert case["beneficiary_input"][0]["lawful_basis"] == "consent"
    wrong = asked.replace('leaves_out = "words"', 'leaves_out = "all"')
    (folder / "wrong.toml").write_text(wrong, encoding="utf-8")
    ran = run(folder, "survey", "case.partnership", "google.csv", "--map", "wrong.toml")
    assert (ran.returncode, b"this must be row or words" in ran.stderr) == (1, True)


def test_answers_that_are_in_already_are_told_and_left_out(folder: Path) -> None:
    done(folder, "survey", "google.csv", "--guess", "-o", "map.toml")
    add = ("survey", "case.partnership", "google.csv", "--map", "map.toml")
    done(folder, *add)
    more = (GOOGLE[1][0].replace("13", "19"), *GOOGLE[1][1:3], "A bench by the door, please", *GOOGLE[1][4:])
    written(folder / "google.csv", csv_bytes([*GOOGLE, more]))
    told = in_words(folder, *add, "--dry-run")
    assert "One answer of 2 rows" in told
    assert "4 of its answers are in the file already, with ‘google.csv’." in told
    assert "4 answers are left out, which are in the file already" in told
    kept = json.loads(done(folder, *add, "--dry-run", "--already", "keep", "--json"))
    assert (kept["answers"], kept["already"]["answers"], kept["already"]["left_out"]) == (5, 4, False)
    assert kept["already"]["surveys"] == [
        {
            "survey": "SU1",
            "answers": 4,
            "all_of_it": True,
            "by_id": False,
            "changed": 0,
            "erased": 0,
            "rows_of_the_erased": [],
        }
    ]
    assert "5 answers of 6 rows" in in_words(folder, *add, "--dry-run", "--already", "keep")
    made = json.loads(done(folder, *add, "--json"))
    assert (made["answers"], made["already"]["left_out"], made["already"]["is_likely"]) == (1, True, True)
    case = json.loads(done(folder, "export", "case.partnership"))
    assert [each["n_took_part"] for each in case["beneficiary_input"]] == [4, 1]
    ran = run(folder, *add)
    assert (ran.returncode, b"There is nothing to import" in ran.stderr) == (1, True)


def test_dates_that_are_doubtful_and_what_stands_below_are_told(folder: Path) -> None:
    rows = [["Date", "Age group", "Comment"]]
    rows += [[f"{n + 13}/03/2026", ("18-24", "65+")[n % 2], f"Said by number {n}"] for n in range(12)]
    rows += [["07/03/2199", "65+", "Said in another century"], ["Notes: three forms were lost", "", ""]]
    written(folder / "paper.csv", csv_bytes(rows))
    text = in_words(folder, "survey", "paper.csv", "--guess")
    assert "# Note: One date in ‘Date’ has not come yet: 07/03/2199 is read as 2199-03-07." in text
    assert "keep_foot = true" in text
    (folder / "map.toml").write_text(text, encoding="utf-8")
    told = in_words(folder, "survey", "case.partnership", "paper.csv", "--map", "map.toml", "--dry-run")
    assert told.startswith("13 answers of 13 rows\n")
    assert "left out below the last answer: ‘Notes: three forms were lost’\n" in told
    assert "7 March 2199 has not come yet: see whether the day or the month comes first\n" in told
    written(folder / "paper.csv", csv_bytes(rows[:-2]))
    told = in_words(folder, "survey", "case.partnership", "paper.csv", "--map", "map.toml", "--dry-run")
    assert "not come yet" not in told
    written(folder / "paper.csv", csv_bytes(rows))
    kept = text.replace("[file]\n", "[file]\nkeep_foot = true\n")
    (folder / "map.toml").write_text(kept, encoding="utf-8")
    told = in_words(folder, "survey", "case.partnership", "paper.csv", "--map", "map.toml", "--dry-run")
    assert told.startswith("13 answers of 14 rows\n")  # the note says no more than where a date should stand
    assert "left out below" not in told
