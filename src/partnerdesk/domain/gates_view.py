"""What the gates look at, and what a gate answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import OptionGap, Signal, TrustFinding
from partnerdesk.domain.records import Decision, Option
from partnerdesk.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """Whether a gate is met, and the sentence that says so or what is missing."""

    met: bool
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class GateView:
    """The case, its findings and the option that is decided on."""

    case: Case
    signals: Mapping[str, Signal]
    trust: Mapping[str, TrustFinding]
    gaps: Mapping[str, OptionGap]
    decision: Decision
    option: Option | None
    shortlist: tuple[Option, ...]

    @property
    def decided_on(self) -> date:
        """The day from which dates count: of the decision, else of the meeting."""
        return self.decision.decided_on or self.case.as_of


def met(pattern: str, **values: object) -> GateAnswer:
    """Return that a gate is met."""
    return GateAnswer(met=True, sentence=Sentence(pattern, values))


def unmet(pattern: str, **values: object) -> GateAnswer:
    """Return that a gate is not met, and what is missing."""
    return GateAnswer(met=False, sentence=Sentence(pattern, values))
