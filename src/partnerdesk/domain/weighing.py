"""What trustees' swing weights come to: each one's shares of the own sum, and the group's weights.

'Cannot say' is not 0. Whoever says it of a criterion says nothing about that one, and the figures for the others count:
they share what is left when the criterion has the weight that it has with those who weighed everything; where nobody
did, an equal share. The group's weight of a criterion is the median over those who gave one; where nobody did, an equal
share. So one who can say nothing changes nothing, and nobody's other figures count for more because one is missing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from partnerdesk.domain.averages import median
from partnerdesk.domain.records import Weight

Shares = Mapping[str, Mapping[str, float]]


FIRST, SECOND = 1, 2
WHOLE = 100
STEPS = 4


def weighed_in(row: Weight | None, number: int) -> Weight | None:
    """Return what a person said in round 1 or 2, as a weight that knows of no other round; None where nothing."""
    if row is None or (number == SECOND and not row.again):
        return None
    swing = row.first_swing if row.again and number == FIRST else row.swing
    return replace(row, swing=swing, again=None, first_swing=None)


def weighed_again(before: Weight | None, said: Weight, number: int) -> Weight:
    """Return the weight to keep after something was said in a round: round 2 keeps the figure of round 1 beside it."""
    if number == SECOND:
        first = weighed_in(before, FIRST)
        return replace(said, again=True, first_swing=first.swing if first is not None else None)
    if before is not None and before.again:  # round 1 was opened once more: what was said again still counts
        return replace(before, first_swing=said.swing)
    return said


def as_level(swing: float) -> int:
    """Return the step from 1 to 5 of a figure from 0 to 100, so that one rule says how far people agree."""
    return 1 + math.floor(swing * STEPS / WHOLE + 0.5)


def rescaled(figures: Mapping[str, float]) -> dict[str, float]:
    """Return figures in proportion so that they add to 1; all 0 where their sum is 0."""
    total = math.fsum(figures.values())
    return {name: figure / total if total else 0.0 for name, figure in figures.items()}


def own_shares(rows: Sequence[Weight], raters: Sequence[str], criteria: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return the shares of those who answered for every criterion; one that somebody cannot say has none there.

    Whoever left one open has not weighed yet, and whoever gave nothing but 0 has no shares: both are not in it.
    """
    answers = _answers(rows, raters, criteria)
    said = {rater: {name: swing for name, swing in own.items() if swing is not None} for rater, own in answers.items()}
    whole = {rater: rescaled(own) for rater, own in said.items() if len(own) == len(criteria) and any(own.values())}
    middle = group_weights(whole, criteria) if whole else {name: 1 / len(criteria) for name in criteria}
    partly = {
        rater: _beside(own, math.fsum(middle[name] for name in criteria if name not in own))
        for rater, own in said.items()
        if len(own) < len(criteria) and (any(own.values()) or not own)
    }
    return {rater: own for rater in raters if (own := whole.get(rater, partly.get(rater))) is not None}


def _answers(
    rows: Sequence[Weight], raters: Sequence[str], criteria: Sequence[str]
) -> dict[str, dict[str, float | None]]:
    wanted, answers = set(criteria), {rater: dict[str, float | None]() for rater in raters}
    for row in rows:
        if row.participant in answers and row.criterion in wanted:
            answers[row.participant][row.criterion] = row.swing
    return {
        rater: {name: own[name] for name in criteria}
        for rater, own in answers.items()
        if own and len(own) == len(wanted)
    }


def _beside(own: Mapping[str, float], unsaid: float) -> dict[str, float]:
    """Return figures in proportion beside criteria of which nothing is said and which weigh ``unsaid`` together."""
    return {name: share * (1 - unsaid) for name, share in rescaled(own).items()}


def group_weights(shares: Shares, criteria: Sequence[str]) -> dict[str, float]:
    """Return the median of the trustees' shares by criterion, rescaled to add to 1; empty where nobody weighed."""
    if not any(shares.values()):
        return {}
    given = {name: [own[name] for own in shares.values() if name in own] for name in criteria}
    medians = {name: median(each) if each else 1 / len(criteria) for name, each in given.items()}
    return rescaled(medians) if any(medians.values()) else {}
