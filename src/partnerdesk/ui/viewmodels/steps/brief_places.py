"""From a page of the brief to the page of the workshop where what stands on it was entered.

It must not know widgets, nor what the brief says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.viewmodels.steps.going import page_named

MOST = 3
_PAGES = {
    "question": "frame.question",
    "people": "hear.inputs",
    "aims": "aims.objectives",
    "trust": "trust.results",
    "options": "narrow.options",
    "firmness": "test.ranking",
    "risks": "test.risks",
    "decision": "decide.record",
    "review": "tell.reviews",
    "evidence": "hear.inputs",
    "ratings": "score.results",
    "checks": "test.checks",
    "record": "decide.record",
    "notes": "aims.links",
    "minute": "decide.record",
    "you-said": "tell.people",
}
_PAGES_OF_REVIEW = {
    "then": "decide.reasons",
    "objectives": "tell.impact",
    "people": "tell.impact",
    "worse": "tell.impact",
    "trust": "tell.trust",
    "next": "tell.actions",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """A part of the brief, and the workshop's page where it is entered."""

    title: str
    page: str


def entered_on(
    partnership: Partnership, kind: str, parts: Sequence[tuple[str, int]], anchors: Sequence[str], number: int
) -> tuple[Entered, ...]:
    """Return the parts that stand on a page of the brief, counted from 1: one that goes on, those that begin."""
    whole = list(zip(parts, anchors, strict=True))
    begin = [each for each in whole if each[0][1] == number]
    before = [each for each in whole if each[0][1] < number]
    pages = _PAGES_OF_REVIEW if kind == "review" else _PAGES
    shown = (*before[-1:], *begin)[-MOST:]
    found = [Entered(part[0], page_named(partnership, pages.get(anchor, ""))) for part, anchor in shown]
    return tuple(each for each in found if each.page)
