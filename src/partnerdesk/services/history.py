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
    """Return by what the history calls a command: ``change_fields``; several that take words away, by the first."""
    if isinstance(command, DoTogether) and command.commands and all(part.is_for_good for part in command.commands):
        return action_of(command.commands[0])
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(command).__name__).lower()
