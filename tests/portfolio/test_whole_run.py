"""A whole run over sixty files and some bad ones: what is counted, written, printed; what is touched and told."""

import csv
import dataclasses
import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pypdfium2
import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Decision
from partnerdesk.portfolio.dictionary import TEXT, YEAR, tables
from partnerdesk.portfolio.making import BRIEFS, MADE, PlaceRefused, make_portfolio
from partnerdesk.portfolio.plain import to_plain
from partnerdesk.portfolio.searching import NoFolder
from tests.brief.cases import text_fields
from tests.brief.pdf.checking import faults
from tests.portfolio.conftest import FILES, Made, everything_in
from tests.portfolio.folders import partnership

GOLDEN = Path(__file__).parents[1] / "fixtures" / "goldens" / "portfolio.txt"


def test_each_file_counts_once_and_the_others_are_listed_with_their_reason(sixty: Made) -> None:
    assert sixty.portfolio.summary.files == FILES
    listed = {each.path.name: each.code for each in sixty.portfolio.not_read}
    assert listed == {
        "a-copy.partnership": "copy",
        "case-0005.partnership": "copy",  # there is a newer one of it
        "cut-short.partnership": "truncated",
        "empty.partnership": "empty",
        "letter.partnership": "not-ours",
        "protected.partnership": "password",
        "scribbled.partnership": "damaged",
        "trigger.partnership": "tampered",
    }
    assert all(str(each.sentence).endswith(".") for each in sixty.portfolio.not_read)


def test_the_newer_of_two_copies_counts(sixty: Made) -> None:
    outcomes = [row["outcome"] for row in _csv(sixty, "files")]
    before = [partnership(number).one(Decision).outcome for number in range(FILES)]
    assert outcomes.count("no") == before.count("no") + (before[5] != "no")


def test_no_file_is_touched_and_nothing_is_left_beside_one(sixty: Made) -> None:
    assert everything_in(sixty.folder) == sixty.before
    assert {path.name for path in sixty.output.parent.iterdir()} == {"files", "home", "out"}


def test_all_that_is_promised_is_there(sixty: Made) -> None:
    assert {path.name for path in sixty.output.iterdir()} == {*MADE, *BRIEFS}


# --- the tables -------------------------------------------------------------------------------------------------------


def _csv(made: Made, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(made.text(f"{name}.csv").splitlines()))


def _as_text(value: Any) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", ["files", "figures"])
def test_csv_and_parquet_hold_the_same_rows_in_the_same_order(sixty: Made, name: str) -> None:
    rows = pq.read_table(sixty.output / f"{name}.parquet").to_pylist()
    assert [{key: _as_text(value) for key, value in row.items()} for row in rows] == _csv(sixty, name)
    assert rows


@pytest.mark.parametrize("name", ["files", "figures"])
def test_every_row_keeps_to_the_schema_that_is_published(sixty: Made, name: str) -> None:
    package = sixty.json("datapackage.json")
    schema = next(each["schema"] for each in package["resources"] if each["name"] == name)
    rows = _csv(sixty, name)
    assert list(rows[0]) == [field["name"] for field in schema["fields"]]
    bad = [(row["file"], field["name"]) for row in rows for field in schema["fields"] if not _keeps(row, field)]
    assert bad == []
    keys = [tuple(row[each] for each in (schema.get("primaryKey") or schema["uniqueKeys"][0])) for row in rows]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)
    if "foreignKeys" in schema:
        assert {row["file"] for row in rows} == {row["file"] for row in _csv(sixty, "files")}


def _keeps(row: dict[str, str], field: dict[str, Any]) -> bool:
    """Return whether a value keeps to a field of a Table Schema, as far as we use them."""
    text, rules = row[field["name"]], field.get("constraints", {})
    if not text:
        return not rules.get("required", False)
    if field["type"] == "year":
        return re.fullmatch(r"[0-9]{1,4}", text) is not None
    if field["type"] in {"integer", "number"}:
        value = int(text) if field["type"] == "integer" else float(text)
        low, high = float(rules.get("minimum", value)), float(rules.get("maximum", value))
        return low <= value <= high + 1e-9
    fits = re.fullmatch(rules["pattern"], text) if "pattern" in rules else text in rules["enum"]
    return bool(fits)


