"""Where something is put right: the page that holds a kind of record or one record, and the page of a gate.

It must not know widgets, nor how a gate is worked out.
"""

from partnerdesk.brief.held_line import HeldLine, place_of_gate
from partnerdesk.domain.case import filled
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Decision, Option, Record, RoundState, Score, TrustRating
from partnerdesk.ui.viewmodels.book import pages_for, pages_of
from partnerdesk.ui.viewmodels.fields import FieldGroup
from partnerdesk.ui.viewmodels.pages import Collection, Fields, PageSpec
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round

# What stands inside the form or the view of another kind of record.
_INSIDE = {"survey_answer": "beneficiary_input", "impact_result": "impact_review", "impact_answer": "impact_review"}


def page_with(partnership: Partnership, step: str, entity: str) -> str:
    """Return the id of the page of ``step`` on which records of ``entity`` stand: the page that shows least besides."""
    pages = pages_of(partnership, step)
    holding = [page for page in pages if _INSIDE.get(entity, entity) in page.areas]
    return min(holding, key=lambda page: len(page.areas)).id if holding else pages[0].id


def page_of_record(partnership: Partnership, held: HeldLine) -> str:
    """Return the id of the page on which what a line is about can be changed."""
    row = partnership.get(ENTITIES[held.entity], *held.key) if held.key else None
    if isinstance(row, RoundState):
        return page_of_round(row.kind, row.round)
    if isinstance(row, TrustRating | Score):
        return page_of_round(row.ENTITY.removesuffix("_rating"), row.round)
    return page_asking(partnership, held.step, held.entity, held.field, row)


def page_asking(partnership: Partnership, step: str, entity: str, field: str, row: Record | None = None) -> str:
    """Return the id of the page of ``step`` that asks for a field of ``entity``, else of one with such records.

    Where it is about one record, it is a page that shows that one, of whichever step: red lines are conditions.
    """
    asking = [page for page in _pages(partnership, step, row) if _asks(page, entity, field, row)]
    return asking[0].id if asking else page_with(partnership, step, entity)


def _pages(partnership: Partnership, step: str, row: Record | None) -> tuple[PageSpec, ...]:
    return (*pages_of(partnership, step), *(pages_for(partnership) if row is not None else ()))


def _asks(page: PageSpec, entity: str, field: str, row: Record | None) -> bool:
    forms = [block for block in page.blocks if isinstance(block, Fields | Collection) and entity == block.kind.ENTITY]
    forms = [form for form in forms if row is None or not isinstance(form, Collection) or form.where(row)]
    parts = [part for form in forms for part in form.parts]
    lines = [line for part in parts for line in (part.parts if isinstance(part, FieldGroup) else (part,))]
    return any(getattr(line, "name", None) == field for line in lines)


def page_of_gate(partnership: Partnership, gate: str) -> str:
    """Return the id of the page on which a gate is met."""
    if gate == "H4" and partnership.one(Decision).option is None and len(partnership.rows(Option)) > 1:
        return page_asking(partnership, "decide", "decision", "option")
    if gate == "H1" and (motion := present_motion(partnership)) is not None and filled(motion.text):
        return page_with(partnership, "decide", "decision")
    step, entity = place_of_gate(gate)
    return page_with(partnership, step, entity)


def page_named(partnership: Partnership, page: str) -> str:
    """Return a page of that id or of the step of that id, or nothing where the route has none."""
    pages = pages_for(partnership)
    return next((each.id for each in pages if page in {each.id, each.step}), "")
