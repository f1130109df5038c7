"""Which figures in the options' values would tell what one trustee alone gave, and what is said instead of the values.

Beside the other medians and the weights, a value tells the one score or weight that it holds: so where one is of too
few trustees, no value, margin, share of first places or weight is told (print rule 7). It must not know who shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sized

from partnerdesk.domain.case import Case, quoted
from partnerdesk.domain.findings import Colour, Figure, RankingFinding, Signal, TrustFinding
from partnerdesk.domain.settings import Settings
from partnerdesk.domain.words import N_, Sentence

FEW_ANSWERS = N_("Too few trustees have scored and weighed everything for their own answers to be shown.")
FEW_RATED = N_("Too few trustees have rated trust for it to be shown. It shows when {k} have.")
_PAIR = 2


def lone_figures(
    levels: Mapping[tuple[str, str], Sized],
    valued: Collection[str],
    criteria: Collection[str],
    shares: Mapping[str, Mapping[str, float]] | None,
    least: float,
) -> tuple[Figure, ...]:
    """Return the scores (option, criterion) and weights (None, criterion) that fewer than ``least`` trustees gave.

    ``valued`` are the options that have a value; scores of others are in none. ``shares`` are the weights that trustees
    gave, or None where all criteria weigh the same; where nobody weighed, no value holds a weight.
    """
    scores = [(option, name) for option in valued for name in criteria if len(levels[option, name]) < least]
    if not shares or not any(shares.values()):
        return tuple(scores)
    weights = [(None, name) for name in criteria if sum(name in own for own in shares.values()) < least]
    return (*scores, *weights)


def why_not_told(case: Case, ranking: RankingFinding) -> Sentence | None:
    """Return why the options' values are not told, and what to do; None where they are, or where there are none."""
    if not ranking.is_withheld:
        return None
    option, criterion = ranking.lone[0]
    least = int(case.settings["ratings_median_min"])
    values = {"option": quoted(case.option(option or "")), "criterion": quoted(case.criterion(criterion)), "k": least}
    return Sentence(_pattern(ranking, least, is_score=option is not None), values)


def own_answers_may_be_told(ranking: RankingFinding, settings: Settings) -> bool:
    """Return whether so many trustees have an answer of their own that counts of them give nobody away."""
    return len(ranking.own_answers) >= settings["ratings_spread_min"]


def trust_may_be_told(found: TrustFinding, settings: Settings) -> bool:
    """Return whether what is known of trust in a partner rests on no one trustee's rating alone."""
    return all(each.ratings >= settings["ratings_median_min"] for each in found.indicators.values() if each.known)


def signals_told(case: Case, ranking: RankingFinding, signals: Mapping[str, Signal]) -> Mapping[str, Signal]:
    """Return the signals as the room may see them.

    Where the comparison is not told there are none of the options but the first, which says why, and what trust is held
    against the leading one is not told; where few trustees have an answer of their own, how many agree is not told.
    """
    why = why_not_told(case, ranking)
    if why is not None:
        rest = {name: signal for name, signal in signals.items() if not name.startswith("O") and name != "T3"}
        return {**rest, "O1": Signal("O1", Colour.UNKNOWN, None, why)}
    if not ranking.own_answers or own_answers_may_be_told(ranking, case.settings):
        return signals
    return {**signals, "O4": Signal("O4", Colour.UNKNOWN, None, Sentence(FEW_ANSWERS))}


def _pattern(ranking: RankingFinding, least: int, *, is_score: bool) -> str:
    return _of_scores(ranking, least) if is_score else _of_weights(ranking, least)


def _of_scores(ranking: RankingFinding, least: int) -> str:
    if least > _PAIR:
        return N_(
            "Fewer than {k} trustees have scored {option} for {criterion}. "
            "The comparison shows when {k} have scored it, or when you judge without {criterion}."
        )
    scores = [figure for figure in ranking.lone if figure[0] is not None]
    if len(scores) == len(ranking.medians) * len(ranking.criteria):
        return N_("One trustee alone has scored. The comparison shows when a second has scored too.")
    if len(scores) > 1:
        return N_(
            "One trustee alone has scored {option} for {criterion}, and other scores are one trustee’s, too. "
            "The comparison shows when a second has scored them too, or when you judge without these criteria."
        )
    return N_(
        "One trustee alone has scored {option} for {criterion}. "
        "The comparison shows when a second has scored it too, or when you judge without {criterion}."
    )


def _of_weights(ranking: RankingFinding, least: int) -> str:
    if least == _PAIR and len(ranking.lone) == len(ranking.criteria):
        return N_("One trustee alone has weighed. The comparison shows when a second has weighed too.")
    return N_(
        "Fewer than {k} trustees have given {criterion} a weight. "
        "The comparison shows when {k} have, or when you judge without {criterion}."
    )
