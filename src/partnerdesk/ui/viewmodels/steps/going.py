"""Where something is put right: the page that holds a kind of record, and the page that a gate leads to.

It must not know widgets, nor how a gate is worked out.
"""

from partnerdesk.domain.case import filled
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.viewmodels.book import pages_for, pages_of

_GATES = {
    "H1": ("decide", "motion"),
    "H2": ("open", "interest"),
    "H3": ("open", "attendance"),
    "H4": ("decide", "not_chosen"),
    "H5": ("decide", "not_chosen"),
    "H6": ("decide", "vote"),
    "H7": ("hear", "beneficiary_input"),
    "H8": ("decide", "vote"),
    "RG1": ("aims", "evidence_link"),
    "RG2": ("hear", "beneficiary_group"),
    "RG3": ("aims", "evidence_link"),
    "RG4": ("trust", "trust_rating"),
    "RG5": ("trust", "trust_action"),
    "RG6": ("test", "dd_item"),
    "RG7": ("test", "analysis"),
    "RG8": ("tell", "review_plan"),
    "RG9": ("tell", "feedback_plan"),
    "RG10": ("test", "risk"),
    "RG11": ("trust", "trust_rating"),
    "RG12": ("narrow", "option"),
}


def page_with(partnership: Partnership, step: str, entity: str) -> str:
    """Return the id of the page of ``step`` on which records of ``entity`` stand: the page that shows least besides."""
    pages = pages_of(partnership, step)
    holding = [page for page in pages if entity in page.areas]
    return min(holding, key=lambda page: len(page.areas)).id if holding else pages[0].id


def page_of_gate(partnership: Partnership, gate: str) -> str:
    """Return the id of the page on which a gate is met."""
    if gate == "H1" and (motion := present_motion(partnership)) is not None and filled(motion.text):
        return page_with(partnership, "decide", "decision")
    step, entity = _GATES.get(gate, ("decide", "gate_waiver"))
    return page_with(partnership, step, entity)


def page_named(partnership: Partnership, page: str) -> str:
    """Return a page of that id or of the step of that id, or nothing where the route has none."""
    pages = pages_for(partnership)
    return next((each.id for each in pages if page in {each.id, each.step}), "")
