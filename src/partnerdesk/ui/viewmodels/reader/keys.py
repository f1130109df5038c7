"""Which key does what while answers are read: one table for the keyboard, the hints on the page, and the tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from partnerdesk.domain.words import N_

THEME_KEYS = "123456789ADGHJKVWY"
"""Themes get these in their order; the letters that are not here do something else."""

STANCE_KEYS: Mapping[str, str] = MappingProxyType(
    {"S": "supports", "C": "supports_with_conditions", "E": "neutral", "O": "opposed", "X": "not_mentioned"}
)


class Does(StrEnum):
    """What a key does."""

    ON = "on"
    BEFORE = "before"
    UNREAD = "unread"
    BACK = "back"
    UNDO = "undo"
    ALOUD = "aloud"
    IDENTIFY = "identify"
    READ = "read"
    THEME = "theme"
    SEARCH = "search"
    SWITCH = "switch"
    QUOTE = "quote"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key and what it does, as it stands in the list of keys."""

    key: str
    does: Does
    words: str


KEYS = (
    KeyLine("N", Does.ON, N_("Next answer; this one counts as read")),
    KeyLine("P", Does.BEFORE, N_("The answer before")),
    KeyLine("U", Does.UNREAD, N_("Next answer that nobody has read")),
    KeyLine("B", Does.BACK, N_("Back to where you were")),
    KeyLine("Z", Does.UNDO, N_("Undo the last mark")),
    KeyLine("R", Does.ALOUD, N_("Read this aloud")),
    KeyLine("I", Does.IDENTIFY, N_("May identify someone")),
    KeyLine("M", Does.READ, N_("Read, or not read yet")),
    KeyLine("T", Does.THEME, N_("Write a new theme")),
    KeyLine("/", Does.SEARCH, N_("Search")),
    KeyLine("L", Does.SWITCH, N_("One at a time, or as a list")),
    KeyLine("F", Does.FILL, N_("Fill the window with the answer, or show the whole page")),
    KeyLine("Q", Does.QUOTE, N_("Make this a quote")),
)
BY_KEY: Mapping[str, Does] = MappingProxyType({line.key: line.does for line in KEYS})
KEY_OF: Mapping[Does, str] = MappingProxyType({line.does: line.key for line in KEYS})


def theme_key(place: int) -> str:
    """Return the key of the theme in this place, from 0; nothing where there are more themes than keys."""
    return THEME_KEYS[place] if place < len(THEME_KEYS) else ""
