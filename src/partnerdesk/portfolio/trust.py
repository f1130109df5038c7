"""Trust by dimension, as far as print rule 7 lets it be told: no score that rests on the rating of one person."""

from collections.abc import Sequence

from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.settings import DEFAULTS

Levels = dict[str, float | None]
_DIMENSIONS = "ABCDEF"


def least_ratings(found: Assessment) -> float:
    """Return how many ratings a median needs: the file's own threshold, but never less than the program's."""
    return max(found.settings["ratings_median_min"], DEFAULTS["ratings_median_min"])


def may_be_told(found: Assessment, trust: TrustFinding) -> bool:
    """Return whether every item of trust in a partner rests on enough ratings."""
    least = least_ratings(found)
    return bool(trust.indicators) and all(each.ratings >= least for each in trust.indicators.values())


def trust_levels(found: Assessment) -> tuple[Levels, ...]:
    """Return for each partner in order the score of each dimension, 1 to 5, None where it may not be told."""
    nothing: Levels = dict.fromkeys(_DIMENSIONS)
    return tuple(
        {**nothing, **trust.dimensions} if may_be_told(found, trust) else nothing for trust in found.trust.values()
    )


def lowest(levels: Sequence[Levels]) -> Levels:
    """Return the lowest score of each dimension among the partners."""
    names = levels[0] if levels else dict.fromkeys(_DIMENSIONS)
    return {
        name: min((each[name] for each in levels if each[name] is not None), default=None, key=lambda level: level or 0)
        for name in names
    }
