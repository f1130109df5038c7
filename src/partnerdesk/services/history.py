"""What changed, told to whoever shows it. Knows no file and no screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.domain.commands import Command, DoTogether
from partnerdesk.domain.words import Sentence

COMMAND = "command"
UNDO = "undo"
REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """The entities that a change touched, by name; whether it was a ``command``, an ``undo`` or a ``redo``; its words.

    No areas: the command left everything as it was.
    """

    areas: frozenset[str]
    origin: str
    label: Sentence


def change_of(entities: Iterable[str], origin: str, label: Sentence) -> Change:
    """Return the change that touched ``entities``."""
    return Change(frozenset(entities), origin, label)


def action_of(command: Command) -> str:
    """Return by what the history calls a command: ``change_fields``; one that takes words away, by its first part."""
    if isinstance(command, DoTogether) and command.is_for_good:
        return action_of(next(part for part in command.commands if part.is_for_good))
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(command).__name__).lower()
