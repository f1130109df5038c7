"""Step 3, how many people stand behind each theme, by group, as far as the print rules let that be told.

It works nothing out that the domain does not, and must not know widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.disclosure import FEWER_THAN, NOT_SHOWN
from partnerdesk.domain.records import BeneficiaryGroup, Theme
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.theme_counts import NO_GROUP
from partnerdesk.domain.theme_links import theme_links, touched_by
from partnerdesk.domain.words import N_, NP_, Sentence
from partnerdesk.services.theme_people import people_by_theme
from partnerdesk.ui.viewmodels.speech import numbered, said, spoken

if TYPE_CHECKING:
    from partnerdesk.domain.disclosure import Breakdown
    from partnerdesk.domain.theme_counts import ThemeTable
    from partnerdesk.ui.viewmodels.desk import Desk

_NOTE = N_(
    "People are counted, not remarks. Numbers under {k} are not shown, nor others that would give them away, nor how a "
    "theme falls where fewer than {base} people stand behind it. Somebody in two groups is counted in both."
)
_TOO_FEW = N_("How it falls by group is not shown.")
_NOBODY = N_("nobody yet")
_LINKED = NP_("One objective", "{count} objectives")


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme: how many people in all, how many in each group, and how many objectives its words bear on.

    ``parts`` is empty where too few stand behind it to say how it falls by group.
    """

    id: str
    name: str
    total: str
    parts: tuple[str, ...]
    objectives: str


@dataclass(frozen=True, slots=True)
class ThemesShown:
    """The whole table: what the groups are called, the rows, and what is not shown, in a sentence."""

    groups: tuple[str, ...]
    rows: tuple[ThemeRow, ...]
    note: str


def themes_shown(desk: Desk) -> ThemesShown:
    """Return the table of the open file."""
    table = people_by_theme(desk.session)
    links, touched = theme_links(desk.partnership), touched_by(desk.partnership)
    names = {row.id: row.text or "" for row in desk.partnership.rows(Theme)}
    rows = tuple(
        ThemeRow(
            each.id,
            names.get(each.id) or said(N_("Nothing written yet")),
            _total(each.printed) if touched[each.id].every else said(_NOBODY),
            _parts(each.printed),
            _objectives({link.objective for link in links.get(each.id, ())}),
        )
        for each in table.themes
    )
    return ThemesShown(_groups(desk, table), rows, _note(desk))


def _groups(desk: Desk, table: ThemeTable) -> tuple[str, ...]:
    named = (desk.partnership.get(BeneficiaryGroup, group) for group in table.groups if group != NO_GROUP)
    found = tuple((row and row.name) or said(N_("Without a name yet")) for row in named)
    return (*found, said(N_("No group"))) if NO_GROUP in table.groups else found


def _total(printed: Breakdown) -> str:
    shown = printed.base.values.get("n")
    return str(shown) if isinstance(shown, int) else spoken(Sentence(FEWER_THAN, printed.base.values))


def _parts(printed: Breakdown) -> tuple[str, ...]:
    return tuple(spoken(cell.words) for cell in printed.cells or ())


def by_group(shown: ThemesShown, row: ThemeRow) -> str:
    """Return how one theme falls by group, in a line; groups of which nobody said it are left out.

    It is empty where there are no groups.
    """
    if not shown.groups:
        return ""
    told = [f"{group}: {text}" for group, text in zip(shown.groups, row.parts, strict=False) if text != "0"]
    return " · ".join(told) if set(row.parts) - {said(NOT_SHOWN)} else said(_TOO_FEW)


def _objectives(found: set[str]) -> str:
    if not found:
        return ""
    return numbered(_LINKED, len(found), count=len(found))


def _note(desk: Desk) -> str:
    settings = settings_of(desk.partnership)
    return said(_NOTE).format(k=int(settings["k_min"]), base=int(settings["breakdown_base_min"]))
