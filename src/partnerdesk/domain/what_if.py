"""What the ranking would be with another weight of one criterion.

Only for seeing: nothing here changes what is recorded. The other weights keep their proportions, as in the flip points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.domain.bands import TOLERANCE
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import RankingFinding
from partnerdesk.domain.ranking import best_first, flip_points, value_of
from partnerdesk.domain.rounding import percent, tenths
from partnerdesk.domain.words import N_, Sentence

MOST = 0.99


def reweighed(weights: Mapping[str, float], criterion: str, share: float) -> dict[str, float]:
    """Return the weights with ``criterion`` at ``share``; the others keep their proportions, and all add to 1."""
    share = min(max(share, 0.0), MOST)
    rest = 1 - weights[criterion]
    others = len(weights) - 1
    if not others:
        return dict(weights)
    kept = {
        name: weight * (1 - share) / rest if rest > TOLERANCE else (1 - share) / others
        for name, weight in weights.items()
    }
    return {**kept, criterion: share}


@dataclass(frozen=True, slots=True)
class Trial:
    """The ranking with the weights that are tried: values best first, the margin, and where the answer changes."""

    weights: Mapping[str, float]
    values: Mapping[str, float]
    flips: Mapping[str, float]

    @property
    def leader(self) -> str:
        """The option that would come first."""
        return next(iter(self.values))

    @property
    def runner_up(self) -> str | None:
        """The option that would come second, or None where there is only one."""
        return next(iter(list(self.values)[1:]), None)

    @property
    def margin(self) -> float:
        """By how much the first would lead the second."""
        values = list(self.values.values())
        return values[0] - values[1] if len(values) > 1 else values[0]


def trial(medians: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> Trial:
    """Return what the ranking of these options would be; there must be at least one."""
    values = {option: value_of(weights, own) for option, own in medians.items()}
    order = best_first(values)
    flips = flip_points(weights, medians[order[0]], medians[order[1]]) if len(order) > 1 else {}
    return Trial(dict(weights), {name: values[name] for name in order}, flips)


def medians_that_count(found: RankingFinding) -> dict[str, Mapping[str, float]]:
    """Return the medians of the options that are ranked."""
    return {each.option: found.medians[each.option] for each in found.ranked}


def trial_said(case: Case, tried: Trial, criterion: str, leader_now: str, share: float | None = None) -> Sentence:
    """Return in one sentence what would come out; ``share`` is how often the first comes first in the draws."""
    values: dict[str, object] = {
        "criterion": case.criterion(criterion),
        "weight": tenths(tried.weights[criterion] * 100),
        "leader": case.option(tried.leader),
        "second": case.option(tried.runner_up) if tried.runner_up else "",
        "margin": tenths(tried.margin),
        "share": percent(share) if share is not None else "",
    }
    if tried.runner_up is None:
        return Sentence(N_("There is only one option to rank, whatever ‘{criterion}’ counts."), values)
    if tried.margin <= TOLERANCE:
        return Sentence(N_("With ‘{criterion}’ at {weight}%, {leader} and {second} would be level."), values)
    if tried.leader == leader_now and share is None:
        pattern = N_("With ‘{criterion}’ at {weight}%, {leader} would still lead {second} by {margin} points.")
    elif tried.leader == leader_now:
        pattern = N_(
            "With ‘{criterion}’ at {weight}%, {leader} would still lead {second} by {margin} points, "
            "and come first in {share}% of tries."
        )
    elif share is None:
        pattern = N_("With ‘{criterion}’ at {weight}%, {leader} would lead {second} by {margin} points.")
    else:
        pattern = N_(
            "With ‘{criterion}’ at {weight}%, {leader} would lead {second} by {margin} points, "
            "and come first in {share}% of tries."
        )
    return Sentence(pattern, values)