def test_the_package_describes_what_is_there(sixty: Made) -> None:
    package = sixty.json("datapackage.json")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    names = [each["name"] for each in package["resources"]]
    assert len(names) == len(set(names)) == 4
    for each in package["resources"]:
        content = (sixty.output / each["path"]).read_bytes()
        assert each.get("bytes", len(content)) == len(content)
        assert each["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        if each["format"] == "parquet":
            assert each["sameAs"] == Path(each["path"]).stem
            continue
        fields = each["schema"]["fields"]
        assert all(
            field["description"] and field["type"] in {"string", "integer", "number", "year"} for field in fields
        )
        assert len({field["name"] for field in fields}) == len(fields)


def test_a_text_column_holds_codes_of_a_closed_list_only() -> None:
    columns = [column for table in tables(load_catalogue()) for column in table.columns]
    assert all(column.values or column.pattern for column in columns if column.type == TEXT)
    assert all(column.holds.endswith(".") for column in columns)
    assert any(column.type == YEAR for column in columns)


# --- nobody's words ---------------------------------------------------------------------------------------------------


def _typed(held: Partnership) -> set[str]:
    found: set[str] = set()
    for kind in ENTITIES.values():
        for row in held.rows(kind):
            values = [getattr(row, name) for name in text_fields(kind)]
            found |= {value for value in values if isinstance(value, str) and len(value) > 12}
            found |= {value for value in values if isinstance(value, str) and " " in value}
    return found


def _told(path: Path) -> str:
    """Return everything that can be read in a file, also inside pages of a PDF and columns of Parquet."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    if path.suffix == ".parquet":
        return json.dumps(pq.read_table(path).to_pylist()) + str(pq.read_schema(path).metadata)
    return path.read_text(encoding="utf-8")


def test_nothing_that_anybody_typed_is_in_anything_that_is_made(sixty: Made) -> None:
    words = set().union(*(_typed(partnership(number)) for number in range(5)))
    names = {path.name for path in sixty.folder.rglob("*.partnership")} | {str(sixty.folder)}
    assert len(words) > 300
    shipped = json.dumps(load_catalogue().texts(), ensure_ascii=False)
    wanted = {word for word in words if word not in shipped} | names
    held = {path.name: _told(path) for path in sixty.output.iterdir()}
    assert [(name, word) for name, text in held.items() for word in wanted if word in text] == []
    assert all(held.values())


# --- what is told -----------------------------------------------------------------------------------------------------


def test_the_summary_is_what_it_was(sixty: Made) -> None:
    """Write it anew where a change is meant: PARTNERDESK_UPDATE_GOLDENS=1."""
    summary = to_plain(sixty.portfolio.summary)
    text = "\n".join(_lines(summary)) + "\n"
    if os.environ.get("PARTNERDESK_UPDATE_GOLDENS"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert sixty.json("summary.json") == summary


def _lines(value: Any, place: str = "", depth: int = 3) -> Iterator[str]:
    """Give one line for each question, so that a difference can be read."""
    if depth and isinstance(value, dict):
        for name, each in value.items():
            yield from _lines(each, f"{place} {name}".strip(), depth - 1)
    else:
        yield f"{place}: {json.dumps(value, ensure_ascii=False)}"


def test_no_number_of_files_is_small(sixty: Made) -> None:
    summary = sixty.portfolio.summary
    shown = [count for tally in summary.tallies.values() for count in tally.totals]
    shown += [
        count
        for tally in summary.tallies.values()
        for rows in tally.by.values()
        for row in rows.values()
        for count in row
    ]
    assert len([count for count in shown if count]) > 200
    assert None in shown
    assert not [count for count in shown if count is not None and 0 < count < 5]
    assert not [each for each in summary.middles.values() if each.files is not None and each.files < 5]


def test_the_counts_are_those_of_the_table(sixty: Made) -> None:
    rows = _csv(sixty, "files")
    for name in ("voice", "reasons", "trust"):
        tally = sixty.portfolio.summary.tallies["light", name]
        for answer, count in zip(tally.answers, tally.totals, strict=True):
            assert count is None or count == sum(row[f"light_{name}"] == answer for row in rows)
    shares = [float(row["reasons_people"]) for row in rows if row["reasons_people"]]
    assert sixty.portfolio.summary.middles["share", "people"].mean == pytest.approx(sum(shares) / len(shares))


def test_the_brief_keeps_every_promise_of_a_printed_page(sixty: Made) -> None:
    assert [str(fault) for fault in faults((sixty.output / "portfolio.pdf").read_bytes())] == []


def test_the_brief_says_what_was_found(sixty: Made) -> None:
    told = _told(sixty.output / "portfolio.pdf")
    for words in ("Portfolio of partnership decisions", "60 files", "Protected with a password", "What boards decided"):
        assert words in told


@pytest.mark.slow
def test_two_processes_make_the_same_bytes_as_one(sixty: Made, tmp_path: Path) -> None:
    again = dataclasses.replace(sixty.wanted, output=tmp_path / "again", jobs=2)
    assert make_portfolio(again).not_read == sixty.portfolio.not_read
    for name in ("files.csv", "figures.csv", "summary.json", "portfolio.pdf", "portfolio.html"):
        assert (tmp_path / "again" / name).read_bytes() == (sixty.output / name).read_bytes()


def test_in_welsh_and_on_letter_paper_it_keeps_its_promises_too(sixty: Made, tmp_path: Path) -> None:
    few = dataclasses.replace(
        sixty.wanted, folders=(sixty.folder / "2020",), output=tmp_path / "cy", language="cy", paper="letter"
    )
    make_portfolio(few)
    assert [str(fault) for fault in faults((tmp_path / "cy" / "portfolio.pdf").read_bytes())] == []
    assert 'lang="cy"' in (tmp_path / "cy" / "portfolio.html").read_text(encoding="utf-8")


def test_a_single_file_shows_nothing_of_itself(sixty: Made, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "only.partnership").write_bytes(next((sixty.folder / "2021").glob("*.partnership")).read_bytes())
    found = make_portfolio(dataclasses.replace(sixty.wanted, folders=(folder,), output=tmp_path / "out")).summary
    assert found.files == 1
    assert not [count for tally in found.tallies.values() for count in tally.totals if count is not None]
    assert (found.middles, [count for count in found.sums.values() if count]) == ({}, [])
    assert [str(fault) for fault in faults((tmp_path / "out" / "portfolio.pdf").read_bytes())] == []


# --- where it goes ----------------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_empty_is_written_into_only_when_forced(sixty: Made, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    here = dataclasses.replace(sixty.wanted, folders=(sixty.folder / "2020",), output=tmp_path)
    with pytest.raises(PlaceRefused, match="not empty"):
        make_portfolio(here)
    make_portfolio(dataclasses.replace(here, force=True))
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "portfolio.pdf").exists()


def test_nothing_is_written_where_no_file_counts(sixty: Made, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.partnership").write_bytes(b"Dear all")
    here = dataclasses.replace(sixty.wanted, folders=(tmp_path / "in",), output=tmp_path / "out")
    assert make_portfolio(here).summary.files == 0
    assert {path.name for path in tmp_path.iterdir()} == {"in"}


def test_a_folder_that_is_not_there_is_refused(sixty: Made, tmp_path: Path) -> None:
    here = dataclasses.replace(sixty.wanted, folders=(tmp_path / "none",), output=tmp_path / "out")
    with pytest.raises(NoFolder):
        make_portfolio(here)
    with pytest.raises(PlaceRefused, match="Make it first"):
        make_portfolio(dataclasses.replace(sixty.wanted, output=tmp_path / "none" / "out"))
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PlaceRefused, match="This is a file"):
        make_portfolio(dataclasses.replace(sixty.wanted, output=tmp_path / "file"))
