"""Step 5, rate trust: alone, talk, again; results, and steps that build trust."""

from partnerdesk.domain.records import TrustAction
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import dimensions, partners, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection, PageSpec
from partnerdesk.ui.viewmodels.speech import long_date

STEP = "trust"

KINDS = words(("build", N_("A step that builds trust")), ("safeguard", N_("A safeguard that does without it")))
_ACTIONS = Collection(
    kind=TrustAction,
    add=N_("Add a step or a safeguard"),
    empty=N_("Nothing is agreed yet that would build trust or do without it."),
    example=N_("Run two joint evenings before Easter, and look at them together."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=lambda _p, row: " · ".join(
        part for part in (getattr(row, "owner", None), long_date(getattr(row, "by", None))) if part
    ),
    parts=(
        FieldLine("text", N_("What will be done?"), control=Control.AREA, needed=N_("Say what will be done.")),
        FieldLine("kind", N_("Which is it?"), control=Control.CHOICE, choices=KINDS, columns=2),
        FieldLine("partner", N_("Partner"), control=Control.SELECT, choices=partners),
        FieldLine("dimension", N_("Part of trust"), control=Control.SELECT, choices=dimensions, beside=True),
        FieldLine("owner", N_("Who sees to it?")),
        FieldLine("by", N_("By when?"), control=Control.DATE, beside=True),
    ),
)
PAGES = (
    PageSpec(
        id="trust.actions",
        step=STEP,
        question=N_("What would build trust, or do without it?"),
        hint=N_("For each weak part, one small step or one safeguard."),
        blocks=(_ACTIONS,),
    ),
)
