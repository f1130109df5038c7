"""Organisations found in extracts of registers and files of grants: every form, large files, bad files."""

import csv
import io
import json
import random
import tracemalloc
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.exchange import InputRefused
from partnerdesk.exchange.register import (
    Organisation,
    OrganisationQuery,
    Progress,
    Stopped,
    are_of_register,
    find,
    is_register,
)
from partnerdesk.exchange.register.rows import CHUNK, LONGEST_ROW
from partnerdesk.services.partner_facts import facts_of, in_english
from tests.exchange.survey.exports import xlsx

CCEW = (
    "date_of_extract", "organisation_number", "registered_charity_number", "linked_charity_number", "charity_name",
    "charity_registration_status", "date_of_registration", "date_of_removal", "latest_acc_fin_period_end_date",
    "latest_income", "charity_activities",
)  # fmt: skip
OSCR = (
    "Charity Number",
    "Charity Name",
    "Registered Date",
    "Ceased Date",
    "Objectives",
    "Most recent year income",
    "Year End",
)
TELLS = 'Befriending for people who are "lonely", {and} [others]\tin the hills'


def charity(number: int, name: str, **values: Any) -> dict[str, Any]:
    """Give a row as the regulator for England and Wales publishes it."""
    row: dict[str, Any] = dict.fromkeys(CCEW)
    row |= {
        "registered_charity_number": number,
        "linked_charity_number": 0,
        "charity_name": name,
        "date_of_registration": "1998-05-01T00:00:00",
        "latest_acc_fin_period_end_date": "2024-03-31T00:00:00",
        "latest_income": 231450.0,
        "charity_activities": TELLS,
    }
    return row | values


ROWS = [
    charity(1001, "NORTHBANK BEFRIENDING HARDSHIP FUND", linked_charity_number=1),
    charity(1001, "NORTHBANK BEFRIENDING"),
    charity(1002, "OLD NORTHBANK", date_of_removal="2011-02-03T00:00:00"),
    charity(1003, "Ysgol Dŵr", latest_income=None, charity_activities=None),
]
NORTHBANK = Organisation(
    number="1001",
    name="NORTHBANK BEFRIENDING",
    purposes=" ".join(TELLS.split()),
    income=231450,
    year_end=date(2024, 3, 31),
    since=date(1998, 5, 1),
)


def as_json(path: Path, rows: list[dict[str, Any]] = ROWS) -> Path:
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8-sig")
    return path


def as_tabs(path: Path) -> Path:
    lines = [
        "\t".join("" if row[name] is None else " ".join(str(row[name]).split("\t")) for name in CCEW) for row in ROWS
    ]
    path.write_text("\n".join(["\t".join(CCEW), *lines]), encoding="utf-8")
    return path


