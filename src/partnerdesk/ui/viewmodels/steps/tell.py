"""Step 10, tell people and set the review: feedback, review, actions, the brief."""

from partnerdesk.domain.records import Action
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection, PageSpec
from partnerdesk.ui.viewmodels.speech import long_date

STEP = "tell"

_ACTIONS = Collection(
    kind=Action,
    add=N_("Add an action"),
    empty=N_("No action is written down yet."),
    example=N_("Write to everyone who told us something."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: " · ".join(
        part for part in (getattr(row, "owner", None), long_date(getattr(row, "by", None))) if part
    ),
    parts=(
        FieldLine("text", N_("What will be done?"), control=Control.AREA, needed=N_("Say what will be done.")),
        FieldLine("owner", N_("Who?")),
        FieldLine("by", N_("By when?"), control=Control.DATE, beside=True),
        FieldLine("done_on", N_("Done on"), control=Control.DATE, optional=True),
    ),
)
PAGES = (
    PageSpec(
        id="tell.actions",
        step=STEP,
        question=N_("Who does what, by when?"),
        hint=N_("Read them back before you close."),
        blocks=(_ACTIONS,),
    ),
)
