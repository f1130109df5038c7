"""Spreadsheets of every kind, read in a process of its own: what is on the sheets, and what is refused without harm."""

import struct
import sys
import time
import zipfile
from pathlib import Path

import pytest

from partnerdesk.exchange.survey import spreadsheets
from partnerdesk.exchange.survey.described import described
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import LIMITS, Limits, Watch
from partnerdesk.exchange.survey.mapping import SurveyMap
from partnerdesk.exchange.survey.reading import summary_of
from partnerdesk.exchange.survey.refusals import DataRefused
from tests.exchange.survey.exports import GOOGLE, GRID, SHAPES, Rows, ods, packed, sheet_xml, written, xls, xlsx

ANSWERS: Rows = [
    ["Number", "Use", "Why"],
    *[[str(n), "often" if n % 2 else "never", f"it is near {n}"] for n in range(1, 8)],
]
TALL: Rows = [
    ["Number", "Use", "Why"],
    *[[str(n), "often" if n % 2 else "never", f"near {n}"] for n in range(1, 1_500)],
]


def _code(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(DataRefused) as refused:
        guess(path, limits=limits)
    return refused.value.code


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_each_kind_is_read_to_the_same_answers(tmp_path: Path, make: object) -> None:
    assert callable(make)
    found = guess(make(tmp_path / "answers.data", {"Answers": ANSWERS}))
    assert found.source.kind == getattr(make, "__name__", "")
    assert (found.map.header_rows, found.rows, len(found.columns)) == (1, 7, 3)
    assert found.columns[1].told == {"often": 4, "never": 3}
    assert summary_of(found.source.path, found.map).answers == 7


def test_a_tall_sheet_is_read_to_its_end(tmp_path: Path) -> None:
    found = guess(xlsx(tmp_path / "a.xlsx", {"Answers": TALL}))
    assert (found.rows, found.map.table) == (1_499, "A1:C")
    assert summary_of(found.source.path, found.map).answers == 1_499


def test_sheets_are_named_with_their_state_and_the_largest_in_sight_is_read(tmp_path: Path) -> None:
    sheets = {"Notes": [["do not edit"]], "Small": ANSWERS[:3], "Old": TALL, "Answers": ANSWERS}
    found = guess(xlsx(tmp_path / "a.xlsx", sheets, hidden=["Old"]))
    assert found.map.sheet == "Answers"
    told = described(found)["sheets"]
    assert [(each["title"], each["state"]) for each in told] == [
        ("Notes", "visible"),
        ("Small", "visible"),
        ("Old", "hidden"),
        ("Answers", "visible"),
    ]
    assert told[3]["dimension"] == "A1:C8"
    hidden = guess(found.source.path, chosen=SurveyMap((), sheet="Old"))
    assert hidden.rows == 1_499
    assert any("hidden" in str(note) for note in hidden.notes)


def test_a_sheet_or_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": ANSWERS})
    with pytest.raises(DataRefused, match="The sheets are: Answers"):
        guess(path, chosen=SurveyMap((), sheet="None"))
    with pytest.raises(DataRefused, match="The tables are at: A1:C8"):
        guess(path, chosen=SurveyMap((), table="Z9:Z10"))


def test_several_tables_on_a_sheet_are_told_apart_and_notes_left_out(tmp_path: Path) -> None:
    blank = [""] * 8
    rows = [
        ["", "Our results", *[""] * 6],
        *[blank] * 2,
        ["", "key", "roof", "wall", "", "", "", ""],
        *[["", str(n), "grass", "mud", "", "", "", ""] for n in range(1, 8)],
        ["", "8", "tin", "brick", "", "a note", "", ""],
        blank,
        ["", "key", "goats", "", "key", "plots", "water", ""],
        *[["", str(n), "yes", "", str(n), str(n % 3), "no", ""] for n in range(1, 5)],
    ]
    path = xlsx(tmp_path / "a.xlsx", {"Mixed": rows})
    found = guess(path)
    tables = described(found)["sheets"][0]["tables"]
    assert [(each["table"], each["rows"], each["columns"]) for each in tables] == [
        ("B4:D12", 8, 3),
        ("B14:C18", 4, 2),
        ("E14:G18", 4, 3),
    ]
    assert found.map.table == "B4:D12"
    other = guess(path, chosen=SurveyMap((), sheet="Mixed", table="E14:G18"))
    assert summary_of(path, other.map).counted[-1].counts == (("no", 4),)


def test_answers_after_blank_rows_belong_to_the_table(tmp_path: Path) -> None:
    rows = [*ANSWERS[:4], ["", "", ""], *ANSWERS[4:]]
    found = guess(xlsx(tmp_path / "a.xlsx", {"Answers": rows}))
    assert (found.rows, found.map.table) == (7, "A1:C9")


@pytest.mark.parametrize("name", ["surveymonkey", "qualtrics", "kobo", "typeform"])
def test_a_blank_row_does_not_part_answers_that_look_like_headings(tmp_path: Path, name: str) -> None:
    rows, headings = SHAPES[name]
    body = [*rows[: headings + 3], [""] * len(rows[0]), *rows[headings + 3 :]]
    found = guess(xlsx(tmp_path / "a.xlsx", {"Answers": body}))
    assert (found.map.header_rows, found.rows) == (headings, len(rows) - headings)


def test_merged_titles_over_columns_are_headings(tmp_path: Path) -> None:
    rows = [["Who", "", "What they said", ""], ["Number", "Use", "Score", "Why"], *[["1", "often", "5", "near"]] * 4]
    found = guess(xlsx(tmp_path / "a.xlsx", {"Answers": rows}, merged=["A1:B1", "C1:D1"]))
    assert (found.map.header_rows, found.rows) == (2, 4)
    assert [each.heading for each in found.map.columns] == ["Number", "Use", "Score", "Why"]
    assert described(found)["sheets"][0]["merged"] == ["A1:B1", "C1:D1"]


def test_days_and_numbers_of_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Score", "Half", "Sure"])
    for day in range(1, 9):
        sheet.append([dt.datetime(2026, 3, day, 9, 30), day % 2, 0.5, True])  # noqa: DTZ001 - cells know no zone
    book.save(tmp_path / "a.xlsx")
    found = guess(tmp_path / "a.xlsx")
    assert [next(iter(each.told)) for each in found.columns] == ["2026-03-01 09:30:00", "1", "0.5", "TRUE"]
    assert found.map.dates == ""
    assert str(summary_of(tmp_path / "a.xlsx", found.map).last_day) == "2026-03-08"


def test_formulas_without_a_kept_result_are_blank_and_said(tmp_path: Path) -> None:
    rows = [["Number", "Use", "Twice"], *[[str(n), "often", f"=A{n}*2"] for n in range(2, 8)]]
    found = guess(xlsx(tmp_path / "a.xlsx", {"Answers": rows}))
    assert found.columns[2].filled == 0
    assert any("Formulas" in str(note) for note in found.notes)
    assert not any("Formulas" in str(note) for note in guess(xlsx(tmp_path / "b.xlsx", {"Answers": ANSWERS})).notes)


# --- what is refused --------------------------------------------------------------------------------------------------

_ENTITY = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _ole(*names: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 1_000
        + b"".join(name.encode("utf-16-le") for name in names)
        + b"\x00" * 600
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: packed(path, sheet_xml(GRID, _ENTITY)), "entities"),
        (lambda path: packed(path, sheet_xml(GRID, '<!DOCTYPE x SYSTEM "file:///etc/passwd">')), "entities"),
        (lambda path: packed(path, sheet_xml(GRID), {"xl/sharedStrings.xml": b" " * 3_000_000}), "bomb"),
        (lambda path: packed(path, sheet_xml(GRID), {f"xl/media/{n}": b"" for n in range(2_000)}), "bomb"),
        (lambda path: packed(path, sheet_xml(GRID | {"XFD1048576": "far"})), "far-cell"),
        (lambda path: packed(path, sheet_xml(GRID | {"A1048576": "far"})), "far-cell"),
        (lambda path: packed(path, sheet_xml(GRID | {"XFD1": "far"})), "far-cell"),
        (lambda path: packed(path, "<worksheet"), "malformed"),
        (lambda path: packed(path, sheet_xml(GRID), book="<workbook/>"), "no-answers"),
        (lambda path: written(path, packed(path, sheet_xml(GRID)).read_bytes()[:-200]), "malformed"),
        (lambda path: written(path, packed(path, sheet_xml(GRID)).read_bytes()[:60]), "malformed"),
        (lambda path: written(path, _ole("EncryptedPackage", "EncryptionInfo")), "encrypted"),
        (lambda path: written(path, _ole("WordDocument")), "document"),
        (lambda path: written(path, _ole("Workbook")), "malformed"),
        (lambda path: written(path, _ole()), "malformed"),
    ],
)
def test_a_hostile_spreadsheet_has_its_sentence(tmp_path: Path, make: object, code: str) -> None:
    assert callable(make)
    began = time.monotonic()
    assert _code(make(tmp_path / "a.xlsx")) == code
    assert time.monotonic() - began < 30


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"answers.csv": b"a,b\n1,2\n"}, "zip"),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "document"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "document"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>",
            },
            "encrypted",
        ),
    ],
)
def test_other_packed_files_are_named(tmp_path: Path, parts: dict[str, bytes], code: str) -> None:
    assert _code(_zip(tmp_path / "a.xlsx", parts)) == code


