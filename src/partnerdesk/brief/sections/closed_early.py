"""Private rounds that were closed before everybody's answers were in, with the reason that was given.

The reason is in the board's own words and may name somebody, so only the board reads it.
"""

from partnerdesk.brief.blocks import Fact, plain
from partnerdesk.brief.naming import partner_name
from partnerdesk.brief.saying import ended, fact, say, sentences, stacked
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import RoundState
from partnerdesk.domain.rerating import is_of_review, round_of_review
from partnerdesk.domain.words import N_

_KINDS = {
    "first_choice": N_("First choices"),
    "score": N_("Scores, round {round}"),
    "weight": N_("Weights"),
    "straw_poll": N_("Straw poll, round {round}"),
}


def closed_early(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    """Return a fact that names each such round; nothing where all were in."""
    return _named(snapshot, [row for row in rounds_closed_early(snapshot) if not is_of_review(row)])


def closed_early_at(snapshot: BriefSnapshot, review: str) -> tuple[Fact, ...]:
    """Return a fact that names the rounds of trust at a review that were closed so; nothing where all were in."""
    return _named(snapshot, rounds_closed_early_at(snapshot, review))


def rounds_closed_early_at(snapshot: BriefSnapshot, review: str) -> list[RoundState]:
    """Return the rounds of trust at a review that were closed before all were in."""
    number = round_of_review(snapshot.partnership, review)
    return [row for row in rounds_closed_early(snapshot) if is_of_review(row) and row.round == number]


def rounds_closed_early(snapshot: BriefSnapshot) -> tuple[RoundState, ...]:
    """Return every round that was closed before all were in."""
    return tuple(row for row in snapshot.partnership.rows(RoundState) if row.close_reason)


def _named(snapshot: BriefSnapshot, rows: list[RoundState]) -> tuple[Fact, ...]:
    lines = [_line(snapshot, row) for row in rows]
    if not lines:
        return ()
    return (fact(snapshot, N_("Rounds closed before all were in"), stacked(plain(line) for line in lines)),)


def _line(snapshot: BriefSnapshot, row: RoundState) -> str:
    reason = ended(row.close_reason or "") if snapshot.for_board else ""
    return sentences(ended(round_name(snapshot, row)), reason)


def round_name(snapshot: BriefSnapshot, row: RoundState) -> str:
    """Return what a round is called: its kind, whom it is about, and which one it is."""
    if is_of_review(row):
        return say(snapshot, N_("Trust in {partner}, at the review"), partner=partner_name(snapshot, row.partner))
    if row.kind == "trust":
        pattern = N_("Trust in {partner}, round {round}")
        return say(snapshot, pattern, partner=partner_name(snapshot, row.partner), round=row.round)
    return say(snapshot, _KINDS[row.kind], round=row.round)
