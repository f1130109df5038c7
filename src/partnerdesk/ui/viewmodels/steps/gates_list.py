"""The 20 gates as a list: how each stands, what to do, where to do it, and how a soft one is set aside.

It must not know widgets, nor work a gate out.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.commands import DeleteRecord, PutRecords
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.findings import Gate
from partnerdesk.domain.gates_hard import NO_VOTE
from partnerdesk.domain.records import Decision, GateWaiver
from partnerdesk.domain.words import N_, NP_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import numbered, spoken
from partnerdesk.ui.viewmodels.steps.going import page_of_gate

MET, OPEN, WAIVED, SPARED, LATER = "met", "open", "waived", "spared", "later"
"""The five states: met, not yet, set aside, not needed for this outcome, and waiting for the vote."""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate: ``sentence`` says what to do or how it is met, ``test`` is the rule, ``page`` where to go."""

    id: str
    hard: bool
    state: str
    sentence: str
    test: str
    page: str
    reason: str = ""
    by: str = ""

    @property
    def may_be_waived(self) -> bool:
        """Whether the board can set this gate aside now."""
        return self.state == OPEN and not self.hard


def _state(gate: Gate) -> str:
    if not gate.applies:
        return SPARED
    if gate.sentence.pattern == NO_VOTE:
        return LATER
    if gate.met:
        return MET
    return WAIVED if gate.waived else OPEN


class GatesModel(QObject):
    """All gates as they stand now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def lines(self) -> tuple[GateLine, ...]:
        """All 20 gates in the catalogue's order."""
        return tuple(self._line(gate) for gate in self._desk.session.assessment().gates.values())

    def _line(self, gate: Gate) -> GateLine:
        text = self._desk.catalogue.gates[gate.id]
        waiver = self._desk.partnership.get(GateWaiver, gate.id)
        return GateLine(
            id=gate.id,
            hard=text.hard,
            state=_state(gate),
            sentence=spoken(gate.sentence),
            test=text.test,
            page=page_of_gate(self._desk.partnership, gate.id),
            reason=(waiver.reason if waiver else None) or "",
            by=(waiver.waived_by if waiver else None) or "",
        )

    @property
    def summary(self) -> str:
        """How many gates are open, in one sentence."""
        lines = self.lines
        left = sum(line.state == OPEN for line in lines)
        if self._desk.partnership.one(Decision).outcome is None:
            return self.tr("Choose the outcome first: ‘not yet’, ‘no’ and ‘carry on’ need fewer checks.")
        if not left and any(line.state == LATER for line in lines):
            return self.tr("Every check that this outcome needs before the vote is met or set aside. Now vote.")
        if not left:
            return self.tr("Every check that this outcome needs is met or set aside.")
        return numbered(NP_("One is left.", "{count} checks are still open."), left, count=left)

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of recording the decision."""
        return not any(line.state == OPEN for line in self.lines)

    def waive(self, gate: str, reason: str, by: str) -> PartnerDeskError | None:
        """Set a soft gate aside; return the refusal if the reason or the name is missing."""
        row = GateWaiver(
            gate=gate, reason=reason.strip() or None, waived_by=by.strip() or None, waived_at=self._desk.stamp()
        )
        words = Sentence(N_("set a check aside"))
        return self._desk.execute(PutRecords((row,), words), tell=False)

    def take_back(self, gate: str) -> None:
        """Let a gate count again."""
        self._desk.execute(DeleteRecord(GateWaiver, (gate,)))

    def go(self, line: GateLine) -> None:
        """Show the page on which a gate is met."""
        self._desk.go_to(line.page)
