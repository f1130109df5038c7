"""Step 6, narrow the options: cards of forms, red lines, a shortlist."""

from partnerdesk.domain.records import Option
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import forms, partners
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection, PageSpec

STEP = "narrow"

_OPTIONS = Collection(
    kind=Option,
    add=N_("Add an option"),
    empty=N_("No option is written down yet."),
    example=N_("A memorandum: meet each month, share training, review after a year."),
    title=lambda _p, row: getattr(row, "title", None) or "",
    summary=lambda _p, row: getattr(row, "description", None) or "",
    parts=(
        FieldLine("title", N_("Name"), needed=N_("Give the option a short name.")),
        FieldLine("form", N_("Form"), control=Control.SELECT, choices=forms, beside=True),
        FieldLine("description", N_("In one line"), control=Control.AREA),
        FieldLine("partners", N_("With whom?"), control=Control.CHECKS, choices=partners),
        FieldLine("exit_text", N_("How would you get out of it?"), control=Control.AREA, optional=True),
        FieldLine("is_baseline", N_("This is carrying on as we are"), control=Control.CHECK),
    ),
)
PAGES = (
    PageSpec(
        id="narrow.options",
        step=STEP,
        question=N_("Which options are real?"),
        hint=N_("Three to five, always with carrying on."),
        blocks=(_OPTIONS,),
    ),
)
