"""What a person may ask for.

A command is a frozen value with an imperative name. What it does stands in :mod:`partnerdesk.domain.apply`; each has a
``label``, the words for 'Undo …'. Times and ids come from outside, so that a command says everything that happens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnerdesk.domain.answer_rows import Answers
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Record
from partnerdesk.domain.words import N_, Sentence

NOUNS: Mapping[str, str] = {
    "file": N_("file details"),
    "charity": N_("charity"),
    "partner": N_("partner"),
    "participant": N_("person"),
    "attendance": N_("attendance"),
    "interest": N_("interest"),
    "question": N_("question"),
    "alternative": N_("alternative"),
    "beneficiary_group": N_("group"),
    "listening_plan": N_("plan to ask people"),
    "beneficiary_input": N_("what people said"),
    "input_group": N_("group of an input"),
    "theme": N_("theme"),
    "input_theme": N_("theme of an input"),
    "survey_answer": N_("survey answer"),
    "survey": N_("survey"),
    "survey_question": N_("survey question"),
    "answer_mark": N_("mark on an answer"),
    "objective": N_("objective"),
    "objective_driver": N_("reason points"),
    "evidence_link": N_("evidence link"),
    "part_played": N_("part played by beneficiaries"),
    "trust_rating": N_("trust rating"),
    "trust_action": N_("trust step"),
    "option": N_("option"),
    "first_choice": N_("first choice"),
    "criterion_use": N_("criterion"),
    "score": N_("score"),
    "weight": N_("weight"),
    "beneficiary_weight": N_("people’s own weight"),
    "risk": N_("risk"),
    "dd_item": N_("check"),
    "condition": N_("condition"),
    "red_line_seal": N_("seal on the red lines"),
    "advice": N_("advice"),
    "parking": N_("parked point"),
    "motion": N_("motion"),
    "straw_poll": N_("straw poll"),
    "vote": N_("vote"),
    "named_vote": N_("vote by name"),
    "concern": N_("concern"),
    "decision": N_("decision"),
    "not_chosen": N_("reason for not choosing"),
    "principle_statement": N_("decision statement"),
    "gate_waiver": N_("waiver"),
    "action": N_("action"),
    "review_plan": N_("review plan"),
    "feedback_plan": N_("plan to tell people"),
    "impact_review": N_("impact review"),
    "impact_result": N_("result of an objective"),
    "impact_answer": N_("answers at the review"),
    "step_state": N_("state of a step"),
    "round_state": N_("state of a round"),
    "open_point": N_("open point"),
    "setting": N_("setting"),
    "catalogue_text": N_("kept texts"),
    "analysis": N_("saved analysis"),
}
PRIVATE_ENTITIES = frozenset({"trust_rating", "first_choice", "score", "weight", "straw_poll"})


def noun(kind: type[Record]) -> Sentence:
    """Return the word a person uses for records of ``kind``."""
    return Sentence(NOUNS[kind.ENTITY])


@dataclass(frozen=True, slots=True)
class Command:
    """What all commands share."""

    @property
    def label(self) -> Sentence:
        """The words that follow 'Undo': what the command did."""
        return Sentence(N_("change"))

    @property
    def is_for_good(self) -> bool:
        """Whether it takes a person's words away for good: nothing that could bring them back may stay."""
        return False


