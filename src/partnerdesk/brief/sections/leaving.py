"""What it takes to leave each shortlisted form, the easiest first: asked before the board goes in, not after."""

from partnerdesk.brief.blocks import Block, Cell, Table, plain
from partnerdesk.brief.naming import option_title
from partnerdesk.brief.saying import recorded, runs, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.case import shortlisted
from partnerdesk.domain.records import Option
from partnerdesk.domain.words import N_

_MOST = 5
_HOW_EASY = (
    N_("There is no way back"),
    N_("Hardly at all"),
    N_("With great effort"),
    N_("With some effort"),
    N_("Quite easily"),
    N_("At any time"),
)


def leaving(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the shortlisted options by how easily the board could step back from them."""
    rows = shortlisted(snapshot.partnership)
    if not rows:
        return ()
    head = (
        column(snapshot, N_("If we want to leave"), 1.1),
        column(snapshot, N_("How easily"), 0.9),
        column(snapshot, N_("What it takes, and what becomes of people meanwhile"), 3.0),
    )
    easiest = sorted(rows, key=lambda row: -_grade(snapshot, row))
    return (
        Table(
            head,
            tuple(_option(snapshot, row) for row in easiest),
            caption=runs(snapshot, N_("What it takes to leave, the easiest first")),
            anchor="table-leaving",
        ),
    )


def _grade(snapshot: BriefSnapshot, row: Option) -> int:
    form = snapshot.catalogue.forms.get(row.form or "")
    return form.reversibility if form else -1


def _option(snapshot: BriefSnapshot, row: Option) -> tuple[Cell, ...]:
    grade = _grade(snapshot, row)
    words = say(snapshot, _HOW_EASY[grade]) if grade >= 0 else say(snapshot, N_("Not known: no form is chosen"))
    dots = (grade, _MOST) if grade >= 0 else None
    gap = N_("How we would leave is not written down.")
    return (
        Cell(plain(option_title(snapshot, row.id))),
        Cell(plain(words), dots=dots),
        Cell(recorded(snapshot, row.exit_text, gap)),
    )
