"""A stack of slips that is being typed, as a text from which the next start goes on.

It holds keys and digits: who, which questions, what was typed each time, and where. No name, no question's words, and
nothing that anybody answered otherwise. What does not fit the round any more is not taken up. It must not know widgets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partnerdesk.ui.viewmodels.rounds.kind import Item
from partnerdesk.ui.viewmodels.rounds.slip import LETTER_OF, Typed
from partnerdesk.ui.viewmodels.rounds.typing import Cell, Typing


@dataclass(frozen=True, slots=True)
class Stack:
    """What is typed of some slips: each time's cells and the place in them, and what was settled."""

    subject: str
    number: int
    everything: bool
    people: tuple[str, ...]
    items: tuple[tuple[str, ...], ...]
    phase: str
    passes: tuple[tuple[Cell, Mapping[Cell, Typed]], ...]
    settled: Mapping[Cell, Typed | None] = field(default_factory=dict)


def asked_of(items: Sequence[Item]) -> tuple[tuple[str, ...], ...]:
    """Return what tells items apart: their keys, and what their answers stand for."""
    return tuple((*item.key, *item.stands_for) for item in items)


def typed_so_far(passes: Sequence[Typing]) -> tuple[tuple[Cell, Mapping[Cell, Typed]], ...]:
    """Return what is typed each time, and the place of each."""
    return tuple((each.place, dict(each.cells)) for each in passes)


def to_text(stack: Stack) -> str:
    """Return a stack as text."""
    plain = {
        "subject": stack.subject,
        "number": stack.number,
        "everything": stack.everything,
        "people": stack.people,
        "items": stack.items,
        "phase": stack.phase,
        "passes": [
            {"place": place, "cells": [[*cell, typed.value, typed.basis] for cell, typed in sorted(cells.items())]}
            for place, cells in stack.passes
        ],
        "settled": [
            [*cell, None if typed is None else [typed.value, typed.basis]] for cell, typed in stack.settled.items()
        ],
    }
    return json.dumps(plain, separators=(",", ":"))


def from_text(text: str) -> Stack | None:
    """Return the stack that a text holds; None where it holds none."""
    try:
        plain = json.loads(text)
        return Stack(
            str(plain["subject"]),
            int(plain["number"]),
            bool(plain["everything"]),
            tuple(map(str, plain["people"])),
            tuple(tuple(map(str, item)) for item in plain["items"]),
            str(plain["phase"]),
            tuple((_cell(each["place"]), _cells(each["cells"])) for each in plain["passes"]),
            {_cell(row[:2]): None if row[2] is None else _typed(*row[2]) for row in plain["settled"]},
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def _cell(place: Sequence[object]) -> Cell:
    row, column = place
    return int(str(row)), int(str(column))


def _cells(rows: Sequence[Sequence[object]]) -> dict[Cell, Typed]:
    return {_cell(row[:2]): _typed(*row[2:]) for row in rows}


def _typed(value: object, basis: object) -> Typed:
    if basis is not None and basis not in LETTER_OF:
        raise ValueError(basis)
    return Typed(None if value is None else int(str(value)), None if basis is None else str(basis))
