"""Texts as tables: letters, separators, line ends and limits."""

import codecs
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.encodings import encoding_of
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import Limits, Progressed, Watch
from partnerdesk.exchange.survey.refusals import SENTENCES, DataRefused, ReadingStopped
from partnerdesk.exchange.survey.sources import open_source
from partnerdesk.exchange.survey.texts import text_batches, text_form
from tests.exchange.survey.exports import csv_bytes, written

WORDS = "It’s a café – £5 “each”, they don’t ask naïve Zoë"
ROWS = [["Number", "Why"], *[[str(n), f"{WORDS} {n}"] for n in range(1, 40)]]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("name", MARKS)
def test_unicode_is_found_with_its_mark_and_without(tmp_path: Path, name: str, marked: bool) -> None:
    content = (MARKS[name] if marked else b"") + csv_bytes(ROWS, encoding=name)
    found = guess(written(tmp_path / "a.csv", content))
    assert (found.map.encoding, found.rows) == (name, 39)
    assert found.columns[1].sample[0] == f"{WORDS} 1"
    assert found.columns[0].heading.name == "Number"


@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
def test_codes_of_one_byte_are_told_apart_by_the_words_they_make(tmp_path: Path, name: str) -> None:
    found = guess(written(tmp_path / "a.csv", csv_bytes(ROWS, encoding=name)))
    assert found.map.encoding == name
    assert found.columns[1].sample[0] == f"{WORDS} 1"
    assert any("likely but not sure" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    "words", ["CAFÉ open", "PTS\u00a0 - transport", "so kind…", "for\u00a0you", "Álvaro said", "naïve", "“yes”", "it’s"]
)
@pytest.mark.parametrize("name", ["cp1252", "mac_roman"])
def test_one_odd_letter_is_enough(name: str, words: str) -> None:
    assert encoding_of([f"plain words, {words}, and more".encode(name)]).name == name


def test_bytes_that_no_encoding_explains_are_counted_and_kept(tmp_path: Path) -> None:
    content = csv_bytes([["Number", "Why"], *[[str(n), "plain words"] for n in range(1, 5)]]) + b"5,what?\x8c\xe6,\r\n"
    found = guess(written(tmp_path / "a.csv", content))
    assert found.map.encoding == "latin-1"
    assert any("could not be made out, whichever way the file is read: 2" in str(note) for note in found.notes)


def test_a_few_broken_letters_leave_utf8_what_it_is() -> None:
    content = ("é ü ñ " * 50).encode() + b" \xe9 "
    found = encoding_of([content])
    assert (found.name, found.doubtful) == ("utf-8", 1)


def test_a_letter_may_lie_across_two_pieces() -> None:
    content = "é".encode()
    assert encoding_of([b"plain " + content[:1], content[1:] + b" plain"]).name == "utf-8"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, end: str) -> None:
    rows = [["Number", "Why", "More"], *[[str(n), "one, two; three | four", "line\nbreak"] for n in range(1, 9)]]
    found = guess(written(tmp_path / "a.csv", csv_bytes(rows, separator, end=end)))
    assert (found.map.delimiter, found.rows, len(found.columns)) == (separator, 8, 3)


def test_a_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    found = guess(written(tmp_path / "a.csv", b"sep=;\r\n" + csv_bytes(ROWS, ";")))
    assert (found.map.delimiter, found.rows, found.columns[0].heading.name) == (";", 39, "Number")


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    found = guess(written(tmp_path / "a.csv", b"What should change?\nmore light\nno stairs\nkeep the cat\n"))
    assert (found.rows, len(found.columns)) == (3, 1)


def test_ragged_and_blank_rows_are_made_even_and_counted(tmp_path: Path) -> None:
    content = b"a,b,c\n1,x y,3\n2,x\n,,\n\n3,y z,5,6\n4,x y,5\n"
    found = guess(written(tmp_path / "a.csv", content))
    told = " ".join(map(str, found.notes))
    assert found.rows == 4
    assert "Rows that are longer or shorter" in told
    assert "Blank rows that are left out: 1." in told


