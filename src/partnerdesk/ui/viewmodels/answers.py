"""Answers that several pages offer: the words for values, and choices made of records and of the catalogue.

It must not know any page.
"""

from collections.abc import Callable

from partnerdesk.domain.aim_words import what_bare, whom_bare
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
from partnerdesk.domain.unnamed import named
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import as_named, said

NO_NAME = N_("Without a name yet")
"""What a record is called that has no name: never by its id, which nobody has seen."""


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
        return tuple(ChoiceLine(row.row_key[0], name(row) or said(NO_NAME)) for row in partnership.rows(kind))

    return choices


def objective_text(row: Objective) -> str:
    """Return an objective as one sentence: for whom, so that what changes."""
    whom, what = whom_bare(row.for_whom_text, said), what_bare(row.so_that_text, said)
    if whom and what:
        return said(N_("For {whom}, so that {what}")).format(whom=whom, what=what)
    if whom:
        return said(N_("For {whom}")).format(whom=whom)
    return said(N_("So that {what}")).format(what=what) if what else ""


def called(partnership: Partnership, row: Record) -> str:
    """Return what a record is called: the words that were written, else its place among its kind, never its id."""
    if isinstance(row, Objective):
        words: str | None = objective_text(row)
    else:
        words = next((getattr(row, name) for name in ("name", "display_name", "title") if hasattr(row, name)), None)
    return as_named(named(partnership, type(row), row.row_key[0], words))


def option_text(row: Option) -> str:
    """Return an option's name."""
    return row.title or said(NO_NAME)


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
