"""Finds an organisation in a register extract or a file of grants, by its number or its name.

The names of columns are those of the Charity Commission for England and Wales (JSON and tab-separated: charities, and
the history of their annual returns), of OSCR and of the Charity Commission for Northern Ireland (CSV), and of 360Giving
(JSON, CSV and spreadsheets).
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import InputRefused, not_for_this, refused
from partnerdesk.exchange.register.rows import Progress, Row, rows_of
from partnerdesk.exchange.register.sheets import named, rows_in
from partnerdesk.exchange.survey.dates import read_date

MOST = 50  # organisations that are offered
_ROWS_TO_KNOW = 5  # rows after which a file with none of the names is given up
_NUMBER = (
    *("registeredcharitynumber", "regcharitynumber", "charitynumber"),
    *("recipientorg:charitynumber", "recipientorg:companynumber"),
)
_OWN_ID = ("recipientorg:identifier", "recipientorg:id", "id")
_REGISTERS = re.compile(r"GB-(?:CHC|SC|NIC|COH)-(.+)", re.IGNORECASE)  # as org-id.guide has them
_NAME = ("charityname", "recipientorg:name")
_PURPOSES = (
    "charityactivities",
    "objectives",
    "whatthecharitydoes",
    "purposes",
    "charitablepurposes",
    "recipientorg:description",
)
_INCOME = ("latestincome", "mostrecentyearincome", "totalincome")
_YEAR_END = ("latestaccfinperiodenddate", "yearend", "dateforfinancialyearending")
_SINCE = ("dateofregistration", "registereddate", "dateregistered")
_GONE = ("dateofremoval", "ceaseddate")
_STATUS = ("charityregistrationstatus", "charitystatus", "status")
_REMOVED = re.compile(r"(?:removed|deregistered|ceased)\b", re.IGNORECASE)
_RETURNED, _PERIOD_END, _SUPPRESSED = ("totalgrossincome",), ("finperiodenddate",), ("suppressionind",)
_LINKED = ("linkedcharitynumber", "subcharitynumber")
_GRANT = ("amountawarded", "awarddate")


@dataclass(frozen=True, slots=True)
class Organisation:
    """What a file says of one organisation; None or nothing where it says nothing."""

    number: str = ""
    name: str = ""
    purposes: str = ""
    income: int | None = None
    year_end: date | None = None
    since: date | None = None
    gone: date | None = None
    removed: bool = False
    """Whether the register says that it is no longer on it, where it gives no day for that."""
    grants: int = 0
    totals: tuple[tuple[str, int], ...] = ()
    """What the grants add up to, in each currency."""
    years: tuple[int, ...] = ()
    funders: tuple[str, ...] = ()
    returns: tuple[tuple[date, int], ...] = ()
    """The income of each year by its end, the last one first, where the file is a history of annual returns."""

    @property
    def is_registered(self) -> bool:
        """Whether this comes from a register, and not from grants."""
        return not self.grants


@dataclass(frozen=True, slots=True)
class OrganisationQuery:
    """What is looked for: a register number, or words of a name."""

    number: str = ""
    name: str = ""
    words: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Take the words apart once."""
        object.__setattr__(self, "words", tuple(self.name.casefold().split()))

    @classmethod
    def typed(cls, text: str) -> "OrganisationQuery":
        """Return what somebody typed into one field: a number where it looks like one."""
        bare = text.strip()
        is_number = re.fullmatch(r"(?:[A-Za-z]{2,3}[- ]?)?\d{3,9}(?:-\d+)?", bare) is not None
        return cls(number=bare) if is_number else cls(name=bare)

    def fits(self, number: str, name: str) -> bool:
        """Return whether an organisation is meant."""
        if self.number:
            return bool(number) and _bare(number) == _bare(self.number)
        said = name.casefold()
        return bool(self.words) and all(word in said for word in self.words)


def find(path: Path, wanted: OrganisationQuery, progress: Progress | None = None) -> tuple[Organisation, ...]:
    """Return the organisations that fit, the best first and at most MOST; nothing where none does.

    Raises InputRefused where the file is none that this knows, Stopped where `progress` says so.
    """
    found: dict[str, Organisation] = {}
    known = False
    with closing(rows_in(path, progress or Progress(), _is_known)) as rows:
        for at, row in enumerate(rows):
            known = known or _is_known(row)
            _refuse_names(row, wanted)
            if not known and at >= _ROWS_TO_KNOW:
                break
            for each in _said(row, wanted):
                _keep(found, each)
                if wanted.number and each.is_registered and not each.returns:
                    return (each,)
    if not known:
        raise not_for_this(
            N_(
                "This is no register extract and no 360Giving file: the columns are not theirs. "
                "Choose the file that you downloaded, as it is."
            )
        )
    return tuple(sorted(found.values(), key=lambda each: _rank(each, wanted))[:MOST])


def is_register(path: Path) -> bool:
    """Return whether a file is one that can be looked into, by its first rows. A survey of charities is none.

    Raises OSError where it cannot be read.
    """
    try:
        with closing(rows_of(path, Progress())) as rows:
            return any(_is_known(row) and _is_no_survey(row) for row in islice(rows, _ROWS_TO_KNOW))
    except InputRefused:
        return False


def are_of_register(headings: Sequence[str]) -> bool:
    """Return whether headings are those of a register extract or of grants, and of no survey."""
    names = named(headings)
    return _is_known(names) and _is_no_survey(names)


