"""What an edition does not print and why, and which checks are open: the list that stands beside the preview.

Each line leads somewhere: to the step and kind of record where it can be put right. Nothing here is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.brief.evidence import told_inputs
from partnerdesk.brief.findings_said import open_gates
from partnerdesk.brief.printable import answers, quotes, summary_may_print
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.disclosure import hidden_cells
from partnerdesk.domain.records import Concern, Decision, Interest, Participant, PrincipleStatement, SurveyAnswer
from partnerdesk.domain.words import N_, Sentence


class Kind(StrEnum):
    """What sort of line it is."""

    QUOTE = "quote"
    SUMMARY = "summary"
    NUMBERS = "numbers"
    GATE = "gate"
    NAME = "name"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """One line: what it is about, why, and where to go.

    ``subject`` is the id of the record or gate; ``step`` the workshop's step and ``entity`` the kind of record in
    which it is put right. ``stops`` says that the decision should not be recorded before it is.
    """

    kind: Kind
    subject: str
    sentence: Sentence
    step: str
    entity: str
    stops: bool = False


_WHERE = {
    "H1": ("decide", "motion"),
    "H2": ("open", "interest"),
    "H3": ("open", "attendance"),
    "H4": ("decide", "not_chosen"),
    "H5": ("decide", "decision"),
    "H6": ("decide", "vote"),
    "H7": ("hear", "beneficiary_input"),
    "H8": ("decide", "vote"),
    "RG1": ("aims", "evidence_link"),
    "RG2": ("hear", "beneficiary_group"),
    "RG3": ("aims", "evidence_link"),
    "RG4": ("trust", "trust_rating"),
    "RG5": ("trust", "trust_action"),
    "RG6": ("test", "dd_item"),
    "RG7": ("score", "score"),
    "RG8": ("tell", "review_plan"),
    "RG9": ("tell", "feedback_plan"),
    "RG10": ("test", "risk"),
    "RG11": ("trust", "trust_rating"),
    "RG12": ("narrow", "option"),
}
_HEAR = ("hear", "beneficiary_input")


def held_back(snapshot: BriefSnapshot) -> tuple[HeldBack, ...]:
    """Return everything that this edition holds back, then the gates that are not met and not waived."""
    return (
        *_quotes(snapshot),
        *_summaries(snapshot),
        *_numbers(snapshot),
        *_names(snapshot),
        *_gates(snapshot),
    )


def _quotes(snapshot: BriefSnapshot) -> tuple[HeldBack, ...]:
    held = quotes(snapshot).held_back
    return tuple(HeldBack(Kind.QUOTE, each.input, each.sentence, *_HEAR) for each in held)


def _summaries(snapshot: BriefSnapshot) -> tuple[HeldBack, ...]:
    few = Sentence(N_("The summary is not shared: too few people stand behind it, or they might be known."))
    rows = [given for given in told_inputs(snapshot) if not summary_may_print(snapshot, given)]
    return tuple(HeldBack(Kind.SUMMARY, given.id, few, *_HEAR) for given in rows)


def _numbers(snapshot: BriefSnapshot) -> tuple[HeldBack, ...]:
    found = []
    for given in told_inputs(snapshot):
        rows = snapshot.partnership.having(SurveyAnswer, input=given.id)
        for asked in dict.fromkeys(row.question for row in rows):
            own = tuple(row for row in rows if row.question == asked)
            shown = answers(snapshot, own, sensitive=given.sensitivity not in {None, "ordinary"})
            pattern = N_("“{question}”: small numbers are hidden.")
            if shown.cells is None or hidden_cells([shown]):
                found.append(HeldBack(Kind.NUMBERS, given.id, Sentence(pattern, {"question": asked}), *_HEAR))
    return tuple(found)


def _names(snapshot: BriefSnapshot) -> tuple[HeldBack, ...]:
    """Return the record's own texts that name somebody with an interest; they are printed, and should be looked at."""
    if snapshot.for_board:
        return ()
    declared = {row.participant for row in snapshot.partnership.rows(Interest) if row.kind not in {None, "none"}}
    people = [row.display_name for row in snapshot.partnership.rows(Participant) if row.id in declared]
    pattern = N_("This text is shared and names {name}, who declared an interest. Look whether it should.")
    return tuple(
        HeldBack(Kind.NAME, subject, Sentence(pattern, {"name": name}), "decide", entity)
        for entity, subject, text in _record_texts(snapshot)
        for name in people
        if name and name in text
    )


def _record_texts(snapshot: BriefSnapshot) -> Iterator[tuple[str, str, str]]:
    for statement in snapshot.partnership.rows(PrincipleStatement):
        yield statement.ENTITY, statement.principle, statement.text or ""
    for concern in snapshot.partnership.rows(Concern):
        yield concern.ENTITY, concern.id, concern.text or ""
    held = snapshot.partnership.one(Decision)
    yield held.ENTITY, "", " ".join(text for text in (held.reasons, held.unknowns, held.delegated_to) if text)


def _gates(snapshot: BriefSnapshot) -> tuple[HeldBack, ...]:
    return tuple(
        HeldBack(Kind.GATE, gate.id, gate.sentence, *_WHERE.get(gate.id, ("decide", "gate_waiver")), stops=True)
        for gate in open_gates(snapshot)
    )
