"""What the tables say of signals and gates: states for all, and values where they count no people and name nobody."""

from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.findings import Gate
from partnerdesk.portfolio.dictionary import SIGNAL_VALUES
from partnerdesk.portfolio.trust import least_ratings, may_be_told


def signal_value(found: Assessment, name: str) -> float | None:
    """Return a signal's value as a number; a list of ids as how many there are; None where it is not given."""
    value = found.signals[name].value
    if name not in SIGNAL_VALUES or value is None or not _may_be_told(found, name):
        return None
    return float(len(value)) if isinstance(value, tuple) else float(value)


def _may_be_told(found: Assessment, name: str) -> bool:
    """Ratings and scores of one person alone are not told (print rule 7)."""
    if name in {"T2", "T3", "W1"}:
        return all(may_be_told(found, each) for each in found.trust.values())
    if name.startswith("O"):
        raters = max((each.ratings for each in found.ranking.spreads.values()), default=0)
        return raters >= least_ratings(found) and not found.ranking.is_withheld
    return True


def gate_state(gate: Gate) -> str:
    """Return a gate's state as one word."""
    if not gate.applies:
        return "not_needed"
    if gate.met:
        return "met"
    return "waived" if gate.waived else "open"
