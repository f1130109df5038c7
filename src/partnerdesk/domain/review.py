"""Going back: what people say at an impact review, net by group, and its colour.

For each group with enough answers, net = share better minus share worse, leaving out 'too early'. A review also needs
trust to be rated again; how that looks stands in :mod:`partnerdesk.domain.trust_since`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.domain.bands import above, below, worst
from partnerdesk.domain.case import filled
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    Objective,
    Partner,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.rerating import is_shown_at_review
from partnerdesk.domain.settings import Settings, settings_of
from partnerdesk.domain.unnamed import joined, named
from partnerdesk.domain.words import N_, Sentence

QUESTION = "better"
DATE_ASKED = "[date]"
"""Stands in a question for the day since which it asks, in every language."""
_BETTER, _SAME, _WORSE = range(3)


@dataclass(frozen=True, slots=True)
class GroupNet:
    """One group at a review: how many answered (without 'too early'), and the net share, -1 to 1, None if too few."""

    group: str
    base: int
    net: float | None
    colour: Colour


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """A review: its groups, its colour, and what it still needs."""

    review: str
    groups: tuple[GroupNet, ...]
    colour: Colour
    sentence: Sentence
    missing: tuple[Sentence, ...]


def counts_by_group(partnership: Partnership, review: str, question: str = QUESTION) -> dict[str, dict[str, int]]:
    """Return how many people of each group gave each answer to a question."""
    result: dict[str, dict[str, int]] = {}
    for row in partnership.rows(ImpactAnswer):
        if row.review == review and row.question == question and row.count:
            answers = result.setdefault(row.group, {})
            answers[row.answer] = answers.get(row.answer, 0) + row.count
    return result


def net_of(counts: Mapping[str, int], answers: Sequence[str]) -> tuple[int, float | None]:
    """Return the base without 'too early', and share better minus share worse; ``answers`` stand in catalogue order."""
    better, same, worse = (counts.get(answers[place], 0) for place in (_BETTER, _SAME, _WORSE))
    base = better + same + worse
    return base, (better - worse) / base if base else None


def _colour(net: float | None, base: int, *, expected_to_gain: bool, settings: Settings) -> Colour:
    if net is None or base < settings["review_base_min"]:
        return Colour.AMBER if expected_to_gain else Colour.UNKNOWN
    if below(net, settings["review_amber"]):
        return Colour.RED
    return Colour.GREEN if above(net, settings["review_green"]) else Colour.AMBER


def _group(group: BeneficiaryGroup, counts: Mapping[str, int], answers: Sequence[str], settings: Settings) -> GroupNet:
    base, net = net_of(counts, answers)
    colour = _colour(net, base, expected_to_gain=group.effect == "gain", settings=settings)
    return GroupNet(group.id, base, net if base >= settings["review_base_min"] else None, colour)


def _overall(groups: Sequence[GroupNet]) -> Colour:
    """Return the worst colour of the groups of which something can be said; unknown where nobody has answered."""
    if not any(each.base for each in groups):
        return Colour.UNKNOWN
    return worst([each.colour for each in groups if each.colour is not Colour.UNKNOWN])


_SENTENCES = {
    Colour.GREEN: N_("Every group with enough answers says that its help is better."),
    Colour.AMBER: N_("Not every group says clearly that its help is better, or too few of them were asked."),
    Colour.RED: N_("More people say worse than better in: {groups}."),
    Colour.UNKNOWN: N_("Too few people have answered to say."),
}


def _missing(partnership: Partnership, review: ImpactReview, groups: Sequence[GroupNet]) -> tuple[Sentence, ...]:
    results = {row.objective: row for row in partnership.rows(ImpactResult) if row.review == review.id}
    kept = [row for row in partnership.rows(Objective) if row.status == "kept"]
    bare = [row for row in kept if row.id not in results or not filled(results[row.id].evidence)]
    rules = (
        (bare, N_("Give each objective a result with its evidence.")),
        (not any(each.base for each in groups), N_("Ask beneficiaries, and enter their answers by group.")),
        (not _is_rated_again(partnership, review), N_("Rate trust again, and look at what has changed.")),
        (not filled(review.who_lost_out), N_("Say what got worse, and for whom.")),
        (review.decision is None, N_("Decide: continue, change, step back or leave.")),
    )
    return tuple(Sentence(pattern) for failed, pattern in rules if failed)


def _is_rated_again(partnership: Partnership, review: ImpactReview) -> bool:
    """Return whether trust in any partner was rated at this review and shown; there may be nobody to trust."""
    partners = partnership.rows(Partner)
    return not partners or any(is_shown_at_review(partnership, review.id, each.id) for each in partners)


def review_finding(partnership: Partnership, catalogue: Catalogue, review: str) -> ReviewFinding:
    """Return what people say at a review."""
    settings = settings_of(partnership)
    answers = catalogue.review_questions[QUESTION].kept
    counts, held = counts_by_group(partnership, review), partnership.rows(BeneficiaryGroup)
    groups = tuple(
        _group(group, counts.get(group.id, {}), answers, settings)
        for group in held
        if group.effect != "none" or group.id in counts
    )
    colour = _overall(groups)
    names = {row.id: named(partnership, BeneficiaryGroup, row.id, row.name) for row in held}
    losing = joined(names[each.group] for each in groups if each.colour is Colour.RED)
    row = partnership.get(ImpactReview, review) or ImpactReview(id=review)
    return ReviewFinding(
        review=review,
        groups=groups,
        colour=colour,
        sentence=Sentence(_SENTENCES[colour], {"groups": losing}),
        missing=_missing(partnership, row, groups),
    )
