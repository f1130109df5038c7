"""Step 4, set objectives and say why: objectives with priority, reasons, and what people said about them."""

from partnerdesk.domain.commands import ChangeFields, Command, DeleteRecord
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import EvidenceLink, Objective, ObjectiveDriver, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import label_of, objective_text, objectives, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Head, Matrix, PageSpec
from partnerdesk.ui.viewmodels.speech import said

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
    ("proposed", N_("Proposed")),
    ("kept", N_("Kept")),
    ("merged", N_("Merged into another")),
    ("dropped", N_("Dropped")),
)
_TONES = {"must": "primary", "should": "neutral", "could": "neutral"}


def is_kept(record: Record) -> bool:
    """Return whether an objective still counts."""
    return getattr(record, "status", None) not in {"merged", "dropped"}


def _title(_partnership: Partnership, record: Record) -> str:
    return objective_text(record) if isinstance(record, Objective) else ""


def _chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    if not is_kept(record):
        return (ChipLine(label_of(STATUSES, getattr(record, "status", None)), "neutral"),)
    priority = getattr(record, "priority", None)
    return (ChipLine(label_of(PRIORITIES, priority), _TONES[priority]),) if priority else ()


def _begin(_partnership: Partnership, name: str) -> Record:
    return Objective(id=name, status="kept")


_OBJECTIVES = Collection(
    kind=Objective,
    add=N_("Add an objective"),
    empty=N_("No objective is written down yet."),
    example=N_("For carers, so that they can take a break at a time they choose."),
    title=_title,
    summary=lambda _p, row: said(label_of(ORIGINS, getattr(row, "origin", None))),
    chips=_chips,
    begin=_begin,
    parts=(
        FieldLine("for_whom_text", N_("For whom?"), N_("For …"), Control.AREA, needed=N_("Say who it is for.")),
        FieldLine(
            "so_that_text",
            N_("What changes for them?"),
            N_("So that …"),
            Control.AREA,
            needed=N_("Say what changes for them."),
        ),
        FieldLine("priority", N_("How much does it matter?"), control=Control.CHOICE, choices=PRIORITIES),
        FieldLine("origin", N_("Where does it come from?"), control=Control.SELECT, choices=ORIGINS),
        FieldLine("status", N_("Status"), control=Control.SELECT, choices=STATUSES, beside=True),
        FieldLine("status_reason", N_("Why?"), control=Control.AREA, shown=lambda _p, row: not is_kept(row)),
        FieldLine(
            "merged_into",
            N_("Merged into"),
            control=Control.SELECT,
            choices=objectives,
            shown=lambda _p, row: getattr(row, "status", None) == "merged",
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


def _rows(_partnership: Partnership, catalogue: Catalogue) -> tuple[Head, ...]:
    return tuple(Head(name, driver.name, driver.line) for name, driver in catalogue.drivers.items())


def _columns(partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
    return tuple(Head(row.id, row.id, objective_text(row)) for row in partnership.rows(Objective) if is_kept(row))


def _read(partnership: Partnership, driver: object, objective: object) -> object:
    found = partnership.get(ObjectiveDriver, objective, driver)
    return found.points if found else None


def _write(partnership: Partnership, driver: object, objective: object, value: object) -> Command:
    if value is None and partnership.has(ObjectiveDriver, objective, driver):
        return DeleteRecord(ObjectiveDriver, (objective, driver))
    return ChangeFields(ObjectiveDriver, (objective, driver), {"points": value})


_REASONS = Matrix(
    rows=_rows,
    columns=_columns,
    read=_read,
    write=_write,
    areas=frozenset({"objective_driver", "objective"}),
    empty=N_("Write down the objectives first, on the page before."),
    control=Control.WHOLE,
)


def _missing_objectives(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    kept = [row for row in partnership.rows(Objective) if is_kept(row)]
    return () if kept else (Sentence(N_("Write down the objectives.")),)


def _missing_links(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    linked = {row.objective for row in partnership.rows(EvidenceLink)}
    bare = [row.id for row in partnership.having(Objective, priority="must") if is_kept(row) and row.id not in linked]
    if not bare:
        return ()
    return (Sentence(N_("Not linked to anything people said: {names}."), {"names": ", ".join(bare)}),)


PAGES = (
    PageSpec(
        id="aims.objectives",
        step=STEP,
        question=N_("What should be different, and for whom?"),
        hint=N_("Say who it is for and what changes for them. No more than four musts."),
        blocks=(_OBJECTIVES,),
        missing=_missing_objectives,
        signals=("V1", "V2", "D6"),
        evidence=("voices",),
    ),
    PageSpec(
        id="aims.reasons",
        step=STEP,
        question=N_("Why do you want it?"),
        hint=N_("Share ten points for each objective. Honest money reasons are welcome."),
        blocks=(_REASONS,),
        missing=_missing_links,
        signals=("D1", "D2", "D3"),
        wide=True,
    ),
)
