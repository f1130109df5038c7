"""Trust in each partner: medians by indicator, means by dimension, and the weakest of them.

Only ratings by trustees whom no interest takes out count (:mod:`partnerdesk.domain.people`). No total over dimensions
is made: strength in one part does not make up for lack of another.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping

from partnerdesk.domain.agreement import indicator_finding
from partnerdesk.domain.averages import mean
from partnerdesk.domain.bands import TOLERANCE, above, at_least, at_most
from partnerdesk.domain.case import Case, is_baseline, shortlisted
from partnerdesk.domain.findings import Colour, IndicatorFinding, OptionGap, TrustFinding
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import raters_of_trust
from partnerdesk.domain.records import Option, Partner, PartnershipFile, TrustRating
from partnerdesk.domain.rerating import LAST_OF_DECISION
from partnerdesk.domain.settings import Settings

INTEGRITY = "C"
FIRST, SECOND = 1, 2
NO_TRUST_NEEDED = 1.0
Ratings = Mapping[str, Mapping[str, Mapping[int, TrustRating]]]


def enough_of(raters: int, settings: Settings) -> int:
    """Return how many of so many raters must give a level before an item is known: two-thirds, rounded up."""
    return max(1, math.ceil(raters * settings["known_share"] - TOLERANCE))


def is_known(levels: int, raters: int, settings: Settings) -> bool:
    """Return whether so many levels are enough of so many raters."""
    return raters > 0 and levels >= enough_of(raters, settings)


def counted_ratings(partnership: Partnership) -> dict[str, Ratings]:
    """Return the ratings that count for the decision, by partner, indicator, participant and round.

    Those at a review do not: nothing that was decided may change a year later.
    """
    return ratings_of(partnership, range(FIRST, LAST_OF_DECISION + 1))


def ratings_of(partnership: Partnership, numbers: Container[int]) -> dict[str, Ratings]:
    """Return the ratings of some rounds by people who count, by partner, indicator, participant and round."""
    partners = partnership.rows(Partner)
    counting = {each.id: {person.id for person in raters_of_trust(partnership, each.id)} for each in partners}
    result: dict[str, dict[str, dict[str, dict[int, TrustRating]]]] = {each.id: {} for each in partners}
    for row in partnership.rows(TrustRating):
        if row.round in numbers and row.participant in counting.get(row.partner, ()):
            people = result[row.partner].setdefault(row.indicator, {})
            people.setdefault(row.participant, {})[row.round] = row
    return dict(result)


def indicators_used(case: Case, ratings: Ratings) -> tuple[str, ...]:
    """Return the indicators that figures use: those of the file's set, and any other that was rated."""
    full = case.partnership.one(PartnershipFile).indicator_set == "full"
    return tuple(name for name, each in case.catalogue.indicators.items() if full or each.core or name in ratings)


def _final(people: Mapping[str, Mapping[int, TrustRating]]) -> list[TrustRating]:
    return [rounds[max(rounds)] for rounds in people.values()]


def _levels(rows: Iterable[TrustRating]) -> list[int]:
    return [row.level for row in rows if row.level is not None]


def _finding(case: Case, name: str, rows: Iterable[TrustRating], raters: int) -> IndicatorFinding:
    levels = _levels(rows)
    return indicator_finding(name, levels, case.settings, known=is_known(len(levels), raters, case.settings))


def _dimensions(case: Case, used: Iterable[str], found: Mapping[str, IndicatorFinding]) -> dict[str, float | None]:
    result: dict[str, float | None] = {}
    names = tuple(used)
    for dimension in case.catalogue.dimensions:
        own = [name for name in names if case.catalogue.indicators[name].dimension == dimension]
        medians = [found[name].median for name in own if name in found and found[name].known]
        known = [each for each in medians if each is not None]
        enough = bool(known) and at_least(len(known), case.settings["dimension_share"] * len(own))
        result[dimension] = mean(known) if enough else None
    return result


