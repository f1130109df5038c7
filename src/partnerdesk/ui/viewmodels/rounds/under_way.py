"""Whether a private round is under way: begun, and its results not shown yet. Then nothing else may tell of it."""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import RoundState, Score, TrustRating, Weight
from partnerdesk.domain.rerating import is_of_review, review_rated_now, round_of_review
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round


def _is_shown(partnership: Partnership, kind: str, partner: str | None, number: int) -> bool:
    state = partnership.get(RoundState, kind, partner, number)
    return state is not None and state.revealed_at is not None


def _trust_not_shown(partnership: Partnership) -> int:
    """Return the number of a round about trust that is begun and not shown; 0 where there is none."""
    rounds: dict[str, int] = {}
    for row in partnership.rows(TrustRating):
        if not is_of_review(row):
            rounds[row.partner] = max(rounds.get(row.partner, 0), row.round)
    open_ones = (each for partner, each in rounds.items() if not _is_shown(partnership, "trust", partner, each))
    return next(open_ones, 0)


def _review_not_shown(partnership: Partnership) -> int:
    """Return the same of the review that was begun last: a round of an earlier one is over with that."""
    review = review_rated_now(partnership)
    number = round_of_review(partnership, review.id) if review is not None else 0
    partners = {row.partner for row in partnership.rows(TrustRating) if is_of_review(row) and row.round == number}
    return number if any(not _is_shown(partnership, "trust", partner, number) for partner in partners) else 0


def is_under_way(partnership: Partnership, step: str) -> bool:
    """Return whether the step ``trust``, ``score`` or ``tell`` holds answers that have not been shown to all yet."""
    return page_under_way(partnership, step) != ""


def page_under_way(partnership: Partnership, step: str) -> str:
    """Return the page of the round of that step whose answers have not been shown to all yet, if there is one."""
    kind, number = "trust", 0
    if step == "trust":
        number = _trust_not_shown(partnership)
    elif step == "tell":
        number = _review_not_shown(partnership)
    elif step == "score":
        kind, number = _score_not_shown(partnership)
    return page_of_round(kind, number) if number else ""


def _score_not_shown(partnership: Partnership) -> tuple[str, int]:
    number = max((row.round for row in partnership.rows(Score)), default=0)
    if number and not _is_shown(partnership, "score", None, number):
        return "score", number
    return "weight", 2 if weighs_again(partnership) else 0


def weighs_again(partnership: Partnership) -> bool:
    """Return whether somebody has weighed in round 2, and it has not been shown yet."""
    again = any(row.again for row in partnership.rows(Weight))
    return again and not _is_shown(partnership, "weight", None, 2)
