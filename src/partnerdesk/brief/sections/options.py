"""Part 5: the options, how they do on each criterion, which were dropped, and why."""

from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.brief import pictures
from partnerdesk.brief.blocks import (
    Align,
    Block,
    BulletList,
    Cell,
    Column,
    Runs,
    SideBySide,
    Standfirst,
    Table,
    plain,
    strong,
)
from partnerdesk.brief.findings_said import says, warnings
from partnerdesk.brief.naming import criterion_name, option_title, part, sub
from partnerdesk.brief.ratings import TOO_FEW_SCORES, may_print_values, median
from partnerdesk.brief.saying import only, paragraph, percent, points, recorded, runs, say
from partnerdesk.brief.sections.beside import crossing, plain_crossing
from partnerdesk.brief.sections.leaving import leaving
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures, in_tables
from partnerdesk.domain.findings import RankedOption, RankingFinding
from partnerdesk.domain.records import Option
from partnerdesk.domain.words import N_


def options(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 5."""
    return (
        part(snapshot, "options"),
        Standfirst(plain(_finding(snapshot))),
        *_shortlist(snapshot),
        *crossing(snapshot),
        *_comparison(snapshot),
    )


def _finding(snapshot: BriefSnapshot) -> str:
    ranked = snapshot.assessment.ranking.ranked
    if ranked and not may_print_values(snapshot):
        return say(snapshot, TOO_FEW_SCORES)
    if not ranked:
        return say(snapshot, N_("The options have not been compared with scores yet."))
    if len(ranked) == 1:
        return say(snapshot, N_("Only one option has been scored, so there is nothing to compare it with."))
    return says(snapshot, "O1")


def _shortlist(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.having(Option, status="shortlist")
    if not rows:
        return sub(snapshot, N_("The shortlist")), paragraph(snapshot, N_("No option is on the shortlist yet."))
    missing = paragraph(snapshot, N_("Carrying on as we are is not among them, so there is no fair comparison."))
    return *leaving(snapshot), *only(not any(row.is_baseline for row in rows), missing)


def _comparison(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the picture beside the options that were dropped, and the table of medians."""
    drawn = pictures.charts(pictures.ranking(snapshot), "figure-ranking")
    dropped = _dropped(snapshot)
    beside = (SideBySide(drawn, dropped, share=0.5),) if drawn else dropped
    if not may_print_values(snapshot):
        return beside
    remarks = warnings(snapshot, ("O5", "O6", "O7", "O9"))
    return (
        *(_tables(snapshot, snapshot.assessment.ranking) if snapshot.assessment.ranking.ranked else ()),
        *beside,
        *only(remarks, sub(snapshot, N_("To bear in mind")), BulletList(tuple(plain(text) for text in remarks))),
    )


def _tables(snapshot: BriefSnapshot, ranking: RankingFinding) -> tuple[Table, ...]:
    """Return the options on each criterion, in more than one table where they are many; the first has the caption."""
    first, *others = (_table(snapshot, ranking, part) for part in in_tables(ranking.ranked))
    caption = N_("The options on each criterion, best first: the group’s median, from 1 (worst) to 5 (best)")
    tables = [replace(first, caption=runs(snapshot, caption), anchor="table-options"), *others]
    tables[-1] = replace(tables[-1], note=runs(snapshot, N_("How far trustees’ views agreed is in appendix B.")))
    return tuple(tables)


def _table(snapshot: BriefSnapshot, ranking: RankingFinding, part: Sequence[RankedOption]) -> Table:
    shown = [each.option for each in part]
    heads = tuple(Column(plain(option_title(snapshot, each)), 1.0, Align.RIGHT) for each in shown)
    values = tuple(Cell(strong(points(each.value))) for each in part)
    rows = [_criterion(snapshot, ranking, each, shown) for each in ranking.criteria]
    total = (Cell(plain(say(snapshot, N_("Value out of 100")))), Cell(), *values)
    columns = (column(snapshot, N_("Criterion"), 2.7), figures(snapshot, N_("Weight"), 0.65), *heads)
    return Table(columns, (*rows, total))


def _criterion(snapshot: BriefSnapshot, ranking: RankingFinding, criterion: str, shown: list[str]) -> tuple[Cell, ...]:
    weight = ranking.weights.get(criterion)
    medians = tuple(Cell(plain(median(snapshot, ranking.spreads.get((each, criterion))))) for each in shown)
    return (
        Cell(plain(criterion_name(snapshot, criterion))),
        Cell(plain(percent(weight) if weight is not None else "–")),
        *medians,
    )


def _dropped(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.having(Option, status="dropped")
    heading = sub(snapshot, N_("Dropped, and why"))
    if not rows:
        return heading, paragraph(snapshot, N_("No option is recorded as dropped."))
    return heading, BulletList(tuple(_reason(snapshot, row) for row in rows))


def _reason(snapshot: BriefSnapshot, row: Option) -> Runs:
    return runs(
        snapshot,
        N_("{option}: {reason}{crossing}"),
        option=strong(option_title(snapshot, row.id)),
        reason=recorded(snapshot, row.drop_reason, N_("no reason recorded.")),
        crossing=plain_crossing(snapshot, row),
    )
