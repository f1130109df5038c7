"""Answers that several pages offer: the words for values, and choices made of records and of the catalogue.

It must not know any page.
"""

from collections.abc import Callable
from typing import TypeVar

from partnerdesk.domain.aim_words import what_bare, whom_bare
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
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

R = TypeVar("R", bound=Record)

FEW = N_("<{k}")
NO_NAME = N_("Without a name yet")
"""What a record is called that has no name: never by its id, which nobody has seen."""


def words(*pairs: tuple[object, str] | tuple[object, str, str]) -> tuple[ChoiceLine, ...]:
    """Return answers from (value, label) or (value, label, description)."""
    return tuple(ChoiceLine(*pair) for pair in pairs)


def said_choices(choices: tuple[ChoiceLine, ...]) -> tuple[ChoiceLine, ...]:
    """Return the same answers in the reader's language."""
    return tuple(ChoiceLine(each.value, said(each.label), said(each.description)) for each in choices)


def label_of(choices: tuple[ChoiceLine, ...], value: object) -> str:
    """Return the words for ``value``, or nothing."""
    return next((choice.label for choice in choices if choice.value == value), "")


def _named(
    kind: type[R], name: Callable[[R], str | None]
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
        text: str | None = objective_text(row)
    else:
        fields = ("name", "display_name", "title", "summary")
        text = next((getattr(row, name) for name in fields if hasattr(row, name)), None)
    return as_named(named(partnership, type(row), row.row_key[0], text))


def theme_text(row: Theme) -> str:
    """Return the words of a theme, or that there are none yet."""
    return row.text or said(NO_NAME)


people = _named(Participant, lambda row: row.display_name)
partners = _named(Partner, lambda row: row.name)
groups = _named(BeneficiaryGroup, lambda row: row.name)
themes = _named(Theme, theme_text)
objectives = _named(Objective, objective_text)
options = _named(Option, lambda row: row.title)


def methods(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the ways of listening."""
    return tuple(ChoiceLine(name, method.name) for name, method in catalogue.methods.items())


def forms(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the shapes that a partnership can take."""
    return tuple(ChoiceLine(name, form.name) for name, form in catalogue.forms.items())


def dimensions(_partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the six parts of trust."""
    return tuple(ChoiceLine(name, part.name) for name, part in catalogue.dimensions.items())
