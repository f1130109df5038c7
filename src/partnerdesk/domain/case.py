"""The case in hand: what is recorded, the catalogue's texts, the thresholds and the date, for every rule to look at.

Also the names by which sentences call things. It holds no rule itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    CriterionUse,
    Objective,
    Option,
    Participant,
    Partner,
    PartnershipFile,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import Settings, settings_of
from partnerdesk.domain.unnamed import Name, joined, named
from partnerdesk.domain.words import N_, Sentence

CARRY_ON = "carry_on"
MOST_LISTED = 5
"""Names in a sentence that may have many, so that it stays a sentence."""


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
        words = self.catalogue.signals[signal]
        return Sentence((values.get("n") == 1 and words.message_one) or words.message, values)

    def objective(self, name: str) -> Name:
        """Return what an objective is called in a sentence."""
        row = self.partnership.get(Objective, name)
        words = (row.so_that_text, row.for_whom_text) if row else ()
        return named(self.partnership, Objective, name, *words)

    def option(self, name: str) -> Name:
        """Return what an option is called in a sentence: its title, else its form."""
        row = self.partnership.get(Option, name)
        form = self.catalogue.forms.get((row and row.form) or "")
        return named(self.partnership, Option, name, row.title if row else None, form.name if form else None)

    def partner(self, name: str) -> Name:
        """Return what a partner is called in a sentence."""
        return named(self.partnership, Partner, name, self.named_partner(name))

    def named_partner(self, name: str) -> str | None:
        """Return the name of a partner, or None where none is written down."""
        row = self.partnership.get(Partner, name)
        return row.name if row else None

    def group(self, name: str) -> Name:
        """Return what a group of people is called in a sentence."""
        row = self.partnership.get(BeneficiaryGroup, name)
        return named(self.partnership, BeneficiaryGroup, name, row.name if row else None)

    def criterion(self, name: str) -> Name:
        """Return what a criterion is called: the board's own name for it first."""
        use, found = self.partnership.get(CriterionUse, name), self.catalogue.criteria.get(name)
        words = (use.custom_name if use else None, found.name if found else None)
        return named(self.partnership, CriterionUse, name, *words)

    def person(self, name: str) -> Name:
        """Return what somebody is called in a sentence."""
        row = self.partnership.get(Participant, name)
        return named(self.partnership, Participant, name, row.display_name if row else None)

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


def listed(names: Iterable[Name]) -> Name:
    """Return names as one line of a sentence."""
    return joined(names)


def listed_in_short(names: Iterable[Name], most: int = MOST_LISTED) -> Name:
    """Return names as one line of a sentence; where they are many, some of them and how many more there are."""
    given = list(names)
    if len(given) <= most + 1:
        return joined(given)
    return Sentence(N_("{names} and {n} more"), {"names": joined(given[:most]), "n": len(given) - most})


def filled(text: str | None) -> bool:
    """Return whether something was written."""
    return bool((text or "").strip())


def quoted(name: Name) -> Name:
    """Return a name that reads like a sentence of its own in quotation marks; what has no name has none."""
    return f"‘{name}’" if isinstance(name, str) else name


def called(names: Iterable[str | None]) -> str | Sentence:
    """Return names as one line; records without a name are counted, never called by their ids."""
    given = list(names)
    known = ", ".join(name or "" for name in given if filled(name))
    left = sum(not filled(name) for name in given)
    if not left:
        return known
    pattern = N_("{names}, {n} without a name yet") if known else N_("{n} without a name yet")
    return Sentence(pattern, {"names": known, "n": left})
