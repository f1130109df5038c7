"""The ranking of the options and everything that shows how firm it is.

Group medians of the trustees' scores, their weights, values out of 100, the margin, effective weights, how far a weight
would have to move, each trustee's own answer, and options that are beaten on everything. The draws are made in
:mod:`partnerdesk.domain.sampling`; this module only puts their shares beside the options.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.domain.agreement import indicator_finding
from partnerdesk.domain.averages import median
from partnerdesk.domain.bands import TOLERANCE
from partnerdesk.domain.case import Case, shortlisted
from partnerdesk.domain.findings import Figure, FirstPlaces, IndicatorFinding, RankedOption, RankingFinding
from partnerdesk.domain.lone_figures import lone_figures
from partnerdesk.domain.people import raters_of_options
from partnerdesk.domain.records import CriterionUse, Score, Weight
from partnerdesk.domain.sealing import crossing_options
from partnerdesk.domain.trust import is_known
from partnerdesk.domain.weighing import group_weights, own_shares, rescaled, weighed_in

SHORT_CRITERIA = ("difference", "fairness", "joined", "relationships", "finances", "safe")
_STEPS, _FULL = 4, 100.0
_LAST = 10**9
_PAIR = 2
_PLACES = 9
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The scores and weights that count: ``levels`` maps (option, criterion), then participant, to the final level.

    ``shares`` maps each trustee who answered for every criterion to the shares of the own sum, as
    :mod:`partnerdesk.domain.weighing` makes them; a criterion of which it says 'cannot say' is not in them.
    ``barred`` are options that cross a red line: they keep their scores, and no total can put them first.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    levels: Mapping[Cell, Mapping[str, int]]
    shares: Mapping[str, Mapping[str, float]]
    raters: tuple[str, ...]
    barred: frozenset[str] = frozenset()

    @property
    def scored(self) -> tuple[str, ...]:
        """The options that have a median on every criterion."""
        return tuple(
            option
            for option in self.options
            if self.criteria and all(self.levels.get((option, criterion)) for criterion in self.criteria)
        )

    @property
    def eligible(self) -> tuple[str, ...]:
        """The scored options that may come first: those that cross no red line."""
        return tuple(option for option in self.scored if option not in self.barred)


def criteria_in_use(case: Case, scores: Sequence[Score]) -> tuple[str, ...]:
    """Return the criteria that this workshop uses, in order.

    Where the board has not said which, those that are scored, on the short route of its six; where nothing is scored,
    those of the route.
    """
    uses = case.partnership.rows(CriterionUse)
    if uses:
        active = [use for use in uses if use.active is not False]
        return tuple(use.criterion for use in sorted(active, key=lambda use: _LAST if use.order is None else use.order))
    scored = {score.criterion for score in scores}
    if case.is_short:
        scored = scored & set(SHORT_CRITERIA) or scored
    if scored:
        return tuple(name for name in case.catalogue.criteria if name in scored)
    if case.is_short:
        return SHORT_CRITERIA
    return tuple(name for name, each in case.catalogue.criteria.items() if each.default)


def _final_levels(scores: Sequence[Score]) -> dict[Cell, dict[str, int]]:
    last: dict[tuple[str, str, str], Score] = {}
    for score in scores:
        key = (score.option, score.criterion, score.participant)
        if key not in last or score.round > last[key].round:
            last[key] = score
    levels: dict[Cell, dict[str, int]] = {}
    for (option, criterion, participant), score in last.items():
        if score.level is not None:
            levels.setdefault((option, criterion), {})[participant] = score.level
    return levels


def score_table(case: Case) -> ScoreTable:
    """Return the scores and weights of those who take part, for the options that were not dropped.

    On the short route weights are equal, whatever is recorded.
    """
    raters = tuple(person.id for person in raters_of_options(case.partnership))
    options = tuple(option.id for option in shortlisted(case.partnership))
    counting, wanted = set(raters), set(options)
    rows = case.partnership.rows(Score)
    scores = [row for row in rows if row.participant in counting and row.option in wanted]
    criteria = criteria_in_use(case, scores)
    if case.is_short:
        even = {criterion: 1 / len(criteria) for criterion in criteria}
        shares = dict.fromkeys(raters, even)
    else:
        shares = own_shares(case.partnership.rows(Weight), raters, criteria)
    barred = crossing_options(case.partnership) & wanted
    return ScoreTable(options, criteria, _final_levels(scores), shares, raters, barred)


def weights_of_round_1(case: Case) -> dict[str, float]:
    """Return the group's weights as they stood before anybody weighed again; empty where nobody did."""
    rows = case.partnership.rows(Weight)
    if case.is_short or not any(row.again for row in rows):
        return {}
    first = [before for row in rows if (before := weighed_in(row, 1)) is not None]
    criteria = score_table(case).criteria
    raters = tuple(person.id for person in raters_of_options(case.partnership))
    return group_weights(own_shares(first, raters, criteria), criteria)


def value_of(weights: Mapping[str, float], levels: Mapping[str, float]) -> float:
    """Return the weighted value of an option, 0 (level 1 throughout) to 100 (level 5 throughout)."""
    return math.fsum(weight * (levels[name] - 1) for name, weight in weights.items()) / _STEPS * _FULL


def best_first(values: Mapping[str, float]) -> list[str]:
    """Return the names by value, best first; equal values by name, so that the order of records does not matter."""
    return sorted(values, key=lambda name: (-round(values[name], _PLACES), name))


