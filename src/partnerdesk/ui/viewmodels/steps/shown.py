"""Which results of private rounds have been shown to all, so that pages may show what rests on them.

It must not know widgets.
"""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import RoundState, Score, TrustRating


def scores_shown(partnership: Partnership) -> bool:
    """Return whether the results of a round of scores were shown."""
    return any(row.revealed_at is not None for row in partnership.having(RoundState, kind="score"))


def trust_shown(partnership: Partnership, partner: str) -> bool:
    """Return whether the results of a round of trust in this partner were shown."""
    return any(row.revealed_at is not None for row in partnership.having(RoundState, kind="trust", partner=partner))


def any_scores(partnership: Partnership) -> bool:
    """Return whether anybody scored."""
    return bool(partnership.rows(Score))


def any_ratings(partnership: Partnership, partner: str) -> bool:
    """Return whether anybody rated trust in this partner."""
    return bool(partnership.having(TrustRating, partner=partner))
