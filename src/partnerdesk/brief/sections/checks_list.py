"""Appendix C: the whole list of checks on each partner."""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, Cell, Column, Runs, Standfirst, Table, plain
from partnerdesk.brief.checks import applying, finished, question_of
from partnerdesk.brief.naming import above, appendix, partner_name
from partnerdesk.brief.saying import counted, day, muted, note, only, recorded, runs, say, sentences
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.records import DdItem
from partnerdesk.domain.words import N_


def checks_list(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return appendix C. The sharing edition says how far each check is, not what was found."""
    heading = appendix(snapshot, "C", N_("the checks"), "checks")
    rows = snapshot.partnership.rows(DdItem)
    if not rows:
        return heading, Standfirst(runs(snapshot, N_("No check on a partner is recorded yet.")))
    partners = list(dict.fromkeys(row.partner for row in rows))
    return (
        heading,
        Standfirst(plain(_finding(snapshot))),
        *only(not snapshot.for_board, note(snapshot, N_("What was found is in the board’s own edition."))),
        *(block for partner in partners for block in _partner(snapshot, partner)),
    )


def _finding(snapshot: BriefSnapshot) -> str:
    rows = applying(snapshot)
    not_needed = len(snapshot.partnership.rows(DdItem)) - len(rows)
    done = say(snapshot, N_("{done} of {all} checks are done."), done=sum(map(finished, rows)), all=len(rows))
    spare = counted(snapshot, not_needed, N_("One does not apply."), N_("{n} do not apply."))
    return sentences(done, spare if not_needed else "")


def _partner(snapshot: BriefSnapshot, partner: str | None) -> tuple[Block, ...]:
    rows = snapshot.partnership.having(DdItem, partner=partner)
    title = (
        above(snapshot, N_("{partner}"), partner=partner_name(snapshot, partner))
        if partner
        else above(snapshot, N_("Checks not about one partner"))
    )
    head: tuple[Column, ...] = (column(snapshot, N_("Check"), 1.9), column(snapshot, N_("How far"), 0.8))
    if snapshot.for_board:
        head = (*head, column(snapshot, N_("What we found"), 2.0), column(snapshot, N_("Where it is"), 1.2))
    return title, Table(head, tuple(_row(snapshot, row) for row in rows))


def _row(snapshot: BriefSnapshot, row: DdItem) -> tuple[Cell, ...]:
    asked = Cell(plain(question_of(snapshot, row)))
    if row.applies is False:
        why = recorded(snapshot, row.why_not, N_("No reason recorded."))
        state = Cell(plain(say(snapshot, N_("Does not apply"))))
        return (asked, state, Cell(why), Cell(muted("–"))) if snapshot.for_board else (asked, state)
    state = Cell(plain(labels.label(snapshot, labels.DD_STATUS, row.status, N_("Not started"))))
    if not snapshot.for_board:
        return asked, state
    return asked, state, Cell(_found(snapshot, row)), Cell(recorded(snapshot, row.reference, "–"))


def _found(snapshot: BriefSnapshot, row: DdItem) -> Runs:
    if finished(row):
        return recorded(snapshot, row.finding, N_("Nothing written down."))
    due = say(snapshot, N_("Due by {date}."), date=day(snapshot, row.by)) if row.by else say(snapshot, N_("No date."))
    who = say(snapshot, N_("{owner} sees to it."), owner=row.owner) if row.owner else ""
    return plain(sentences(row.finding or "", who, due))
