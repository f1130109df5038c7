"""Points that the board parked: kept in sight, beside every page."""

from partnerdesk.domain.records import Parking
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import label_of, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.open_people import ROLES

DEALT_WITH = words(
    ("later", N_("Later"), N_("At another meeting")),
    ("answered", N_("Answered"), N_("Dealt with today")),
    ("set_aside", N_("Set aside"), N_("It must not sway the decision")),
)


def _role(role: str | None) -> str:
    return said(label_of(ROLES, role)) or role or ""


PARKED = Collection(
    kind=Parking,
    add=N_("Park a point"),
    empty=N_("Nothing is parked."),
    example=N_("What happens to the minibus? The treasurer asks."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: _role(getattr(row, "raised_by_role", None)),
    chips=lambda _p, _c, row: (
        (ChipLine(label_of(DEALT_WITH, row.dealt_with), "neutral"),)
        if isinstance(row, Parking) and row.dealt_with
        else (ChipLine(N_("Still open"), "warning", "clock"),)
    ),
    parts=(
        FieldLine("text", N_("The point"), control=Control.AREA, needed=N_("Write the point in a few words.")),
        FieldLine("raised_by_role", N_("Who raised it?"), N_("A role, not a name."), optional=True),
        FieldLine("dealt_with", N_("What became of it?"), control=Control.CHOICE, choices=DEALT_WITH),
        FieldLine("why", N_("Why?"), control=Control.AREA, optional=True),
    ),
)