def as_csv(path: Path, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], encoding: str = "utf-8") -> Path:
    held = io.StringIO(newline="")
    csv.writer(held).writerows([head, *rows])
    path.write_bytes(held.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize("write", [as_json, as_tabs])
def test_the_regulators_forms_say_the_same(write: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "extract")
    assert find(path, OrganisationQuery(number="1001")) == (NORTHBANK,)
    assert [each.name for each in find(path, OrganisationQuery(name="northbank"))] == [
        "NORTHBANK BEFRIENDING",
        "OLD NORTHBANK",
    ]
    assert find(path, OrganisationQuery(name="dŵr"))[0] == Organisation(
        "1003", "Ysgol Dŵr", year_end=date(2024, 3, 31), since=date(1998, 5, 1)
    )
    assert find(path, OrganisationQuery(number="1002"))[0].gone == date(2011, 2, 3)
    assert find(path, OrganisationQuery(name="nobody of this name")) == ()


def test_a_scottish_extract_is_read_in_either_encoding(tmp_path: Path) -> None:
    rows = [("SC012345", 'Café, "the" Hall', "01/02/2003", "", "Tea,\nand talk", "£12,300", "31/03/2024")]
    for encoding in ("utf-8", "cp1252"):
        path = as_csv(tmp_path / f"{encoding}.csv", OSCR, rows, encoding)
        (found,) = find(path, OrganisationQuery(number="sc 012345"))
        assert found == Organisation(
            "SC012345", 'Café, "the" Hall', "Tea, and talk", 12300, date(2024, 3, 31), date(2003, 2, 1)
        )


def grant(number: str, name: str, amount: float, day: str, funder: str = "The Fund") -> dict[str, Any]:
    return {
        "id": "360G-1",
        "currency": "GBP",
        "amountAwarded": amount,
        "awardDate": day,
        "recipientOrganization": [{"id": f"GB-CHC-{number}", "name": name, "charityNumber": number}],
        "fundingOrganization": [{"name": funder}],
    }


def test_grants_are_added_up_in_json_and_csv(tmp_path: Path) -> None:
    grants = [grant("1001", "Northbank", 5000, "2019-05-01"), grant("1001", "Northbank", 7500.4, "2022-01-09", "Other")]
    person = {"recipientIndividual": {"id": "x"}, "amountAwarded": 1, "awardDate": "2020-01-01"}
    whole = {"version": "1.1", "license": "x", "grants": [*grants, grant("1", "Else", 1, "2020-01-01"), person]}
    path = tmp_path / "grants.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    (found,) = find(path, OrganisationQuery(number="1001"))
    assert (found.grants, found.totals, found.years, found.funders) == (
        2,
        (("GBP", 12500),),
        (2019, 2022),
        ("The Fund", "Other"),
    )
    assert not found.is_registered
    head = (
        "Identifier",
        "Amount Awarded",
        "Award Date",
        "Recipient Org:Name",
        "Recipient Org:Charity Number",
        "Funding Org:Name",
    )
    rows = [
        ("a", "5000", "2019-05-01", "Northbank", "1001", "The Fund"),
        ("b", "7,500", "09/01/2022", "Northbank", "1001", "Other"),
    ]
    (same,) = find(as_csv(tmp_path / "grants.csv", head, rows), OrganisationQuery(name="northbank"))
    assert (same.grants, same.totals, same.years, same.funders) == (
        2,
        (("GBP", 12500),),
        (2019, 2022),
        ("The Fund", "Other"),
    )


GRANT_HEADS = ("Identifier", "Amount Awarded", "Award Date", "Recipient Org:Name", "Recipient Org:Charity Number")


def test_grants_in_a_spreadsheet_are_read_from_the_sheet_that_has_them(tmp_path: Path) -> None:
    rows = [
        ("360G-a", "5000", "2019-05-01", "Northbank", "1001"),
        ("360G-b", "7500", "2022-01-09", "Northbank", "1001"),
        ("360G-c", "1", "2022-01-09", "Else", "2"),
    ]
    sheets: dict[str, Sequence[Sequence[str]]] = {
        "Read me": [("About", "These are grants")],
        "grants": [GRANT_HEADS, *rows],
    }
    path = xlsx(tmp_path / "grants.xlsx", sheets)
    (found,) = find(path, OrganisationQuery(number="1001"))
    assert (found.name, found.grants, found.years) == ("Northbank", 2, (2019, 2022))
    with pytest.raises(InputRefused, match="no register extract"):
        find(xlsx(tmp_path / "other.xlsx", {"One": [("Why?", "How?"), ("a", "b")]}), OrganisationQuery(number="1001"))


def test_headings_of_grants_are_no_survey() -> None:
    assert are_of_register(GRANT_HEADS)
    assert not are_of_register(("Charity name", "Charity number", "What would help you?"))


def test_grants_in_two_currencies_are_two_sums(tmp_path: Path) -> None:
    grants = [grant("1001", "Northbank", 5000, "2021-05-01"), grant("1001", "Northbank", 200, "2021-09-01")]
    path = tmp_path / "grants.json"
    path.write_text(json.dumps({"grants": [*grants, grants[1] | {"currency": "eur"}]}), encoding="utf-8")
    (found,) = find(path, OrganisationQuery(number="1001"))
    assert (found.grants, found.totals) == (3, (("GBP", 5200), ("EUR", 200)))
    (said,) = [in_english(fact.says) for fact in facts_of(found) if fact.id == "grants"]
    assert said == "3 grants in 2021, £5,200 + €200 in all, from The Fund"


def test_one_organisation_by_itself_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(ROWS[1]), encoding="utf-8")
    assert find(path, OrganisationQuery(number="1001")) == (NORTHBANK,)


