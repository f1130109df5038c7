"""Whether a private round is under way: begun, and its results not shown yet. Then nothing else may tell of it."""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import RoundState, Score, TrustRating, Weight
from partnerdesk.domain.rerating import is_of_review, review_rated_now, round_of_review


def _is_shown(partnership: Partnership, kind: str, partner: str | None, number: int) -> bool:
    state = partnership.get(RoundState, kind, partner, number)
    return state is not None and state.revealed_at is not None


def _rates_trust(partnership: Partnership) -> bool:
    rounds: dict[str, int] = {}
    for row in partnership.rows(TrustRating):
        if not is_of_review(row):
            rounds[row.partner] = max(rounds.get(row.partner, 0), row.round)
    return any(not _is_shown(partnership, "trust", partner, number) for partner, number in rounds.items())


def _rates_again(partnership: Partnership) -> bool:
    """Return whether it is so at the review that was begun last: a round of an earlier one is over with that."""
    review = review_rated_now(partnership)
    number = round_of_review(partnership, review.id) if review is not None else 0
    partners = {row.partner for row in partnership.rows(TrustRating) if is_of_review(row) and row.round == number}
    return any(not _is_shown(partnership, "trust", partner, number) for partner in partners)


def is_under_way(partnership: Partnership, step: str) -> bool:
    """Return whether the step ``trust``, ``score`` or ``tell`` holds answers that have not been shown to all yet."""
    if step == "trust":
        return _rates_trust(partnership)
    if step == "tell":
        return _rates_again(partnership)
    if step == "score":
        number = max((row.round for row in partnership.rows(Score)), default=0)
        return (number > 0 and not _is_shown(partnership, "score", None, number)) or weighs_again(partnership)
    return False


def weighs_again(partnership: Partnership) -> bool:
    """Return whether somebody has weighed in round 2, and it has not been shown yet."""
    again = any(row.again for row in partnership.rows(Weight))
    return again and not _is_shown(partnership, "weight", None, 2)
