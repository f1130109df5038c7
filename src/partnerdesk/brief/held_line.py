"""One line of the list that stands beside the preview, and the step of the workshop in which a thing is put right."""

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.records import Key
from partnerdesk.domain.words import Sentence

_STEPS = {
    "open": "file charity partner participant interest",
    "frame": "question alternative",
    "hear": "beneficiary_group listening_plan beneficiary_input theme survey_answer part_played",
    "aims": "objective evidence_link",
    "trust": "trust_rating trust_action round_state",
    "narrow": "option red_line_seal",
    "score": "first_choice criterion_use score beneficiary_weight",
    "test": "risk dd_item condition",
    "decide": "advice parking motion straw_poll vote named_vote concern decision not_chosen principle_statement"
    " gate_waiver",
    "tell": "action review_plan feedback_plan impact_review impact_result impact_answer",
}
STEP_OF_ROUND = {
    "trust": "trust",
    "first_choice": "score",
    "score": "score",
    "weight": "score",
    "straw_poll": "decide",
}
_GATES = {
    "H1": ("decide", "motion"),
    "H2": ("open", "interest"),
    "H3": ("open", "attendance"),
    "H4": ("decide", "not_chosen"),
    "H5": ("decide", "not_chosen"),
    "H6": ("decide", "vote"),
    "H7": ("hear", "beneficiary_input"),
    "H8": ("decide", "vote"),
    "RG1": ("aims", "evidence_link"),
    "RG2": ("hear", "beneficiary_group"),
    "RG3": ("aims", "evidence_link"),
    "RG4": ("trust", "trust_rating"),
    "RG5": ("trust", "trust_action"),
    "RG6": ("test", "dd_item"),
    "RG7": ("test", "analysis"),
    "RG8": ("tell", "review_plan"),
    "RG9": ("tell", "feedback_plan"),
    "RG10": ("test", "risk"),
    "RG11": ("trust", "trust_rating"),
    "RG12": ("narrow", "option"),
}
STEP_OF = {entity: step for step, entities in _STEPS.items() for entity in entities.split()}


def place_of_gate(gate: str) -> tuple[str, str]:
    """Return the step in which a gate is met, and the kind of record that meets it."""
    return _GATES.get(gate, ("decide", "gate_waiver"))


class LineKind(StrEnum):
    """What sort of line it is."""

    QUOTE = "quote"
    SUMMARY = "summary"
    NUMBERS = "numbers"
    RATINGS = "ratings"
    PRIVATE = "private"
    GATE = "gate"
    NAME = "name"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One line: what it is about, why, and where to go.

    ``subject`` is the id of the record or gate; empty where there is one such record alone, or the line is about some.
    ``step`` is the workshop's step and ``entity`` the kind of record in which it is put right; where it is one record,
    ``key`` is its key, and ``field`` the field of it. ``stops`` says that the decision should not be recorded before it
    is.
    """

    kind: LineKind
    subject: str
    sentence: Sentence
    step: str
    entity: str
    stops: bool = False
    key: Key = ()
    field: str = ""
