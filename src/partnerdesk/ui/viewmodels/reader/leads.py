"""Where an answer leads: to quotes that were made of it, and to the objectives that these or its themes bear on.

It must not know widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, Objective, Theme
from partnerdesk.domain.theme_links import theme_links
from partnerdesk.domain.words import N_
from partnerdesk.services.quoting import quotes_from
from partnerdesk.ui.viewmodels.answers import called, label_of
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.aims_links import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.records import Key, Record
    from partnerdesk.services.answers import Answer

INPUTS, LINKS = "hear.inputs", "aims.links"
QUOTE, BY_QUOTE, BY_THEME = N_("Quote"), N_("{kind}, by the quote"), N_("{kind}, by the theme “{theme}”")


@dataclass(frozen=True, slots=True)
class Lead:
    """One thing that an answer leads to: what it is called, why it is here, and the page with its record."""

    words: str
    why: str
    page: str
    kind: type[Record]
    key: Key


def leads_of(partnership: Partnership, answer: Answer, themes: Iterable[str]) -> tuple[Lead, ...]:
    """Return where an answer with these themes leads; an objective once, by what is nearest."""
    quotes = quotes_from(partnership, answer.place)
    found = [Lead(f"“{row.quote or ''}”", said(QUOTE), INPUTS, BeneficiaryInput, (row.id,)) for row in quotes]
    objectives: dict[str, Lead] = {}
    for name, why in (*_by_quotes(partnership, quotes), *_by_themes(partnership, themes)):
        row = partnership.get(Objective, name)
        if row is not None:
            objectives.setdefault(name, Lead(called(partnership, row), why, LINKS, Objective, (name,)))
    return (*found, *objectives.values())


def _kind(link: EvidenceLink) -> str:
    return said(label_of(KINDS, link.kind))


def _by_quotes(partnership: Partnership, quotes: Iterable[BeneficiaryInput]) -> Iterator[tuple[str, str]]:
    for row in quotes:
        for link in partnership.having(EvidenceLink, input=row.id):
            yield link.objective, said(BY_QUOTE).format(kind=_kind(link))


def _by_themes(partnership: Partnership, themes: Iterable[str]) -> Iterator[tuple[str, str]]:
    wanted = tuple(themes)
    if not wanted or not partnership.rows(EvidenceLink):
        return
    links = theme_links(partnership)
    for name in wanted:
        theme = partnership.get(Theme, name)
        for link in links.get(name, ()):
            text = (theme.text or "") if theme is not None else ""
            yield link.objective, said(BY_THEME).format(kind=_kind(link), theme=text)
