"""Trust in a partner then and now: as it was rated for the decision, and as it was rated again at a review.

Both by the same items, those that a review asks, so that the two can be held against each other. Now rests on those
who rated again, and is nothing until the results of that round were shown to all. Each of the two stands only as far
as ratings may be printed (rule 7), part by part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.domain.agreement import quartiles
from partnerdesk.domain.asked import indicators_at_review
from partnerdesk.domain.bands import TOLERANCE
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import IndicatorFinding, TrustFinding
from partnerdesk.domain.people import raters_of_trust
from partnerdesk.domain.records import Partner
from partnerdesk.domain.rerating import round_of_review, state_at_review
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.trust import Ratings, counted_ratings, ratings_of, trust_among
from partnerdesk.domain.words import N_, Sentence


@dataclass(frozen=True, slots=True)
class PartSince:
    """One part of trust, then and now; None where it is not known or may not be said.

    ``views`` are the items as they were rated again and ``middle`` is the middle half of all answers to them: nothing
    where it may not be said how far views agree.
    """

    dimension: str
    then: float | None
    now: float | None
    views: tuple[IndicatorFinding, ...] = ()
    middle: tuple[float, float] | None = None

    @property
    def change(self) -> float | None:
        """How much higher it is now than then, between the two as they are shown: in tenths."""
        return None if self.then is None or self.now is None else float(tenths(self.now)) - float(tenths(self.then))


@dataclass(frozen=True, slots=True)
class TrustSince:
    """Trust in one partner, then and now.

    ``is_shown`` says whether the round at the review was shown to all, ``again`` are the items as they were rated in
    it, ``raters`` says how many rated again, ``closed_at`` when.
    """

    partner: str
    parts: tuple[PartSince, ...]
    is_shown: bool = False
    again: tuple[IndicatorFinding, ...] = ()
    raters: int = 0
    closed_at: str | None = None

    @property
    def is_rated_again(self) -> bool:
        """Whether anything may be said of trust now."""
        return any(part.now is not None for part in self.parts)

    @property
    def both(self) -> tuple[PartSince, ...]:
        """The parts that are known both then and now."""
        return tuple(part for part in self.parts if part.change is not None)

    @property
    def higher(self) -> tuple[str, ...]:
        """The parts that are higher now."""
        return tuple(part.dimension for part in self.both if (part.change or 0) > TOLERANCE)

    @property
    def lower(self) -> tuple[str, ...]:
        """The parts that are lower now."""
        return tuple(part.dimension for part in self.both if (part.change or 0) < -TOLERANCE)


def moved_said(case: Case, found: Sequence[TrustSince]) -> tuple[Sentence, ...]:
    """Return in sentences which parts of trust moved, or how many where it is more than one partner; () if unknown."""
    both = sum(len(each.both) for each in found)
    higher = [case.dimension(name) for each in found for name in each.higher]
    lower = [case.dimension(name) for each in found for name in each.lower]
    if not both:
        return ()
    if len(higher) + len(lower) == 0:
        return (Sentence(N_("Every part of trust stands where it stood at the decision.")),)
    by_name = len(found) == 1
    said = []
    for names, pattern in ((higher, N_("Higher than at the decision: {parts}.")), (lower, N_("Lower: {parts}."))):
        if names:
            said.append(Sentence(pattern, {"parts": ", ".join(names) if by_name else len(names)}))
    same = both - len(higher) - len(lower)
    return (*said, Sentence(N_("The same: {n} of {all}."), {"n": same, "all": both})) if same else tuple(said)


def trust_since(case: Case, review: str) -> tuple[TrustSince, ...]:
    """Return trust in every partner at the decision and at a review."""
    number = round_of_review(case.partnership, review)
    then, now = counted_ratings(case.partnership), ratings_of(case.partnership, (number,))
    partners = (row.id for row in case.partnership.rows(Partner))
    return tuple(_since(case, review, each, then[each], now[each]) for each in partners)


def _since(case: Case, review: str, partner: str, then: Ratings, now: Ratings) -> TrustSince:
    asked = indicators_at_review(case.catalogue)
    before = trust_among(case, partner, then, asked, len(raters_of_trust(case.partnership, partner)))
    state = state_at_review(case.partnership, review, partner)
    if state is None or state.revealed_at is None:
        return TrustSince(partner, tuple(PartSince(name, _level(case, before, name), None) for name in _names(case)))
    raters = len({person for people in now.values() for person in people})
    again = trust_among(case, partner, now, asked, raters)  # known is what enough of those say who rated again
    return TrustSince(
        partner,
        tuple(_part(case, name, before, again, now) for name in _names(case)),
        is_shown=True,
        again=tuple(again.indicators.values()),
        raters=raters,
        closed_at=state.closed_at,
    )


def _names(case: Case) -> tuple[str, ...]:
    return tuple(case.catalogue.dimensions)


def _part(case: Case, name: str, before: TrustFinding, again: TrustFinding, now: Ratings) -> PartSince:
    then, own = _level(case, before, name), _own(case, again, name)
    if not own or any(each.ratings < case.settings["ratings_spread_min"] for each in own):
        return PartSince(name, then, _level(case, again, name))
    rows = [row for each in own for rounds in now[each.indicator].values() for row in rounds.values()]
    middle = quartiles([row.level for row in rows if row.level is not None])
    return PartSince(name, then, _level(case, again, name), own, middle)


def _own(case: Case, found: TrustFinding, dimension: str) -> tuple[IndicatorFinding, ...]:
    shipped = case.catalogue.indicators
    return tuple(each for name, each in found.indicators.items() if shipped[name].dimension == dimension)


def _level(case: Case, found: TrustFinding, dimension: str) -> float | None:
    """Return the score of a part, where every item of it rests on enough ratings."""
    may = all(each.ratings >= case.settings["ratings_median_min"] for each in _own(case, found, dimension))
    return found.dimensions[dimension] if may else None
