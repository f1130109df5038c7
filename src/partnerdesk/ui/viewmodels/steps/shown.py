"""Which results of private rounds have been shown to all, so that pages may show what rests on them.

It must not know widgets.
"""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile, RoundState, Score, Weight
from partnerdesk.domain.rerating import is_of_review
from partnerdesk.ui.viewmodels.rounds.under_way import weighs_again


def scores_shown(partnership: Partnership) -> bool:
    """Return whether the results of a round of scores were shown, and those of the last weights where there are any."""
    weighed = _revealed(partnership, "weight") and not weighs_again(partnership)
    return _revealed(partnership, "score") and (weighed or not _weighs(partnership))


def _revealed(partnership: Partnership, kind: str) -> bool:
    return any(row.revealed_at is not None for row in partnership.having(RoundState, kind=kind))


def _weighs(partnership: Partnership) -> bool:
    return partnership.one(PartnershipFile).route != "short" and bool(partnership.rows(Weight))


def trust_shown(partnership: Partnership, partner: str) -> bool:
    """Return whether the results of a round of trust in this partner were shown, before the decision."""
    rows = partnership.having(RoundState, kind="trust", partner=partner)
    return any(row.revealed_at is not None and not is_of_review(row) for row in rows)


def any_scores(partnership: Partnership) -> bool:
    """Return whether anybody scored."""
    return bool(partnership.rows(Score))
