"""Appendix C: every check on each partner, every risk with its early sign, and how each condition is tested."""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, Cell, Column, Runs, Standfirst, Table, plain
from partnerdesk.brief.checks import applying, finished, question_of
from partnerdesk.brief.naming import appendix, partner_name, sub
from partnerdesk.brief.saying import cell, counted, day, muted, note, only, recorded, runs, say, sentences
from partnerdesk.brief.sections.risks import by_size, in_order, size_words
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures
from partnerdesk.domain.records import Condition, DdItem, Risk
from partnerdesk.domain.words import N_, NP_


def checks_list(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return appendix C. The sharing edition says how far each check is, not what was found."""
    rows = snapshot.partnership.rows(DdItem)
    partners = list(dict.fromkeys(row.partner for row in rows))
    return (
        appendix(snapshot, "C", N_("checks, risks and conditions in full"), "checks"),
        Standfirst(plain(_finding(snapshot))),
        *only(rows and not snapshot.for_board, note(snapshot, N_("What was found is in the board’s own edition."))),
        *(block for partner in partners for block in _partner(snapshot, partner)),
        *_risks(snapshot),
        *_conditions(snapshot),
    )


def _risks(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = by_size(snapshot.partnership.rows(Risk))
    head = (
        column(snapshot, N_("Risk"), 1.7),
        figures(snapshot, N_("Size"), 0.65),
        column(snapshot, N_("Why it may happen"), 1.7),
        column(snapshot, N_("Early sign"), 1.6),
        column(snapshot, N_("Owner"), 0.85),
    )
    table = Table(
        head,
        tuple(_risk(snapshot, row) for row in rows),
        caption=runs(snapshot, N_("Every risk, the greatest first, and how we would notice it early")),
        anchor="table-risks",
    )
    return only(rows, table)


def _risk(snapshot: BriefSnapshot, row: Risk) -> tuple[Cell, ...]:
    return (
        cell(snapshot, row.text),
        Cell(size_words(snapshot, row)),
        cell(snapshot, row.because, "–"),
        cell(snapshot, row.early_sign, "–"),
        cell(snapshot, row.owner, N_("No owner recorded.")),
    )


def _conditions(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = in_order(snapshot.partnership.rows(Condition))
    head = (
        column(snapshot, N_("What must be true"), 2.4),
        column(snapshot, N_("Kind"), 0.8),
        column(snapshot, N_("How we test it"), 2.0),
    )
    table = Table(
        head,
        tuple(_condition(snapshot, row) for row in rows),
        caption=runs(snapshot, N_("How each red line and condition is tested")),
        anchor="table-conditions",
    )
    return only(rows, table)


def _condition(snapshot: BriefSnapshot, row: Condition) -> tuple[Cell, ...]:
    return (
        cell(snapshot, row.text),
        Cell(plain(labels.label(snapshot, labels.CONDITION, row.kind))),
        cell(snapshot, row.test, N_("No test recorded.")),
    )


def _finding(snapshot: BriefSnapshot) -> str:
    rows = applying(snapshot)
    if not snapshot.partnership.rows(DdItem):
        return say(snapshot, N_("No check on a partner is recorded yet."))
    not_needed = len(snapshot.partnership.rows(DdItem)) - len(rows)
    done = say(snapshot, N_("{done} of {all} checks are done."), done=sum(map(finished, rows)), all=len(rows))
    spare = counted(snapshot, not_needed, NP_("One does not apply.", "{n} do not apply."))
    return sentences(done, spare if not_needed else "")


def _partner(snapshot: BriefSnapshot, partner: str | None) -> tuple[Block, ...]:
    rows = snapshot.partnership.having(DdItem, partner=partner)
    title = (
        sub(snapshot, N_("{partner}"), partner=partner_name(snapshot, partner))
        if partner
        else sub(snapshot, N_("Checks not about one partner"))
    )
    head: tuple[Column, ...] = (column(snapshot, N_("Check"), 2.0), column(snapshot, N_("How far"), 0.8))
    if snapshot.for_board:
        head = (*head, column(snapshot, N_("What we found"), 2.2), column(snapshot, N_("Where it is"), 1.2))
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
