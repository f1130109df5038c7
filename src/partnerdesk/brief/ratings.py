"""What may be printed of trustees' private ratings and scores (print rule 7): never who, and not too finely.

With four or more raters the median and how far views agree; with two or three the median only; with one nothing.
A lone voice is printed with the same words as any other difference of views, so that nobody is pointed at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerdesk.brief.saying import level, say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.agreement import quartiles
from partnerdesk.domain.averages import mean
from partnerdesk.domain.disclosure import NOT_SHOWN, SPREAD_WORDS, VIEWS_DIFFERED, printed_rating
from partnerdesk.domain.findings import IndicatorFinding, TrustFinding
from partnerdesk.domain.lone_figures import own_answers_may_be_told
from partnerdesk.domain.trust import counted_ratings
from partnerdesk.domain.words import N_

NOT_RATED = N_("not rated")
TOO_FEW_SCORES = N_("Too few trustees scored or weighed for the comparison to be printed.")


def median_may_print(snapshot: BriefSnapshot, found: IndicatorFinding | None) -> bool:
    """Return whether a median rests on enough ratings to be printed."""
    if found is None or found.median is None:
        return False
    return found.ratings >= snapshot.settings["ratings_median_min"]


def spread_may_print(snapshot: BriefSnapshot, found: IndicatorFinding | None) -> bool:
    """Return whether there are enough ratings to print how far they agree."""
    return found is not None and found.ratings >= snapshot.settings["ratings_spread_min"]


def median(snapshot: BriefSnapshot, found: IndicatorFinding | None) -> str:
    """Return a median as it may be printed."""
    if found is None or found.median is None:
        return say(snapshot, NOT_RATED)
    return level(found.median) if median_may_print(snapshot, found) else say(snapshot, NOT_SHOWN)


def views(snapshot: BriefSnapshot, found: IndicatorFinding | None) -> str:
    """Return how far raters agree as it may be printed; empty where there are too few of them.

    What the rule calls mixed is printed with the words of a lone voice, so that the words point at nobody.
    """
    words = printed_rating(found, snapshot.settings).words
    if words is None:
        return ""
    return say(snapshot, VIEWS_DIFFERED) if words.pattern == SPREAD_WORDS["mixed"] else sentence(snapshot, words)


def trust_may_print(snapshot: BriefSnapshot, found: TrustFinding) -> bool:
    """Return whether trust in a partner may be printed: every rated item rests on two or more ratings."""
    return bool(found.indicators) and all(median_may_print(snapshot, each) for each in found.indicators.values())


def trust_spread_may_print(snapshot: BriefSnapshot, found: TrustFinding) -> bool:
    """Return whether it may be printed how far views of a partner agree: four or more ratings of every item."""
    return all(spread_may_print(snapshot, each) for each in found.indicators.values())


def may_print_scores(snapshot: BriefSnapshot) -> bool:
    """Return whether any median of scores may be printed: two or more trustees scored an option on a criterion."""
    raters = max((found.ratings for found in snapshot.assessment.ranking.spreads.values()), default=0)
    return raters >= snapshot.settings["ratings_median_min"]


def may_print_values(snapshot: BriefSnapshot) -> bool:
    """Return whether options' values may be printed: each score and weight in them is of two or more trustees."""
    return snapshot.assessment.ranking.values_may_be_told


def may_print_weights(snapshot: BriefSnapshot) -> bool:
    """Return whether the weights may be printed: with values beside them, what they decide tells as much as these."""
    return snapshot.assessment.ranking.weights_may_be_told


def may_print_own_answers(snapshot: BriefSnapshot) -> bool:
    """Return whether it may be printed how many trustees' own scores agree."""
    return own_answers_may_be_told(snapshot.assessment.ranking, snapshot.settings)


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One part of trust as it may be printed: scores of both rounds, the middle half, and how far views agree."""

    dimension: str
    now: float | None
    before: float | None
    middle: tuple[float, float] | None
    word: str


def dimension_view(snapshot: BriefSnapshot, found: TrustFinding, dimension: str) -> DimensionView:
    """Return one part of trust in one partner as it may be printed."""
    own = _of_dimension(snapshot, found.indicators, dimension)
    first = _of_dimension(snapshot, found.first_round, dimension)
    shown = bool(own) and all(median_may_print(snapshot, each) for each in own)
    before = [each.median for each in first if each.median is not None and median_may_print(snapshot, each)]
    spread = bool(own) and all(spread_may_print(snapshot, each) for each in own)
    return DimensionView(
        dimension,
        now=found.dimensions.get(dimension) if shown else None,
        before=mean(before) if before and shown else None,
        middle=_middle_half(snapshot, found.partner, {each.indicator for each in own}) if spread else None,
        word=views_of(snapshot, own) if spread else "",
    )


def _of_dimension(
    snapshot: BriefSnapshot, found: Mapping[str, IndicatorFinding], dimension: str
) -> list[IndicatorFinding]:
    shipped = snapshot.catalogue.indicators
    return [each for name, each in found.items() if name in shipped and shipped[name].dimension == dimension]


def _middle_half(snapshot: BriefSnapshot, partner: str, indicators: set[str]) -> tuple[float, float] | None:
    """Return the quartiles of all answers of the last round about one part of trust."""
    ratings = counted_ratings(snapshot.partnership).get(partner, {})
    levels = [
        answer.level
        for name in indicators
        for rounds in ratings.get(name, {}).values()
        if (answer := rounds[max(rounds)]).level is not None
    ]
    return quartiles(levels)


def views_of(snapshot: BriefSnapshot, own: Iterable[IndicatorFinding]) -> str:
    """Return how far views of some items agree, by the item on which they are furthest apart; empty where none is."""
    words = {views(snapshot, each) for each in own}
    worst_first = (SPREAD_WORDS["split"], VIEWS_DIFFERED, SPREAD_WORDS["together"])
    return next((word for word in (say(snapshot, each) for each in worst_first) if word in words), "")