def effective_weights(weights: Mapping[str, float], medians: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return how much each criterion can move the ranking: its weight times the range of the options, adding to 1."""
    if not medians:
        return {}
    ranges = {
        name: max(own[name] for own in medians.values()) - min(own[name] for own in medians.values())
        for name in weights
    }
    return rescaled({name: weight * ranges[name] / _STEPS for name, weight in weights.items()})


def flip_points(
    weights: Mapping[str, float], leader: Mapping[str, float], rival: Mapping[str, float]
) -> dict[str, float]:
    """Return for each criterion the weight w* at which ``rival`` draws level with ``leader``, where there is one.

    The other weights keep their proportions.
    """
    differences = {name: leader[name] - rival[name] for name in weights}
    found: dict[str, float] = {}
    for name, weight in weights.items():
        if 1 - weight <= TOLERANCE:
            continue
        others = math.fsum(weights[other] * differences[other] for other in weights if other != name)
        rest = others / (1 - weight)
        if abs(rest - differences[name]) <= TOLERANCE:
            continue
        level = rest / (rest - differences[name])
        if -TOLERANCE <= level < 1 - TOLERANCE:
            found[name] = max(0.0, level)
    return found


def dominated_options(medians: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Return the options that another one beats: no better on any criterion and worse on at least one."""
    found: dict[str, str] = {}
    for name, own in medians.items():
        for other, its in medians.items():
            no_better = all(own[key] <= its[key] for key in own)
            if name != other and no_better and any(own[key] < its[key] for key in own):
                found.setdefault(name, other)
    return found


def own_values(table: ScoreTable, rater: str) -> dict[str, float]:
    """Return the values of the options that may lead by one trustee's own figures; empty where any is missing."""
    weights = table.shares.get(rater, {})
    if len(weights) < len(table.criteria):
        return {}
    values: dict[str, float] = {}
    for option in table.eligible:
        levels = {criterion: table.levels[option, criterion].get(rater) for criterion in table.criteria}
        given = {criterion: level for criterion, level in levels.items() if level is not None}
        if len(given) < len(levels):
            return {}
        values[option] = value_of(weights, given)
    return values


def own_answers(table: ScoreTable, leader: str) -> dict[str, str]:
    """Return the option that each trustee's own figures put first; a joint first place counts for the leader."""
    found: dict[str, str] = {}
    for rater in table.raters:
        values = own_values(table, rater)
        if not values:
            continue
        best = max(values.values())
        joint = {name for name, value in values.items() if value >= best - TOLERANCE}
        found[rater] = leader if leader in joint else min(joint)
    return found


def _spreads(case: Case, table: ScoreTable) -> dict[Cell, IndicatorFinding]:
    return {
        cell: indicator_finding(
            cell[1],
            tuple(table.levels[cell].values()),
            case.settings,
            known=is_known(len(table.levels[cell]), len(table.raters), case.settings),
        )
        for cell in ((option, criterion) for option in table.options for criterion in table.criteria)
        if cell in table.levels
    }


def ranking_finding(case: Case, table: ScoreTable, shares: FirstPlaces | None = None) -> RankingFinding:
    """Return the ranking of the scored options; without weights or scores it is empty but for what there is."""
    weights = group_weights(table.shares, table.criteria)
    medians = {
        option: {criterion: median(table.levels[option, criterion].values()) for criterion in table.criteria}
        for option in table.scored
    }
    values = {option: value_of(weights, medians[option]) for option in medians} if weights else {}
    fair = {option: own for option, own in medians.items() if option not in table.barred}
    order = [name for name in best_first(values) if name in fair]
    rivals = {rival: flip_points(weights, medians[order[0]], medians[rival]) for rival in order[1:]}
    runner_up = order[1] if len(order) >= _PAIR else None
    return RankingFinding(
        ranked=tuple(_ranked(name, values[name], shares) for name in order),
        criteria=table.criteria,
        medians=medians,
        weights=weights,
        effective_weights=effective_weights(weights, fair),
        margin=values[order[0]] - values[runner_up] if runner_up else None,
        flips=rivals.get(runner_up or "", {}),
        rival_flips={
            (rival, name): level
            for rival, flips in rivals.items()
            if rival != runner_up
            for name, level in flips.items()
        },
        own_answers=own_answers(table, order[0]) if order else {},
        dominated=tuple(dominated_options(fair)),
        spreads=_spreads(case, table),
        crossing={name: values.get(name) for name in table.scored if name in table.barred},
        lone=_lone(case, table),
    )


def _lone(case: Case, table: ScoreTable) -> tuple[Figure, ...]:
    shares = None if case.is_short else table.shares
    return lone_figures(table.levels, table.scored, table.criteria, shares, case.settings["ratings_median_min"])


def _ranked(name: str, value: float, shares: FirstPlaces | None) -> RankedOption:
    if shares is None:
        return RankedOption(name, value)
    return RankedOption(name, value, shares.ordered.get(name), shares.free.get(name))


def leaders_of(ranking: RankingFinding) -> tuple[str, ...]:
    """Return the options that share the highest value; one, unless there is a tie."""
    if not ranking.ranked:
        return ()
    best = ranking.ranked[0].value
    return tuple(each.option for each in ranking.ranked if each.value >= best - TOLERANCE)
