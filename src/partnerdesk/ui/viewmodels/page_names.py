"""Short names of the pages, for buttons that lead to one: a button says where it goes. It must not know widgets."""

from collections.abc import Mapping
from types import MappingProxyType

from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.speech import said

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "open.workshop": N_("the workshop"),
        "open.charity": N_("your charity"),
        "open.partners": N_("the partners"),
        "open.rules": N_("how you decide"),
        "open.people": N_("the people"),
        "open.attendance": N_("who is here"),
        "open.interests": N_("interests"),
        "open.rules_of_the_day": N_("the rules for today"),
        "frame.question": N_("the question"),
        "frame.deadline": N_("the deadline"),
        "frame.alternatives": N_("other ways"),
        "hear.groups": N_("the groups"),
        "hear.inputs": N_("what people said"),
        "hear.reader": N_("the answers of a survey"),
        "hear.aloud": N_("words to read aloud"),
        "hear.themes": N_("the themes"),
        "hear.part": N_("the part people play"),
        "aims.objectives": N_("the objectives"),
        "aims.links": N_("what people said of each"),
        "aims.coverage": N_("who is silent"),
        "aims.reasons": N_("the reasons"),
        "trust.questions": N_("the trust questions"),
        "trust.rate": N_("trust, round 1"),
        "trust.talk": N_("trust: talk"),
        "trust.again": N_("trust, round 2"),
        "trust.results": N_("trust: results"),
        "trust.actions": N_("building trust"),
        "narrow.forms": N_("the forms"),
        "narrow.options": N_("the options"),
        "narrow.red_lines": N_("the red lines"),
        "score.criteria": N_("the criteria"),
        "score.first": N_("first choices"),
        "score.rate": N_("scores, round 1"),
        "score.talk": N_("scores: talk"),
        "score.again": N_("scores, round 2"),
        "score.weights": N_("the weights"),
        "score.weighed": N_("weights: talk"),
        "score.weights_again": N_("weights, round 2"),
        "score.peoples": N_("people’s own weights"),
        "score.results": N_("how options come out"),
        "test.ranking": N_("how firm it is"),
        "test.risks": N_("the risks"),
        "test.checks": N_("the checks"),
        "test.conditions": N_("the conditions"),
        "decide.motion": N_("the motion"),
        "decide.poll": N_("the straw poll"),
        "decide.outcome": N_("the outcome"),
        "decide.reasons": N_("the board’s reasons"),
        "decide.advice": N_("the advice"),
        "decide.statements": N_("the seven statements"),
        "decide.gates": N_("what is in the way"),
        "decide.vote": N_("the vote"),
        "decide.concerns": N_("the concerns"),
        "decide.record": N_("the record"),
        "tell.people": N_("telling people"),
        "tell.reviews": N_("the reviews"),
        "tell.actions": N_("the actions"),
        "tell.brief": N_("the brief"),
        "tell.impact": N_("looking back"),
        "tell.trust": N_("trust, at the review"),
    }
)
_GO_TO = N_("Go to {page}")
_THERE = N_("Go there")
_BACK_TO = N_("Back to {page}")
_BACK = N_("Go back")


def way_back(page: str) -> str:
    """Return the words of a button that leads back to ``page``: "Back to the people"."""
    name = NAMES.get(page)
    return said(_BACK_TO).format(page=said(name)) if name else said(_BACK)


def way_to(page: str) -> str:
    """Return the words of a button that leads to ``page``: "Go to the people"."""
    name = NAMES.get(page)
    return said(_GO_TO).format(page=said(name)) if name else said(_THERE)
