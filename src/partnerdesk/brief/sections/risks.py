"""Part 7: the main risks to people and to the charity, checks open and done, red lines and conditions."""

from collections import Counter
from collections.abc import Iterable, Sequence

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, Cell, Paragraph, Run, Runs, RunStyle, Standfirst, Table, plain, strong
from partnerdesk.brief.checks import applying, finished, open_checks, question_of
from partnerdesk.brief.naming import leading_to, part, partner_name, sub
from partnerdesk.brief.saying import (
    cell,
    counted,
    muted,
    opened,
    paragraph,
    runs,
    say,
    sentences,
    spelled,
)
from partnerdesk.brief.sections.beside import sealed
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures, owner_and_date
from partnerdesk.domain.records import Condition, DdItem, Partner, Risk
from partnerdesk.domain.words import N_, NP_

MOST_RISKS = 3  # to people, and as many to the charity
MOST_OPEN_CHECKS = 8
_ORDER = {"red_line": 0, "before": 1, "after": 2}
_NONE_OF = {
    "red_line": N_("No red line is recorded."),
    "before": N_("No condition before is recorded."),
    "after": N_("No condition afterwards is recorded."),
}


def risks(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 7."""
    return (
        part(snapshot, "risks"),
        Standfirst(plain(_finding(snapshot))),
        *_risks(snapshot),
        *_checks(snapshot),
        *_conditions(snapshot),
    )


def weight_of(risk: Risk) -> int:
    """Return likelihood times impact, 0 to 25; 0 where either is missing."""
    return (risk.likelihood or 0) * (risk.impact or 0)


def _finding(snapshot: BriefSnapshot) -> str:
    rows = snapshot.partnership.rows(Risk)
    if not rows:
        return say(snapshot, N_("No risk has been written down yet."))
    about_people = sum(bool(row.effect_on_people) for row in rows)
    told = opened(counted(snapshot, len(rows), NP_("one risk is written down", "{n} risks are written down")))
    touch = spelled(snapshot, about_people) if about_people else say(snapshot, N_("none"))
    people = say(snapshot, _touching(about_people, len(rows)), told=told, n=touch)
    still = len(open_checks(snapshot))
    checks = counted(snapshot, still, NP_("One check is still open.", "{n} checks are still open."))
    return sentences(people, checks if snapshot.partnership.rows(DdItem) else "")


def _touching(about_people: int, of: int) -> str:
    """Return the pattern that says how many risks touch people."""
    if of == 1:
        touches = N_("{told}; it touches people directly.")
        return touches if about_people else N_("{told}; it does not touch people directly.")
    if about_people == 1:
        return N_("{told}; one of them touches people directly.")
    return N_("{told}; {n} of them touch people directly.")


def _risks(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows, shown = snapshot.partnership.rows(Risk), shown_risks(snapshot)
    if not rows:
        return sub(snapshot, N_("Main risks")), paragraph(snapshot, N_("No risk is written down yet."))
    head = (
        column(snapshot, N_("Main risks"), 2.0),
        column(snapshot, N_("To"), 0.55),
        figures(snapshot, N_("Size"), 0.6),
        column(snapshot, N_("What we do about it"), 2.7),
        column(snapshot, N_("Owner"), 0.8),
    )
    return (
        Table(head, tuple(_risk(snapshot, row) for row in shown), note=_about_risks(snapshot, len(rows) - len(shown))),
    )


def shown_risks(snapshot: BriefSnapshot) -> list[Risk]:
    """Return the risks that part 7 shows: the greatest to people, then the greatest to the charity."""
    rows = by_size(snapshot.partnership.rows(Risk))
    to_people = [row for row in rows if row.effect_on_people]
    return to_people[:MOST_RISKS] + [row for row in rows if not row.effect_on_people][:MOST_RISKS]


def by_size(rows: Iterable[Risk]) -> list[Risk]:
    """Return risks with the greatest first."""
    return sorted(rows, key=weight_of, reverse=True)


def _about_risks(snapshot: BriefSnapshot, left: int) -> Runs:
    """Return how to read the table, what kind of risk is missing, and where the others stand."""
    people = {bool(row.effect_on_people) for row in snapshot.partnership.rows(Risk)}
    missing = [
        "" if True in people else say(snapshot, N_("No risk to people is written down yet.")),
        "" if False in people else say(snapshot, N_("No risk to the charity is written down.")),
    ]
    more = counted(snapshot, left, NP_("One smaller risk is not shown.", "{n} smaller risks are not shown."))
    how = say(snapshot, N_("Size: how likely times how bad, 1 to 5 each; after the arrow, with what we do."))
    full = runs(
        snapshot, N_(" Early signs: {appendix}."), appendix=leading_to(say(snapshot, N_("appendix C")), "table-risks")
    )
    return (*plain(sentences(how, *missing, more if left else "")), *full)


def _risk(snapshot: BriefSnapshot, row: Risk) -> tuple[Cell, ...]:
    return (
        cell(snapshot, row.text),
        Cell(plain(say(snapshot, N_("people") if row.effect_on_people else N_("charity")))),
        Cell(size_words(snapshot, row)),
        cell(snapshot, row.response, N_("No response recorded.")),
        cell(snapshot, row.owner, N_("No owner recorded.")),
    )


def size_words(snapshot: BriefSnapshot, row: Risk) -> Runs:
    """Return a risk's size, and what is left of it with what the board does: 12 → 4."""
    if not weight_of(row):
        return muted(say(snapshot, N_("not rated")))
    after = (row.after_likelihood or 0) * (row.after_impact or 0)
    return plain(f"{weight_of(row)}\u00a0→\u00a0{after}" if after else str(weight_of(row)))


def _checks(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = applying(snapshot)
    heading = sub(snapshot, N_("Checks"))
    if not rows:
        return heading, paragraph(snapshot, N_("No check on a partner is recorded yet."))
    stops = sum(row.status == "stop" for row in rows)
    done = sum(finished(row) for row in rows)
    words = [say(snapshot, N_("{done} of {all} checks are done."), done=done, all=len(rows))]
    tally = Counter(row.status for row in rows)
    if tally["concern"]:
        words.append(counted(snapshot, tally["concern"], NP_("One is a concern.", "{n} are concerns.")))
    words.append(
        counted(snapshot, stops, NP_("One is a stop sign.", "{n} are stop signs."))
        if stops
        else say(snapshot, N_("There is no stop sign."))
    )
    full = runs(
        snapshot,
        N_(" The whole list is in {appendix}."),
        appendix=leading_to(say(snapshot, N_("appendix C")), "checks"),
    )
    said = (*plain(sentences(*words)), *full)
    rows_open = open_checks(snapshot)
    return (_open_checks(snapshot, rows_open, said),) if rows_open else (heading, Paragraph(said))


def _open_checks(snapshot: BriefSnapshot, rows: Sequence[DdItem], said: Runs) -> Table:
    head = (
        column(snapshot, N_("Checks still open"), 2.4),
        column(snapshot, N_("How far"), 0.95),
        column(snapshot, N_("Must be done"), 0.85),
        column(snapshot, N_("Who, and by when"), 1.45),
    )
    shown = sorted(rows, key=lambda row: (row.status != "stop", row.must_finish != "before_vote"))[:MOST_OPEN_CHECKS]
    left = len(rows) - len(shown)
    others = NP_("One more is open: see the whole list.", "{n} more are open: see the whole list.")
    more = plain(f"{counted(snapshot, left, others)} ") if left else ()
    return Table(head, tuple(_open_check(snapshot, row) for row in shown), note=(*more, *said))


def _open_check(snapshot: BriefSnapshot, row: DdItem) -> tuple[Cell, ...]:
    several = len(snapshot.partnership.rows(Partner)) > 1
    whom = f" ({partner_name(snapshot, row.partner)})" if row.partner and several else ""
    return (
        Cell((Run(question_of(snapshot, row)), Run(whom, RunStyle.MUTED))),
        Cell(plain(labels.label(snapshot, labels.DD_STATUS, row.status, N_("Not started")))),
        Cell(plain(labels.label(snapshot, labels.MUST_FINISH, row.must_finish))),
        Cell(owner_and_date(snapshot, row.owner, row.by)),
    )


def _conditions(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = in_order(snapshot.partnership.rows(Condition))
    kinds = {row.kind for row in rows}
    missing = [say(snapshot, words) for kind, words in _NONE_OF.items() if kind not in kinds]
    if not rows:
        heading = sub(snapshot, N_("Red lines and conditions"))
        return heading, paragraph(snapshot, "{words}", words=sentences(*missing, sealed(snapshot)))
    head = (
        column(snapshot, N_("Kind"), 1.0),
        column(snapshot, N_("Red lines and conditions: what must be true"), 3.2),
        column(snapshot, N_("Who, and by when"), 1.45),
    )
    full = runs(
        snapshot,
        N_(" How each is tested: {appendix}."),
        appendix=leading_to(say(snapshot, N_("appendix C")), "table-conditions"),
    )
    made = tuple(_condition(snapshot, row) for row in rows)
    return (Table(head, made, note=(*_seal(snapshot), *plain(sentences(*missing)), *full)),)


def _seal(snapshot: BriefSnapshot) -> Runs:
    """Return the seal as the first words below the red lines, so that it never stands on a page without them."""
    words = sealed(snapshot)
    return (*strong(say(snapshot, N_("The seal: "))), *plain(f"{words} ")) if words else ()


def in_order(rows: Iterable[Condition]) -> list[Condition]:
    """Return red lines first, then what must be true before, then afterwards."""
    return sorted(rows, key=lambda row: _ORDER.get(row.kind or "", len(_ORDER)))


def _condition(snapshot: BriefSnapshot, row: Condition) -> tuple[Cell, ...]:
    kind = labels.label(snapshot, labels.CONDITION, row.kind)
    state = labels.label(snapshot, labels.CONDITION_STATUS, row.status, N_("open"))
    return (
        Cell(plain(say(snapshot, N_("{kind}, {state}"), kind=kind, state=state))),
        cell(snapshot, row.text),
        Cell(owner_and_date(snapshot, row.owner, row.by)),
    )
