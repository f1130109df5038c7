"""The papers that belong to a page, folded away until somebody wants them. What is inside is loaded and built then."""

from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.papers import ON_PAPER, TITLES
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.fold import Fold


@page_view("papers")
class PapersView(PageView):
    """The papers of one page."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.inside: QWidget | None = None
        self.fold = Fold(said(TITLES.get(place.page, ON_PAPER)))
        self.fold.fill_when_opened(self._fill)
        column(self, 0).addWidget(self.fold)

    def _fill(self) -> None:
        from partnerdesk.ui.views.steps.paper_choices import PaperChoices

        self.inside = PaperChoices(self._place.desk, self._place.page)
        self.fold.body.addWidget(self.inside)
