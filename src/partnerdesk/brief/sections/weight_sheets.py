"""Weight sheets: on paper, by code, what was weighed differently in round 1 and is weighed again.

What anybody weighed is never printed; only the middle figure of all, as far as the print rules let it be seen.
"""

from partnerdesk.brief.blocks import Block, Cell, Table, plain
from partnerdesk.brief.ratings import median
from partnerdesk.brief.saying import say
from partnerdesk.brief.sections.filling_in import codes, head, into_the_box, is_shown, rule, sheets
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.asked import criteria_asked, criteria_texts, options_asked, wants_second_round, weighed_first
from partnerdesk.domain.people import raters_of_options
from partnerdesk.domain.words import N_

NO_OPTIONS = N_("No option is on the shortlist. Choose the options in step 6 first.")
NOT_SHOWN_YET = N_(
    "The weights of round 1 were not shown yet. Show them in step 7 first, then print sheets for round 2."
)
NOTHING_AGAIN = N_("Nothing was weighed differently enough in round 1 to be asked again.")


def weight_sheets(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the sheets for round 2, or nothing where there is none to print."""
    names = _asked(snapshot)
    if not names:
        return ()

    def sheet(code: str, place: int) -> tuple[Block, ...]:
        title = say(snapshot, N_("What matters most, again"))
        return (
            *head(snapshot, title, code, f"weights-{place + 1}"),
            *_weights(snapshot, names),
            into_the_box(snapshot),
        )

    return sheets(snapshot, codes(raters_of_options(snapshot.partnership)), sheet)


def why_no_weight_sheets(snapshot: BriefSnapshot) -> str:
    """Return why there is no sheet to print."""
    if not options_asked(snapshot.partnership):
        return NO_OPTIONS
    return NOTHING_AGAIN if is_shown(snapshot, "weight", None) else NOT_SHOWN_YET


def _asked(snapshot: BriefSnapshot) -> tuple[str, ...]:
    partnership = snapshot.partnership
    if not options_asked(partnership) or not is_shown(snapshot, "weight", None):
        return ()
    wanted = wants_second_round(partnership)
    names = criteria_asked(partnership, snapshot.catalogue)
    return tuple(name for name in names if wanted(weighed_first(partnership, name)))


def _weights(snapshot: BriefSnapshot, names: tuple[str, ...]) -> tuple[Block, ...]:
    how = rule(
        snapshot,
        N_("Alone and in silence, from 0 to 100, beside what you gave the others in round 1."),
        N_("You may stay with your earlier figure or change it."),
        N_("Where you cannot say, write C. It does not count as 0."),
    )
    columns = (
        column(snapshot, N_("Criterion"), 1.3),
        column(snapshot, N_("From"), 1.6),
        column(snapshot, N_("To"), 1.7),
        column(snapshot, N_("Middle in round 1"), 0.9),
        column(snapshot, N_("Points, 0 to 100"), 0.9),
    )
    return how, Table(columns, tuple(_row(snapshot, name) for name in names), keep=True)


def _row(snapshot: BriefSnapshot, name: str) -> tuple[Cell, ...]:
    title, _question, anchors = criteria_texts(snapshot.partnership, snapshot.catalogue, name)
    middle = median(snapshot, weighed_first(snapshot.partnership, name))
    return Cell(plain(title)), Cell(plain(anchors[0])), Cell(plain(anchors[-1])), Cell(plain(middle)), Cell()
