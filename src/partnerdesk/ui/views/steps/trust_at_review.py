"""Trust at a review: the private round, and below it then and now once its results are shown."""

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST_AT_REVIEW
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.trust_since import SinceModel
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.curtain import RoundView, RoundWithResults
from partnerdesk.ui.views.steps.rating import ItemView
from partnerdesk.ui.views.steps.result_parts import PicturePlace, sheet
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose


class SinceView(PageView):
    """What moved since the decision: a picture, and how many rated again; or why there is none."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round, self._model = model, SinceModel(model)
        layout = column(self, 12)
        layout.addWidget(Prose(self.tr("Then and now"), "section"))
        self._summary = Notice("", "tint")
        self._picture = PicturePlace()
        self._who = Prose("", "caption", "muted")
        for part in (self._summary, self._picture, self._who):
            layout.addWidget(part)

    @override
    def refresh(self) -> None:
        """Show then and now, or nothing while the results may not be seen."""
        shown = self._model.found is not None and self._round.state is ScreenState.CHOOSE
        self.setVisible(shown)
        if shown:
            picture = self._model.picture(sheet())
            self._picture.show_picture(picture)
            self._summary.setVisible(picture is None)
            self._summary.say(self._model.summary)
            self._who.say(self._model.who)


@page_view("trust_at_review")
def trust_at_review(place: Place) -> PageView:
    """Return the round, and below it what moved."""
    model = model_of(place.desk, TRUST_AT_REVIEW)
    return RoundWithResults(RoundView(model, ItemView), SinceView(model))
