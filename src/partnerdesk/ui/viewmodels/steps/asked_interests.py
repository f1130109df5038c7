"""Which trustees have not been asked about interests yet, and one press for what each of them says.

It must not know widgets.
"""

from dataclasses import dataclass

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.people import trustees
from partnerdesk.domain.records import Interest
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.desk import Desk


@dataclass(frozen=True, slots=True)
class NotAsked:
    """One trustee of whom nothing is recorded."""

    id: str
    name: str


def not_asked(partnership: Partnership) -> tuple[NotAsked, ...]:
    """Return the trustees who have no entry with a kind, in the order in which they stand."""
    asked = {row.participant for row in partnership.rows(Interest)}
    return tuple(NotAsked(each.id, called(partnership, each)) for each in trustees(partnership) if each.id not in asked)


def has_none(desk: Desk, person: str) -> None:
    """Record that somebody was asked and has nothing to declare."""
    desk.execute(AddRecord(Interest(id=next_id(desk.partnership, Interest), participant=person, kind="none")))


def has_one(desk: Desk, person: str) -> None:
    """Begin the entry of somebody who has something to declare, and show it open."""
    name = next_id(desk.partnership, Interest)
    if desk.execute(AddRecord(Interest(id=name, participant=person))) is None:
        desk.lead_to("open.interests", Interest, (name,), "kind")