def test_parts_with_names_that_climb_are_never_unpacked(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    path = packed(tmp_path / "deep" / "a.xlsx", sheet_xml(GRID), {"../../climbed.txt": b"out", "/climbed.txt": b"out"})
    assert guess(path).rows == 4
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.xlsx", "deep"]


def test_an_open_document_table_without_its_end_is_refused_at_once(tmp_path: Path) -> None:
    whole = ods(tmp_path / "a.ods", {"Answers": ANSWERS})
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert guess(_zip(tmp_path / "b.ods", parts)).rows == 7
    parts["content.xml"] = parts["content.xml"][:-300]
    began = time.monotonic()
    assert _code(_zip(tmp_path / "c.ods", parts)) == "malformed"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b"</text:p>", b"['a' ;  'b']>", "malformed"),
        (b"?>", b"?><!--" + b" " * 5_000 + b"--><!DOCTYPE x [<!ENTITY y 'z'>]>", "entities"),
    ],
    ids=["a broken tag", "a document type after a long comment"],
)
def test_an_unsound_open_document_table_is_refused_at_once(
    tmp_path: Path, before: bytes, after: bytes, code: str
) -> None:
    whole = ods(tmp_path / "a.ods", {"Answers": ANSWERS})
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert before in parts["content.xml"]
    parts["content.xml"] = parts["content.xml"].replace(before, after, 1)
    began = time.monotonic()
    assert _code(_zip(tmp_path / "b.ods", parts)) == code
    assert time.monotonic() - began < 5