def trust_finding(case: Case, partner: str, ratings: Ratings) -> TrustFinding:
    """Return trust in one partner from the final round, with the first round beside it."""
    raters = len(raters_of_trust(case.partnership, partner))
    return trust_among(case, partner, ratings, indicators_used(case, ratings), raters)


def trust_among(case: Case, partner: str, ratings: Ratings, asked: tuple[str, ...], raters: int) -> TrustFinding:
    """Return trust in one partner as so many raters gave it on the items that were asked."""
    used = [name for name in asked if name in ratings]
    final = {name: _final(ratings[name]) for name in used}
    found = {name: _finding(case, name, rows, raters) for name, rows in final.items() if _levels(rows)}
    first = {name: [rounds[FIRST] for rounds in ratings[name].values() if FIRST in rounds] for name in used}
    dimensions = _dimensions(case, asked, found)
    known = {name: level for name, level in dimensions.items() if level is not None}
    weakest = min(known, key=lambda name: known[name]) if known else None
    bases = [row.basis for rows in final.values() for row in rows if row.level is not None]
    return TrustFinding(
        partner=partner,
        indicators=found,
        dimensions=dimensions,
        weakest=weakest,
        level=known[weakest] if weakest else None,
        first_round={name: _finding(case, name, rows, raters) for name, rows in first.items() if _levels(rows)},
        second_round=frozenset(name for name in used if any(SECOND in rounds for rounds in ratings[name].values())),
        with_level=len(bases),
        seen=bases.count("seen"),
        told=bases.count("told"),
        guessed=bases.count("guess"),
    )


def trust_findings(case: Case) -> dict[str, TrustFinding]:
    """Return trust in every partner, by partner."""
    return {name: trust_finding(case, name, ratings) for name, ratings in counted_ratings(case.partnership).items()}


def trust_needed(case: Case, option: Option) -> float | None:
    """Return how much trust an option's form needs, or None where it has no form yet."""
    form = case.catalogue.forms.get(option.form or "")
    return form.trust_needed if form else None


def has_nobody_to_trust(case: Case, option: Option) -> bool:
    """Return whether an option has no partner: none is named, and its form needs none."""
    if option.partners:
        return False
    if option.partners is not None or is_baseline(option):
        return True
    need = trust_needed(case, option)
    return need is not None and at_most(need, NO_TRUST_NEEDED)


def gap_of(case: Case, option: Option, trust: Mapping[str, TrustFinding]) -> OptionGap:
    """Return the trust gap (T3) of one option, by the least trusted of its partners."""
    need = trust_needed(case, option)
    if has_nobody_to_trust(case, option):
        return OptionGap(option.id, applies=False, need=need, partner=None, dimension=None, level=None, gap=None,
                         colour=Colour.GREEN)  # fmt: skip
    partners = [trust[name] for name in option.partners or () if name in trust]
    levels = {each.partner: each.level for each in partners if each.level is not None}
    lowest = min(levels, key=lambda name: levels[name]) if levels else None
    level = levels[lowest] if lowest else None
    gap = need - level if need is not None and level is not None else None
    whole = len(levels) == len(partners)
    return OptionGap(
        option=option.id,
        applies=True,
        need=need,
        partner=lowest,
        dimension=trust[lowest].weakest if lowest else None,
        level=level,
        gap=gap,
        colour=gap_colour(case.settings, gap, whole=whole),
    )


def gap_colour(settings: Settings, gap: float | None, *, whole: bool = True) -> Colour:
    """Return T3's colour; where not the ``whole`` is rated, a partner who is not could only make the gap wider."""
    if gap is None:
        return Colour.UNKNOWN
    if above(gap, settings["t3_amber"]):
        return Colour.RED
    if not whole:
        return Colour.UNKNOWN
    return Colour.GREEN if at_most(gap, settings["t3_green"]) else Colour.AMBER


def option_gaps(case: Case, trust: Mapping[str, TrustFinding]) -> dict[str, OptionGap]:
    """Return the trust gap of every option that was not dropped."""
    return {option.id: gap_of(case, option, trust) for option in shortlisted(case.partnership)}
