"""The two routes through the workshop: the minutes of each step, and whether a question is light enough to be short."""

from __future__ import annotations

from datetime import date

from partnerdesk.domain.bands import below
from partnerdesk.domain.case import Case, listed, shortlisted
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, PartnershipFile
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence


def minutes_of(step: str, partnership: Partnership, catalogue: Catalogue) -> int:
    """Return how many minutes a step has on the route that the board takes."""
    short = partnership.one(PartnershipFile).route == "short"
    return catalogue.short_route[step].minutes if short else catalogue.steps[step].minutes


def short_route_obstacles(partnership: Partnership, catalogue: Catalogue) -> tuple[Sentence, ...]:
    """Return why this is no light decision; empty where the short route will do, as far as is recorded.

    Forms that move staff or assets are all hard to undo, so they are caught by how easily a form can be undone.
    """
    case = Case.of(partnership, catalogue, date.min)
    needed = case.settings["short_reversibility"]
    forms = {option.id: catalogue.forms.get(option.form or "") for option in shortlisted(partnership)}
    heavy = [name for name, form in forms.items() if form is not None and below(form.reversibility, needed)]
    losing = [group.id for group in partnership.rows(BeneficiaryGroup) if group.effect == "lose"]
    found = []
    if heavy:
        found.append(Sentence(N_("Not easily undone: {options}."), {"options": listed(map(case.option, heavy))}))
    if losing:
        found.append(Sentence(N_("Expected to lose: {groups}."), {"groups": listed(map(case.group, losing))}))
    return tuple(found)
