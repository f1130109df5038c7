"""People's voice: which inputs count, what backs each objective and how strongly, and who has not been heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.bands import below
from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.dates import months_later
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, EvidenceLink, InputGroup, Objective
from partnerdesk.domain.reference import BreadthRow

BACKING = frozenset({"raised", "supports", "qualifies"})
_RELEVANCE = {"proposal": 2, "need": 1}
_RECENT, _CURRENT = 2, 1


@dataclass(frozen=True, slots=True)
class InputFinding:
    """One input: whether it counts, and the four parts of its strength, each 0 to 2."""

    id: str
    valid: bool
    is_dated: bool
    current: bool
    family: str | None
    directness: int | None
    recency: int
    breadth: int
    relevance: int

    @property
    def counts(self) -> bool:
        """Whether an objective or a group can rest on it."""
        return self.valid and self.current

    @property
    def is_too_old(self) -> bool:
        """Whether its age alone keeps it from counting."""
        return self.valid and self.is_dated and not self.current

    @property
    def strength(self) -> int:
        """The strength of this input, 0 to 8."""
        return (self.directness or 0) + self.recency + self.breadth + self.relevance


@dataclass(frozen=True, slots=True)
class VoiceFinding:
    """What people said, as far as the rules look at it.

    ``kept`` are the kept objectives; ``backing`` maps each to the inputs that back it (none where it is not backed);
    ``unheard`` are the affected groups that no valid and current input speaks for. What is from before
    ``current_from`` is too old to count.
    """

    inputs: Mapping[str, InputFinding]
    kept: tuple[Objective, ...]
    backing: Mapping[str, tuple[str, ...]]
    unheard: tuple[BeneficiaryGroup, ...]
    current_from: date

    @property
    def backed(self) -> tuple[str, ...]:
        """The ids of the kept objectives that are backed."""
        return tuple(name for name, inputs in self.backing.items() if inputs)

    @property
    def valid(self) -> tuple[InputFinding, ...]:
        """The inputs that are not withdrawn and have a lawful basis."""
        return tuple(each for each in self.inputs.values() if each.valid)

    def best(self, objective: str) -> InputFinding:
        """Return the strongest input behind a backed objective."""
        return max((self.inputs[name] for name in self.backing[objective]), key=lambda each: each.strength)


def is_withdrawn(given: BeneficiaryInput) -> bool:
    """Return whether the person took back what he or she said."""
    return given.withdrawn_at is not None or given.consent_state == "withdrawn"


def is_valid(given: BeneficiaryInput) -> bool:
    """Return whether an input may be relied on: not withdrawn, and a lawful basis is recorded."""
    return not is_withdrawn(given) and filled(given.lawful_basis)


def _reaches(given: BeneficiaryInput, row: BreadthRow) -> bool:
    if row.share_of_asked is not None:
        asked, came = given.n_asked or 0, given.n_took_part or 0
        if not asked or below(came, row.share_of_asked * asked):
            return False
    return (given.n_took_part or 0) >= (row.n_took_part or 0) and (given.n_events or 0) >= (row.n_events or 0)


def _breadth(case: Case, given: BeneficiaryInput) -> int:
    method = case.catalogue.methods.get(given.method or "")
    return max((row.level for row in method.breadth if _reaches(given, row)), default=0) if method else 0


def _recency(day: date | None, recent_from: date, current_from: date) -> int:
    if day is None or day < current_from:
        return 0
    return _RECENT if day >= recent_from else _CURRENT


def input_finding(case: Case, given: BeneficiaryInput, recent_from: date, current_from: date) -> InputFinding:
    """Return what the rules make of one input; its age counts from its last day, else from its first."""
    method = case.catalogue.methods.get(given.method or "")
    day = given.to_date or given.from_date
    return InputFinding(
        id=given.id,
        valid=is_valid(given),
        is_dated=day is not None,
        current=day is not None and day >= current_from,
        family=method.family if method else None,
        directness=method.direct if method else None,
        recency=_recency(day, recent_from, current_from),
        breadth=_breadth(case, given),
        relevance=_RELEVANCE.get(given.about or "", 0),
    )


def kept_objectives(case: Case) -> tuple[Objective, ...]:
    """Return the objectives that the board kept."""
    return tuple(row for row in case.partnership.rows(Objective) if row.status == "kept")


def voice_finding(case: Case) -> VoiceFinding:
    """Return what people said as the rules look at it."""
    recent_from = months_later(case.as_of, -int(case.settings["recent_months"]))
    current_from = months_later(case.as_of, -int(case.settings["current_months"]))
    rows = case.partnership.rows(BeneficiaryInput)
    inputs = {row.id: input_finding(case, row, recent_from, current_from) for row in rows}
    kept = kept_objectives(case)
    backing: dict[str, list[str]] = {row.id: [] for row in kept}
    for link in case.partnership.rows(EvidenceLink):
        found = inputs.get(link.input)
        if link.objective in backing and link.kind in BACKING and found is not None and found.counts:
            backing[link.objective].append(link.input)
    return VoiceFinding(
        inputs=inputs,
        kept=kept,
        backing={name: tuple(dict.fromkeys(given)) for name, given in backing.items()},
        unheard=_unheard(case, inputs),
        current_from=current_from,
    )


def _unheard(case: Case, inputs: Mapping[str, InputFinding]) -> tuple[BeneficiaryGroup, ...]:
    links = case.partnership.rows(InputGroup)
    heard = {link.group for link in links if link.input in inputs and inputs[link.input].counts}
    groups = case.partnership.rows(BeneficiaryGroup)
    return tuple(group for group in groups if group.effect != "none" and group.id not in heard)
