"""The command that imports a survey: its records, and the rows of answers that go into the file with them.

Knows no export and no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from partnerdesk.domain.answer_rows import Answers
from partnerdesk.domain.commands import BringTogether, Command, DoTogether
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Record
from partnerdesk.domain.respondents import EraseRespondents
from partnerdesk.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class ImportSurvey(Command):
    """Add what an import came to, all of it as one step; ``answers`` are rows by the digest that a survey names."""

    records: tuple[Record, ...]
    words: Sentence
    answers: Answers = field(default_factory=dict, repr=False)

    @property
    @override
    def label(self) -> Sentence:
        """Say how much was imported."""
        return self.words


def answers_in(command: Command) -> Answers:
    """Return the rows of answers that a command brings along, by their digest."""
    if isinstance(command, DoTogether):
        return {digest: rows for part in command.commands for digest, rows in answers_in(part).items()}
    return command.answers if isinstance(command, ImportSurvey | BringTogether | EraseRespondents) else {}
