"""Step 4, set objectives and say why: objectives with priority, what people said about them, reasons."""

from partnerdesk.domain.blank import written
from partnerdesk.domain.case import filled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import EvidenceLink, Objective, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called, label_of, objective_text, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Custom, PageSpec
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.aims_links import link_chips, link_summary
from partnerdesk.ui.viewmodels.steps.aims_reasons import reason_chips, reason_summary, total_of

STEP = "aims"

PRIORITIES = words(
    ("must", N_("Must"), N_("Without it there is no point")),
    ("should", N_("Should"), N_("Important, not decisive")),
    ("could", N_("Could"), N_("Good to have")),
)
ORIGINS = words(
    ("beneficiaries", N_("The people we help")),
    ("trustee", N_("A trustee")),
    ("staff", N_("Staff")),
    ("partner", N_("The partner")),
    ("funder", N_("A funder")),
    ("commissioner", N_("A commissioner")),
    ("other", N_("Someone else")),
)
STATUSES = words(
    ("proposed", N_("Proposed"), N_("Still to be talked about")),
    ("kept", N_("Kept"), N_("Counts in everything that follows")),
    ("dropped", N_("Dropped"), N_("Stays here with its reason")),
)
_MERGED = N_("Merged into: {objective}")
_TONES = {"must": "primary", "should": "neutral", "could": "neutral"}


def is_kept(record: Record) -> bool:
    """Return whether an objective still counts."""
    return getattr(record, "status", None) not in {"merged", "dropped"}


def _title(_partnership: Partnership, record: Record) -> str:
    return objective_text(record) if isinstance(record, Objective) else ""


def _summary(partnership: Partnership, record: Record) -> str:
    if getattr(record, "status", None) == "merged":
        into = partnership.get(Objective, getattr(record, "merged_into", None))
        return said(_MERGED).format(objective=called(partnership, into) if into else "")
    origin = label_of(ORIGINS, getattr(record, "origin", None))
    return said(N_("From: {origin}")).format(origin=said(origin)) if origin else ""


def _chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    status, priority = getattr(record, "status", None), getattr(record, "priority", None)
    if status == "merged":
        return (ChipLine(N_("Merged"), "neutral"),)
    if status == "dropped":
        return (ChipLine(N_("Dropped"), "neutral"),)
    chips = [ChipLine(N_("Proposed"), "neutral")] if status == "proposed" else []
    if priority:
        chips.append(ChipLine(label_of(PRIORITIES, priority), _TONES[priority]))
    return tuple(chips)


def _begin(_partnership: Partnership, name: str) -> Record:
    return Objective(id=name, status="kept")


def _wants_reason(_partnership: Partnership, record: Record) -> bool:
    return getattr(record, "status", None) == "dropped" or getattr(record, "priority", None) == "must"


_OBJECTIVES = Collection(
    kind=Objective,
    add=N_("Add an objective"),
    empty=N_("No objective is written down yet."),
    example=N_("For carers, so that they can take a break at a time they choose."),
    title=_title,
    summary=_summary,
    chips=_chips,
    begin=_begin,
    extra=("merge_objective",),
    parts=(
        FieldLine("for_whom_text", N_("For whom?"), N_("For …"), listed=True, needed=N_("Say who it is for.")),
        FieldLine(
            "so_that_text",
            N_("What changes for them?"),
            N_("So that …"),
            Control.AREA,
            listed=True,
            needed=N_("Say what changes for them."),
        ),
        FieldLine("priority", N_("How much does it matter?"), control=Control.CHOICE, choices=PRIORITIES),
        FieldLine("origin", N_("Where does it come from?"), control=Control.SELECT, choices=ORIGINS),
        FieldLine(
            "status",
            N_("Do you keep it?"),
            control=Control.CHOICE,
            choices=STATUSES,
            shown=lambda _p, row: getattr(row, "status", None) != "merged",
        ),
        FieldLine(
            "status_reason",
            N_("Why?"),
            N_("Why it is dropped, or why it is a must although nobody has asked for it."),
            Control.AREA,
            optional=True,
            shown=_wants_reason,
        ),
        FieldGroup(
            N_("How you will know"),
            (
                FieldLine("measure", N_("What will you measure?"), control=Control.AREA, optional=True),
                FieldLine("baseline", N_("Where are you now?"), optional=True),
                FieldLine("target", N_("Where do you want to be?"), optional=True, beside=True),
                FieldLine("target_date", N_("By when?"), control=Control.DATE, optional=True),
            ),
            folded=True,
        ),
    ),
)
_LINKS = Collection(
    kind=Objective,
    add="",
    empty=N_("Write down the objectives first."),
    title=_title,
    summary=link_summary,
    voice_chips=link_chips,
    where=is_kept,
    elsewhere="aims.objectives",
    parts=(),
    extra=("objective_links",),
)
_REASONS = Collection(
    kind=Objective,
    add="",
    empty=N_("Write down the objectives first."),
    title=_title,
    summary=reason_summary,
    chips=reason_chips,
    where=is_kept,
    elsewhere="aims.objectives",
    parts=(),
    extra=("reason_points",),
)


