"""The straw poll: how many stand where, and the courtesy test before the formal vote.

The test is only a courtesy: the governing document's rule decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.bands import at_least, at_most
from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.people import voters
from partnerdesk.domain.process import present_for_the_vote
from partnerdesk.domain.records import Attendance, Option, StrawPoll

POSITIONS = (6, 5, 4, 3, 2, 1)
SUPPORT, UNEASY = 4, 2


@dataclass(frozen=True, slots=True)
class PollFinding:
    """A straw poll. ``counts`` maps each position to how many hold it; ``share`` is of those at 4 or higher, or None.

    ``unheard`` counts the 1s and 2s whose reason is not written down; ``higher_bar`` says that the form is so hard to
    undo that the board is asked to agree a higher bar first.
    """

    counts: dict[int, int]
    entitled: int
    share: float | None
    unheard: int
    passes: bool
    higher_bar: bool


def poll_finding(case: Case, motion: str, option: Option | None = None) -> PollFinding:
    """Return the straw poll on a motion, of those who are entitled to vote (and present, where that is recorded)."""
    entitled = {person.id for person in voters(case.partnership)}
    if case.partnership.rows(Attendance):
        entitled &= present_for_the_vote(case.partnership)
    rows = [row for row in case.partnership.having(StrawPoll, motion=motion) if row.participant in entitled]
    given = [row.position for row in rows if row.position is not None]
    share = sum(position >= SUPPORT for position in given) / len(entitled) if entitled and given else None
    unheard = sum((row.position or POSITIONS[0]) <= UNEASY and not filled(row.reason) for row in rows)
    form = case.catalogue.forms.get(option.form or "") if option else None
    return PollFinding(
        counts={position: given.count(position) for position in POSITIONS},
        entitled=len(entitled),
        share=share,
        unheard=unheard,
        passes=share is not None and at_least(share, case.settings["poll_share"]) and not unheard,
        higher_bar=form is not None and at_most(form.reversibility, case.settings["o8_reversibility"]),
    )
