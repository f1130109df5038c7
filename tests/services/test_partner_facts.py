"""What of an organisation becomes a partner's: only what was ticked, in one command, and nothing is lost."""

from dataclasses import replace
from datetime import date

from partnerdesk.domain.apply import apply
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Partner
from partnerdesk.exchange.register import Organisation
from partnerdesk.services.partner_facts import facts_of, same_partner, take

FOUND = Organisation("1001", "NORTHBANK", "Befriending", 231450, date(2024, 3, 31), date(1998, 5, 1), date(2025, 1, 2))
GRANTED = Organisation(
    "1001", "Northbank", grants=2, totals=(("GBP", 12500),), years=(2019, 2022), funders=("The Fund", "Other")
)
ALL = [fact.id for fact in facts_of(FOUND)]


def taken(held: Partnership, found: Organisation, wanted: list[str], into: str | None) -> Partner:
    """Give the partner after the facts were taken."""
    command = take(held, found, wanted, into, "extract.json")
    assert command is not None
    return apply(held, command).rows(Partner)[-1]


def test_every_fact_has_an_id_and_says_something() -> None:
    assert ALL == ["name", "number", "purposes", "income", "years", "removed"]
    assert [fact.id for fact in facts_of(GRANTED)] == ["name", "number", "grants"]
    assert facts_of(Organisation()) == ()


def test_a_new_partner_gets_what_was_ticked_and_no_more() -> None:
    made = taken(Partnership.empty(), FOUND, ALL, None)
    assert (made.name, made.register_number, made.kind) == ("NORTHBANK", "1001", "charity")
    assert made.notes == (
        "From extract.json:\nBefriending.\nIncome £231,450 in the year to 31 March 2024.\n"
        "On the register since 1 May 1998.\nRemoved from the register on 2 January 2025."
    )
    few = taken(Partnership.empty(), FOUND, ["name"], None)
    assert (few.name, few.register_number, few.notes) == ("NORTHBANK", None, None)
    grants = taken(Partnership.empty(), GRANTED, ["grants"], None)
    assert grants.kind is None
    assert grants.notes == "From extract.json:\n2 grants in 2019 to 2022, £12,500 in all, from The Fund, Other."


def test_many_funders_are_some_by_name_and_the_others_counted() -> None:
    names = [f"Fund {n}" for n in range(1, 8)]
    said = [str(facts_of(replace(GRANTED, funders=tuple(names[:count])))[-1].says) for count in (0, 5, 6, 7)]
    five = "Fund 1, Fund 2, Fund 3, Fund 4, Fund 5"
    ends = ("funders who are not named", five, f"{five} and one other", f"{five} and 2 others")
    assert [each.partition("from ")[2] for each in said] == list(ends)


def test_what_is_there_stays_and_nothing_is_taken_twice() -> None:
    held = Partnership.of([Partner(id="P1", name="Our name for them", register_number="1001", notes="Ours.")])
    same = same_partner(held, FOUND)
    assert same is not None
    made = taken(held, FOUND, ["income"], same.id)
    assert made.id == "P1"
    assert made.name == "Our name for them"
    assert made.notes == "Ours.\nFrom extract.json:\nIncome £231,450 in the year to 31 March 2024."
    assert take(held.put(made), FOUND, ["income", "number"], "P1", "extract.json") is None
    assert take(held, FOUND, [], "P1", "extract.json") is None


def test_wanted_facts_may_come_one_after_the_other() -> None:
    held, wanted = Partnership.empty(), ("name", "number", "income")
    assert take(held, FOUND, iter(wanted), None, "extract.json") == take(held, FOUND, wanted, None, "extract.json")


def test_the_same_partner_is_known_by_number_or_name() -> None:
    held = Partnership.of([Partner(id="P1", name="Else"), Partner(id="P2", name=" northbank ")])
    assert same_partner(held, FOUND) == held.get(Partner, "P2")
    assert same_partner(held, Organisation("", "")) is None
