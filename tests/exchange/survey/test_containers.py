"""Files that are called a table and are something else: each is refused by what it is, whatever its name says."""

import zipfile
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.refusals import DataRefused
from tests.exchange.survey.exports import csv_bytes, written

TABLE = "<table><tr><td>1</td><td>2</td></tr></table>"
SHEET = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:x"></Workbook>'


def code_of(path: Path) -> str:
    with pytest.raises(DataRefused) as refusal:
        guess(path)
    return refusal.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"<html>{TABLE}</html>".encode(), "html"),
        (f"<html>{TABLE}</html>".encode("utf-16"), "html"),
        (f"\ufeff<html>{TABLE}</html>".encode(), "html"),
        (f"<!-- made by a tool -->\n{TABLE}".encode(), "html"),
        (f'<meta charset="utf-8">{TABLE}'.encode(), "html"),
        (f"<style>td {{}}</style>{TABLE}".encode(), "html"),
        (f"<div>\n{TABLE}</div>".encode(), "html"),
        (f'<?xml version="1.0"?><!DOCTYPE html><html>{TABLE}</html>'.encode(), "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html></html>", "html"),
        (SHEET.encode(), "xml-spreadsheet"),
        (b'<?xml version="1.0"?><d m="application/vnd.oasis.opendocument.spreadsheet"/>', "xml-spreadsheet"),
        (b'<?xml version="1.0"?><responses><r/></responses>', "xml"),
        ('{"a": 1}'.encode("utf-16"), "json"),
        (b'ID;PWXL;N;E\r\nC;Y1;X1;K"A"\r\nE\r\n', "old-excel"),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\n', "old-excel"),
        (b"$FL3@(#) SPSS", "spss"),
        (b"RIFF\x00\x00\x00\x00WEBP", "picture"),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"PAR1\x15\x04", "database"),
        (b"  \r\n \r\n", "no-answers"),
    ],
)
def test_a_file_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    assert code_of(written(tmp_path / "answers.xls", content)) == code


def test_a_spreadsheet_of_numbers_is_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Index/Document.iwa", b"x")
    assert code_of(path) == "numbers"


@pytest.mark.parametrize("first", ["ID;Programme;Comment", "ID;PHONED;Comment", "PAR1,PAR2,Comment"])
def test_headings_that_begin_as_old_spreadsheets_do_are_headings(tmp_path: Path, first: str) -> None:
    sign = first[4] if "," in first else ";"
    rows = [first, *(sign.join((str(n), "AB"[n % 2], f"Said by number {n}")) for n in range(12))]
    assert guess(written(tmp_path / "a.csv", "\r\n".join(rows).encode())).rows == 12


def test_a_heading_with_marks_of_a_web_page_is_no_web_page(tmp_path: Path) -> None:
    rows = [["<p>How are you?</p>", "<b>Why?</b>"], ["Well", "Because"], ["Ill", "A cold"]]
    assert guess(written(tmp_path / "a.csv", csv_bytes(rows))).rows == 2


STEPS = ["Very Good", "Good", "Neither good nor poor", "Poor", "Very Poor", "Don't Know"]


def test_numbers_of_people_below_answers_are_results_however_many_rows(tmp_path: Path) -> None:
    rows = [
        ["Code", "Practice", *STEPS],
        *([f"P{n}", f"Practice {n}", "40", "9", "1", "", "2", "0"] for n in range(900)),
    ]
    assert code_of(written(tmp_path / "fft.csv", csv_bytes(rows))) == "results"


def test_ticks_below_answers_are_none(tmp_path: Path) -> None:
    rows = [["No", *STEPS], *([str(n), *("1" if n % 6 == at else "0" for at in range(6))] for n in range(30))]
    assert guess(written(tmp_path / "ticks.csv", csv_bytes(rows))).rows == 30


def test_letters_of_the_middle_of_europe_are_told_from_those_of_the_west(tmp_path: Path) -> None:
    polish = "Proszę więcej zajęć, żeby było cieplej. Świetny zespół"
    west = "Le café était très bon – 5 m³, 20 °C, £5. ¿Qué? Groß"
    for words, name in ((polish, "cp1250"), (west, "cp1252")):
        rows = [["No", "Words"], *([str(n), f"{words} {n}"] for n in range(5))]
        assert guess(written(tmp_path / name, csv_bytes(rows, encoding=name))).map.encoding == name
