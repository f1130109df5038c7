"""Trust in each partner at a review: as it was rated for the decision, and as it was rated again if it was.

Nothing is called 'now' but what was rated at this review and shown to all. Then and now each stand as far as ratings
may be printed, part by part; where too few rated again there is only what was said then.
"""

from datetime import date

from partnerdesk.brief.blocks import Block, Cell, FactList, Paragraph, Runs, Standfirst, Table, plain
from partnerdesk.brief.naming import chapter, dimension_name, partner_name
from partnerdesk.brief.ratings import DimensionView, dimension_view, trust_may_print, views_of
from partnerdesk.brief.saying import counted, day, points, runs, say, sentence, sentences
from partnerdesk.brief.sections.closed_early import closed_early_at
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, figures
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.trust_since import PartSince, TrustSince, moved_said
from partnerdesk.domain.trust_since import trust_since as found_since
from partnerdesk.domain.words import N_, NP_, Sentence

_AGAIN = N_(
    "‘Then’ is the last round before the decision, ‘now’ what trustees said at this review, each alone as at the "
    "first time and without seeing what they said then."
)
_SAME_ITEMS = N_("Both are of the short list of questions, which is what a review asks.")
_NOT_AGAIN = N_("Trust has not been rated again since the decision. These are the ratings on which it rested.")
_NOT_SHOWN = N_("Trust in {partner} was rated again by too few trustees to say anything of it.")


def trust_since(snapshot: BriefSnapshot, review: str) -> tuple[Block, ...]:
    """Return trust then, and now where it was rated again, partner by partner, as far as it may be printed."""
    heading = chapter(snapshot, N_("Trust, then and now"), "trust")
    case = Case.of(snapshot.partnership, snapshot.catalogue, snapshot.as_of)
    since = [each for each in found_since(case, review) if each.is_rated_again or _then(snapshot, each)]
    if not since:
        return heading, Standfirst(runs(snapshot, N_("Trust has not been rated by enough trustees to say.")))
    again = [each for each in since if each.is_rated_again]
    few = [each for each in since if each.is_shown and not each.is_rated_again]
    early = closed_early_at(snapshot, review)
    return (
        heading,
        Standfirst(plain(_moved(snapshot, case, again) if again else say(snapshot, _NOT_AGAIN))),
        *(_table(snapshot, each) if each.is_rated_again else _table_of_then(snapshot, each) for each in since),
        *(Paragraph(plain(_too_few(snapshot, each)), small=True) for each in few),
        *((Paragraph(plain(_note(snapshot)), small=True),) if again else ()),
        *((FactList(early),) if early else ()),
    )


def _then(snapshot: BriefSnapshot, since: TrustSince) -> TrustFinding | None:
    """Return trust as the decision rested on it, as far as it may be printed."""
    found = snapshot.assessment.trust.get(since.partner)
    return found if found is not None and trust_may_print(snapshot, found) else None


def _moved(snapshot: BriefSnapshot, case: Case, again: list[TrustSince]) -> str:
    moved = moved_said(case, again) or (Sentence(N_("Trust was rated again at this review.")),)
    return sentences(*(sentence(snapshot, each) for each in moved))


def _too_few(snapshot: BriefSnapshot, since: TrustSince) -> str:
    return say(snapshot, _NOT_SHOWN, partner=partner_name(snapshot, since.partner))


def _note(snapshot: BriefSnapshot) -> str:
    long = snapshot.partnership.one(PartnershipFile).indicator_set == "full"
    return sentences(say(snapshot, _AGAIN), say(snapshot, _SAME_ITEMS) if long else "")


# --- then and now -----------------------------------------------------------------------------------------------------


def _table(snapshot: BriefSnapshot, since: TrustSince) -> Table:
    views = any(part.views for part in since.parts)
    head = (
        column(snapshot, N_("Part of trust"), 2.2),
        *(figures(snapshot, title, 0.8) for title in (N_("Then"), N_("Now"), N_("Change"))),
        *((column(snapshot, N_("Views now"), 1.3),) if views else ()),
    )
    rows = tuple(_row(snapshot, part, views=views) for part in since.parts)
    return Table(head, rows, caption=_caption(snapshot, since.partner), note=plain(_rated(snapshot, since)), keep=True)


def _rated(snapshot: BriefSnapshot, since: TrustSince) -> str:
    """Return how many rated again, and when the round was closed."""
    when = day(snapshot, date.fromisoformat(since.closed_at[:10])) if since.closed_at else day(snapshot, None)
    now = NP_("Now: one trustee, on {date}.", "Now: {n} trustees, on {date}.")
    return counted(snapshot, since.raters, now, date=when)


def _row(snapshot: BriefSnapshot, part: PartSince, *, views: bool) -> tuple[Cell, ...]:
    texts = (
        dimension_name(snapshot, part.dimension),
        *("–" if level is None else points(level) for level in (part.then, part.now)),
        "–" if part.change is None else _signed(part.change),
        *((views_of(snapshot, part.views) or "–",) if views else ()),
    )
    return tuple(Cell(plain(text)) for text in texts)


def _signed(change: float) -> str:
    """Return how much a part has moved, with its sign; one that has not is 0.0."""
    size = points(abs(change))
    return size if size == points(0) else f"{'+' if change > 0 else '−'}{size}"


# --- then only --------------------------------------------------------------------------------------------------------


def _table_of_then(snapshot: BriefSnapshot, since: TrustSince) -> Table:
    found = _then(snapshot, since)
    views = [dimension_view(snapshot, found, each) for each in snapshot.catalogue.dimensions] if found else []
    head = (
        column(snapshot, N_("Part of trust"), 2.2),
        figures(snapshot, N_("Round 1")),
        figures(snapshot, N_("Last round")),
        column(snapshot, N_("Views then"), 1.3),
    )
    rows = tuple(_row_of_then(snapshot, view) for view in views)
    return Table(head, rows, caption=_caption(snapshot, since.partner), keep=True)


def _row_of_then(snapshot: BriefSnapshot, view: DimensionView) -> tuple[Cell, ...]:
    return (
        Cell(plain(dimension_name(snapshot, view.dimension))),
        Cell(plain("–" if view.before is None else points(view.before))),
        Cell(plain("–" if view.now is None else points(view.now))),
        Cell(plain(view.word or "–")),
    )


def _caption(snapshot: BriefSnapshot, partner: str) -> Runs:
    return runs(snapshot, N_("Trust in {partner}, 1 to 5"), partner=partner_name(snapshot, partner))
