"""How the options came out: value and margin, medians by criterion, what stands out, what is still seen differently."""

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE, WEIGHT
from partnerdesk.ui.viewmodels.rounds.score_picture import ScorePicture
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.what_if import GRID, RANKING
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.first_choices import FirstChoicesView
from partnerdesk.ui.views.steps.peoples_weights import VoicesView
from partnerdesk.ui.views.steps.result_parts import PicturePlace, SignalList, WayToResults, sheet
from partnerdesk.ui.views.steps.round_talk import SpreadList
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

LEAST_GRID = 452.0


@page_view("score_results")
class ScoreResultsView(PageView):
    """The ranking, after scores and weights."""

    areas = SCORE.areas | WEIGHT.areas | {"first_choice", "beneficiary_weight", "beneficiary_group", "condition"}

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = ScorePicture(place.desk)
        layout = column(self, 16)
        self.way = WayToResults(place.desk, self._model.waits, self._model.reveal)
        layout.addWidget(self.way)
        self._whole = QWidget()
        layout.addWidget(self._whole)
        body = column(self._whole, 16)
        self.withheld = WayToResults(place.desk, lambda: self._model.withheld, lambda: None)
        self._ranking, self._grid = PicturePlace(), PicturePlace()
        self._ranking.held.connect(lambda: place.desk.point_at(place.page, RANKING))
        self._grid.held.connect(lambda: place.desk.point_at(place.page, GRID))
        self._weights = Prose("", "body", "muted")
        self._signals = SignalList()
        self._crossing = Notice("", "warning")
        self._first = FirstChoicesView(place.desk)
        self._voices = VoicesView(place.desk)
        self._learned = Fold(self.tr("What moved between the rounds"))
        self._moved = Prose("", "body")
        self._learned.body.addWidget(self._moved)
        self._apart = Fold(self.tr("Still seen differently"))
        self._list = SpreadList(whole=False)
        self._apart.body.addWidget(self._list)
        for part in (self.withheld, self._ranking, self._crossing, self._signals, self._grid, self._weights):
            body.addWidget(part)
        for beside in (self._voices, self._first, self._learned, self._apart):
            body.addWidget(beside)
        self.refresh()

    @override
    def refresh(self) -> None:
        waits = self.way.show_waiting()
        self._whole.setVisible(waits is None)
        if waits is not None:
            return
        self.withheld.show_waiting()
        self._ranking.show_picture(self._model.ranking(sheet()))
        self._grid.show_picture(self._model.grid(sheet(LEAST_GRID)))
        weights = self._model.weights_said()
        self._weights.say(weights)
        self._weights.setVisible(bool(weights))
        # The picture of the ranking says O1 already.
        said = [(str(each.colour), spoken(each.sentence)) for each in self._model.signals if each.id != "O1"]
        self._signals.show_sentences(said)
        crossing = self._model.crossing
        self._crossing.say(crossing)
        self._crossing.setVisible(bool(crossing))
        self._voices.refresh()
        self._first.refresh()
        moved = self._model.moved
        self._moved.say("\n".join(moved))
        self._learned.button.note(str(len(moved)))
        self._learned.setVisible(bool(moved))
        apart = self._model.apart
        self._list.show_lines(list(apart))
        self._apart.button.note(str(len(apart)))
        self._apart.setVisible(bool(apart))

    @override
    def focus_first(self) -> bool:
        return self.way.focus_first(self) or self.withheld.focus_first(self)
