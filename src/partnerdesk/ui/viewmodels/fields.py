"""Lines of forms, declared: what a field is called, how it is answered and in which words.

One builder makes every form of these. This module must not know widgets, nor what any record means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from partnerdesk.domain.commands import Command
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Record
from partnerdesk.domain.reference import Catalogue

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk


class Control(StrEnum):
    """The ways to answer a line."""

    LINE = "line"
    AREA = "area"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    SELECT = "select"
    CHECK = "check"
    YES_NO = "yes_no"
    CHECKS = "checks"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One answer that can be chosen: the value that is recorded, and its words."""

    value: object
    label: str
    description: str = ""


Choices = tuple[ChoiceLine, ...] | Callable[[Partnership, Catalogue], tuple[ChoiceLine, ...]]
Shown = Callable[[Partnership, Record], bool]


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of a form.

    ``needed`` is the sentence shown above the field on Continue while it is empty; without one it may stay empty.
    ``shown`` says for which records the line is shown at all. ``columns`` is how many radio cards stand side by side.
    ``guarded`` asks before something is kept that gives a person away. ``listed`` offers to make a record of each line
    of a list that is pasted.
    ``beside`` puts this line beside the one before, where the width allows. ``reworded`` gives the label for a record
    that needs another one, or nothing. ``command`` makes what changes the field,
    where that is more than the field alone.
    """

    name: str
    label: str
    hint: str = ""
    control: Control = Control.LINE
    choices: Choices = ()
    optional: bool = False
    needed: str = ""
    unit: str = ""
    columns: int = 3
    beside: bool = False
    shown: Shown | None = None
    guarded: bool = False
    listed: bool = False
    command: Callable[[Partnership, Key, Any], Command] | None = None
    reworded: Callable[[Partnership, Record], str] | None = None


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Ticks that add and remove link records, such as the groups that an input belongs to.

    ``kind`` is the link's record class, ``mine`` its field that holds this record's id, ``other`` the field with the
    other id. ``add_kind`` and ``add_label`` let a person name a new one on the spot; ``add_field`` holds its words.
    ``offered`` gives words for new ones, under ``offered_label``; a click takes one over.
    """

    kind: type[Record]
    mine: str
    other: str
    label: str
    choices: Choices
    hint: str = ""
    add_kind: type[Record] | None = None
    add_field: str = ""
    add_label: str = ""
    offered: Callable[[Desk, Key], tuple[ChoiceLine, ...]] | None = None
    offered_label: str = ""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Words between the fields, from the catalogue: nothing to answer."""

    text: Callable[[Catalogue], str]
    title: str = ""


FormLine = FieldLine | LinkLine | NoteLine


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Lines under one heading; ``folded`` ones are opened by a click. ``shown`` says for which records."""

    title: str
    parts: tuple[FormLine, ...]
    hint: str = ""
    folded: bool = False
    shown: Shown | None = None


FormPart = FormLine | FieldGroup


def lines_of(parts: tuple[FormPart, ...]) -> tuple[FieldLine | LinkLine, ...]:
    """Return the lines of ``parts``, groups opened."""
    found: list[FieldLine | LinkLine] = []
    for part in parts:
        inside = part.parts if isinstance(part, FieldGroup) else (part,)
        found += [line for line in inside if not isinstance(line, NoteLine)]
    return tuple(found)


def choices_of(choices: Choices, partnership: Partnership, catalogue: Catalogue) -> tuple[ChoiceLine, ...]:
    """Return the answers that can be chosen now."""
    return choices if isinstance(choices, tuple) else choices(partnership, catalogue)
