"""The 20 gates before a decision is recorded.

Hard gates (H1 to H8) cannot be waived; soft ones (RG1 to RG12) can, with a reason and a name. For 'not yet', 'no' and
'carry on' only a few apply, so that recording a 'no' is as easy as recording a 'yes'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from partnerdesk.domain.case import Case, is_baseline, shortlisted
from partnerdesk.domain.findings import Gate, OptionGap, RankingFinding, Signal, TrustFinding
from partnerdesk.domain.gates_hard import HARD_RULES
from partnerdesk.domain.gates_soft import SOFT_RULES
from partnerdesk.domain.gates_view import GateAnswer, GateView
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import WAIVER_REASON_LENGTH, Decision, GateWaiver, Option
from partnerdesk.domain.words import N_, Sentence

REFUSING = frozenset({"not_yet", "no", "carry_on"})
APPLY_TO_REFUSAL = frozenset({"H1", "H2", "H3", "H5", "H6", "H7", "H8", "RG9"})
NOT_NEEDED = N_("Not needed for this outcome.")


@dataclass(frozen=True, slots=True)
class _Waiver:
    """Whether a gate is set aside, by whom and why."""

    valid: bool
    by: str = ""


def _waiver(case: Case, gate: str) -> _Waiver:
    row = case.partnership.get(GateWaiver, gate)
    if row is None or case.catalogue.gates[gate].hard:
        return _Waiver(valid=False)
    by = (row.waived_by or "").strip()
    return _Waiver(valid=bool(by) and len((row.reason or "").strip()) >= WAIVER_REASON_LENGTH, by=by)


def applies_to(gate: str, outcome: str | None) -> bool:
    """Return whether a gate is needed for an outcome; before one is chosen, all are."""
    return outcome not in REFUSING or gate in APPLY_TO_REFUSAL


def turned_down(partnership: Partnership) -> tuple[Option, ...]:
    """Return the options that the board did not choose; who decides against going on has not turned down staying."""
    held = partnership.one(Decision)
    rows = [option for option in partnership.rows(Option) if option.id != held.option]
    stays = held.outcome in REFUSING
    return tuple(option for option in rows if not (stays and is_baseline(option)))


def decided_option(case: Case, ranking: RankingFinding) -> Option | None:
    """Return the option that is decided on: the one recorded, else the leading one."""
    name = case.partnership.one(Decision).option or ranking.leader
    return case.partnership.get(Option, name) if name else None


def gates_of(
    case: Case,
    signals: Mapping[str, Signal],
    trust: Mapping[str, TrustFinding],
    gaps: Mapping[str, OptionGap],
    ranking: RankingFinding,
) -> tuple[Gate, ...]:
    """Return all 20 gates in the catalogue's order."""
    view = GateView(
        case=case,
        signals=signals,
        trust=trust,
        gaps=gaps,
        decision=case.partnership.one(Decision),
        option=decided_option(case, ranking),
        shortlist=shortlisted(case.partnership),
    )
    rules: Mapping[str, Callable[[GateView], GateAnswer]] = {**HARD_RULES, **SOFT_RULES}
    return tuple(_gate(view, name, rules[name]) for name in case.catalogue.gates)


def _gate(view: GateView, name: str, rule: Callable[[GateView], GateAnswer]) -> Gate:
    answer = rule(view)
    applies = applies_to(name, view.decision.outcome)
    waiver = _waiver(view.case, name)
    waived = waiver.valid and not answer.met
    sentence = answer.sentence
    if not applies:
        sentence = Sentence(NOT_NEEDED)
    elif waived:
        sentence = Sentence(N_("{sentence} Waived by {name}."), {"sentence": sentence, "name": waiver.by})
    return Gate(name, applies=applies, met=answer.met, waived=waived, sentence=sentence)
