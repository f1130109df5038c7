"""Part 9: when the board looks again and by what, and how the people who told us will be told."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from partnerdesk.brief.blocks import Block, Cell, Run, Standfirst, Table, plain
from partnerdesk.brief.naming import leading_to, part, sub
from partnerdesk.brief.saying import cell, counted, day, muted, only, paragraph, runs, say, sentences
from partnerdesk.brief.sections.impact import impact
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, done_or_due
from partnerdesk.domain.records import Action, FeedbackPlan, ReviewPlan
from partnerdesk.domain.words import N_, NP_

Due = TypeVar("Due", Action, FeedbackPlan)


def review(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 9."""
    return (
        part(snapshot, "review"),
        Standfirst(plain(_finding(snapshot))),
        *_reviews(snapshot),
        *_feedback(snapshot),
        *_next(snapshot),
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
    head = (
        column(snapshot, N_("Review"), 0.9),
        column(snapshot, N_("What is measured"), 1.6),
        column(snapshot, N_("People’s part in it"), 1.4),
        column(snapshot, N_("Stop signs"), 1.4),
    )
    return (Table(head, tuple(_review(snapshot, row) for row in rows)),)


def _review(snapshot: BriefSnapshot, row: ReviewPlan) -> tuple[Cell, ...]:
    owner = row.owner or say(snapshot, N_("No owner recorded"))
    return (
        Cell((*plain(day(snapshot, row.review_on)), Run("\n"), *muted(owner))),
        cell(snapshot, row.measures),
        cell(snapshot, row.beneficiaries_part),
        cell(snapshot, row.stop_signs),
    )


def _feedback(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(FeedbackPlan)
    if not rows:
        return (
            sub(snapshot, N_("Telling people")),
            paragraph(snapshot, N_("Who tells the people who gave their views, how and by when, is not recorded.")),
        )
    told = Table(
        (
            column(snapshot, N_("Who is told"), 1.7),
            column(snapshot, N_("By whom"), 1.0),
            column(snapshot, N_("How"), 1.7),
            column(snapshot, N_("By"), 0.85),
        ),
        tuple(
            (
                cell(snapshot, row.whom),
                cell(snapshot, row.who_tells),
                cell(snapshot, row.how),
                done_or_due(snapshot, row.by, row.done_on),
            )
            for row in by_date(rows)
        ),
    )
    return sub(snapshot, N_("How and when people will be told")), told


def _next(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(Action)
    heading = sub(snapshot, N_("Actions"))
    if not rows:
        return heading, paragraph(snapshot, N_("No action is recorded."))
    open_ones = sum(row.done_on is None for row in rows)
    said = counted(snapshot, open_ones, NP_("One action is open.", "{n} actions are open."))
    full = leading_to(say(snapshot, N_("appendix E")), "table-actions")
    return heading, paragraph(snapshot, N_("{said} Who does what, and by when: {appendix}."), said=said, appendix=full)


def by_date(rows: Sequence[Due]) -> list[Due]:
    """Return what is to be done in the order of its dates; what has none stands last."""
    return sorted(rows, key=lambda row: row.by or date.max)


def actions(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return every action with who does it and by when; for the appendix. Nothing where none is recorded."""
    rows = snapshot.partnership.rows(Action)
    table = Table(
        (column(snapshot, N_("Action"), 3.3), column(snapshot, N_("Who"), 0.9), column(snapshot, N_("By"), 0.95)),
        tuple(
            (cell(snapshot, row.text), cell(snapshot, row.owner), done_or_due(snapshot, row.by, row.done_on))
            for row in by_date(rows)
        ),
        caption=runs(snapshot, N_("What happens next, and who does it")),
        anchor="table-actions",
    )
    return only(rows, table)
