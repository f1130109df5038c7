"""Register extracts and grants in the very forms in which they are published, every column of them; and packed."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.exchange import InputRefused
from partnerdesk.exchange.register import Organisation, OrganisationQuery, Progress, find, opening
from partnerdesk.services.partner_facts import facts_of, in_english

# The Charity Commission for England and Wales, full register download: every column of the table of charities.
CHARITY = (
    "date_of_extract", "organisation_number", "registered_charity_number", "linked_charity_number", "charity_name",
    "charity_type", "charity_registration_status", "date_of_registration", "date_of_removal",
    "charity_reporting_status", "latest_acc_fin_period_start_date", "latest_acc_fin_period_end_date", "latest_income",
    "latest_expenditure", "charity_contact_address1", "charity_contact_address2", "charity_contact_address3",
    "charity_contact_address4", "charity_contact_address5", "charity_contact_postcode", "charity_contact_phone",
    "charity_contact_email", "charity_contact_web", "charity_company_registration_number", "charity_insolvent",
    "charity_in_administration", "charity_previously_excepted", "charity_is_cdf_or_cif", "charity_is_cio",
    "cio_is_dissolved", "date_cio_dissolution_notice", "charity_activities", "charity_gift_aid", "charity_has_land",
)  # fmt: skip
RETURN = (
    "date_of_extract", "organisation_number", "registered_charity_number", "fin_period_start_date",
    "fin_period_end_date", "ar_cycle_reference", "reporting_due_date", "date_annual_return_received",
    "date_accounts_received", "total_gross_income", "total_gross_expenditure", "accounts_qualified",
    "suppression_ind", "suppression_type",
)  # fmt: skip
SAYS = 'Lunch clubs for "elders" \\ carers'


def charity(number: int, name: str, **values: Any) -> dict[str, Any]:
    known = {
        "date_of_extract": "2026-11-24T00:00:00",
        "organisation_number": 3_900_000 + number,
        "registered_charity_number": number,
        "linked_charity_number": 0,
        "charity_name": name,
        "charity_type": "Charitable company",
        "charity_registration_status": "Registered",
        "date_of_registration": "1998-05-01T00:00:00",
        "latest_acc_fin_period_end_date": "2024-03-31T00:00:00",
        "latest_income": 231450.0,
        "charity_insolvent": False,
        "charity_activities": SAYS,
    }
    return dict.fromkeys(CHARITY) | known | values


def annual(number: int, year: int, income: float | None, *, suppressed: bool = False) -> dict[str, Any]:
    known = {
        "registered_charity_number": number,
        "fin_period_start_date": f"{year - 1}-04-01T00:00:00",
        "fin_period_end_date": f"{year}-03-31T00:00:00",
        "ar_cycle_reference": f"AR{year % 100}",
        "total_gross_income": income,
        "suppression_ind": suppressed,
    }
    return dict.fromkeys(RETURN) | known


CHARITIES = [charity(999_001, "OTHERS"), charity(1_001_001, "NORTHBANK BEFRIENDING"), charity(1_001_002, "ELM")]
RETURNS = [
    annual(1_001_001, 2022, 198_000.0),
    annual(999_001, 2022, 1.0),
    annual(1_001_001, 2024, 231_450.0),
    annual(1_001_001, 2023, 9.0, suppressed=True),
    annual(1_001_001, 2021, None),
    annual(1_001_001, 2020, 150_000.0),
]


def as_json(rows: Iterable[dict[str, Any]]) -> bytes:
    """Write as the regulator does: with a mark, one list, a row on each line."""
    lines = ",\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[{lines}]".encode("utf-8-sig")


def as_tabs(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> bytes:
    """Write as the regulator does: with a mark, nothing quoted, times as a database has them."""
    lines = [[*columns], *([_plain(row[name]) for name in columns] for row in rows)]
    return "\r\n".join("\t".join(line) for line in lines).encode("utf-8-sig")


def _plain(value: object) -> str:
    return "" if value is None else str(value).replace("T00:00:00", " 00:00:00.0000000")


def packed(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "."), content)
    return path


NORTHBANK = Organisation("1001001", "NORTHBANK BEFRIENDING", SAYS, 231_450, date(2024, 3, 31), since=date(1998, 5, 1))


@pytest.mark.parametrize("form", ["json", "txt"])
@pytest.mark.parametrize("is_packed", [False, True])
def test_the_table_of_charities_as_it_is_downloaded(form: str, is_packed: bool, tmp_path: Path) -> None:
    content = as_json(CHARITIES) if form == "json" else as_tabs(CHARITIES, CHARITY)
    path = tmp_path / f"publicextract.charity.{'zip' if is_packed else form}"
    if is_packed:
        packed(path, **{f"publicextract.charity.{form}": content})
    else:
        path.write_bytes(content)
    progress = Progress()
    assert find(path, OrganisationQuery.typed("1001001"), progress) == (NORTHBANK,)
    assert progress.size == len(content)
    assert find(path, OrganisationQuery.typed("northbank")) == (NORTHBANK,)


@pytest.mark.parametrize("form", ["json", "txt"])
def test_the_history_of_annual_returns_gives_the_income_of_each_year(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"publicextract.charity_annual_return_history.{form}"
    path.write_bytes(as_json(RETURNS) if form == "json" else as_tabs(RETURNS, RETURN))
    (found,) = find(path, OrganisationQuery(number="1001001"))
    assert found.returns == (
        (date(2024, 3, 31), 231_450),
        (date(2022, 3, 31), 198_000),
        (date(2020, 3, 31), 150_000),
    )
    assert {fact.id: in_english(fact.says) for fact in facts_of(found)} == {
        "number": "1001001",
        "income": "Income £231,450 in the year to 31 March 2024",
        "returns": (
            "Income of 3 years: £231,450 to 31 March 2024; £198,000 to 31 March 2022; £150,000 to 31 March 2020"
        ),
    }
    assert find(path, OrganisationQuery(number="5")) == ()
    with pytest.raises(InputRefused, match="numbers and no names"):
        find(path, OrganisationQuery(name="northbank"))


def test_a_row_with_the_end_of_a_line_or_a_tab_in_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "publicextract.charity.txt"
    broken = [charity(1, "ONE", charity_activities="Tea\r\nand talk"), charity(2, "TWO", charity_activities="A\\\tB")]
    path.write_bytes(as_tabs([*broken, charity(3, "THREE"), *CHARITIES], CHARITY))
    assert [find(path, OrganisationQuery(number=each))[0].purposes for each in "12"] == ["Tea and talk", "A B"]
    assert find(path, OrganisationQuery(number="3"))[0].name == "THREE"
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join([lines[0], b"cut\toff", *lines[4:]]))
    assert find(path, OrganisationQuery(number="3"))[0].name == "THREE"


def grant(number: int, recipient: dict[str, Any]) -> dict[str, Any]:
    """Give a grant by the 360Giving standard, with what publishers commonly say."""
    return {
        "id": f"360G-somefund-{number}",
        "title": "Warm rooms",
        "description": "A warm room on Fridays",
        "currency": "GBP",
        "amountAwarded": 10_000 * number,
        "awardDate": f"202{number}-02-01T00:00:00+00:00",
        "plannedDates": [{"startDate": "2021-03-01", "duration": 12}],
        "recipientOrganization": [recipient],
        "fundingOrganization": [{"id": "GB-CHC-1155173", "name": "Some Fund"}],
        "grantProgramme": [{"title": "Winter"}],
        "beneficiaryLocation": [{"name": "Northbank", "geoCode": "E05000001", "geoCodeType": "WD"}],
        "dataSource": "https://example.org/grants.json",
        "dateModified": "2024-01-01T00:00:00Z",
    }


def test_a_package_of_grants_is_read_by_number_identifier_and_name(tmp_path: Path) -> None:
    path = tmp_path / "grants.json"
    grants = [
        grant(1, {"id": "GB-CHC-1001001", "name": "Northbank Befriending", "charityNumber": "1001001"}),
        grant(2, {"id": "GB-CHC-1001001", "name": "Northbank Befriending"}),
        grant(3, {"id": "GB-SC-SC012345", "name": "Elsewhere"}),
        grant(4, {"id": "360G-somefund-org:77", "name": "No number"}),
    ]
    head = {"version": "1.3", "license": "https://creativecommons.org/licenses/by/4.0/", "publisher": {"name": "F"}}
    path.write_text(json.dumps(head | {"downloadedFrom": "x", "grants": grants}, indent=2), encoding="utf-8")
    (found,) = find(path, OrganisationQuery(number="1001001"))
    assert (found.grants, found.totals, found.years, found.funders) == (
        2,
        (("GBP", 30_000),),
        (2021, 2022),
        ("Some Fund",),
    )
    assert find(path, OrganisationQuery(number="SC012345"))[0].name == "Elsewhere"
    assert find(path, OrganisationQuery(name="no number"))[0].number == ""


@pytest.mark.parametrize(
    "names",
    [
        ("Recipient Org:Identifier", "Recipient Org:Name", "Funding Org:Name", "Amount Awarded", "Award Date"),
        ("Recipient Org:0:Identifier", "Recipient Org:0:Name", "Funding Org:0:Name", "Amount awarded", "Award date"),
        (
            "recipientOrganization/0/id",
            "recipientOrganization/0/name",
            "fundingOrganization/0/name",
            "amountAwarded",
            "awardDate",
        ),
    ],
)
def test_grants_in_a_table_are_read_whatever_way_their_columns_are_called(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    held = io.StringIO(newline="")
    rows = [("GB-CHC-1001001", "Northbank", "Some Fund", "5000", "2021-05-01"), ("GB-COH-09", "Else", "F", "1", "")]
    csv.writer(held).writerows([("Identifier", *names), *((f"360G-{row[0]}", *row) for row in rows)])
    path = tmp_path / "grants.csv"
    path.write_bytes(held.getvalue().encode("utf-8-sig"))
    (found,) = find(path, OrganisationQuery(number="1001001"))
    assert (found.name, found.grants, found.totals, found.years) == ("Northbank", 1, (("GBP", 5000),), (2021,))
    assert found.funders == ("Some Fund",)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"xl/workbook__xml": b"<a/>", "b__csv": b"a"}, "spreadsheet is damaged"),
        ({"a__csv": b"a", "b__csv": b"b"}, "one table alone"),
        ({"read__me": b"a"}, "one table alone"),
        ({"a__csv": b"a,b\n1,2\n"}, "columns are not theirs"),
    ],
)
def test_what_is_packed_and_no_extract_gets_its_sentence(parts: dict[str, bytes], says: str, tmp_path: Path) -> None:
    with pytest.raises(PartnerDeskError, match=says):
        find(packed(tmp_path / "a.zip", **parts), OrganisationQuery(number="5"))


def test_a_zip_file_that_is_spoilt_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "a.zip", publicextract__charity__json=as_json(CHARITIES * 200))
    whole = bytearray(path.read_bytes())
    whole[200:260] = bytes(60)
    (tmp_path / "b.zip").write_bytes(bytes(whole))
    with pytest.raises(InputRefused, match=r"damaged"):
        find(tmp_path / "b.zip", OrganisationQuery(number="5"))
    monkeypatch.setattr(opening, "MOST", 1000)
    with pytest.raises(InputRefused, match="more than any register"):
        find(path, OrganisationQuery(number="5"))


def test_a_spoilt_zip_file_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    chance, path, read = random.Random(5), tmp_path / "spoilt.zip", 0
    whole = packed(path, publicextract__charity__txt=as_tabs(CHARITIES * 9, CHARITY)).read_bytes()
    for _ in range(1200):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 4)):  # its list of parts stands at the end
            place = chance.choice((chance.randrange(len(spoilt)), len(spoilt) - 1 - chance.randrange(140)))
            spoilt[place] = chance.randrange(256)
        path.write_bytes(bytes(spoilt[: chance.choice((len(spoilt), len(spoilt), chance.randrange(len(spoilt))))]))
        try:
            read += bool(find(path, OrganisationQuery(name="northbank")))
        except InputRefused:
            continue
    assert read > 10
