"""Sentences that stand on a page as notices and follow what is recorded: cautions, dates to keep."""

from collections.abc import Callable

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.fairness import Caution, cautions
from partnerdesk.ui.viewmodels.steps.plans import tell_by
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.notice import Notice


class SentencesView(PageView):
    """Notices; only as many are made as ever stood here at once."""

    def __init__(self, place: Place, said: Callable[[Desk], tuple[Caution, ...]], areas: frozenset[str]) -> None:
        super().__init__()
        self.areas = areas
        self._desk, self._said = place.desk, said
        self._layout = column(self, 8)
        self._notices: list[Notice] = []
        self.refresh()

    @override
    def refresh(self) -> None:
        lines = self._said(self._desk)
        while len(self._notices) < len(lines):
            notice = Notice("", "tint")
            self._notices.append(notice)
            self._layout.addWidget(notice)
        for number, notice in enumerate(self._notices):
            notice.setVisible(number < len(lines))
            if number < len(lines):
                notice.wear(lines[number].tone)
                notice.say(lines[number].sentence)


@page_view("fair_comparison")
def fair_comparison(place: Place) -> PageView:
    """Return the cautions about the list of options."""
    areas = frozenset({"option", "trust_rating", "partner", "round_state", "setting"})
    return SentencesView(place, cautions, areas)


@page_view("tell_by")
def six_weeks(place: Place) -> PageView:
    """Return by when people should be told."""
    return SentencesView(place, tell_by, frozenset({"decision", "file", "feedback_plan"}))
