"""Dates of step 10: by when people are told, and when the board looks back.

It must not know widgets.
"""

from datetime import date, timedelta

from partnerdesk.domain.case import filled
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.dates import days_later, months_later
from partnerdesk.domain.disclosure import BOARD, quotes_for
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import Decision, FeedbackPlan, ImpactReview, PartnershipFile, Record, ReviewPlan
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import long_date, spoken
from partnerdesk.ui.viewmodels.steps.fairness import Caution

REVIEWS = (6, 12)


def decided_on(partnership: Partnership, today: date) -> date:
    """Return the day from which dates count: of the decision, else of the meeting, else today."""
    return partnership.one(Decision).decided_on or partnership.one(PartnershipFile).meeting_on or today


def latest_telling(partnership: Partnership, today: date) -> date:
    """Return the day by which people should be told at the latest."""
    return days_later(decided_on(partnership, today), int(settings_of(partnership)["rg9_days"]))


def tell_by(desk: Desk) -> tuple[Caution, ...]:
    """Return by when people should be told, and whether that is planned."""
    latest = latest_telling(desk.partnership, desk.today())
    plans = desk.partnership.rows(FeedbackPlan)
    days = [row.done_on or row.by for row in plans if filled(row.who_tells)]
    in_time = any(day is not None and day <= latest for day in days)
    words = {"day": long_date(latest)}
    if desk.today() > latest:
        if any(row.done_on is not None and row.done_on <= latest for row in plans):
            return (Caution("good", spoken(Sentence(N_("People were told in time, by {day}."), words))),)
        pattern = N_("People were to be told by {day}. Write down when each of them was told.")
        return (Caution("warning", spoken(Sentence(pattern, words))),)
    if in_time:
        return (Caution("good", spoken(Sentence(N_("People will be told in time, by {day}."), words))),)
    pattern = N_("Tell the people who gave their views by {day} at the latest.")
    return (Caution("tint", spoken(Sentence(pattern, words))),)


def new_feedback(partnership: Partnership, name: str) -> Record:
    """Begin a plan to tell people, with the latest day if the decision is dated."""
    dated = partnership.one(Decision).decided_on
    return FeedbackPlan(id=name, by=latest_telling(partnership, dated) if dated else None)


def first_words(partnership: Partnership) -> tuple[str, str]:
    """Return the words that the board reads first, and who said them; empty where none may be read."""
    printed = quotes_for(partnership, BOARD, settings_of(partnership)).printed
    return (printed[0].quote or "", printed[0].segment_label or "") if printed else ("", "")


def missing_reviews(partnership: Partnership, today: date) -> tuple[date, ...]:
    """Return the days to come, 6 and 12 months after the decision, on which no review is planned within a month."""
    begun = decided_on(partnership, today)
    wanted = [months_later(begun, months) for months in REVIEWS]
    planned = [row.review_on for row in partnership.rows(ReviewPlan) if row.review_on]
    near = timedelta(days=31)
    to_come = (day for day in wanted if day >= today)
    return tuple(day for day in to_come if not any(abs(each - day) <= near for each in planned))


def review_due(partnership: Partnership, today: date) -> str:
    """Say which planned review of a decision is due and was not held; nothing where none is."""
    if partnership.one(Decision).outcome is None:
        return ""
    held = [row.review_on for row in partnership.rows(ImpactReview) if row.review_on]
    due = [row.review_on for row in partnership.rows(ReviewPlan) if row.review_on and row.review_on <= today]
    near = timedelta(days=31)
    missed = [day for day in due if not any(each >= day - near for each in held)]
    if not missed:
        return ""
    return spoken(Sentence(N_("A review was planned for {day}. Look back together."), {"day": long_date(max(missed))}))


def add_reviews(desk: Desk) -> None:
    """Plan the reviews at 6 and 12 months that are not planned yet."""
    partnership, rows = desk.partnership, []
    for day in missing_reviews(partnership, desk.today()):
        row = ReviewPlan(id=next_id(partnership, ReviewPlan), review_on=day)
        partnership = partnership.put(row)
        rows.append(row)
    if rows:
        desk.execute(PutRecords(tuple(rows), Sentence(N_("plan the reviews"))))
