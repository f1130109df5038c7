"""What a private round asks: which indicators, options and criteria, in which order, and what is asked a second time.

The screen and the paper ask the same. This module must not know who answers, nor how an answer is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from partnerdesk.domain.agreement import MIXED, SPLIT, indicator_finding, median, quartiles
from partnerdesk.domain.case import Case, is_baseline, shortlisted
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import raters_of_options, raters_of_trust
from partnerdesk.domain.ranking import criteria_in_use
from partnerdesk.domain.records import CriterionUse, Option, PartnershipFile, Score, TrustRating, Weight
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.trust import is_known
from partnerdesk.domain.weighing import as_level, weighed_in

ANCHORS = 5
FIRST = 1


def indicators_asked(partnership: Partnership, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the trust items of the file's set, in the catalogue's order."""
    full = partnership.one(PartnershipFile).indicator_set == "full"
    return tuple(name for name, each in catalogue.indicators.items() if full or each.core)


def indicators_at_review(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the trust items that are asked again at a review: the core ones, whatever set the file used."""
    return tuple(name for name, each in catalogue.indicators.items() if each.core)


def criteria_texts(partnership: Partnership, catalogue: Catalogue, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Return name, question and five anchors of a criterion: the board's own words first, the catalogue's else."""
    use, shipped = partnership.get(CriterionUse, name), catalogue.criteria.get(name)
    title = (use and use.custom_name) or (shipped.name if shipped else name)
    question = (use and use.custom_question) or (shipped.question if shipped else title)
    own = tuple((use and use.custom_anchors) or ())
    given = shipped.anchors if shipped else ("",) * ANCHORS
    anchors = tuple(own[place] if place < len(own) and own[place] else given[place] for place in range(ANCHORS))
    return title, question, anchors


def criteria_asked(partnership: Partnership, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the criteria of this workshop in order.

    While the board has not said which, those of the route, and any other that was scored: the first score that comes in
    must not make the others go.
    """
    case, scores = Case.of(partnership, catalogue, date.min), partnership.rows(Score)
    used = criteria_in_use(case, scores)
    if partnership.rows(CriterionUse):
        return used
    route = criteria_in_use(case, ())
    return (*route, *(name for name in used if name not in route))


def options_asked(partnership: Partnership) -> tuple[Option, ...]:
    """Return the options that are scored, carrying on first: it is what the others are held against."""
    return tuple(sorted(shortlisted(partnership), key=lambda option: not is_baseline(option)))


# --- a second time ----------------------------------------------------------------------------------------------------


def calls_for_talk(found: IndicatorFinding) -> bool:
    """Return whether people saw an item differently enough to talk about it and answer again."""
    return found.spread in {SPLIT, MIXED} or found.lone_voice


def wants_second_round(partnership: Partnership) -> Callable[[IndicatorFinding], bool]:
    """Return the rule for a second round: on the short route only what was split."""
    short = partnership.one(PartnershipFile).route == "short"
    return (lambda found: found.spread == SPLIT) if short else calls_for_talk


def rated_first(partnership: Partnership, partner: str, indicator: str) -> IndicatorFinding:
    """Return what all together answered to one trust item in round 1."""
    people = [person.id for person in raters_of_trust(partnership, partner)]
    rows = (partnership.get(TrustRating, who, partner, indicator, FIRST) for who in people)
    return _first(partnership, indicator, [row.level for row in rows if row and row.level is not None], len(people))


def scored_first(partnership: Partnership, option: str, criterion: str) -> IndicatorFinding:
    """Return how all together scored one option on one criterion in round 1."""
    people = [person.id for person in raters_of_options(partnership)]
    rows = (partnership.get(Score, who, option, criterion, FIRST) for who in people)
    name = f"{option}/{criterion}"
    return _first(partnership, name, [row.level for row in rows if row and row.level is not None], len(people))


def weighed_first(partnership: Partnership, criterion: str) -> IndicatorFinding:
    """Return what all together gave one criterion in round 1: figures from 0 to 100, how far they agree by fifths."""
    people = [person.id for person in raters_of_options(partnership)]
    rows = (weighed_in(partnership.get(Weight, who, criterion), FIRST) for who in people)
    given = [row.swing for row in rows if row is not None and row.swing is not None]
    found = _first(partnership, criterion, [as_level(each) for each in given], len(people))
    return replace(found, median=median(given), quartiles=quartiles(given))


def _first(partnership: Partnership, name: str, levels: list[int], raters: int) -> IndicatorFinding:
    settings = settings_of(partnership)
    return indicator_finding(name, levels, settings, known=is_known(len(levels), raters, settings))
