"""What a board said it would do by a day, and what became of it: done, overdue, open, or without a date.

Only what a file can record as done counts. A step that builds trust is no follow-up here: nothing says when it is done.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from partnerdesk.domain.case import filled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    Action,
    BeneficiaryGroup,
    Condition,
    DdItem,
    FeedbackPlan,
    ImpactReview,
    ListeningPlan,
    ReviewPlan,
)

_CHECKED = frozenset({"fine", "concern", "stop"})
_SETTLED = frozenset({"met", "not_met", "waived"})


def follow_ups(partnership: Partnership, unheard: frozenset[str], as_of: date) -> Counter[tuple[str, str]]:
    """Return how many follow-ups of each kind are in each state on a day; ``unheard`` are groups not heard yet."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, by, is_done in _all(partnership, unheard, as_of):
        found[kind, _state(by, as_of, is_done=is_done)] += 1
    return found


def _state(by: date | None, as_of: date, *, is_done: bool) -> str:
    if is_done:
        return "done"
    if by is None:
        return "undated"
    return "overdue" if by < as_of else "open"


def _all(partnership: Partnership, unheard: frozenset[str], as_of: date) -> Iterator[tuple[str, date | None, bool]]:
    for group in partnership.rows(BeneficiaryGroup):
        if group.follow_up_by is not None or filled(group.follow_up_owner):
            yield "hear", group.follow_up_by, group.id not in unheard
    for plan in partnership.rows(ListeningPlan):
        yield "hear", plan.by, plan.done_on is not None
    for check in partnership.rows(DdItem):
        if check.applies is not False:
            yield "check", check.by, check.status in _CHECKED
    for condition in partnership.rows(Condition):
        if condition.kind in {"before", "after"}:
            yield "condition", condition.by, condition.status in _SETTLED
    for action in partnership.rows(Action):
        yield "action", action.by, action.done_on is not None
    for feedback in partnership.rows(FeedbackPlan):
        yield "feedback", feedback.by, feedback.done_on is not None
    yield from _reviews(partnership, as_of)


def _reviews(partnership: Partnership, as_of: date) -> Iterator[tuple[str, date | None, bool]]:
    """The first review that is recorded keeps the first date that was set, the second the second."""
    held = sum(row.review_on is None or row.review_on <= as_of for row in partnership.rows(ImpactReview))
    planned = sorted((row.review_on for row in partnership.rows(ReviewPlan)), key=lambda day: (day is None, day))
    for number, day in enumerate(planned):
        yield "review", day, number < held