def _kept(partnership: Partnership) -> list[Objective]:
    return [row for row in written(partnership.rows(Objective)) if is_kept(row)]


def _missing_objectives(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if _kept(partnership) else (Sentence(N_("Write down the objectives.")),)


def _missing_links(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    links = partnership.rows(EvidenceLink)
    linked = {row.objective for row in links}
    bare = [row for row in _kept(partnership) if row.priority == "must" and row.id not in linked]
    found = [
        Sentence(N_("Not linked to anything people said: {objective}."), {"objective": called(partnership, row)})
        for row in bare
        if not filled(row.status_reason)
    ]
    if any(row.kind == "contradicts" and not filled(row.board_response) for row in links):
        found.append(Sentence(N_("Answer what speaks against an objective.")))
    return tuple(found)


def _missing_reasons(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    bare = [row for row in _kept(partnership) if total_of(partnership, row.id) == 0]
    return (Sentence(N_("Objectives without reason points: {n}."), {"n": len(bare)}),) if bare else ()


PAGES = (
    PageSpec(
        id="aims.objectives",
        step=STEP,
        question=N_("What should be different, and for whom?"),
        hint=N_("Say who it is for and what changes for them. No more than four musts."),
        why=N_("A partnership is a means. Without an aim for people, nobody can tell later whether it worked."),
        blocks=(_OBJECTIVES,),
        missing=_missing_objectives,
        signals=("V2", "D5"),
        evidence=("voices",),
    ),
    PageSpec(
        id="aims.links",
        step=STEP,
        question=N_("What did people say about each objective?"),
        hint=N_("Link what supports it, and what points the other way. Answer those who disagree."),
        why=N_("An objective that nobody asked for may be right, but then the board should know that it is its own."),
        blocks=(_LINKS,),
        missing=_missing_links,
        signals=("V1", "V6", "V8"),
        more_areas=frozenset({"evidence_link", "beneficiary_input"}),
        evidence=("voices",),
    ),
    PageSpec(
        id="aims.coverage",
        step=STEP,
        question=N_("Whose words stand behind what you want?"),
        hint=N_("Look for the empty places: who is silent, and about what?"),
        why=N_("An empty place is a group that has said nothing about what you plan for them."),
        blocks=(Custom("aims_coverage"),),
        signals=("V1", "V3", "V7"),
        route="full",
        wide=True,
    ),
    PageSpec(
        id="aims.reasons",
        step=STEP,
        question=N_("Why do you want it?"),
        hint=N_("Share ten points for each objective. Honest money reasons are welcome."),
        why=N_("If the money were no issue, would you still want this? The points make the answer visible."),
        blocks=(_REASONS, Custom("aims_reasons")),
        missing=_missing_reasons,
        signals=("D1", "D2", "D3"),
        more_areas=frozenset({"objective_driver"}),
        evidence=("voices",),
    ),
)