def test_a_renamed_table_is_read_by_what_it_is(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": ANSWERS})
    assert guess(path.rename(tmp_path / "a.csv")).source.kind == "xlsx"
    assert guess(written(tmp_path / "b.xlsx", b"Number,Why\n1,near\n2,far\n")).source.kind == "csv"


def test_a_size_that_lies_does_not_help_a_bomb(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", "<x>" + " " * 40_000_000)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", content, at + 24, 1_000)
    assert _code(written(path, bytes(content))) in {"bomb", "malformed", "too-large"}


def test_more_rows_or_columns_than_may_be(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": TALL})
    assert _code(path, Limits(rows=1_000)) == "far-cell"
    assert _code(path, Limits(columns=2)) == "far-cell"
    assert _code(path, Limits(rows=1_480)) == "too-many-rows"


def test_more_cells_than_may_be(tmp_path: Path) -> None:
    assert _code(xlsx(tmp_path / "a.xlsx", {"Answers": TALL}), Limits(cells=1_000)) == "too-many-cells"


def test_where_memory_has_no_limit_far_cells_are_looked_for_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a.xlsx", sheet_xml(GRID | {"XFD1048576": "far"}))
    monkeypatch.setattr(spreadsheets, "HOLDS_MEMORY", False)
    monkeypatch.setattr(spreadsheets, "child_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    assert _code(path, Limits(seconds=1)) == "far-cell"
    monkeypatch.setattr(spreadsheets, "HOLDS_MEMORY", True)
    assert _code(path, Limits(seconds=1)) == "too-slow"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds a process to its memory")
def test_a_child_that_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": TALL})
    assert _code(path, Limits(memory=10_000_000)) in {"too-large", "malformed"}


# --- the child --------------------------------------------------------------------------------------------------------


def test_a_child_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": ANSWERS})
    monkeypatch.setattr(spreadsheets, "child_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    began = time.monotonic()
    assert _code(path, Limits(seconds=0.5)) == "too-slow"
    assert time.monotonic() - began < 20


def test_a_child_that_dies_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": ANSWERS})
    monkeypatch.setattr(spreadsheets, "child_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    assert _code(path) == "too-large"
    monkeypatch.setattr(spreadsheets, "child_command", lambda: [sys.executable, "-c", "raise SystemExit(3)"])
    assert _code(path) == "malformed"


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spreadsheets.child_command()[1:] == ["-P", "-m", "partnerdesk", spreadsheets.CHILD_FLAG]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert spreadsheets.child_command() == [sys.executable, spreadsheets.CHILD_FLAG]


def test_the_flag_is_the_one_that_the_program_knows() -> None:
    from partnerdesk.__main__ import SPREADSHEET_CHILD

    assert spreadsheets.CHILD_FLAG == SPREADSHEET_CHILD


def test_the_same_answers_from_a_text_and_from_a_spreadsheet(tmp_path: Path) -> None:
    from tests.exchange.survey.exports import csv_bytes

    one = guess(written(tmp_path / "a.csv", csv_bytes(GOOGLE)))
    other = guess(xlsx(tmp_path / "a.xlsx", {"Answers": GOOGLE}))
    first, second = (summary_of(each.source.path, each.map) for each in (one, other))
    assert first == second


def test_controls_in_cells_are_shown_as_such_and_what_looks_like_them_stays(tmp_path: Path) -> None:
    told = ["a\x01b\x0cc\x1f", "C:\\backup\\u0001 \\b \\f", "two\nlines\tand a tab", "ŵ\x08"]
    path = xls(tmp_path / "a.xls", {"Answers": [["Why"], *([each] for each in told)]})
    _sheet, rows = spreadsheets.sheet_rows(path, "Answers", LIMITS, Watch())
    found = [row[0] for batch in rows for row in batch]
    assert found == ["Why", "a\ufffdb\ufffdc\ufffd", told[1], told[2], "ŵ\ufffd"]


def test_dates_that_a_spreadsheet_turned_around_are_said(tmp_path: Path) -> None:
    """As LibreOffice and Excel leave a day-first CSV that is opened with American settings and saved."""
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "What helps?"])
    for number in range(1, 29):
        day: object = f"{number}/03/2026" if number > 12 else dt.datetime(2026, number, 3)  # noqa: DTZ001 - cells know no zone
        sheet.append([day, f"A warm room {number}"])
    book.save(tmp_path / "turned.xlsx")
    said = [str(each) for each in guess(tmp_path / "turned.xlsx").notes]
    assert any("swapped day and month" in each for each in said)


def test_a_text_that_was_opened_with_the_wrong_separator_is_refused(tmp_path: Path) -> None:
    """As a spreadsheet leaves a CSV with semicolons that it took for one with commas."""
    lines = [f"r{n};18-24;Caernarfon;It is warm, and they know my name {n};53.1 -4.2 0 4" for n in range(20)]
    rows = [line.split(",") for line in ("ID;age;village;why;_gps", *lines)]
    wide = [[*row, *[""] * (2 - len(row))] for row in rows]
    for path in (xlsx(tmp_path / "a.xlsx", {"Sheet": wide}), xls(tmp_path / "a.xls", {"Sheet": wide})):
        with pytest.raises(DataRefused) as caught:
            guess(path)
        assert caught.value.code == "squeezed"
    with pytest.raises(DataRefused) as caught:
        guess(written(tmp_path / "a.csv", "\r\n".join(f'"{";".join(row)}"' for row in rows).encode()))
    assert caught.value.code == "squeezed"


def test_a_question_with_a_list_in_it_is_no_squeezed_table(tmp_path: Path) -> None:
    rows = [["Which help you: lunch,lifts,advice,warmth", "Why?"], *[["lunch", f"It is warm {n}"] for n in range(20)]]
    assert guess(xlsx(tmp_path / "a.xlsx", {"Sheet": rows})).rows == 20
    prose = [["ID", "Say; in your words; why; please"], *[[f"r{n}", f"a; b; c; {n}"] for n in range(20)]]
    assert guess(xlsx(tmp_path / "b.xlsx", {"Sheet": prose})).rows == 20
