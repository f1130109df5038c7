"""From a partnership to its figures: one row for the file, and a row for each state and value of its parts.

Pure. Nothing that somebody typed goes in: ids, which may be words, become numbers counted from 1, and a code that the
catalogue does not have becomes 'other'. What stood when the board decided is worked out for that day; what is still to
be done, for the day that is asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.findings import LIGHTS, FirstPlaces
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import raters_of_options
from partnerdesk.domain.reasons import FAMILIES
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    Decision,
    ImpactReview,
    Option,
    Partner,
    PartnershipFile,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.portfolio.bands import HEARD, INPUTS, RATERS, band
from partnerdesk.portfolio.dictionary import (
    ANY_OVERDUE,
    FOLLOW_UP_STATES,
    GATE_STATES,
    OTHER,
    RESULTS,
    SIGNAL_VALUES,
)
from partnerdesk.portfolio.follow_ups import follow_ups
from partnerdesk.portfolio.reasons import driver_shares
from partnerdesk.portfolio.reviews import LatestReview, latest_review
from partnerdesk.portfolio.signals import gate_state, signal_value
from partnerdesk.portfolio.trust import lowest, trust_levels

Value = str | int | float | None
_ID_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the long table, without its file: a state, a number, or both."""

    about: str
    code: str
    number: int = 0
    state: str | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class FileFigures:
    """What the tables say of one file: its row, by column, and its rows of the long table."""

    row: Mapping[str, Value]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A partnership with everything that was worked out of it."""

    partnership: Partnership
    catalogue: Catalogue
    found: Assessment
    review: LatestReview | None
    as_of: date


def file_code(name: str) -> str:
    """Return the hash that stands for a file in the tables."""
    return sha256(f"partnerdesk portfolio {name}".encode()).hexdigest()[:_ID_LETTERS]


def day_of(partnership: Partnership, as_of: date) -> date:
    """Return the day for which the case for the decision is looked at: the decision's, the meeting's, or `as_of`."""
    decided = partnership.one(Decision).decided_on or partnership.one(PartnershipFile).meeting_on
    return min(decided, as_of) if decided else as_of


def figures_of(
    partnership: Partnership, catalogue: Catalogue, as_of: date, shares: FirstPlaces | None, code: str
) -> FileFigures:
    """Return the figures of one file on the day ``as_of``; ``code`` stands for the file."""
    found = assess(partnership, catalogue, day_of(partnership, as_of), shares)
    seen = _Seen(partnership, catalogue, found, latest_review(partnership, catalogue, as_of), as_of)
    figures = tuple(_figures(seen))
    return FileFigures({"file": code, **_kinds(seen), **_findings(seen), **_after(seen, figures)}, figures)


# --- the row of a file ------------------------------------------------------------------------------------------------


def _kinds(seen: _Seen) -> dict[str, Value]:
    held, charity = seen.partnership.one(PartnershipFile), seen.partnership.one(Charity)
    decision = seen.partnership.one(Decision)
    form, form_from = _form(seen)
    inputs = [row for row in seen.partnership.rows(BeneficiaryInput) if not is_withdrawn(row)]
    groups = [row for row in seen.partnership.rows(BeneficiaryGroup) if row.effect != "none"]
    return {
        "status": held.status,
        "route": held.route,
        "jurisdiction": held.jurisdiction,
        "legal_form": charity.legal_form,
        "outcome": decision.outcome,
        "year": decision.decided_on.year if decision.decided_on else None,
        "form": form,
        "form_from": form_from,
        "partners": len(seen.partnership.rows(Partner)),
        "objectives": len(seen.found.voice.kept),
        "groups": len(groups),
        "inputs": band(len(inputs), INPUTS),
        "heard": band(sum(row.n_took_part or 1 for row in inputs), HEARD),
        "raters": band(len(raters_of_options(seen.partnership)), RATERS),
    }


def _form(seen: _Seen) -> tuple[str | None, str]:
    """Return the form that a decision is about, and where it is from."""
    decision = seen.partnership.one(Decision)
    chosen = decision.option or None
    if chosen is None and decision.outcome == "carry_on":
        return "carry_on", "decision"
    ranking = seen.found.ranking
    leader = None if ranking.is_withheld else ranking.leader
    for name, source in ((chosen, "decision"), (leader, "ranking")):
        option = seen.partnership.get(Option, name) if name else None
        if option is not None and option.form:
            return option.form if option.form in seen.catalogue.forms else OTHER, source
    return None, "nothing"


def _findings(seen: _Seen) -> dict[str, Value]:
    found = seen.found
    levels = lowest(trust_levels(seen.found))
    known = {name: level for name, level in levels.items() if level is not None}
    row: dict[str, Value] = {f"light_{name}": found.lights[name].colour.value for name in LIGHTS}
    for name, signal in found.signals.items():
        if name.startswith("V"):
            row[name.lower()] = signal.colour.value
            if name in SIGNAL_VALUES:
                row[f"{name.lower()}_value"] = signal_value(found, name)
    row |= {f"reasons_{name}": found.reasons.families.get(name) for name in FAMILIES}
    row |= {"reasons_shown": found.reasons.evidenced, "freedom": found.reasons.freedom}
    row |= {f"trust_{name.lower()}": level for name, level in levels.items()}
    row["trust_weakest"] = min(known, key=lambda name: (known[name], name)) if known else None
    for state in GATE_STATES:
        row[f"gates_{state}"] = sum(gate_state(gate) == state for gate in found.gates.values())
    return row


def _after(seen: _Seen, figures: tuple[Figure, ...]) -> dict[str, Value]:
    review = seen.review
    row: dict[str, Value] = {
        "reviews": len(seen.partnership.rows(ImpactReview)),
        "review_year": review.year if review else None,
        "review_decision": review.decision if review else None,
        "review_people": review.people.value if review else None,
    }
    row |= {f"results_{name}": review.results[name] if review else 0 for name in RESULTS}
    for state in FOLLOW_UP_STATES:
        counts = [each.value or 0 for each in figures if each.about == "follow_up" and each.state == state]
        row[f"follow_ups_{state}"] = int(sum(counts))
    return row


# --- the long table ---------------------------------------------------------------------------------------------------


def _figures(seen: _Seen) -> Iterator[Figure]:
    yield from _file(seen)
    for name, light in seen.found.lights.items():
        yield Figure("light", name, state=light.colour.value)
    for name, signal in seen.found.signals.items():
        yield Figure("signal", name, state=signal.colour.value, value=signal_value(seen.found, name))
    for name, gate in seen.found.gates.items():
        yield Figure("gate", name, state=gate_state(gate))
    yield from _reasons(seen)
    yield from _trust(seen)
    unheard = frozenset(group.id for group in seen.found.voice.unheard)
    due = follow_ups(seen.partnership, unheard, seen.as_of)
    for (kind, state), count in sorted(due.items()):
        yield Figure("follow_up", kind, state=state, value=count)
    yield Figure("file", "overdue", state=ANY_OVERDUE[not any(state == "overdue" for _, state in due)])
    yield from _review(seen)


def _file(seen: _Seen) -> Iterator[Figure]:
    row = _kinds(seen)
    yield Figure("file", "read", state="read")
    for name in ("status", "route", "jurisdiction", "legal_form", "outcome", "heard"):
        value = row[name]
        yield Figure("file", name, state=value if isinstance(value, str) else "none")


def _reasons(seen: _Seen) -> Iterator[Figure]:
    for name in FAMILIES:
        if name in seen.found.reasons.families:
            yield Figure("share", name, value=seen.found.reasons.families[name])
    if seen.found.reasons.evidenced is not None:
        yield Figure("share", "shown", value=seen.found.reasons.evidenced)
    for name, share in driver_shares(seen.partnership, seen.catalogue, seen.found).items():
        yield Figure("driver", name, value=share)


def _trust(seen: _Seen) -> Iterator[Figure]:
    levels = trust_levels(seen.found)
    for number, parts in enumerate(levels, 1):
        for name, level in parts.items():
            if level is not None:
                yield Figure("trust", name, number, value=level)
    known = {name: level for name, level in lowest(levels).items() if level is not None}
    weakest = min(known, key=lambda name: (known[name], name)) if known else "none"
    yield Figure("file", "weakest", state=weakest)


def _review(seen: _Seen) -> Iterator[Figure]:
    planned = follow_ups(seen.partnership, frozenset(), seen.as_of)
    review = seen.review
    if review is not None:
        held = "held"
    elif planned["review", "overdue"]:
        held = "overdue"
    else:
        held = "due" if planned["review", "open"] else "not_yet"
    yield Figure("review", "held", state=held)
    if review is None:
        return
    yield Figure("review", "decision", review.number, state=review.decision or "none")
    yield Figure("review", "people", review.number, state=review.people.value, value=review.lowest_net)
    for name, count in review.results.items():
        if count:
            yield Figure("result", "objectives", review.number, state=name, value=count)
    for number, parts in enumerate(review.trust_changes, 1):
        for name, change in parts.items():
            yield Figure("trust_since", name, number, value=change)