@dataclass(frozen=True, slots=True)
class PutRecords(Command):
    """Add records, or put them in the place of those with the same key."""

    records: tuple[Record, ...]
    words: Sentence | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Name what was added or changed."""
        if self.words is not None:
            return self.words
        return Sentence(N_("change {noun}"), {"noun": noun(type(self.records[0]))})


@dataclass(frozen=True, slots=True)
class AddRecord(Command):
    """Add one record whose key is not yet taken."""

    record: Record

    @property
    @override
    def label(self) -> Sentence:
        """Name what was added."""
        return Sentence(N_("add {noun}"), {"noun": noun(type(self.record))})


@dataclass(frozen=True, slots=True)
class ChangeFields(Command):
    """Give some fields of one record new values; a single or link record that is not there yet is made.

    ``changes`` maps field names to values; None empties a field.
    """

    kind: type[Record]
    key: Key
    changes: Mapping[str, object]

    @property
    @override
    def label(self) -> Sentence:
        """Name what was changed."""
        return Sentence(N_("change {noun}"), {"noun": noun(self.kind)})


@dataclass(frozen=True, slots=True)
class DeleteRecord(Command):
    """Delete a record together with what only makes sense with it."""

    kind: type[Record]
    key: Key

    @property
    @override
    def label(self) -> Sentence:
        """Name what was deleted."""
        return Sentence(N_("delete {noun}"), {"noun": noun(self.kind)})


@dataclass(frozen=True, slots=True)
class DoTogether(Command):
    """Do several commands as one: all of them or none, undone as one."""

    commands: tuple[Command, ...]
    words: Sentence

    @property
    @override
    def label(self) -> Sentence:
        """Say what they do together."""
        return self.words

    @property
    @override
    def is_for_good(self) -> bool:
        """Return whether one of them is."""
        return any(command.is_for_good for command in self.commands)


@dataclass(frozen=True, slots=True)
class MergeObjectives(Command):
    """Merge objectives into another: they are marked as merged, and their evidence links go over to it."""

    merged: tuple[str, ...]
    into: str

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("merge objectives"))


@dataclass(frozen=True, slots=True)
class WithdrawInput(Command):
    """Somebody takes back what she said: the words go at once, the bare record stays as withdrawn."""

    input: str
    at: str

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("withdraw what somebody said"))

    @property
    @override
    def is_for_good(self) -> bool:
        """A withdrawal cannot be undone."""
        return True


@dataclass(frozen=True, slots=True)
class EraseInputs(Command):
    """Take inputs out with everything that hangs on them, without leaving that there was something.

    ``person`` adds everything that the person with this code said.
    """

    inputs: tuple[str, ...] = ()
    person: str | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("erase what somebody said"))

    @property
    @override
    def is_for_good(self) -> bool:
        """An erasure cannot be undone."""
        return True


@dataclass(frozen=True, slots=True)
class BringTogether(Command):
    """Go on with what two versions of the file gave together: ``merged`` takes the place of everything.

    ``answers`` are the rows of surveys that only the other version had, by their digest.
    """

    merged: Partnership
    answers: Answers = field(default_factory=dict, repr=False)

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("bring two versions together"))


@dataclass(frozen=True, slots=True)
class SealRedLines(Command):
    """Seal the red lines as they stand, word for word."""

    by: str
    at: str

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("seal the red lines"))


@dataclass(frozen=True, slots=True)
class OpenSeal(Command):
    """Open the seal on the red lines, with the reason that is printed."""

    by: str
    at: str
    reason: str

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("open the seal on the red lines"))


@dataclass(frozen=True, slots=True)
class CloseRound(Command):
    """Close a private round: of trust in a partner, first choices, scores, weights or a straw poll.

    ``reason`` says why the chair closes it before everybody has answered.
    """

    kind: str
    round: int
    at: str
    by: str
    partner: str | None = None
    reason: str | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("close the round"))


@dataclass(frozen=True, slots=True)
class RevealRound(Command):
    """Show the results of a round that is closed."""

    kind: str
    round: int
    at: str
    partner: str | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("show the results"))


@dataclass(frozen=True, slots=True)
class ReopenRound(Command):
    """Take back the closing of a round."""

    kind: str
    round: int
    partner: str | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("reopen the round"))


@dataclass(frozen=True, slots=True)
class SaveAnalysis(Command):
    """Keep what the ranking was worked out from, so that a later change shows (signal P1)."""

    computed_at: str
    inputs_hash: str
    engine_version: str
    seed: int
    looked_at: str | None = None
    results_json: str | None = None

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("save the analysis"))


@dataclass(frozen=True, slots=True)
class LockFile(Command):
    """Lock the record after the decision; the texts that it used are kept with it.

    ``texts`` maps ids of the catalogue's texts to the texts; ``others`` are the same in further languages.
    """

    at: str
    language: str
    texts: Mapping[str, str]
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("lock the record"))


@dataclass(frozen=True, slots=True)
class UnlockFile(Command):
    """Open a locked record again."""

    @property
    @override
    def label(self) -> Sentence:
        """Say what happened."""
        return Sentence(N_("unlock the record"))
