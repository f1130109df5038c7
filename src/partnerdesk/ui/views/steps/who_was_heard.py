"""The picture of step 3: who was heard, in what way and about what. Nothing stands there before a group is named."""

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.hear_heard import heard_pictures
from partnerdesk.ui.views.charts.picture_cards import PictureCards
from partnerdesk.ui.views.charts.strokes import measure
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column

WIDTH = 470.0


@page_view("who_was_heard")
class WhoWasHeardView(PageView):
    """Groups by ways of listening and by objectives."""

    areas = frozenset(
        {"objective", "evidence_link", "beneficiary_input", "beneficiary_group", "input_group", "setting"}
        | {"survey_answer"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._pictures = PictureCards()
        column(self).addWidget(self._pictures)
        self.refresh()

    @override
    def refresh(self) -> None:
        pictures = heard_pictures(self._desk, Sheet(WIDTH, measure, spoken))
        self._pictures.show_pictures(pictures)
        self.setVisible(bool(pictures))
