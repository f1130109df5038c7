"""What of an organisation in a register extract or a file of grants may become a partner's: fact by fact.

Knows no screen and no file on disk.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from partnerdesk.brief import dates
from partnerdesk.domain.commands import Command, PutRecords
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import Partner
from partnerdesk.domain.unnamed import joined
from partnerdesk.domain.words import N_, NP_, Sentence, counted
from partnerdesk.exchange.register import Organisation

_GONE = N_("Removed from the register on {day}")
_REMOVED = N_("The register says so; it gives no day.")
_SINCE = N_("On the register since {day}")
_INCOME = N_("Income {income}")
_INCOME_IN = N_("Income {income} in the year to {day}")
_RETURNS = N_("Income of {n} years: {years}")
_RETURN = N_("{income} to {day}")
_MOST_RETURNS = 10
_GRANTS = NP_("1 grant, {total}, from {funders}", "{n} grants, {total} in all, from {funders}")
_GRANTS_IN = NP_("1 grant in {years}, {total}, from {funders}", "{n} grants in {years}, {total} in all, from {funders}")
_YEARS = N_("{first} to {last}")
_NO_FUNDER = N_("funders who are not named")
_FUNDERS = NP_("{names} and one other", "{names} and {n} others")
_MOST_FUNDERS = 5
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


@dataclass(frozen=True, slots=True)
class PartnerFact:
    """One fact: its id, what it is about, and what it says. ``field`` is the partner's that it fills, or the notes."""

    id: str
    about: str
    says: Sentence
    field: str = "notes"


def facts_of(found: Organisation) -> tuple[PartnerFact, ...]:
    """Return what a file says of an organisation, in the order in which it is read."""
    facts = [
        PartnerFact("name", N_("Name"), _plain(found.name), "name"),
        PartnerFact("number", N_("Register number"), _plain(found.number), "register_number"),
        PartnerFact("purposes", N_("What they do, in their own words"), _plain(found.purposes)),
    ]
    if found.income is not None:
        values = {"income": _money(found.income, "GBP"), "day": found.year_end}
        says = Sentence(_INCOME_IN if found.year_end else _INCOME, values)
        facts.append(PartnerFact("income", N_("Income"), says))
    if len(found.returns) > 1:
        facts.append(PartnerFact("returns", N_("Income over the years"), _returns(found)))
    if found.since is not None:
        facts.append(PartnerFact("years", N_("Years"), Sentence(_SINCE, {"day": found.since})))
    if found.gone is not None:
        facts.append(PartnerFact("removed", N_("No longer registered"), Sentence(_GONE, {"day": found.gone})))
    if found.removed:
        facts.append(PartnerFact("removed", N_("No longer registered"), Sentence(_REMOVED)))
    if found.grants:
        facts.append(PartnerFact("grants", N_("Grants"), _grants(found)))
    return tuple(fact for fact in facts if str(fact.says))


def _returns(found: Organisation) -> Sentence:
    lines = [
        Sentence(_RETURN, {"income": _money(income, "GBP"), "day": day})
        for day, income in found.returns[:_MOST_RETURNS]
    ]
    return Sentence(_RETURNS, {"n": len(lines), "years": joined(lines, "; ")})


def _plain(text: str) -> Sentence:
    return Sentence("{text}" if text else "", {"text": text})


def _grants(found: Organisation) -> Sentence:
    first, last = (found.years[0], found.years[-1]) if found.years else (0, 0)
    values: dict[str, object] = {
        "years": str(first) if first == last else Sentence(_YEARS, {"first": first, "last": last}),
        "total": " + ".join(_money(total, currency) for currency, total in found.totals),
        "funders": _funders(found.funders),
    }
    return counted(_GRANTS_IN if found.years else _GRANTS, found.grants, **values)


def _funders(names: tuple[str, ...]) -> str | Sentence:
    """The funders by name; where they are many, some of them and how many others."""
    if not names:
        return Sentence(_NO_FUNDER)
    others = len(names) - _MOST_FUNDERS
    named = ", ".join(names[:_MOST_FUNDERS])
    return counted(_FUNDERS, others, names=named) if others > 0 else named


def _money(amount: int, currency: str) -> str:
    sign = _SIGNS.get(currency)
    return f"{sign}{amount:,}" if sign else f"{amount:,} {currency}"


def same_partner(partnership: Partnership, found: Organisation) -> Partner | None:
    """Return the partner who has the same number, or else the same name."""
    rows = partnership.rows(Partner)
    number = found.number.casefold()
    by_number = [row for row in rows if number and (row.register_number or "").strip().casefold() == number]
    name = found.name.casefold()
    by_name = [row for row in rows if name and (row.name or "").strip().casefold() == name]
    return next(iter([*by_number, *by_name]), None)


def in_english(says: Sentence) -> str:
    """Return what a fact says, its dates in words, without a full stop of its own."""
    return says.dated(dates.day).text()


def take(
    partnership: Partnership,
    found: Organisation,
    wanted: Iterable[str],
    into: str | None,
    source: str,
    tell: Callable[[Sentence], str] = in_english,
) -> Command | None:
    """Return one command that takes the wanted facts into a partner, or a new one; None where it would change nothing.

    Notes that are there stay; new ones follow, with the name of the file they come from, as ``tell`` says them.
    """
    ids = set(wanted)
    picked = [fact for fact in facts_of(found) if fact.id in ids]
    before = partnership.get(Partner, into) if into else None
    after = before or Partner(id=next_id(partnership, Partner), kind="charity" if found.is_registered else None)
    for fact in picked:
        if fact.field != "notes":
            values: dict[str, Any] = {fact.field: str(fact.says)}
            after = replace(after, **values)
    lines = [_ended(tell(fact.says)) for fact in picked if fact.field == "notes"]
    new = [line for line in lines if line not in (after.notes or "")]
    if new:
        heading = tell(Sentence(N_("From {source}:"), {"source": source}))
        after = replace(after, notes="\n".join(filter(None, ((after.notes or "").rstrip(), heading, *new))))
    if not picked or after == before:
        return None
    return PutRecords((after,), Sentence(N_("take facts about a partner")))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
