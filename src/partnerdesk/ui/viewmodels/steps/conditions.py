"""Red lines and conditions: one form and one card for all three kinds.

It must not know widgets.
"""

from collections.abc import Callable

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Condition, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sealing import seal_in_force
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import dimensions, groups, label_of, objectives, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection
from partnerdesk.ui.viewmodels.speech import long_date

KINDS = words(("before", N_("Before"), N_("Before anything is signed")), ("after", N_("After"), N_("Once it runs")))
STATES = words(("open", N_("Still open")), ("met", N_("Met")), ("not_met", N_("Not met")), ("waived", N_("Waived")))
_CHIPS = {
    "met": ChipLine(N_("Met"), "good", "check"),
    "not_met": ChipLine(N_("Not met"), "error", "error"),
    "waived": ChipLine(N_("Waived"), "primary", "flag"),
}
_TEXT = FieldLine("text", N_("The condition"), control=Control.AREA, needed=N_("Write the condition."))
_RED_LINE = FieldLine("text", N_("The red line"), control=Control.AREA, needed=N_("Write the red line."))
_KIND = FieldLine("kind", N_("When must it hold?"), control=Control.CHOICE, choices=KINDS, columns=2)
_REST = (
    FieldLine("test", N_("How will you know?"), control=Control.AREA, optional=True),
    FieldLine("owner", N_("Who watches over it?"), optional=True),
    FieldLine("by", N_("By when?"), control=Control.DATE, optional=True, beside=True),
    FieldLine("status", N_("How does it stand?"), control=Control.SELECT, choices=STATES),
    FieldGroup(
        N_("What it protects"),
        (
            FieldLine("linked_group", N_("A group of people"), control=Control.SELECT, choices=groups),
            FieldLine("linked_objective", N_("An objective"), control=Control.SELECT, choices=objectives),
            FieldLine("linked_dimension", N_("A part of trust"), control=Control.SELECT, choices=dimensions),
        ),
        folded=True,
    ),
)


def _summary(_partnership: Partnership, record: Record) -> str:
    parts = (getattr(record, "owner", None), long_date(getattr(record, "by", None)))
    return " · ".join(part for part in parts if part)


def _chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    kind = label_of(KINDS, getattr(record, "kind", None))
    state = _CHIPS.get(getattr(record, "status", None) or "")
    return tuple(chip for chip in (ChipLine(kind) if kind else None, state) if chip)


def _begin(kind: str) -> Callable[[Partnership, str], Record]:
    return lambda _partnership, name: Condition(id=name, kind=kind, status="open")


RED_LINES = Collection(
    kind=Condition,
    where=lambda row: getattr(row, "kind", None) == "red_line",
    begin=_begin("red_line"),
    add=N_("Add a red line"),
    empty=N_("No red line is written down yet."),
    example=N_("Nobody now getting help loses it before a replacement is in place."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=_summary,
    chips=_chips,
    parts=(_RED_LINE, *_REST),
    held=lambda partnership: seal_in_force(partnership) is not None,
)
CONDITIONS = Collection(
    kind=Condition,
    where=lambda row: getattr(row, "kind", None) != "red_line",
    begin=_begin("before"),
    add=N_("Add a condition"),
    empty=N_("No condition is written down yet."),
    example=N_("A three-month trial comes first, with an agreed test of success."),
    title=lambda _p, row: getattr(row, "text", None) or "",
    summary=_summary,
    chips=_chips,
    parts=(_TEXT, _KIND, *_REST),
)
