"""Whether a private round is under way: begun, and its results not shown yet. Then nothing else may tell of it."""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import RoundState, Score, TrustRating
from partnerdesk.domain.rerating import is_of_review


def _is_shown(partnership: Partnership, kind: str, partner: str | None, number: int) -> bool:
    state = partnership.get(RoundState, kind, partner, number)
    return state is not None and state.revealed_at is not None


def _is_rating(partnership: Partnership, *, at_review: bool) -> bool:
    rounds: dict[str, int] = {}
    for row in partnership.rows(TrustRating):
        if is_of_review(row) is at_review:
            rounds[row.partner] = max(rounds.get(row.partner, 0), row.round)
    return any(not _is_shown(partnership, "trust", partner, number) for partner, number in rounds.items())


def is_under_way(partnership: Partnership, step: str) -> bool:
    """Return whether the step ``trust``, ``score`` or ``tell`` holds answers that have not been shown to all yet."""
    if step in {"trust", "tell"}:
        return _is_rating(partnership, at_review=step == "tell")
    if step == "score":
        number = max((row.round for row in partnership.rows(Score)), default=0)
        return number > 0 and not _is_shown(partnership, "score", None, number)
    return False
