"""What each shortlisted option is and what it takes to leave it, the easiest first: asked before the board goes in."""

from partnerdesk.brief.blocks import Block, Cell, Run, Runs, Table, plain, strong
from partnerdesk.brief.naming import option_title, partner_name
from partnerdesk.brief.saying import ended, joined, recorded, runs, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.case import shortlisted
from partnerdesk.domain.records import Option, Partner
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
    """Return the shortlisted options, what each is and how the board could step back from it, the easiest first."""
    rows = shortlisted(snapshot.partnership)
    if not rows:
        return ()
    head = (
        column(snapshot, N_("Option"), 0.9),
        column(snapshot, N_("What it is"), 2.2),
        column(snapshot, N_("If we want to leave: how easily, and what becomes of people meanwhile"), 2.5),
    )
    easiest = sorted(rows, key=lambda row: -_grade(snapshot, row))
    return (
        Table(
            head,
            tuple(_option(snapshot, row) for row in easiest),
            caption=runs(snapshot, N_("The options, the one that is easiest to leave first")),
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
        Cell(described(snapshot, row)),
        Cell((*strong(f"{words}. "), *recorded(snapshot, row.exit_text, gap)), dots=dots),
    )


def described(snapshot: BriefSnapshot, row: Option) -> Runs:
    """Return what an option is: its description, its form and the partners in it."""
    said: list[Run] = list(recorded(snapshot, row.description, N_("Not described yet.")))
    form = snapshot.catalogue.forms.get(row.form or "")
    if form and form.name != option_title(snapshot, row.id):
        said.append(Run(say(snapshot, N_(" Form: {form}."), form=form.name)))
    if row.partners and len(snapshot.partnership.rows(Partner)) > 1:
        partners = joined(snapshot, [partner_name(snapshot, each) for each in row.partners])
        said.append(Run(say(snapshot, N_(" With {partners}."), partners=partners)))
    if row.variant_note:
        said.append(Run(f" {ended(row.variant_note)}"))
    return tuple(said)
