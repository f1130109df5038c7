"""Part 6: how firm the answer is: what would change it, how often it comes first, and whether trustees agree."""

from partnerdesk.brief import pictures
from partnerdesk.brief.blocks import Block, Standfirst, plain
from partnerdesk.brief.findings_said import warnings
from partnerdesk.brief.naming import criterion_name, option_title, part, sub
from partnerdesk.brief.ratings import TOO_FEW_SCORES, may_print_own_answers, may_print_values
from partnerdesk.brief.saying import paragraph, percent, points, runs, say, sentences
from partnerdesk.brief.sections.beside import beside
from partnerdesk.brief.sections.taken_out import taken_out
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.findings import Colour, RankingFinding
from partnerdesk.domain.rounding import is_level
from partnerdesk.domain.words import N_

_IN_ONE_SENTENCE = {
    Colour.GREEN: N_("The answer is firm: no likely change of weight or score would turn it over."),
    Colour.AMBER: N_("The answer is likely, but not so firm that the board can be sure of it."),
    Colour.RED: N_("The answer is not firm. Treat the ranking as a way to see where views differ, not as a result."),
    Colour.UNKNOWN: N_("How firm the answer is cannot be said yet."),
}


def firmness(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 6."""
    ranked = snapshot.assessment.ranking.ranked
    if not ranked or not may_print_values(snapshot):
        nothing = N_("How firm the answer is cannot be said yet: the options are not compared.")
        return part(snapshot, "firmness"), Standfirst(runs(snapshot, TOO_FEW_SCORES if ranked else nothing))
    return (
        part(snapshot, "firmness"),
        Standfirst(plain(finding(snapshot))),
        *_conclusion(snapshot),
        *taken_out(snapshot),
        *_first_places(snapshot),
        *_flips(snapshot),
        *beside(snapshot),
    )


def finding(snapshot: BriefSnapshot) -> str:
    """Return the front sheet's sentence: by how much the leader leads, how often it came first, and who agrees."""
    ranking = snapshot.assessment.ranking
    if ranking.ranked and not may_print_values(snapshot):
        return say(snapshot, TOO_FEW_SCORES)
    if ranking.leader is None or ranking.margin is None:
        return say(snapshot, N_("The options have not been compared with scores yet."))
    leads = _leads(snapshot, ranking, ranking.leader, ranking.margin)
    return sentences(leads, _first_share(snapshot, ranking), _agreeing(snapshot, ranking))


def _leads(snapshot: BriefSnapshot, ranking: RankingFinding, leader: str, margin: float) -> str:
    option = option_title(snapshot, leader)
    if is_level(margin):
        second = option_title(snapshot, ranking.ranked[1].option)
        return say(snapshot, N_("{option} and {second} are level."), option=option, second=second)
    return say(snapshot, N_("{option} leads by {margin} points out of 100."), option=option, margin=points(margin))


def fragility(snapshot: BriefSnapshot) -> str:
    """Return the least change that would put another option first, in one sentence."""
    ranking = snapshot.assessment.ranking
    if len(ranking.ranked) < 2:  # noqa: PLR2004 - one option has no runner-up
        return ""
    if not ranking.flips:
        return say(snapshot, N_("No change in one weight alone would turn the answer over."))
    nearest = min(ranking.flips, key=lambda each: abs(ranking.flips[each] - ranking.weights[each]))
    return say(
        snapshot,
        N_("It would take this to turn it over: “{criterion}” counting for {there} and not {here}."),
        criterion=criterion_name(snapshot, nearest),
        there=_tenths(ranking.flips[nearest]),
        here=_tenths(ranking.weights[nearest]),
    )


def _first_share(snapshot: BriefSnapshot, ranking: RankingFinding) -> str:
    share = ranking.ranked[0].first_place_ordered
    return say(snapshot, N_("It came first in {share} of tries."), share=percent(share)) if share is not None else ""


def _agreeing(snapshot: BriefSnapshot, ranking: RankingFinding) -> str:
    own = ranking.own_answers
    if not may_print_own_answers(snapshot):
        return ""
    agreeing = sum(first == ranking.leader for first in own.values())
    pattern = N_("{k} of {t} trustees’ own scores agree.")
    return say(snapshot, pattern, k=agreeing, t=len(own))


def _first_places(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    if snapshot.shares is None:
        none = N_("Not worked out: too few complete scores and weights are recorded.")
        return sub(snapshot, N_("How often each comes first")), paragraph(snapshot, none)
    return pictures.charts(pictures.first_places(snapshot), "figure-first-places")


def _flips(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the weights that can change the answer as a picture, which says each of them."""
    ranking = snapshot.assessment.ranking
    if len(ranking.ranked) < 2:  # noqa: PLR2004 - one option has no runner-up
        return ()
    if not ranking.flips:
        return sub(snapshot, N_("What would change the answer")), paragraph(
            snapshot,
            N_("No change in the weight of a single criterion would put {second} first."),
            second=option_title(snapshot, ranking.ranked[1].option),
        )
    return pictures.charts(pictures.flips(snapshot), "figure-flips")


def _tenths(share: float) -> str:
    """Return a weight as the picture of the weights says it: 23.6%."""
    return f"{points(share * 100)}%"


def _conclusion(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    ranking = snapshot.assessment.ranking
    plainly = say(snapshot, _IN_ONE_SENTENCE[snapshot.assessment.lights["firmness"].colour])
    few = N_("Fewer than four trustees gave complete scores and weights, so their own answers are not printed.")
    own = "" if may_print_own_answers(snapshot) else say(snapshot, few)
    others = say(snapshot, N_("No other criterion’s weight, changed by itself, would put another option first."))
    alone = others if 0 < len(ranking.flips) < len(ranking.criteria) else ""
    words = sentences(plainly, fragility(snapshot), *warnings(snapshot, ("O8",)), own, _free_share(snapshot), alone)
    return sub(snapshot, N_("In plain words")), paragraph(snapshot, "{words}", words=words)


def _free_share(snapshot: BriefSnapshot) -> str:
    """Return how often the leader comes first where the criteria may stand in any order."""
    leader = snapshot.assessment.ranking.leader
    if snapshot.shares is None or leader is None:
        return ""
    share = percent(snapshot.shares.free.get(leader, 0.0))
    pattern = N_("With the criteria in any order, {option} came first in {share} of tries.")
    return say(snapshot, pattern, option=option_title(snapshot, leader), share=share)
