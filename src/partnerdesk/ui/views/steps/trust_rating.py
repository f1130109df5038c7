"""The private rounds of trust, on the pages of step 5."""

from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.spread import FIRST, SECOND
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.curtain import RoundView
from partnerdesk.ui.views.steps.rating import ItemView


@page_view("trust_round_1")
def first_round(place: Place) -> PageView:
    """Everybody alone."""
    return RoundView(model_of(place.desk, TRUST, FIRST), ItemView)


@page_view("trust_round_2")
def second_round(place: Place) -> PageView:
    """Everybody alone again, after the talk."""
    return RoundView(model_of(place.desk, TRUST, SECOND), ItemView)
