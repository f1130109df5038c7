"""Step 8, test the answer: how firm it is, what could go wrong, what to check."""

from partnerdesk.domain.records import Risk
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection, PageSpec

STEP = "test"

_RISKS = Collection(
    kind=Risk,
    add=N_("Add a risk"),
    empty=N_("No risk is written down yet."),
    example=N_("The service stalls while leaders are busy with the change."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: getattr(row, "owner", None) or "",
    parts=(
        FieldLine("text", N_("What could go wrong?"), control=Control.AREA, needed=N_("Say what could go wrong.")),
        FieldLine("because", N_("Because …"), control=Control.AREA, optional=True),
        FieldLine("effect_on_people", N_("It would hurt people we help"), control=Control.CHECK),
        FieldLine("early_sign", N_("Early sign"), optional=True),
        FieldLine("owner", N_("Owner"), beside=True),
        FieldLine("response", N_("What will you do about it?"), control=Control.AREA),
    ),
)
PAGES = (
    PageSpec(
        id="test.risks",
        step=STEP,
        question=N_("It is two years on and this failed. What happened?"),
        hint=N_("One line each, in silence. Then an owner and an early sign."),
        blocks=(_RISKS,),
    ),
)
