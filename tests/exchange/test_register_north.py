"""The register of Northern Ireland and that of former Scottish charities, with the columns and letters they come in."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from partnerdesk.exchange.register import Organisation, OrganisationQuery, find, is_register
from partnerdesk.services.partner_facts import facts_of

CCNI = (
    "Reg charity number", "Sub charity number", "Charity name", "Date registered", "Status",
    "Date for financial year ending", "Total income", "Total spending", "Charitable spending",
    "Income generation and governance", "Retained for future use", "Public address", "Website", "Email", "Telephone",
    "Company number", "What the charity does", "Who the charity helps", "How the charity works",
)  # fmt: skip
LATER = (
    *(name for name in CCNI if name not in {"Sub charity number", "What the charity does", "Retained for future use"}),
    "Charitable purposes",
)
CCNI_SAYS = {
    "Reg charity number": "100123",
    "Sub charity number": "0",
    "Charity name": "Cumann Spóirt Bhéal Feirste",
    "Date registered": "28/03/2014",
    "Status": "Received: Up-to-date",
    "Date for financial year ending": "31 March 2024",
    "Total income": "12300",
    "What the charity does": "The advancement of health",
    "Charitable purposes": "The advancement of health",
}
FOUND = Organisation(
    "100123",
    "Cumann Spóirt Bhéal Feirste",
    "The advancement of health",
    12300,
    date(2024, 3, 31),
    date(2014, 3, 28),
)


def extract(path: Path, head: Sequence[str], said: dict[str, str], encoding: str = "utf-8") -> Path:
    held = io.StringIO(newline="")
    csv.writer(held).writerows([head, [said.get(name, "") for name in head]])
    path.write_bytes(held.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize("head", [CCNI, LATER])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "cp858"])
def test_the_register_of_northern_ireland_is_read(head: Sequence[str], encoding: str, tmp_path: Path) -> None:
    path = extract(tmp_path / "register.csv", head, CCNI_SAYS, encoding)
    assert is_register(path)
    assert find(path, OrganisationQuery(number="NIC 100123")) == (FOUND,)
    assert find(path, OrganisationQuery(name="béal")) == ()
    assert find(path, OrganisationQuery(name="bhéal feirste")) == (FOUND,)


@pytest.mark.parametrize(("status", "removed"), [("Removed", True), ("Deregistered", True), ("In default", False)])
def test_who_is_off_the_register_without_a_day_is_said_to_be(status: str, removed: bool, tmp_path: Path) -> None:
    path = extract(tmp_path / "register.csv", CCNI, CCNI_SAYS | {"Status": status})
    (found,) = find(path, OrganisationQuery(number="100123"))
    assert (found.removed, found.gone) == (removed, None)
    assert ("removed" in [fact.id for fact in facts_of(found)]) is removed


def test_a_day_says_it_alone(tmp_path: Path) -> None:
    head = ("Charity Number", "Charity Name", "Registered Date", "Ceased Date", "Charity Status")
    row = dict(zip(head, ("SC000001", "Old Hall", "01/02/2003", "04/05/2020", "Removed"), strict=True))
    (found,) = find(extract(tmp_path / "former.csv", head, row), OrganisationQuery(name="old hall"))
    assert (found.gone, found.removed) == (date(2020, 5, 4), False)
