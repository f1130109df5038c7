"""Trust in each partner at a review: as the board first rated it, and as it stands in the file now."""

from partnerdesk.brief.blocks import Block, Cell, Heading, Paragraph, Standfirst, Table, plain
from partnerdesk.brief.naming import dimension_name, partner_name
from partnerdesk.brief.ratings import DimensionView, dimension_view, trust_may_print
from partnerdesk.brief.saying import points, runs, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.records import ImpactReview, Partner
from partnerdesk.domain.words import N_

_HOW = N_(
    "The file keeps two rounds of ratings. Where trustees rated again for this review, ‘now’ is what they say now; "
    "the brief of the decision holds what they said then."
)


def trust_since(snapshot: BriefSnapshot, row: ImpactReview) -> tuple[Block, ...]:  # noqa: ARG001 - a part like the others
    """Return trust at first and now, partner by partner, as far as it may be printed."""
    heading = Heading(1, plain(say(snapshot, N_("Trust, then and now"))), anchor="trust")
    found = [snapshot.assessment.trust.get(each.id) for each in snapshot.partnership.rows(Partner)]
    shown = [each for each in found if each is not None and trust_may_print(snapshot, each)]
    if not shown:
        return heading, Standfirst(runs(snapshot, N_("Trust has not been rated by enough trustees to say.")))
    return (
        heading,
        Standfirst(plain(_finding(snapshot, shown))),
        *(_table(snapshot, each) for each in shown),
        Paragraph(runs(snapshot, _HOW), small=True),
    )


def _views(snapshot: BriefSnapshot, found: TrustFinding) -> list[DimensionView]:
    return [dimension_view(snapshot, found, each) for each in snapshot.catalogue.dimensions]


def _finding(snapshot: BriefSnapshot, shown: list[TrustFinding]) -> str:
    views = [view for found in shown for view in _views(snapshot, found)]
    both = [(view.before, view.now) for view in views if view.before is not None and view.now is not None]
    up, down = sum(now > before for before, now in both), sum(now < before for before, now in both)
    pattern = N_("Of {all} parts of trust, {up} are higher than at first, {down} lower.")
    return say(snapshot, pattern, all=len(both), up=up, down=down)


def _table(snapshot: BriefSnapshot, found: TrustFinding) -> Table:
    head = (
        column(snapshot, N_("Part of trust"), 2.2),
        figures(snapshot, N_("At first")),
        figures(snapshot, N_("Now")),
        column(snapshot, N_("Views now"), 1.3),
    )
    return Table(
        head,
        tuple(_row(snapshot, view) for view in _views(snapshot, found)),
        caption=runs(snapshot, N_("Trust in {partner}, 1 to 5"), partner=partner_name(snapshot, found.partner)),
        keep=True,
    )


def _row(snapshot: BriefSnapshot, view: DimensionView) -> tuple[Cell, ...]:
    return (
        Cell(plain(dimension_name(snapshot, view.dimension))),
        Cell(plain("–" if view.before is None else points(view.before))),
        Cell(plain("–" if view.now is None else points(view.now))),
        Cell(plain(view.word or "–")),
    )