def test_tabs_without_quotation_rules_are_read_as_they_stand(tmp_path: Path) -> None:
    rows = [["Number", "Why"], *[[str(n), f'"so she said {n}" and went'] for n in range(1, 6)]]
    content = "".join("\t".join(row) + "\n" for row in rows).encode()
    found = guess(written(tmp_path / "a.tsv", content))
    assert (found.map.delimiter, found.rows) == ("\t", 5)
    assert found.columns[1].sample[0] == '"so she said 1" and went'


def _code(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(DataRefused) as refused:
        guess(path, limits=limits or Limits())
    assert str(refused.value).endswith((".", "’."))
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "no-answers"),
        (b"a,b\n1,\x00\n", "nul"),
        (b"a,b\n" + b"1,x\n" * 30_000 + b"2,\x00\n", "nul"),
        (b'a,b\n1,"never closed\n2,x\n', "quotes"),
        (b'a,b\n1,"x"y\n2,x\n', "quotes"),
        (b"%PDF-1.7 and so on", "pdf"),
        (b"<!DOCTYPE html><html></html>", "html"),
        (b'\xef\xbb\xbf  <html lang="en">', "html"),
        (b'{"answers": []}', "json"),
        (b'[{"a": 1}]', "json"),
        (b"{\\rtf1 words}", "rtf"),
        (b"\x89PNG\r\n", "picture"),
        (b"SQLite format 3\x00 and so on", "database"),
        (b"\x1f\x8b\x08 and so on", "packed"),
        (b"$FL2@(#) SPSS", "spss"),
        (b"\x09\x08\x10\x00\x00\x06", "old-excel"),
        (b"a,b\n1," + b"x" * 140_000 + b"\n", "long-cell"),
        (b",".join([b"h"] * 501) + b"\n" + b",".join([b"1"] * 501) + b"\n", "too-many-columns"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    assert _code(written(tmp_path / "a.csv", content)) == code


def test_a_folder_and_nothing_are_no_files(tmp_path: Path) -> None:
    assert (_code(tmp_path), _code(tmp_path / "none.csv")) == ("not-a-file", "missing")


def test_limits_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", csv_bytes([["Number", "Why"], *[[str(n), "because"] for n in range(60)]]))
    assert _code(path, Limits(bytes=100)) == "too-big"
    assert _code(path, Limits(rows=30)) == "too-many-rows"
    assert _code(path, Limits(rows=59)) == "too-many-rows"
    assert guess(path, limits=Limits(rows=60)).rows == 60


def test_control_signs_are_shown_as_replaced(tmp_path: Path) -> None:
    found = guess(written(tmp_path / "a.csv", b"Number,Why\n1,a\x07b\n2,c\x1bd\n3,e f\n"))
    assert found.columns[1].sample[:2] == ["a\ufffdb", "c\ufffdd"]


def test_progress_is_told_and_reading_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", csv_bytes([["Number", "Why"], *[[str(n), "because"] for n in range(5_000)]]))
    told: list[Progressed] = []
    form = text_form(path)
    rows = sum(len(batch) for batch in text_batches(path, form, Limits(), Watch(told.append)))
    assert (rows, told[-1].rows, told[-1].share) == (5_001, 5_001, 1.0)
    assert told[0].rows == 200
    assert Progressed(100, 2.0).rows_per_second == 50
    with pytest.raises(ReadingStopped):
        open_source(path, Watch(cancelled=lambda: True))


def test_the_first_rows_come_at_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", csv_bytes([["Number", "Why"], *[[str(n), "because"] for n in range(5_000)]]))
    assert len(next(text_batches(path, text_form(path), Limits(), Watch()))) == 200


def test_every_sentence_says_what_is_wrong_and_what_to_do() -> None:
    assert {code for code, sentence in SENTENCES.items() if sentence.count(".") < 2} <= {"cancelled", "no-sheet"}
