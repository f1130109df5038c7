"""What somebody, or something, could type into a box for searching."""

from __future__ import annotations

import random

_PARTS = (
    '"',
    "'",
    "*",
    "^",
    "-",
    "+",
    "(",
    ")",
    "{",
    "}",
    ":",
    ",",
    ".",
    "\\",
    "\0",
    "\x1b",
    "\ufffe",
    "\ud800",
    "\udfff",
)
_WORDS = (
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "NEAR/2",
    "text:",
    "rowid",
    "warm",
    "ża",
    "🙂",
    "السلام",
    "漢字",
    "'; --",
    '""',
    "a" * 300,
)
_SPACES = (" ", "\t", "\n", "\u00a0", "\u3000", "")


def any_search(chance: random.Random) -> str:
    """Return a text of operators, quotes, words and any letters at all."""
    made = (
        lambda: chance.choice(_PARTS),
        lambda: chance.choice(_WORDS),
        lambda: chance.choice(_SPACES),
        lambda: chr(chance.randrange(0x110000)),
        lambda: chr(chance.randrange(0x250)),
    )
    return "".join(chance.choice(made)() for _ in range(chance.randrange(40)))
