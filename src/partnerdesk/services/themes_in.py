"""Makes one command of a codebook: its names become themes, but for those that the file has already.

Knows no screen and no file on disk.
"""

import re
from dataclasses import dataclass

from partnerdesk.domain.commands import Command, PutRecords
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import Theme
from partnerdesk.domain.words import N_, NP_, Sentence, counted
from partnerdesk.exchange.codebook import Codebook


@dataclass(frozen=True, slots=True)
class ThemesIn:
    """What a codebook would add: the themes that are new, how many are there already, how many had more to say."""

    new: tuple[Theme, ...]
    known: int
    explained: int

    @property
    def command(self) -> Command:
        """Add the new themes; there must be one."""
        return PutRecords(self.new, Sentence(N_("import themes")))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is added and what is not."""
        said = [counted(NP_("One theme is added.", "{n} themes are added."), len(self.new))]
        if self.known:
            said.append(counted(NP_("One was there already.", "{n} were there already."), self.known))
        if self.explained:
            said.append(
                counted(
                    NP_(
                        "One code has an explanation, which is not taken: a theme has its name alone.",
                        "{n} codes have explanations, which are not taken: a theme has its name alone.",
                    ),
                    self.explained,
                )
            )
        return tuple(said)


def themes_in(partnership: Partnership, codebook: Codebook) -> ThemesIn:
    """Return what a codebook would add to a file."""
    there = {" ".join((row.text or "").split()).casefold() for row in partnership.rows(Theme)}
    names = [name for name in codebook.names if name.casefold() not in there]
    first = next_id(partnership, Theme)
    stem, number = re.sub(r"\d+$", "", first), int(re.sub(r"^\D*", "", first))
    new = tuple(Theme(id=f"{stem}{number + at}", text=name) for at, name in enumerate(names))
    return ThemesIn(new, len(codebook.names) - len(names), codebook.explained)
