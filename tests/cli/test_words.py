"""`export --form` and `themes` as a person or a script meets them."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import done, in_words, run

CASE = {
    "format": "partnerdesk",
    "version": 1,
    "file": {"title": "Working together"},
    "beneficiary_group": [{"id": "G1", "name": "=Lunch club"}, {"id": "G2", "name": "Neighbours"}],
    "beneficiary_input": [
        {"id": "BI-001", "method": "group", "lawful_basis": "consent", "n_took_part": 15},
        {"id": "BI-002", "method": "survey", "lawful_basis": "consent", "n_took_part": 9},
    ],
    "input_group": [{"input": "BI-001", "group": "G1"}, {"input": "BI-002", "group": "G2"}],
    "theme": [{"id": "TH1", "text": "+Waiting"}, {"id": "TH2", "text": "Nobody said this"}],
    "input_theme": [{"input": "BI-001", "theme": "TH1"}, {"input": "BI-002", "theme": "TH1"}],
    "survey_answer": [
        {"input": "BI-002", "question": "@Better?", "answer": "Yes", "count": 15, "base": 24},
        {"input": "BI-002", "question": "@Better?", "answer": "No", "count": 7, "base": 24},
        {"input": "BI-002", "question": "@Better?", "answer": "-", "count": 2, "base": 24},
    ],
}


def table(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.json").write_text(json.dumps(CASE))
    done(tmp_path, "import", "case.json", "-o", "case.partnership")
    return tmp_path


def test_themes_by_group_are_a_table_without_formulas(folder: Path) -> None:
    rows = table(done(folder, "export", "case.partnership", "--form", "themes-csv"))
    assert rows == [
        ["Theme", "People in all", "'=Lunch club", "Neighbours"],
        ["'+Waiting", "24", "15", "9"],
        ["Nobody said this", "fewer than 5", "not shown", "not shown"],
    ]
    shared = table(done(folder, "export", "case.partnership", "--form", "themes-csv", "--edition", "sharing"))
    assert shared[1] == ["'+Waiting", "25", "15", "9"]


def test_where_no_group_is_known_the_tables_have_no_column_for_who_is_in_none(tmp_path: Path) -> None:
    case = {**CASE, "beneficiary_group": [], "input_group": []}
    (tmp_path / "case.json").write_text(json.dumps(case))
    done(tmp_path, "import", "case.json", "-o", "case.partnership")
    rows = table(done(tmp_path, "export", "case.partnership", "--form", "themes-csv"))
    assert rows == [["Theme", "People in all"], ["'+Waiting", "24"], ["Nobody said this", "fewer than 5"]]
    done(tmp_path, "export", "case.partnership", "--form", "themes-xlsx", "-o", "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Themes by group"]
    assert next(sheet.iter_rows(values_only=True)) == ("Theme", "People in all")


def test_answers_are_a_table_and_all_tables_are_a_workbook(folder: Path) -> None:
    rows = table(done(folder, "export", "case.partnership", "--form", "answers-csv"))
    assert [row[1:] for row in rows[1:]] == [
        ["'@Better?", "Yes", "15", "63", "24"],
        ["'@Better?", "No", "not shown", "", "24"],
        ["'@Better?", "'-", "fewer than 5", "", "24"],
    ]
    done(folder, "export", "case.partnership", "--form", "themes-xlsx", "-o", "a.xlsx")
    done(folder, "export", "case.partnership", "--form", "themes-xlsx", "-o", "b.xlsx")
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    sheets = {each.title: list(each.iter_rows(values_only=True)) for each in openpyxl.load_workbook(folder / "a.xlsx")}
    assert list(sheets) == ["Themes by group", "Answers", "How this was counted"]
    assert sheets["Themes by group"][1] == ("'+Waiting", 24, 15, 9)
    assert sheets["Answers"][1][1:] == ("'@Better?", "Yes", 15, 63, 24)


def test_json_is_what_export_writes_without_a_form(folder: Path) -> None:
    assert done(folder, "export", "case.partnership", "--form", "json") == done(folder, "export", "case.partnership")


def test_a_codebook_goes_out_and_comes_in_as_themes(folder: Path) -> None:
    done(folder, "export", "case.partnership", "--form", "codebook", "-o", "a.qdc")
    text = (folder / "a.qdc").read_text(encoding="utf-8")
    (folder / "b.qdc").write_text(text.replace("+Waiting", "Being heard"), encoding="utf-8")
    assert in_words(folder, "themes", "case.partnership", "b.qdc", "--dry-run").split("\n") == ["Being heard", ""]
    told = in_words(folder, "themes", "case.partnership", "b.qdc")
    assert told == "One theme is added. One was there already.\n"
    held = json.loads(done(folder, "export", "case.partnership"))
    assert held["theme"][2] == {"id": "TH3", "text": "Being heard"}


def test_what_cannot_be_taken_is_one_line_and_changes_nothing(folder: Path) -> None:
    before = (folder / "case.partnership").read_bytes()
    done(folder, "export", "case.partnership", "--form", "codebook", "-o", "a.qdc")
    (folder / "bomb.qdc").write_text('<!DOCTYPE a [<!ENTITY b "c">]><CodeBook/>')
    for name, says in (("a.qdc", "in the file already"), ("bomb.qdc", "document type"), ("no.qdc", "no such file")):
        ran = run(folder, "themes", "case.partnership", name)
        assert (ran.returncode, ran.stdout) == (1, b"")
        error = ran.stderr.decode()
        assert error.startswith(f"partnerdesk: {name}: ")
        assert says in error
        assert error.count("\n") == 1
    assert (folder / "case.partnership").read_bytes() == before
    assert run(folder, "export", "case.partnership", "--form", "docx").returncode == 2
