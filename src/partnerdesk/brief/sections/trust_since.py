"""Trust in each partner at a review: as it was rated for the decision, and as it was rated again if it was.

The file keeps two rounds of ratings and no third: whether the last one is of the decision or of the time since, its
date of closing says. What was not rated again is never called 'now'.
"""

from partnerdesk.brief.blocks import Block, Cell, Heading, Paragraph, Standfirst, Table, plain
from partnerdesk.brief.naming import dimension_name, partner_name
from partnerdesk.brief.outcome import decision
from partnerdesk.brief.ratings import DimensionView, dimension_view, trust_may_print
from partnerdesk.brief.saying import points, runs, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.records import Partner, RoundState
from partnerdesk.domain.words import N_

_AGAIN = N_(
    "‘Now’ is what trustees said after the decision. The file keeps two rounds of ratings: what the second was at the "
    "decision stands in the brief of the decision."
)
_NOT_AGAIN = N_("Trust has not been rated again since the decision. These are the ratings on which it rested.")

_HEADS_AGAIN = N_("At first"), N_("Now"), N_("Views now")
_HEADS = N_("Round 1"), N_("Last round"), N_("Views then")


def trust_since(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return trust then, and now where it was rated again, partner by partner, as far as it may be printed."""
    heading = Heading(1, plain(say(snapshot, N_("Trust, then and now"))), anchor="trust")
    found = [snapshot.assessment.trust.get(each.id) for each in snapshot.partnership.rows(Partner)]
    shown = [each for each in found if each is not None and trust_may_print(snapshot, each)]
    if not shown:
        return heading, Standfirst(runs(snapshot, N_("Trust has not been rated by enough trustees to say.")))
    again = [each for each in shown if _rated_again(snapshot, each)]
    return (
        heading,
        Standfirst(plain(_finding(snapshot, again) if again else say(snapshot, _NOT_AGAIN))),
        *(_table(snapshot, each, again=each in again) for each in shown),
        *((Paragraph(runs(snapshot, _AGAIN), small=True),) if again else ()),
    )


def _rated_again(snapshot: BriefSnapshot, found: TrustFinding) -> bool:
    """Return whether the last round about a partner was closed on a later day than the decision was taken."""
    decided = decision(snapshot).decided_on
    state = snapshot.partnership.get(RoundState, "trust", found.partner, 2)
    if decided is None or state is None or not state.closed_at or not found.second_round:
        return False
    return state.closed_at[:10] > decided.isoformat()


def _views(snapshot: BriefSnapshot, found: TrustFinding) -> list[DimensionView]:
    return [dimension_view(snapshot, found, each) for each in snapshot.catalogue.dimensions]


def _finding(snapshot: BriefSnapshot, again: list[TrustFinding]) -> str:
    views = [view for found in again for view in _views(snapshot, found)]
    both = [(view.before, view.now) for view in views if view.before is not None and view.now is not None]
    up, down = sum(now > before for before, now in both), sum(now < before for before, now in both)
    pattern = N_("Of {all} parts of trust, {up} are higher than at first, {down} lower.")
    return say(snapshot, pattern, all=len(both), up=up, down=down)


def _table(snapshot: BriefSnapshot, found: TrustFinding, *, again: bool) -> Table:
    first, last, spread = _HEADS_AGAIN if again else _HEADS
    head = (
        column(snapshot, N_("Part of trust"), 2.2),
        figures(snapshot, first),
        figures(snapshot, last),
        column(snapshot, spread, 1.3),
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
