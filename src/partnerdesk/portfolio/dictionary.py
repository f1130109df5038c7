"""The data dictionary: every column of the two tables, what it holds, in which unit, and which values it can have.

The tables are written, described (``datapackage.json``) and checked by what stands here and nowhere else. A column
holds a figure, the year of a date, or a code out of a list that is closed: no column can hold anybody's words.
"""

from dataclasses import dataclass

from partnerdesk.domain.fields import FieldSpec, fields_of
from partnerdesk.domain.findings import LIGHTS, Colour
from partnerdesk.domain.reasons import FAMILIES
from partnerdesk.domain.records import Charity, Decision, ImpactReview, PartnershipFile
from partnerdesk.domain.records.record import Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.portfolio.bands import HEARD, INPUTS, RATERS

TEXT, WHOLE, NUMBER, YEAR = "string", "integer", "number", "year"
FILE_PATTERN = "[0-9a-f]{16}"
OTHER = "other"
COLOURS = tuple(colour.value for colour in Colour)
FORM_FROM = ("decision", "ranking", "nothing")
GATE_STATES = ("met", "waived", "open", "not_needed")
FOLLOW_UPS = ("hear", "check", "condition", "action", "feedback", "review")
FOLLOW_UP_STATES = ("done", "overdue", "open", "undated")
ANY_OVERDUE = ("any_overdue", "none_overdue")
RESULTS = ("better", "same", "worse", "unknown")
ABOUT = (
    *("file", "light", "signal", "gate", "share", "driver", "trust", "trust_since"),
    *("follow_up", "review", "result"),
)


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """One column: its name, type and unit, what it holds, and the values or the range that it keeps to."""

    name: str
    type: str
    holds: str
    unit: str = ""
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    pattern: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table: its name, what one row is, its columns, and the columns by which it is sorted and a row is known."""

    name: str
    row: str
    columns: tuple[ColumnOf, ...]
    key: tuple[str, ...]


def tables(catalogue: Catalogue) -> tuple[TableOf, TableOf]:
    """Return both tables; the catalogue says which codes there are."""
    return (
        TableOf("files", "One row for each file that was counted.", _files(catalogue), ("file",)),
        TableOf(
            "figures",
            "One row for each figure or state of a file: a signal, a gate, a reason, a part of trust, follow-ups.",
            _figures(catalogue),
            ("file", "about", "code", "number", "state"),
        ),
    )


def _choices(kind: type[Record], name: str) -> tuple[str, ...]:
    found: FieldSpec = next(spec for spec in fields_of(kind) if spec.name == name)
    return found.choices


def _code(name: str, holds: str, values: tuple[str, ...]) -> ColumnOf:
    return ColumnOf(name, TEXT, holds, values=values)


def _count(name: str, holds: str, unit: str) -> ColumnOf:
    return ColumnOf(name, WHOLE, holds, unit, low=0, required=True)


def _share(name: str, holds: str) -> ColumnOf:
    return ColumnOf(name, NUMBER, holds, "share, 0 to 1", low=0, high=1)


def _file() -> ColumnOf:
    holds = "The file's own number, hashed. The same file has the same value in every run; it leads back to no name."
    return ColumnOf("file", TEXT, holds, pattern=FILE_PATTERN, required=True)


def _files(catalogue: Catalogue) -> tuple[ColumnOf, ...]:
    return (
        _file(),
        *_kinds(catalogue),
        *_voice(catalogue),
        *_reasons(),
        *_trust(catalogue),
        *_decided(),
    )


def _kinds(catalogue: Catalogue) -> tuple[ColumnOf, ...]:
    forms = (*catalogue.forms, OTHER)
    return (
        _code("status", "How far the file is.", _choices(PartnershipFile, "status")),
        _code("route", "The full or the short workshop.", _choices(PartnershipFile, "route")),
        _code("jurisdiction", "The law that the charity is under.", _choices(PartnershipFile, "jurisdiction")),
        _code("legal_form", "The charity's legal form.", _choices(Charity, "legal_form")),
        _code("outcome", "What the board decided.", _choices(Decision, "outcome")),
        ColumnOf("year", YEAR, "The year of the decision; empty where no date of one is recorded.", low=1, high=9999),
        _code("form", "The form of partnership decided on, or else the one that ranks first.", forms),
        ColumnOf("form_from", TEXT, "Where the form is from.", values=FORM_FROM, required=True),
        _count("partners", "Partners in the file.", "partners"),
        _count("objectives", "Objectives that were kept.", "objectives"),
        _count("groups", "Groups of people whom the decision may affect.", "groups"),
        ColumnOf("inputs", TEXT, "How often people were listened to, in bands.", values=INPUTS, required=True),
        ColumnOf("heard", TEXT, "How many people were heard, in bands.", "people", values=HEARD, required=True),
        ColumnOf("raters", TEXT, "How many trustees may rate, in bands.", "people", values=RATERS, required=True),
        *(ColumnOf(f"light_{each}", TEXT, f"The light '{each}'.", values=COLOURS, required=True) for each in LIGHTS),
    )


def _voice(catalogue: Catalogue) -> tuple[ColumnOf, ...]:
    found: list[ColumnOf] = []
    for name, text in catalogue.signals.items():
        if name.startswith("V"):
            found.append(ColumnOf(name.lower(), TEXT, f"{name} {text.name}: colour.", values=COLOURS, required=True))
            if name in SIGNAL_VALUES:
                holds = f"{name} {text.name}: value."
                found.append(ColumnOf(f"{name.lower()}_value", NUMBER, holds, SIGNAL_VALUES[name], low=0))
    return tuple(found)


def _reasons() -> tuple[ColumnOf, ...]:
    return (
        *(_share(f"reasons_{each}", f"Share of the reason points for '{each}'.") for each in FAMILIES),
        _share("reasons_shown", "Share of the reason points for people and scope that something people said backs."),
        ColumnOf("freedom", NUMBER, "How freely the partnership was chosen (W1).", "points, 0 to 100", low=0, high=100),
    )


def _trust(catalogue: Catalogue) -> tuple[ColumnOf, ...]:
    levels = [
        ColumnOf(
            f"trust_{name.lower()}",
            NUMBER,
            f"Trust, {each.name.lower()}: the lowest among the partners.",
            "level, 1 to 5",
            low=1,
            high=5,
        )
        for name, each in catalogue.dimensions.items()
    ]
    return (*levels, _code("trust_weakest", "The lowest of these, of the same partner.", tuple(catalogue.dimensions)))


def _decided() -> tuple[ColumnOf, ...]:
    return (
        *(_count(f"gates_{each}", f"Gates that are '{each}'.", "gates") for each in GATE_STATES),
        _count("reviews", "Reviews that are recorded.", "reviews"),
        ColumnOf("review_year", YEAR, "The year of the latest review.", low=1, high=9999),
        _code("review_decision", "What the board decided at the latest review.", _choices(ImpactReview, "decision")),
        _code("review_people", "What people said at the latest review, as a colour.", COLOURS),
        *(_count(f"results_{each}", f"Objectives '{each}' at the latest review.", "objectives") for each in RESULTS),
        *(_count(f"follow_ups_{each}", f"Follow-ups '{each}' on the day.", "follow-ups") for each in FOLLOW_UP_STATES),
    )


SIGNAL_VALUES = {
    "V1": "share, 0 to 1",
    "V2": "number of objectives",
    "V3": "number of groups",
    "V4": "number of ways",
    "V5": "share, 0 to 1",
    "V6": "strength of the weakest, 0 to 8",
    "V8": "number of objectives",
    "V9": "number of stages",
    "D1": "share, 0 to 1",
    "D2": "difference of shares",
    "D3": "share, 0 to 1",
    "D4": "difference of levels",
    "D5": "share, 0 to 1",
    "W1": "points, 0 to 100",
    "T2": "level, 1 to 5",
    "T3": "difference of levels",
    "O1": "points, 0 to 100",
    "O2": "share, 0 to 1",
    "O3": "share, 0 to 1",
}
"""The signals whose value is given, with its unit. The others count people or their answers: only the colour is."""


def _figures(catalogue: Catalogue) -> tuple[ColumnOf, ...]:
    return (
        _file(),
        ColumnOf("about", TEXT, "What the figure is about.", values=ABOUT, required=True),
        ColumnOf(
            "code", TEXT, "Which of them: a code of the program's catalogue.", values=codes(catalogue), required=True
        ),
        ColumnOf(
            "number", WHOLE, "Which partner or review, counted from 1; 0 where there is one only.", low=0, required=True
        ),
        ColumnOf(
            "state",
            TEXT,
            "A state, where it has one: a colour, an outcome, what became of it.",
            values=states(catalogue),
        ),
        ColumnOf("value", NUMBER, "A number, where it has one; what it counts depends on what it is about."),
    )


FILE_CODES = ("read", "status", "route", "jurisdiction", "legal_form", "outcome", "heard", "weakest", "overdue")
REVIEW_CODES = ("held", "decision", "people", "objectives")


def codes(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every code that a figure can have."""
    found = (
        *(*FILE_CODES, *LIGHTS, *catalogue.signals, *catalogue.gates, *FAMILIES, "shown", *catalogue.drivers),
        *(*catalogue.dimensions, *FOLLOW_UPS, *REVIEW_CODES),
    )
    return tuple(dict.fromkeys(found))


def states(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every state that a figure can have."""
    found = (
        *("read", "none"),
        *(*COLOURS, *GATE_STATES, *FOLLOW_UP_STATES, *RESULTS, *HEARD, *catalogue.dimensions),
        *(value for name in ("status", "route", "jurisdiction") for value in _choices(PartnershipFile, name)),
        *_choices(Charity, "legal_form"),
        *_choices(Decision, "outcome"),
        *_choices(ImpactReview, "decision"),
        *("held", "due", "overdue", "not_yet", *ANY_OVERDUE),
    )
    return tuple(dict.fromkeys(found))