@pytest.mark.parametrize(
    ("typed", "number"), [("1001", "1001"), (" SC012345 ", "SC012345"), ("NIC 100002", "NIC 100002"), ("10 Club", "")]
)
def test_what_looks_like_a_number_is_one(typed: str, number: str) -> None:
    assert OrganisationQuery.typed(typed).number == number


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04rest", "ZIP file is damaged"),
        (b"\xff\xfea\x00b\x00", "no text in UTF-8"),
        (b"", "columns are not theirs"),
        (b"a,b\n1,2\n", "columns are not theirs"),
        (b"[1, 2, 3]", "columns are not theirs"),
        (b"[" + b'{"a": 1},' * 20 + b'{"a": 1}]', "columns are not theirs"),
        (b'[{"charity_name": "x", "registered_charity_number": 1}', "damaged or cut off"),
        (b'{"grants": [{"recipientOrganization": [', "damaged or cut off"),
        (b"[" * 100_000, "damaged or cut off"),
        (b"charity_name," * (LONGEST_ROW // 12), "lines are too long"),
        (b'Charity Name,Charity Number\n"' + b"x" * 200_000, "quotation marks do not match"),
        (b'"' + b"x" * 200_000, "quotation marks do not match"),
    ],
)
def test_a_bad_file_gets_its_sentence(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=says):
        find(path, OrganisationQuery(number="5"))


def test_a_large_file_is_never_held_and_can_be_stopped(tmp_path: Path) -> None:
    path = as_json(tmp_path / "large", [charity(at, f"Charity {at}") for at in range(10_000, 40_000)])
    progress = Progress()
    assert path.stat().st_size > 40 * CHUNK
    tracemalloc.start()
    (found,) = find(path, OrganisationQuery(number="39999"), progress)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.name == "Charity 39999"
    assert peak < 12 * CHUNK
    assert progress.done == progress.size
    with pytest.raises(Stopped):
        find(path, OrganisationQuery(number="1"), Progress(stopped=True))


def test_a_spoilt_extract_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    chance, path, read = random.Random(6), tmp_path / "spoilt", 0
    wholes = [as_json(tmp_path / "a").read_bytes(), as_tabs(tmp_path / "b").read_bytes()]
    for at in range(1500):
        spoilt = bytearray(wholes[at % 2])
        for _ in range(chance.randint(1, 8)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(bytes(spoilt))
        try:
            read += bool(find(path, OrganisationQuery(name="o")))
        except InputRefused:
            continue
    assert read > 300


def test_a_register_and_grants_are_known_by_their_first_rows(tmp_path: Path) -> None:
    (tmp_path / "grants.json").write_text(json.dumps({"grants": [grant("1001", "Northbank", 1, "2020-01-01")]}))
    oscr = as_csv(tmp_path / "oscr.csv", OSCR, [("SC1", "Hall", "01/02/2003", "", "Tea", "1", "31/03/2024")])
    assert all(map(is_register, (as_json(tmp_path / "a"), as_tabs(tmp_path / "b"), oscr, tmp_path / "grants.json")))


@pytest.mark.parametrize(
    "content",
    [
        b"Charity name,Charity number,Total income,What would help?\nHall,1001,12,A minibus\n",
        b'{"format": "partnerdesk", "version": 1}',
        b"Answer,Came on\n1,2026-03-02\n",
        b"PK\x03\x04rest",
        b"[" * 100_000,
        b"",
    ],
)
def test_a_survey_of_charities_and_anything_else_is_no_register(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    assert not is_register(path)
