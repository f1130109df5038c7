"""Part 1: what is being decided, for whom, by when, who set the date, and what is not being decided."""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, FactList, Runs, Standfirst, plain
from partnerdesk.brief.naming import part
from partnerdesk.brief.saying import day, fact, muted, recorded, runs, say, sentences, stacked
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import Alternative, Question
from partnerdesk.domain.words import N_


def question(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 1."""
    asked = snapshot.partnership.one(Question)
    return (
        part(snapshot, "question"),
        Standfirst(recorded(snapshot, asked.text, N_("The question has not been written down yet."))),
        FactList(
            (
                fact(snapshot, N_("For whom"), asked.for_whom),
                fact(snapshot, N_("By when"), _by_when(snapshot, asked)),
                fact(snapshot, N_("Not being decided"), asked.not_deciding),
                fact(snapshot, N_("If there is no partnership"), asked.if_no_partnership),
                fact(snapshot, N_("What else we could do"), _alternatives(snapshot)),
            )
        ),
    )


def _by_when(snapshot: BriefSnapshot, asked: Question) -> Runs:
    if asked.deadline is None:
        return muted(say(snapshot, N_("No date is recorded by which this must be decided.")))
    when = say(snapshot, N_("By {date}."), date=day(snapshot, asked.deadline))
    who = labels.label(snapshot, labels.DATE_SET_BY, asked.deadline_set_by, N_("Who set this date is not recorded."))
    return plain(sentences(when, who))


def _alternatives(snapshot: BriefSnapshot) -> Runs:
    rows = snapshot.partnership.rows(Alternative)
    if not rows:
        return muted(say(snapshot, N_("No alternative is recorded yet. A question needs a second answer.")))
    return stacked(_alternative(snapshot, row) for row in rows)


def _alternative(snapshot: BriefSnapshot, row: Alternative) -> Runs:
    if row.kind == "none_found" and not row.text:
        return runs(snapshot, N_("We looked, and found none."))
    workable = labels.label(snapshot, labels.WORKABLE, row.workable, N_("not judged yet"))
    return runs(snapshot, N_("{text} ({workable})"), text=recorded(snapshot, row.text), workable=workable)
