"""The private rounds of scores, on the pages of step 7."""

from partnerdesk.ui.viewmodels.rounds.kinds import FIRST_CHOICE, SCORE
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.spread import FIRST, SECOND
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.curtain import RoundView
from partnerdesk.ui.views.steps.rating import ItemView


@page_view("first_choice_round")
def first_choices(place: Place) -> PageView:
    """Everybody alone, before anything is scored."""
    return RoundView(model_of(place.desk, FIRST_CHOICE), ItemView)


@page_view("score_round_1")
def first_round(place: Place) -> PageView:
    """Everybody alone."""
    return RoundView(model_of(place.desk, SCORE, FIRST), ItemView)


@page_view("score_round_2")
def second_round(place: Place) -> PageView:
    """Everybody alone again, after the talk."""
    return RoundView(model_of(place.desk, SCORE, SECOND), ItemView)