def _is_no_survey(row: Collection[str]) -> bool:
    """Return whether a row has what nobody is asked: the day of a register, a recipient, or an annual return."""
    return any(name in row for name in (*_SINCE, *_GONE, "recipientorganization", "recipientorg:name", *_PERIOD_END))


def _keep(found: dict[str, Organisation], each: Organisation) -> None:
    key = _bare(each.number) or each.name.casefold()
    before = found.get(key)
    if before is None:
        if len(found) < 20 * MOST:
            found[key] = each
    elif each.returns:
        found[key] = _returned({**dict(before.returns), **dict(each.returns)}, each.number)
    elif each.grants:
        found[key] = replace(
            before,
            grants=before.grants + 1,
            totals=_summed(before.totals + each.totals),
            years=tuple(sorted({*before.years, *each.years})),
            funders=tuple(dict.fromkeys((*before.funders, *each.funders))),
        )


def _summed(totals: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for currency, total in totals:
        sums[currency] = sums.get(currency, 0) + total
    return tuple(sums.items())


def _refuse_names(row: Row, wanted: OrganisationQuery) -> None:
    if _is_return(row) and not wanted.number:
        raise refused("", N_("This is a history of annual returns: it has numbers and no names. Give the number."))


def _returned(years: dict[date, int], number: str) -> Organisation:
    returns = tuple(sorted(years.items(), reverse=True))
    return Organisation(number=number, income=returns[0][1], year_end=returns[0][0], returns=returns)


def _rank(each: Organisation, wanted: OrganisationQuery) -> tuple[bool, bool, int]:
    return each.gone is not None or each.removed, each.name.casefold() != wanted.name.strip().casefold(), len(each.name)


def _bare(number: str) -> str:
    return re.sub(r"[\s-]", "", number).casefold().removeprefix("gbchc").removeprefix("nic").lstrip("0")


# --- one row ----------------------------------------------------------------------------------------------------------


def _is_known(row: Collection[str]) -> bool:
    if "recipientorganization" in row or "recipientorg:name" in row or _is_return(row):
        return True
    return any(name in row for name in _NAME) and any(name in row for name in _NUMBER)


def _is_return(row: Collection[str]) -> bool:
    return any(name in row for name in _RETURNED) and any(name in row for name in _PERIOD_END)


def _said(row: Row, wanted: OrganisationQuery) -> Iterator[Organisation]:
    """Yield the organisations of a row that fit: one, none, or whoever got a grant."""
    recipients = row.get("recipientorganization")
    if isinstance(recipients, list):
        for each in recipients:
            if isinstance(each, dict):
                number = str(each.get("charityNumber") or each.get("companyNumber") or "") or _number_in(each)
                name = _text(each.get("name"))
                if wanted.fits(number, name):
                    yield _granted(row, Organisation(number, name, _text(each.get("description"))))
        return
    number, name = _first(row, _NUMBER) or _number_in(row), _first(row, _NAME)
    if not wanted.fits(number, name):
        return
    if _is_return(row):
        yield from _return_of(row, number)
        return
    if _first(row, _LINKED).lstrip("0"):  # part of another charity, under whose number it stands
        return
    gone = _day(_first(row, _GONE))
    said = Organisation(
        number=number,
        name=name,
        purposes=_first(row, _PURPOSES),
        income=_whole(_first(row, _INCOME)),
        year_end=_day(_first(row, _YEAR_END)),
        since=_day(_first(row, _SINCE)),
        gone=gone,
        removed=gone is None and _REMOVED.match(_first(row, _STATUS)) is not None,
    )
    is_grant = "recipientorg:name" in row and any(name in row for name in _GRANT)
    yield _granted(row, said) if is_grant else said


def _return_of(row: Row, number: str) -> Iterator[Organisation]:
    """Yield the income of one year, unless the regulator keeps it back."""
    day, income = _day(_first(row, _PERIOD_END)), _whole(_first(row, _RETURNED))
    if day is not None and income is not None and _first(row, _SUPPRESSED).casefold() not in {"true", "1"}:
        yield _returned({day: income}, number)


def _number_in(held: Mapping[str, object]) -> str:
    """Return the register number in an identifier such as GB-CHC-1001, where there is no number beside it."""
    found = _REGISTERS.fullmatch(_first(held, _OWN_ID))
    return found[1] if found else ""


def _granted(row: Row, said: Organisation) -> Organisation:
    day = _day(_text(row.get("awarddate")))
    funders = row.get("fundingorganization")
    first = funders[0] if isinstance(funders, list) and funders and isinstance(funders[0], dict) else {}
    funder = _text(first.get("name")) or _text(row.get("fundingorg:name"))
    return replace(
        said,
        grants=1,
        totals=((_text(row.get("currency")).upper() or "GBP", _whole(_text(row.get("amountawarded"))) or 0),),
        years=(day.year,) if day else (),
        funders=(funder,) if funder else (),
    )


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    found: Callable[[str], Any] = row.get
    return next((text for name in names if (text := _text(found(name)))), "")


def _text(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return " ".join(str(value).split())


def _whole(text: str) -> int | None:
    bare = re.sub(r"[£,\s]", "", text)
    return round(float(bare)) if re.fullmatch(r"\d{1,15}(?:\.\d{1,9})?", bare) else None


def _day(text: str) -> date | None:
    """Read a date as registers write it: 2024-03-31T00:00:00, 31/03/2024 with the day first, 31 March 2024."""
    return None if text.isdecimal() else read_date(text)
