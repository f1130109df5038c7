"""Which key does what while answers are read: one table for the keyboard, the hints on the page, and the tests.

A key is a letter of the word that stands beside it, in the language that the window speaks: in Welsh O is "O’i blaid",
for the proposal, where in English it is "opposed".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from partnerdesk.domain.words import N_
from partnerdesk.ui.language import reading_language


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


WORDS: Mapping[Does, str] = MappingProxyType(
    {
        Does.ON: N_("Next answer; this one counts as read"),
        Does.BEFORE: N_("The answer before"),
        Does.UNREAD: N_("Next answer that nobody has read"),
        Does.BACK: N_("Back to where you were"),
        Does.UNDO: N_("Undo the last mark"),
        Does.ALOUD: N_("Read this aloud"),
        Does.IDENTIFY: N_("May identify someone"),
        Does.READ: N_("Read, or not read yet"),
        Does.THEME: N_("Write a new theme"),
        Does.SEARCH: N_("Search"),
        Does.SWITCH: N_("One at a time, or as a list"),
        Does.FILL: N_("Fill the window with the answer, or show the whole page"),
        Does.QUOTE: N_("Make this a quote"),
    }
)
STANCES = ("supports", "supports_with_conditions", "neutral", "opposed", "not_mentioned")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key and what it does, as it stands in the list of keys."""

    key: str
    does: Does
    words: str


@dataclass(frozen=True, slots=True)
class ReaderKeys:
    """The keys in one language: one letter for each thing in the order above, and those that themes get in theirs."""

    for_does: str
    for_stances: str
    for_themes: str

    @property
    def lines(self) -> tuple[KeyLine, ...]:
        """Each key with what it does."""
        return tuple(KeyLine(key, does, WORDS[does]) for key, does in zip(self.for_does, WORDS, strict=True))

    @property
    def stances(self) -> Mapping[str, str]:
        """What somebody can think of the proposal, by key."""
        return dict(zip(self.for_stances, STANCES, strict=True))

    def does(self, key: str) -> Does | None:
        """Return what a key does; None where it does nothing of these."""
        return next((line.does for line in self.lines if line.key == key), None)

    def key(self, does: Does) -> str:
        """Return the key that does something."""
        return self.for_does[list(WORDS).index(does)]

    def theme(self, place: int) -> str:
        """Return the key of the theme in this place, from 0; nothing where there are more themes than keys."""
        return self.for_themes[place] if place < len(self.for_themes) else ""


ENGLISH = ReaderKeys("NPUBZRIMT/LFQ", "SCEOX", "123456789ADGHJKVWY")
WELSH = ReaderKeys("NBHLZDPWT/RFQ", "OAYEC", "123456789GIJKMSUVX")
_OF: Mapping[str, ReaderKeys] = MappingProxyType({"cy": WELSH})


def reader_keys() -> ReaderKeys:
    """Return the keys in the language that the window speaks."""
    return _OF.get(reading_language(), ENGLISH)
