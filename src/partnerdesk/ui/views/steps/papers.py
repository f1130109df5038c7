"""The papers that belong to a page, folded away until somebody wants them. What is inside is loaded and built then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.papers import ON_PAPER, PAPER, PAPERS, TITLES
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.fold import Fold

if TYPE_CHECKING:
    from partnerdesk.ui.views.steps.paper_choices import PaperChoices


@page_view("papers")
class PapersView(PageView):
    """The papers of one page."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.inside: PaperChoices | None = None
        self.fold = Fold(said(TITLES.get(place.page, ON_PAPER)))
        self.fold.fill_when_opened(self._fill)
        column(self, 0).addWidget(self.fold)

    def _fill(self) -> None:
        from partnerdesk.ui.views.steps.paper_choices import PaperChoices

        self.inside = PaperChoices(self._place.desk, self._place.page)
        self.fold.body.addWidget(self.inside)

    @override
    def show_field(self, name: str) -> bool:
        page, _, kind = name.partition(PAPER)
        if page or kind not in {line.kind for line in PAPERS.get(self._place.page, ())}:
            return False
        self.fold.button.setChecked(True)
        if self.inside is not None:
            self.inside.show()  # its layout would show it one turn later, too late for the keyboard
            self.inside.save[kind].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
