"""Step 9, decide: motion, straw poll, gates, vote, concerns, the decision."""

from partnerdesk.domain.records import Motion
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection, PageSpec

STEP = "decide"

_MOTION = Collection(
    kind=Motion,
    add=N_("Write a motion"),
    empty=N_("No motion is written down yet."),
    example=N_("That the board tries joint evenings with Northbank for twelve months."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    parts=(
        FieldLine("text", N_("The motion"), control=Control.AREA, needed=N_("Write the motion in full.")),
        FieldLine("made_by", N_("Proposed by")),
        FieldLine("seconded_by", N_("Seconded by"), beside=True),
    ),
)
PAGES = (
    PageSpec(
        id="decide.motion",
        step=STEP,
        question=N_("What is the motion?"),
        hint=N_("Is this the right set of words?"),
        blocks=(_MOTION,),
    ),
)
