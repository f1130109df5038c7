"""What the program says about a partnership: signals, lights, gates and the figures behind them, as plain values.

The functions that work them out stand in the modules named after them;
:func:`partnerdesk.domain.assessment.assess` puts all of it together. Nothing here is stored: it is always worked out
from what the board recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from partnerdesk.domain.words import Sentence

Value = float | int | tuple[str, ...] | None
Figure = tuple[str | None, str]
"""A group's score of an option on a criterion, or its weight of a criterion (then the option is None)."""


class Colour(StrEnum):
    """A signal's colour. ``unknown`` means that too little is recorded to say; it is never counted as green."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signal:
    """One of the 38 signals.

    ``value`` is a number, a list of ids, or None; ``items`` gives the colour of each item of a signal about several.
    """

    id: str
    colour: Colour
    value: Value
    sentence: Sentence
    items: Mapping[str, Colour] = field(default_factory=dict)


LIGHTS = ("voice", "reasons", "trust", "firmness")
"""The four lights of the front sheet, in its order."""


@dataclass(frozen=True, slots=True)
class Light:
    """One of the four lights of the front sheet: ``voice``, ``reasons``, ``trust``, ``firmness``."""

    id: str
    colour: Colour
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Gate:
    """One of the 20 gates. ``applies`` is False where the outcome does not need it; hard gates are never waived."""

    id: str
    applies: bool
    met: bool
    waived: bool
    sentence: Sentence

    @property
    def stands_in_the_way(self) -> bool:
        """Whether the decision should not be recorded yet because of this gate."""
        return self.applies and not self.met and not self.waived


@dataclass(frozen=True, slots=True)
class IndicatorFinding:
    """Trust in one partner on one indicator, from the final round.

    ``median`` is 1 to 5 or None; ``agreement`` is van der Eijk's A, -1 to 1, or None without ratings; ``spread`` is
    ``together``, ``mixed``, ``split`` or None; ``known`` says whether two-thirds of the raters gave a level.
    ``quartiles`` are the lower and upper quartile (inclusive method) or None for fewer than two ratings.
    """

    indicator: str
    median: float | None
    agreement: float | None
    spread: str | None
    lone_voice: bool
    known: bool
    ratings: int
    quartiles: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class TrustFinding:
    """Trust in one partner. ``dimensions`` maps each dimension to its mean of medians, 1 to 5, or None if not known.

    ``weakest`` is the lowest known dimension and ``level`` its score (W), both None where none is known.
    ``first_round`` holds the indicators as they stood in round 1, ``second_round`` the ids of those rated again.
    ``with_level`` counts the final ratings that give a level, ``seen`` those of them that rest on what was seen.
    """

    partner: str
    indicators: Mapping[str, IndicatorFinding]
    dimensions: Mapping[str, float | None]
    weakest: str | None
    level: float | None
    first_round: Mapping[str, IndicatorFinding] = field(default_factory=dict)
    second_round: frozenset[str] = frozenset()
    with_level: int = 0
    seen: int = 0
    told: int = 0
    guessed: int = 0

    @property
    def unknown_dimensions(self) -> tuple[str, ...]:
        """The dimensions that too few ratings speak for."""
        return tuple(name for name, level in self.dimensions.items() if level is None)


@dataclass(frozen=True, slots=True)
class OptionGap:
    """How much more trust an option's form needs than there is; ``gap`` is None where that cannot be said.

    ``partner`` is the least trusted of the option's partners and ``level`` its weakest dimension's score (W).
    ``applies`` is False for an option without a partner: there is nobody to trust.
    """

    option: str
    applies: bool
    need: float | None
    partner: str | None
    dimension: str | None
    level: float | None
    gap: float | None
    colour: Colour


@dataclass(frozen=True, slots=True)
class ReasonsFinding:
    """Shares of the priority-weighted reason points, each 0 to 1, or None where none are given.

    ``scope_to_scale`` is None below 10 % of the points. ``families`` maps people, scope, money, imposed and
    organisation to their shares; ``freedom`` is W1's score, 0 to 100.
    """

    people_and_scope: float | None
    evidenced: float | None
    money: float | None
    mandate: float | None
    scope_to_scale: float | None
    families: Mapping[str, float]
    freedom: float | None


@dataclass(frozen=True, slots=True)
class RankedOption:
    """An option with its value (0 to 100) and its first-place shares (0 to 1; None before the draws are made)."""

    option: str
    value: float
    first_place_ordered: float | None = None
    first_place_free: float | None = None


@dataclass(frozen=True, slots=True)
class FirstPlaces:
    """First-place shares by option id, 0 to 1: with the board's order of weights kept, and in any order."""

    ordered: Mapping[str, float]
    free: Mapping[str, float]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class RankingFinding:
    """The ranking of the shortlisted options, best first, with everything that shows how firm it is.

    ``ranked`` leaves out the options that cross a red line; ``crossing`` maps those to the value they would have, or
    None before there are weights.

    ``medians`` maps option, then criterion, to the group median; ``weights`` and ``effective_weights`` add to 1;
    ``flips`` holds w* of each criterion for which it exists; ``own_answers`` maps each rater with a complete own
    ranking to the option it puts first; ``dominated`` are options beaten on everything; ``rival_flips`` maps (rival,
    criterion) to w* for rivals other than the runner-up. ``lone`` are the figures in the values that too few trustees
    gave, as :mod:`partnerdesk.domain.lone_figures` finds them.
    """

    ranked: tuple[RankedOption, ...]
    criteria: tuple[str, ...]
    medians: Mapping[str, Mapping[str, float]]
    weights: Mapping[str, float]
    effective_weights: Mapping[str, float]
    margin: float | None
    flips: Mapping[str, float]
    rival_flips: Mapping[tuple[str, str], float]
    own_answers: Mapping[str, str]
    dominated: tuple[str, ...]
    spreads: Mapping[tuple[str, str], IndicatorFinding] = field(default_factory=dict)
    crossing: Mapping[str, float | None] = field(default_factory=dict)
    lone: tuple[Figure, ...] = ()

    @property
    def weights_may_be_told(self) -> bool:
        """Whether the weights tell what no trustee alone gave: beside values, what they decide tells as much."""
        return bool(self.weights) and not self.lone

    @property
    def values_may_be_told(self) -> bool:
        """Whether there are values, and each score and weight in them is of two or more trustees."""
        return bool(self.medians) and self.weights_may_be_told

    @property
    def is_withheld(self) -> bool:
        """Whether the options can be compared, but the comparison would tell what one trustee alone gave."""
        return bool(self.medians) and bool(self.lone)

    @property
    def fair_medians(self) -> Mapping[str, Mapping[str, float]]:
        """The medians of the options that may come first."""
        return {option: own for option, own in self.medians.items() if option not in self.crossing}

    @property
    def leader(self) -> str | None:
        """The id of the option with the highest value, or None before options are scored."""
        return self.ranked[0].option if self.ranked else None
