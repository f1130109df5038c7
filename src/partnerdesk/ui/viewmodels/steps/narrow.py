"""Step 6, narrow the options: cards of forms, the list of options, red lines."""

from partnerdesk.domain.case import is_baseline, shortlisted
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Condition, Option, Partner, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sealing import WORK_ALONE, seal_in_force
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called, forms, partners, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Custom, PageSpec
from partnerdesk.ui.viewmodels.steps.conditions import RED_LINES

STEP = "narrow"
STATES = words(
    ("shortlist", N_("Keep it"), N_("It will be scored")),
    ("dropped", N_("Drop it"), N_("It stays in the record, with the reason")),
)


def _is_dropped(_partnership: Partnership, record: Record) -> bool:
    return getattr(record, "status", None) == "dropped"


def _needs_partner(_partnership: Partnership, record: Record) -> bool:
    return isinstance(record, Option) and not is_baseline(record) and record.form != WORK_ALONE


def _has_something_to_leave(partnership: Partnership, record: Record) -> bool:
    return _needs_partner(partnership, record) and bool(getattr(record, "partners", None))


def _chips(_partnership: Partnership, catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    if not isinstance(record, Option):
        return ()
    if record.status == "dropped":
        return (ChipLine(N_("Dropped"), "neutral", "minus"),)
    form = catalogue.forms.get(record.form or "")
    named = (ChipLine(form.name),) if form is not None and form.name != record.title else ()
    return (*named, ChipLine(N_("For comparison"), "primary", "scales")) if is_baseline(record) else named


def _summary(partnership: Partnership, record: Record) -> str:
    names = [partnership.get(Partner, name) for name in getattr(record, "partners", None) or ()]
    reason = getattr(record, "drop_reason", None) if _is_dropped(partnership, record) else None
    with_whom = ", ".join(called(partnership, each) for each in names if each)
    parts = [with_whom, reason or getattr(record, "description", None)]
    return " · ".join(part for part in parts if part)


_OPTIONS = Collection(
    kind=Option,
    add=N_("Add an option of your own"),
    empty=N_("No option is on the list yet."),
    example=N_("A memorandum: meet each month, share training, review after a year."),
    title=lambda _p, row: getattr(row, "title", None) or "",
    summary=_summary,
    chips=_chips,
    begin=lambda _p, name: Option(id=name, status="shortlist"),
    parts=(
        FieldLine("title", N_("Name"), needed=N_("Give the option a short name.")),
        FieldLine("form", N_("Form"), control=Control.SELECT, choices=forms, beside=True),
        FieldLine(
            "description", N_("In one line"), N_("So that everyone reads it the same way."), control=Control.AREA
        ),
        FieldLine("partners", N_("With whom?"), control=Control.CHECKS, choices=partners, shown=_needs_partner),
        FieldLine("variant_note", N_("What is special about this one?"), control=Control.AREA, optional=True),
        FieldLine(
            "exit_text",
            N_("How would you get out of it?"),
            N_("Needed for every form that is not easily undone."),
            control=Control.AREA,
            shown=_has_something_to_leave,
        ),
        FieldLine("is_baseline", N_("This is carrying on as we are"), control=Control.CHECK),
        FieldLine("status", N_("Keep it or drop it?"), control=Control.CHOICE, choices=STATES, columns=2),
        FieldLine(
            "drop_reason",
            N_("Why do you drop it?"),
            control=Control.AREA,
            needed=N_("Say why the option is dropped."),
            shown=_is_dropped,
        ),
    ),
)


def _missing_options(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    options, settings = shortlisted(partnership), settings_of(partnership)
    least, most = int(settings["shortlist_least"]), int(settings["shortlist_most"])
    found = []
    if not least <= len(options) <= most:
        values = {"least": least, "most": most, "n": len(options)}
        found.append(Sentence(N_("Keep {least} to {most} options; there are {n}."), values))
    if not any(is_baseline(option) for option in options):
        found.append(Sentence(N_("Add carrying on to the options.")))
    return tuple(found)


def _missing_red_lines(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    if not partnership.having(Condition, kind="red_line"):
        return (Sentence(N_("Write down what you would never agree to.")),)
    if seal_in_force(partnership) is None:
        return (Sentence(N_("Agree the red lines and seal them, before anybody scores.")),)
    return ()


PAGES = (
    PageSpec(
        id="narrow.forms",
        step=STEP,
        question=N_("Which shapes could this take?"),
        hint=N_("Walk through the cards. Put on the list what might fit; carrying on is always one of them."),
        why=N_("There is often a lighter way to get most of it. Look at the light forms before the deep ones."),
        blocks=(Custom("form_cards", areas=frozenset({"option"})),),
        evidence=("trust",),
    ),
    PageSpec(
        id="narrow.options",
        step=STEP,
        question=N_("Which options are real?"),
        hint=N_("Three to five, always with carrying on. Merge look-alikes; keep a light one and a deeper one."),
        why=N_("More than five are hard to weigh fairly, and fewer than three leave no real choice."),
        blocks=(_OPTIONS, Custom("fair_comparison")),
        missing=_missing_options,
        evidence=("trust", "voices"),
    ),
    PageSpec(
        id="narrow.red_lines",
        step=STEP,
        question=N_("What would you never agree to?"),
        hint=N_("Agree them and seal them before anybody scores. No total can outvote a red line."),
        why=N_("A line that is drawn after the scores are known bends round the favourite."),
        blocks=(
            RED_LINES,
            Custom("red_line_ideas", frozenset({"condition", "red_line_seal"})),
            Custom("red_line_seal", frozenset({"condition", "red_line_seal"})),
            Custom("red_line_crossings", frozenset({"condition", "option"})),
        ),
        missing=_missing_red_lines,
        evidence=("voices",),
    ),
)
