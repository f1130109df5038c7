"""Part 9: when the board looks again and by what, and how the people who told us will be told."""

from partnerdesk.brief.blocks import Block, FactList, Standfirst, Table, plain
from partnerdesk.brief.naming import above, part, sub
from partnerdesk.brief.saying import cell, counted, day, fact, paragraph, say, sentences
from partnerdesk.brief.sections.impact import impact
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, done_or_due
from partnerdesk.domain.records import Action, FeedbackPlan, ReviewPlan
from partnerdesk.domain.words import N_


def review(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 9."""
    return (
        part(snapshot, "review"),
        Standfirst(plain(_finding(snapshot))),
        *_reviews(snapshot),
        *_feedback(snapshot),
        *_actions(snapshot),
        *impact(snapshot),
    )


def _finding(snapshot: BriefSnapshot) -> str:
    dates = sorted(row.review_on for row in snapshot.partnership.rows(ReviewPlan) if row.review_on)
    told = sorted(row.by for row in snapshot.partnership.rows(FeedbackPlan) if row.by)
    again = say(snapshot, N_("No review date is recorded."))
    if dates:
        again = say(snapshot, N_("The board looks again on {date}."), date=day(snapshot, dates[0]))
    telling = say(snapshot, N_("No date is recorded by which people are told."))
    if told:
        telling = say(snapshot, N_("The first people are told by {date}."), date=day(snapshot, told[0]))
    return sentences(again, telling)


def _reviews(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(ReviewPlan)
    if not rows:
        return (
            sub(snapshot, N_("Review")),
            paragraph(snapshot, N_("No review is planned yet: no date, no owner, no measure and no stop sign.")),
        )
    return tuple(block for row in rows for block in _review(snapshot, row))


def _review(snapshot: BriefSnapshot, row: ReviewPlan) -> tuple[Block, ...]:
    facts = FactList(
        (
            fact(snapshot, N_("Who sees to it"), row.owner),
            fact(snapshot, N_("What is measured"), row.measures),
            fact(snapshot, N_("People’s part in it"), row.beneficiaries_part),
            fact(snapshot, N_("Stop signs"), row.stop_signs),
        )
    )
    return above(snapshot, N_("Review on {date}"), date=day(snapshot, row.review_on)), facts


def _feedback(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(FeedbackPlan)
    if not rows:
        return (
            sub(snapshot, N_("Telling people")),
            paragraph(snapshot, N_("Who tells the people who gave their views, how and by when, is not recorded.")),
        )
    told = Table(
        (
            column(snapshot, N_("Who is told"), 1.4),
            column(snapshot, N_("By whom")),
            column(snapshot, N_("How"), 1.5),
            column(snapshot, N_("By"), 0.8),
        ),
        tuple(
            (
                cell(snapshot, row.whom),
                cell(snapshot, row.who_tells),
                cell(snapshot, row.how),
                done_or_due(snapshot, row.by, row.done_on),
            )
            for row in rows
        ),
    )
    return above(snapshot, N_("How and when people will be told")), told


def _actions(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(Action)
    if not rows:
        return sub(snapshot, N_("Actions")), paragraph(snapshot, N_("No action is recorded."))
    open_ones = sum(row.done_on is None for row in rows)
    actions = Table(
        (column(snapshot, N_("Action"), 2.4), column(snapshot, N_("Who"), 1.1), column(snapshot, N_("By"))),
        tuple(
            (cell(snapshot, row.text), cell(snapshot, row.owner), done_or_due(snapshot, row.by, row.done_on))
            for row in rows
        ),
        note=plain(counted(snapshot, open_ones, N_("One action is open."), N_("{n} actions are open."))),
    )
    return above(snapshot, N_("Actions")), actions
