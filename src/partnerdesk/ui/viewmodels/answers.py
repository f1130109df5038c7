"""Answers that several pages offer: the words for values, and choices made of records and of the catalogue.

It must not know any page.
"""

from collections.abc import Callable

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    Objective,
    Option,
    Participant,
    Partner,
    Record,
    Theme,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.ui.viewmodels.fields import ChoiceLine


def words(*pairs: tuple[object, str] | tuple[object, str, str]) -> tuple[ChoiceLine, ...]:
    """Return answers from (value, label) or (value, label, description)."""
    return tuple(ChoiceLine(*pair) for pair in pairs)


def label_of(choices: tuple[ChoiceLine, ...], value: object) -> str:
    """Return the words for ``value``, or nothing."""
    return next((choice.label for choice in choices if choice.value == value), "")


def _named(
    kind: type[Record], name: Callable[[Record], str]
) -> Callable[[Partnership, Catalogue], tuple[ChoiceLine, ...]]:
    def choices(partnership: Partnership, _catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
        return tuple(ChoiceLine(row.row_key[0], name(row) or row.row_key[0]) for row in partnership.rows(kind))

    return choices


def objective_text(row: Objective) -> str:
    """Return an objective as one sentence."""
    for_whom, so_that = (row.for_whom_text or "").strip(), (row.so_that_text or "").strip()
    return ", ".join(part for part in (for_whom, so_that) if part)


def option_text(row: Option) -> str:
    """Return an option's name."""
    return row.title or row.id


people = _named(Participant, lambda row: getattr(row, "display_name", None) or "")
partners = _named(Partner, lambda row: getattr(row, "name", None) or "")
groups = _named(BeneficiaryGroup, lambda row: getattr(row, "name", None) or "")
themes = _named(Theme, lambda row: getattr(row, "text", None) or "")
inputs = _named(BeneficiaryInput, lambda row: getattr(row, "summary", None) or "")
objectives = _named(Objective, lambda row: objective_text(row) if isinstance(row, Objective) else "")
options = _named(Option, lambda row: option_text(row) if isinstance(row, Option) else "")


def methods(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the ways of listening."""
    return tuple(ChoiceLine(name, method.name) for name, method in catalogue.methods.items())


def forms(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the shapes that a partnership can take."""
    return tuple(ChoiceLine(name, form.name) for name, form in catalogue.forms.items())


def dimensions(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the six parts of trust."""
    return tuple(ChoiceLine(name, part.name) for name, part in catalogue.dimensions.items())
