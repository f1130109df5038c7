"""All pages of the workshop, in order, gathered from one module for each step."""

from collections.abc import Iterable
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
    return _shown(every_page(), partnership)


def pages_of(partnership: Partnership, step: str) -> tuple[PageSpec, ...]:
    """Return the pages of one step."""
    return _shown((page for page in every_page() if page.step == step), partnership)


def _shown(pages: Iterable[PageSpec], partnership: Partnership) -> tuple[PageSpec, ...]:
    short = partnership.one(PartnershipFile).route == "short"
    return tuple(page for page in pages if page.shown(partnership) and not (short and page.route == "full"))
