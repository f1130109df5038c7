"""Step 3, what is still to be heard: the ways in which groups will be asked, who asks and by when."""

from datetime import date

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, ListeningPlan, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import called, groups, methods
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection
from partnerdesk.ui.viewmodels.speech import long_date


def _title(partnership: Partnership, record: Record) -> str:
    group = partnership.get(BeneficiaryGroup, getattr(record, "group", None))
    return called(partnership, group) if group is not None else getattr(record, "source", None) or ""


def _summary(_partnership: Partnership, record: Record) -> str:
    if not isinstance(record, ListeningPlan):
        return ""
    day: date | None = record.done_on or record.by
    source = record.source if record.group else None
    return " · ".join(part for part in (source, record.owner, long_date(day)) if part)


def _chips(_partnership: Partnership, catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    method = catalogue.methods.get(getattr(record, "method", None) or "")
    way = (ChipLine(method.name, "neutral"),) if method is not None else ()
    if getattr(record, "done_on", None):
        return (*way, ChipLine(N_("Asked"), "good", "check"))
    if getattr(record, "owner", None):
        return (*way, ChipLine(N_("Being asked"), "primary", "clock"))
    return (*way, ChipLine(N_("Nobody named"), "warning", "warning"))


SOURCES = Collection(
    kind=ListeningPlan,
    heading=N_("Who will ask whom"),
    add=N_("Add a way to ask"),
    empty=N_("Nothing is planned yet to hear more."),
    example=N_("Young carers, at their club on Thursday: Priya, by 3 December."),
    title=_title,
    summary=_summary,
    chips=_chips,
    parts=(
        FieldLine(
            "group",
            N_("Which group?"),
            control=Control.SELECT,
            choices=groups,
            needed=N_("Choose the group that will be asked."),
        ),
        FieldLine("method", N_("In what way?"), control=Control.SELECT, choices=methods, beside=True),
        FieldLine(
            "source",
            N_("Where, or through whom?"),
            N_("A club, a ward, a worker they trust. Only the board’s edition prints it."),
            optional=True,
            guarded=True,
        ),
        FieldLine("owner", N_("Who will ask them?")),
        FieldLine("by", N_("By when?"), control=Control.DATE, beside=True),
        FieldLine(
            "done_on", N_("Asked on"), N_("Then record what they said on the next page."), Control.DATE, optional=True
        ),
    ),
)
