"""Who will ask whom, how and by when: what a board planned so that a group is heard, and what became of it.

A group may be asked in more than one way. What is noted with the group itself (who will ask, by when) is one asking
without a way. Says nothing of whether the group was heard: that is for what people said to show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.case import filled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, ListeningPlan


@dataclass(frozen=True, slots=True)
class Asking:
    """One asking of a group: the way of listening, where or through whom, who asks, by when, and when it was done."""

    group: str | None
    method: str | None = None
    source: str | None = None
    owner: str | None = None
    by: date | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is named who still has to ask."""
        return filled(self.owner) and self.done_on is None


def askings(partnership: Partnership, group: BeneficiaryGroup) -> tuple[Asking, ...]:
    """Return every asking of a group: what is noted with it, then its plans; those still to be done first, by date."""
    noted = filled(group.follow_up_owner) or group.follow_up_by is not None
    own = [Asking(group.id, owner=group.follow_up_owner, by=group.follow_up_by)] if noted else []
    return _in_order([*own, *(_of(row) for row in partnership.having(ListeningPlan, group=group.id))])


def askings_of_nobody(partnership: Partnership) -> tuple[Asking, ...]:
    """Return the plans for which no group is named yet."""
    return _in_order([_of(row) for row in partnership.rows(ListeningPlan) if row.group is None])


def is_being_asked(partnership: Partnership, group: BeneficiaryGroup) -> bool:
    """Return whether somebody is named who still has to ask a group."""
    return any(asking.is_open for asking in askings(partnership, group))


def _of(row: ListeningPlan) -> Asking:
    return Asking(row.group, row.method, row.source, row.owner, row.by, row.done_on)


def _in_order(found: Iterable[Asking]) -> tuple[Asking, ...]:
    return tuple(sorted(found, key=lambda each: (each.done_on is not None, each.by is None, each.by or date.max)))
