"""The case in hand: what is recorded, the catalogue's texts, the thresholds and the date, for every rule to look at.

Also the names by which sentences call things. It holds no rule itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, CriterionUse, Objective, Option, Partner, PartnershipFile
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import Settings, settings_of
from partnerdesk.domain.words import N_, Sentence

CARRY_ON = "carry_on"


@dataclass(frozen=True, slots=True)
class Case:
    """One partnership as it is looked at on one day."""

    partnership: Partnership
    catalogue: Catalogue
    settings: Settings
    as_of: date

    @classmethod
    def of(cls, partnership: Partnership, catalogue: Catalogue, as_of: date) -> Case:
        """Return the case with the file's own thresholds."""
        return cls(partnership, catalogue, settings_of(partnership), as_of)

    @property
    def is_short(self) -> bool:
        """Whether the board takes the short route."""
        return self.partnership.one(PartnershipFile).route == "short"

    def said(self, signal: str, **values: object) -> Sentence:
        """Return the catalogue's sentence of a signal with its values."""
        return Sentence(self.catalogue.signals[signal].message, values)

    def objective(self, name: str) -> str:
        """Return what an objective is called in a sentence."""
        row = self.partnership.get(Objective, name)
        return (row and (row.so_that_text or row.for_whom_text)) or name

    def option(self, name: str) -> str:
        """Return what an option is called in a sentence."""
        row = self.partnership.get(Option, name)
        if row is None or row.title:
            return (row and row.title) or name
        form = self.catalogue.forms.get(row.form or "")
        return form.name if form else name

    def partner(self, name: str) -> str:
        """Return what a partner is called in a sentence."""
        row = self.partnership.get(Partner, name)
        return (row and row.name) or name

    def named_partner(self, name: str) -> str | None:
        """Return the name of a partner, or None where none is written down."""
        row = self.partnership.get(Partner, name)
        return row.name if row else None

    def group(self, name: str) -> str:
        """Return what a group of people is called in a sentence."""
        row = self.partnership.get(BeneficiaryGroup, name)
        return (row and row.name) or name

    def criterion(self, name: str) -> str:
        """Return what a criterion is called: the board's own name for it first."""
        use = self.partnership.get(CriterionUse, name)
        if use is not None and use.custom_name:
            return use.custom_name
        found = self.catalogue.criteria.get(name)
        return found.name if found else name

    def dimension(self, name: str) -> str:
        """Return what a dimension of trust is called."""
        return self.catalogue.dimensions[name].name

    def indicator(self, name: str) -> str:
        """Return what a trust item is called."""
        return self.catalogue.indicators[name].name

    def level_word(self, level: float) -> str:
        """Return the word for a trust score."""
        words = [each.word for each in self.catalogue.trust_levels.values() if each.from_ <= level < each.below]
        return words[0].lower() if words else ""


def is_baseline(option: Option) -> bool:
    """Return whether an option is carrying on as we are."""
    return bool(option.is_baseline) or option.form == CARRY_ON


def shortlisted(partnership: Partnership) -> tuple[Option, ...]:
    """Return the options that have not been dropped."""
    return tuple(option for option in partnership.rows(Option) if option.status != "dropped")


def as_of_date(partnership: Partnership, today: date) -> date:
    """Return the date that everything is worked out for: the meeting's, or today where none is set."""
    return partnership.one(PartnershipFile).meeting_on or today


def listed(names: Iterable[str]) -> str:
    """Return names as one line of a sentence."""
    return ", ".join(names)


def filled(text: str | None) -> bool:
    """Return whether something was written."""
    return bool((text or "").strip())


def quoted(name: str) -> str:
    """Return a name that reads like a sentence of its own in quotation marks."""
    return f"‘{name}’"


def percent(share: float) -> int:
    """Return a share as whole per cent, a half rounded up."""
    return int(share * 100 + 0.5 + 1e-9)


def called(names: Iterable[str | None]) -> str | Sentence:
    """Return names as one line; records without a name are counted, never called by their ids."""
    given = list(names)
    known = listed(name or "" for name in given if filled(name))
    left = sum(not filled(name) for name in given)
    if not left:
        return known
    pattern = N_("{names}, {n} without a name yet") if known else N_("{n} without a name yet")
    return Sentence(pattern, {"names": known, "n": left})
