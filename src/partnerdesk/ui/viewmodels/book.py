"""All pages of the workshop, in order, gathered from one module for each step."""

from functools import cache
from importlib import import_module

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import STEPS, PartnershipFile
from partnerdesk.ui.viewmodels.pages import PageSpec


@cache
def every_page() -> tuple[PageSpec, ...]:
    """Return all pages of both routes."""
    pages: list[PageSpec] = []
    for step in STEPS:
        pages += import_module(f"partnerdesk.ui.viewmodels.steps.{step}").PAGES
    return tuple(pages)


def pages_for(partnership: Partnership) -> tuple[PageSpec, ...]:
    """Return the pages of the route that this workshop takes, as far as it is."""
    short = partnership.one(PartnershipFile).route == "short"
    pages = (page for page in every_page() if page.shown(partnership))
    return tuple(page for page in pages if not (short and page.route == "full"))


def pages_of(partnership: Partnership, step: str) -> tuple[PageSpec, ...]:
    """Return the pages of one step."""
    return tuple(page for page in pages_for(partnership) if page.step == step)
