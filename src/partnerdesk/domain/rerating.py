"""Trust rated again at a review: the rounds after the second, which say nothing of the decision.

Round 3 is of the first review that was begun, round 4 of the next, and so on. Rules and places only; figures stand in
:mod:`partnerdesk.domain.trust_since`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership, RowChange
from partnerdesk.domain.records import ImpactReview, Record, RoundState, TrustRating
from partnerdesk.domain.words import N_

LAST_OF_DECISION = 2
TRUST = "trust"
Rated = TypeVar("Rated", TrustRating, RoundState)


def is_of_review(record: Record | None) -> bool:
    """Return whether a record is a rating at a review, or the state of such a round."""
    if not isinstance(record, TrustRating | RoundState) or not isinstance(record.round, int):
        return False  # what a round may be is checked after the rules of the workshop
    return record.round > LAST_OF_DECISION and (isinstance(record, TrustRating) or record.kind == TRUST)


def is_change_of_review(change: RowChange) -> bool:
    """Return whether a change touches nothing but a rating at a review, or the state of such a round."""
    return all(is_of_review(record) for record in (change.before, change.after) if record is not None)


def review_rated_now(partnership: Partnership) -> ImpactReview | None:
    """Return the review at which trust is rated: the one begun last."""
    reviews = partnership.rows(ImpactReview)
    return reviews[-1] if reviews else None


def round_of_review(partnership: Partnership, review: str) -> int:
    """Return the number of the round of trust at a review."""
    names = [row.id for row in partnership.rows(ImpactReview)]
    place = names.index(review) if review in names else len(names)
    return LAST_OF_DECISION + 1 + place


def state_at_review(partnership: Partnership, review: str, partner: str) -> RoundState | None:
    """Return what is recorded about the round of trust in a partner at a review."""
    return partnership.get(RoundState, TRUST, partner, round_of_review(partnership, review))


def is_shown_at_review(partnership: Partnership, review: str, partner: str) -> bool:
    """Return whether the results of that round were shown to all."""
    state = state_at_review(partnership, review, partner)
    return state is not None and state.revealed_at is not None


def has_no_review(partnership: Partnership, record: Record | None) -> bool:
    """Return whether a record is a rating, or the state of a round, at a review that nobody has begun."""
    if not isinstance(record, TrustRating | RoundState) or not is_of_review(record):
        return False
    return record.round > LAST_OF_DECISION + len(partnership.rows(ImpactReview))


def check_rerating(_before: Partnership, after: Partnership, change: RowChange) -> None:
    """Refuse a rating at a review that nobody has begun."""
    if has_no_review(after, change.after):
        raise Refused("no_review", N_("Trust is rated again at a review. Begin the review in step 10 first."))


def without_round_of(partnership: Partnership, number: int) -> Partnership:
    """Return the partnership without the round of a review that is gone; the rounds after it move up."""
    ratings, states = partnership.rows(TrustRating), partnership.rows(RoundState)
    if not any(is_of_review(row) for row in (*ratings, *states)):
        return partnership
    left = partnership.with_rows(TrustRating, _moved(ratings, number))
    return left.with_rows(RoundState, _moved(states, number))


def without_lost_rounds(partnership: Partnership) -> Partnership:
    """Return the partnership without ratings at reviews that are not there, as two versions together can leave them."""
    for kind in (TrustRating, RoundState):
        rows = partnership.rows(kind)
        kept = [row for row in rows if not has_no_review(partnership, row)]
        partnership = partnership.with_rows(kind, kept) if len(kept) < len(rows) else partnership
    return partnership


def _moved(rows: Iterable[Rated], number: int) -> list[Rated]:
    left = [row for row in rows if not is_of_review(row) or row.round != number]
    return [replace(row, round=row.round - 1) if is_of_review(row) and row.round > number else row for row in left]
