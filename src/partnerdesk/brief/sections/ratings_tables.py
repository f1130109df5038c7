"""Appendix B: trust and scores with how far views agree, and the numbers behind every picture."""

from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.brief import pictures
from partnerdesk.brief.blocks import Align, Block, Cell, Column, Standfirst, Table, plain
from partnerdesk.brief.naming import appendix, criterion_name, dimension_name, option_title, partner_name, sub
from partnerdesk.brief.ratings import may_print_scores, may_print_weights, median, trust_may_print, views
from partnerdesk.brief.saying import only, points, runs, say
from partnerdesk.brief.sections.beside import own_weights_picture
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures, in_tables, side_by_side
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import IndicatorFinding, TrustFinding
from partnerdesk.domain.ranking import weights_of_round_1
from partnerdesk.domain.words import N_

MOST_ROWS = 12  # of a table that is kept on one page


def ratings_tables(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return appendix B."""
    heading = appendix(snapshot, "B", N_("trust and scores in numbers"), "ratings")
    trust = [found for found in snapshot.assessment.trust.values() if trust_may_print(snapshot, found)]
    scores = may_print_scores(snapshot)
    if not trust and not scores:
        return heading, Standfirst(runs(snapshot, N_("No rating and no score can be printed yet.")))
    return (
        heading,
        Standfirst(runs(snapshot, N_("Medians, and how far views agreed. Nobody’s own rating is shown."))),
        *(_trust(snapshot, found) for found in trust),
        *(_scores(snapshot) if scores else ()),
        *own_weights_picture(snapshot),
        *_numbers(snapshot),
    )


def _trust(snapshot: BriefSnapshot, found: TrustFinding) -> Table:
    shipped = snapshot.catalogue.indicators
    used = [name for name in shipped if name in found.indicators]
    head = (
        column(snapshot, N_("Item"), 2.9),
        column(snapshot, N_("Part"), 1.6),
        figures(snapshot, N_("Round 1"), 0.75),
        column(snapshot, N_("Views"), 0.8),
        figures(snapshot, N_("Last round"), 0.65),
        column(snapshot, N_("Views"), 0.8),
    )
    return Table(
        head,
        tuple(_item(snapshot, found, name) for name in used),
        caption=runs(
            snapshot, N_("Trust in {partner}: medians from 1 to 5"), partner=partner_name(snapshot, found.partner)
        ),
        note=runs(snapshot, N_("Two-thirds of the trustees who may rate must give a level for an item to count.")),
    )


def _item(snapshot: BriefSnapshot, found: TrustFinding, name: str) -> tuple[Cell, ...]:
    shipped = snapshot.catalogue.indicators[name]
    return (
        Cell(plain(shipped.name)),
        Cell(plain(dimension_name(snapshot, shipped.dimension))),
        *_round(snapshot, found.first_round.get(name)),
        *_round(snapshot, found.indicators.get(name)),
    )


def _round(snapshot: BriefSnapshot, found: IndicatorFinding | None) -> tuple[Cell, Cell]:
    return Cell(plain(median(snapshot, found))), Cell(plain(views(snapshot, found) or "–"))


def _scores(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    ranking = snapshot.assessment.ranking
    options = list(dict.fromkeys(option for option, _ in ranking.spreads))
    if not options:
        return ()
    first, *others = (_table_of_scores(snapshot, part) for part in in_tables(options))
    caption = runs(snapshot, N_("Scores: medians from 1 to 5, and how far views agreed"))
    return (
        replace(first, caption=caption),
        *others,
        *only(may_print_weights(snapshot), _weights(snapshot)),
    )


def _table_of_scores(snapshot: BriefSnapshot, options: Sequence[str]) -> Table:
    heads = tuple(Column(plain(option_title(snapshot, each)), 1.0, Align.LEFT) for each in options)
    rows = tuple(
        (Cell(plain(criterion_name(snapshot, each))), *(_score(snapshot, option, each) for option in options))
        for each in snapshot.assessment.ranking.criteria
    )
    return Table((column(snapshot, N_("Criterion"), 1.6), *heads), rows)


def _score(snapshot: BriefSnapshot, option: str, criterion: str) -> Cell:
    found = snapshot.assessment.ranking.spreads.get((option, criterion))
    words = views(snapshot, found)
    shown = median(snapshot, found)
    return Cell(plain(say(snapshot, N_("{median}, {views}"), median=shown, views=words) if words else shown))


def _weights(snapshot: BriefSnapshot) -> Table:
    ranking = snapshot.assessment.ranking
    first = weights_of_round_1(Case.of(snapshot.partnership, snapshot.catalogue, snapshot.as_of))
    head = (
        column(snapshot, N_("Criterion"), 2.4),
        *((figures(snapshot, N_("Weight in round 1")),) if first else ()),
        figures(snapshot, N_("Weight")),
        figures(snapshot, N_("What it decides")),
        figures(snapshot, N_("Changes the answer at")),
    )
    rows = tuple(
        (
            Cell(plain(criterion_name(snapshot, each))),
            *((Cell(plain(_share(first.get(each)))),) if first else ()),
            Cell(plain(_share(ranking.weights.get(each)))),
            Cell(plain(_share(ranking.effective_weights.get(each)))),
            Cell(plain(_share(ranking.flips.get(each)))),
        )
        for each in ranking.criteria
    )
    return Table(
        head,
        rows,
        caption=runs(snapshot, N_("Weights in per cent, and the weight at which another option would lead")),
        note=runs(snapshot, N_("A criterion on which the options hardly differ decides less than its weight says.")),
        keep=True,
    )


def _share(value: float | None) -> str:
    return "–" if value is None else points(value * 100)


def _numbers(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    wide = [
        *pictures.voice_grids(snapshot),
        *(pictures.trust(snapshot, each) for each in snapshot.assessment.trust.values()),
    ]
    small = [pictures.reasons(snapshot), pictures.first_places(snapshot)]
    tables = (
        *(_behind(picture) for picture in wide if picture),
        *side_by_side([_behind(picture) for picture in small if picture]),
    )
    if not tables:
        return ()
    return (
        sub(snapshot, N_("The numbers behind the pictures")),
        *tables,
    )


def _side(cells: Sequence[str]) -> Align:
    """Return where a column stands: numbers, ranges of them and what is missing to the right, words to the left."""
    said = "".join(cells)
    return Align.LEFT if any(letter.isalpha() for letter in said) or not any(map(str.isdigit, said)) else Align.RIGHT


def _behind(picture: Picture) -> Table:
    first, *others = picture.table.columns
    said = [[row[number] for row in picture.table.rows] for number in range(1, len(others) + 1)]
    columns = (Column(plain(title), 1.0, _side(cells)) for title, cells in zip(others, said, strict=True))
    heads = (Column(plain(first), 2.4), *columns)
    rows = tuple(tuple(Cell(plain(text)) for text in row) for row in picture.table.rows)
    return Table(heads, rows, caption=plain(picture.title), keep=len(rows) < MOST_ROWS)
