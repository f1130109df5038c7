"""Where something is put right: the page that holds a kind of record, and the page that a gate leads to.

It must not know widgets, nor how a gate is worked out.
"""

from partnerdesk.domain.case import filled
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.viewmodels.book import pages_for, pages_of
from partnerdesk.ui.viewmodels.fields import FieldGroup
from partnerdesk.ui.viewmodels.pages import Collection, Fields, PageSpec

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


def page_asking(partnership: Partnership, step: str, entity: str, field: str) -> str:
    """Return the id of the page of ``step`` that asks for a field of ``entity``, else of one with such records."""
    asking = [page for page in pages_of(partnership, step) if _asks(page, entity, field)]
    return asking[0].id if asking else page_with(partnership, step, entity)


def _asks(page: PageSpec, entity: str, field: str) -> bool:
    forms = [block for block in page.blocks if isinstance(block, Fields | Collection) and entity == block.kind.ENTITY]
    parts = [part for form in forms for part in form.parts]
    lines = [line for part in parts for line in (part.parts if isinstance(part, FieldGroup) else (part,))]
    return any(getattr(line, "name", None) == field for line in lines)


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
