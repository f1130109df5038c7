"""What a group's answers to one item look like, and which items are worth a second round. Never who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from partnerdesk.domain.agreement import MIXED, SPLIT, TOGETHER, indicator_finding, median, quartiles
from partnerdesk.domain.asked import wants_second_round
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Participant, RoundState
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.trust import is_known
from partnerdesk.ui.viewmodels.rounds.kind import Item, RoundKind

FIRST, SECOND = 1, 2


@dataclass(frozen=True, slots=True)
class RoundKey:
    """One round of one kind: about a partner or a motion, and which one."""

    kind: RoundKind
    subject: str
    number: int

    def state(self, partnership: Partnership) -> RoundState:
        """Return what is recorded about this round; an empty state where nothing is."""
        kind = self.kind.state_kind
        partner = self.subject if kind == "trust" else None
        found = partnership.get(RoundState, kind, partner, self.number)
        return found or RoundState(kind=kind, partner=partner, round=self.number)


def _levels(
    partnership: Partnership, key: RoundKey, item: Item, people: tuple[Participant, ...], *, final: bool
) -> list[int]:
    levels = []
    rounds = range(key.number, 0, -1) if final else (key.number,)
    for person in people:
        rows = (key.kind.answer(partnership, person.id, key.subject, item, n) for n in rounds)
        given = next((row for row in rows if row is not None), None)
        level = getattr(given, key.kind.value, None)
        if level is not None:
            levels.append(level)
    return levels


def finding_of(partnership: Partnership, key: RoundKey, item: Item, *, final: bool = False) -> IndicatorFinding:
    """Return median, spread and lone voice of one item in one round."""
    settings = settings_of(partnership)
    people = key.kind.raters(partnership, key.subject)
    given = _levels(partnership, key, item, people, final=final)
    name, known = "/".join(item.key), is_known(len(given), len(people), settings)
    if key.kind.level is None:
        return indicator_finding(name, given, settings, known=known)
    found = indicator_finding(name, [key.kind.level(each) for each in given], settings, known=known)
    return replace(found, median=median(given), quartiles=quartiles(given))


def items_again(partnership: Partnership, key: RoundKey, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items of round 1 that are offered again in round 2."""
    first, wanted = RoundKey(key.kind, key.subject, FIRST), wants_second_round(partnership)
    return tuple(item for item in items if wanted(finding_of(partnership, first, item)))


def urgency(found: IndicatorFinding) -> int:
    """Return the place in which an item is talked about: split first, then lone voices, then mixed ones."""
    if found.spread == SPLIT:
        return 0
    if found.lone_voice:
        return 1
    return 2 if found.spread == MIXED else 3


def furthest_apart(spreads: Sequence[str | None]) -> str | None:
    """Return the spread of those who are furthest apart; None where too few have answered anything."""
    return next((spread for spread in (SPLIT, MIXED, TOGETHER) if spread in spreads), None)


def may_show(partnership: Partnership, found: IndicatorFinding) -> tuple[bool, bool]:
    """Return whether the median and whether the spread may be shown: with few answers they would give people away."""
    limits = settings_of(partnership)
    return found.ratings >= limits["ratings_median_min"], found.ratings >= limits["ratings_spread_min"]
