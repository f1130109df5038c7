"""Part 3: the objectives, each with its source, priority and measure, and the reasons behind them."""

from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.brief import labels, pictures
from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Cell,
    Fact,
    FactList,
    Run,
    Runs,
    RunStyle,
    Standfirst,
    Table,
    plain,
    strong,
)
from partnerdesk.brief.evidence import printable_links
from partnerdesk.brief.findings_said import warnings
from partnerdesk.brief.naming import leading_to, objective_text, part, sub
from partnerdesk.brief.saying import (
    day,
    fact,
    muted,
    only,
    paragraph,
    percent,
    recorded,
    runs,
    runs_counted,
    say,
    sentences,
    stacked,
)
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.records import STAGES, Objective, PartPlayed
from partnerdesk.domain.voice import InputFinding
from partnerdesk.domain.words import N_, NP_

BACKING = {"raised", "supports", "qualifies"}
MOST_OBJECTIVES = 12


def aims(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 3."""
    return (
        part(snapshot, "aims"),
        Standfirst(plain(finding(snapshot))),
        *_objectives(snapshot),
        *_reasons(snapshot),
        FactList((*_left_out(snapshot), _part_played(snapshot))),
    )


def finding(snapshot: BriefSnapshot) -> str:
    """Return the front sheet's sentence: how much of the reasons is about people, how much about money."""
    reasons = snapshot.assessment.reasons
    if reasons.people_and_scope is None or reasons.money is None:
        return say(snapshot, N_("The reasons behind the objectives have not been shared out yet."))
    pattern = N_("{people} of our reasons are about people, {money} about money.")
    return say(snapshot, pattern, people=percent(reasons.people_and_scope), money=percent(reasons.money))


def kept(snapshot: BriefSnapshot) -> tuple[Objective, ...]:
    """Return the objectives that the board kept, musts first."""
    rows = snapshot.partnership.having(Objective, status="kept")
    order = {"must": 0, "should": 1, "could": 2}
    return tuple(sorted(rows, key=lambda row: order.get(row.priority or "", 3)))


def _objectives(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = kept(snapshot)
    if not rows:
        proposed = snapshot.partnership.having(Objective, status="proposed")
        if not proposed:
            return sub(snapshot, N_("Objectives")), paragraph(snapshot, N_("No objective has been agreed yet."))
        return (
            sub(snapshot, N_("Proposed, not agreed yet")),
            BulletList(tuple(plain(objective_text(snapshot, row)) for row in proposed)),
        )
    more = runs(
        snapshot,
        N_("The other {n} are in {appendix}."),
        n=len(rows) - MOST_OBJECTIVES,
        appendix=leading_to(say(snapshot, N_("appendix A")), "table-other-objectives"),
    )
    table = _table(snapshot, rows[:MOST_OBJECTIVES], "table-objectives")
    return (replace(table, note=more) if rows[MOST_OBJECTIVES:] else table,)


def other_objectives(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the objectives that part 3 has no room for; for the appendix."""
    rows = kept(snapshot)[MOST_OBJECTIVES:]
    return only(rows, _table(snapshot, rows, "table-other-objectives"))


def _table(snapshot: BriefSnapshot, rows: Sequence[Objective], anchor: str) -> Table:
    head = (
        column(snapshot, N_("Objective"), 1.65),
        column(snapshot, N_("Priority"), 0.55),
        column(snapshot, N_("Where it came from"), 1.35),
        column(snapshot, N_("How we shall know"), 1.75),
    )
    return Table(
        head,
        tuple(_objective(snapshot, row) for row in rows),
        caption=runs(snapshot, N_("What we want, for whom, and how we shall know (codes: appendix A)")),
        anchor=anchor,
    )


def _objective(snapshot: BriefSnapshot, row: Objective) -> tuple[Cell, ...]:
    return (
        Cell((Run(objective_text(snapshot, row)), Run(f" ({row.id})", RunStyle.MUTED))),
        Cell(plain(labels.label(snapshot, labels.PRIORITY, row.priority))),
        Cell(_source(snapshot, row)),
        Cell(_measure(snapshot, row)),
    )


def _source(snapshot: BriefSnapshot, row: Objective) -> Runs:
    origin = labels.label(snapshot, labels.ORIGIN, row.origin, N_("Origin not recorded."))
    first = runs(snapshot, N_("Raised by {whom}. "), whom=origin) if row.origin else plain(f"{origin} ")
    codes, left_out = _backing(snapshot, row)
    if codes:
        return (*first, *runs(snapshot, N_("Backed by {codes}."), codes=leading_to(", ".join(codes), "evidence")))
    nothing = Run(say(snapshot, N_("Nothing that people told us stands behind it yet.")))
    return (*first, nothing, *_too_old(snapshot, left_out), *_undated(snapshot, left_out))


def _too_old(snapshot: BriefSnapshot, left_out: Sequence[InputFinding]) -> Runs:
    """Say of what was linked that it is from too long ago."""
    voice = snapshot.assessment.voice
    old = NP_(
        " ({codes} is from before {day}: too old to count.)", " ({codes} are from before {day}: too old to count.)"
    )
    codes = sorted(each.id for each in left_out if each.is_too_old)
    since = day(snapshot, voice.current_from)
    linked = leading_to(", ".join(codes), "evidence")
    return runs_counted(snapshot, len(codes), old, codes=linked, day=since) if codes else ()


def _undated(snapshot: BriefSnapshot, left_out: Sequence[InputFinding]) -> Runs:
    """Say of what was linked that nobody knows from when it is."""
    undated = NP_(" ({codes} has no date and does not count.)", " ({codes} have no date and do not count.)")
    codes = sorted(each.id for each in left_out if not each.is_dated)
    linked = leading_to(", ".join(codes), "evidence")
    return runs_counted(snapshot, len(codes), undated, codes=linked) if codes else ()


def _backing(snapshot: BriefSnapshot, row: Objective) -> tuple[list[str], list[InputFinding]]:
    """Return the codes of what backs an objective, and what would if it were not too old, or had a date."""
    voice = snapshot.assessment.voice
    linked = {link.input for link in printable_links(snapshot) if link.objective == row.id and link.kind in BACKING}
    counting = {name for name in linked if name in voice.backing.get(row.id, ())}
    return sorted(counting), [voice.inputs[name] for name in linked - counting if voice.inputs[name].valid]


def _measure(snapshot: BriefSnapshot, row: Objective) -> Runs:
    if not row.measure:
        return recorded(snapshot, None, N_("No measure recorded."))
    change = ""
    if row.baseline and row.target:
        change = say(snapshot, N_("Now: {now}. Aim: {aim}"), now=row.baseline, aim=row.target)
    elif row.baseline or row.target:
        pattern = N_("Aim: {words}") if row.target else N_("Now: {words}")
        change = say(snapshot, pattern, words=row.target or row.baseline)
    if change and row.target_date:
        change = say(snapshot, N_("{change}, by {date}"), change=change, date=day(snapshot, row.target_date))
    return plain(sentences(*(f"{text.rstrip(' .')}." for text in (row.measure, change) if text)))


def _reasons(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    charts = pictures.charts(pictures.reasons(snapshot), "figure-reasons")
    remarks = warnings(snapshot, ("D1", "D2", "D3", "D4", "D5", "W1"))
    return (
        *charts,
        *only(remarks, sub(snapshot, N_("To bear in mind")), BulletList(tuple(plain(text) for text in remarks))),
    )


def _left_out(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    rows = [row for row in snapshot.partnership.rows(Objective) if row.status in {"dropped", "merged"}]
    words = stacked(_gone(snapshot, row) for row in rows)
    return (fact(snapshot, N_("Raised and not kept"), words),) if rows else ()


def _gone(snapshot: BriefSnapshot, row: Objective) -> Runs:
    what = strong(f"{objective_text(snapshot, row)}.")
    why = recorded(snapshot, row.status_reason, N_("No reason is recorded."))
    if row.status == "merged" and row.merged_into:
        target = snapshot.partnership.get(Objective, row.merged_into)
        into = objective_text(snapshot, target) if target else row.merged_into
        return runs(snapshot, N_("{objective} Merged into: {into}."), objective=what, into=into)
    return runs(snapshot, "{objective} {reason}", objective=what, reason=why)


def _part_played(snapshot: BriefSnapshot) -> Fact:
    rows = _stages(snapshot)
    words = muted(say(snapshot, N_("What part people play in aims, design, delivery and judging is not recorded.")))
    if rows:
        said = sentences(*(_in_short(snapshot, stage, rows.get(stage)) for stage in STAGES))
        full = leading_to(say(snapshot, N_("appendix A")), "table-part-played")
        words = runs(snapshot, N_("{stages} In their case: {appendix}."), stages=said, appendix=full)
    return fact(snapshot, N_("The part people play"), words)


def _stages(snapshot: BriefSnapshot) -> dict[str, PartPlayed]:
    return {row.stage: row for row in snapshot.partnership.rows(PartPlayed)}


def _in_short(snapshot: BriefSnapshot, stage: str, row: PartPlayed | None) -> str:
    name = say(snapshot, labels.STAGE[stage])
    words = labels.label(snapshot, labels.PART_PLAYED, row.level if row else None, N_("not recorded"))
    return say(snapshot, N_("{stage}: {part}."), stage=name, part=words)


def part_played(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what part people play at each stage, in their case; for the appendix. Nothing where none is recorded."""
    rows = _stages(snapshot)
    head = (
        column(snapshot, N_("Stage")),
        column(snapshot, N_("Part")),
        column(snapshot, N_("In their case"), 2.4),
    )
    table = Table(
        head,
        tuple(_stage(snapshot, stage, rows.get(stage)) for stage in STAGES),
        caption=runs(snapshot, N_("The part people play, stage by stage")),
        keep=True,
        anchor="table-part-played",
    )
    return only(rows, table)


def _stage(snapshot: BriefSnapshot, stage: str, row: PartPlayed | None) -> tuple[Cell, ...]:
    name = Cell(plain(say(snapshot, labels.STAGE[stage])))
    if row is None or row.level is None:
        return name, Cell(muted(say(snapshot, N_("Not recorded.")))), Cell(muted("–"))
    words = plain(labels.label(snapshot, labels.PART_PLAYED, row.level))
    return name, Cell(words, dots=(row.level, max(labels.PART_PLAYED))), Cell(recorded(snapshot, row.note, "–"))
