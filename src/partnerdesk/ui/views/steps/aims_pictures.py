"""The pictures of step 4: whose words stand behind each objective, and the reasons as one bar with what they say."""

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryGroup
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.aims_pictures import coverage_pictures, reason_sentences, reasons_picture
from partnerdesk.ui.views.charts.picture import PictureView
from partnerdesk.ui.views.charts.picture_cards import PictureCards
from partnerdesk.ui.views.charts.strokes import measure
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.marks import LIGHTS
from partnerdesk.ui.views.widgets.notice import Notice

WIDTH = 445.0
LEAST_WIDTH, LEAST_BAR = 340.0, 300.0
FEW_GROUPS = 3
_TONES = {"green": "good", "amber": "warning", "red": "error"}


@page_view("aims_coverage")
class VoiceCoverageView(PageView):
    """Objectives by groups."""

    areas = frozenset(
        {"objective", "evidence_link", "beneficiary_input", "beneficiary_group", "input_group", "survey_answer"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self)
        words = self.tr("This picture needs groups of people and objectives. Add them first.")
        self._no_groups = EmptyPlace(words, "", desk=self._desk, page="hear.groups")
        self._no_objectives = EmptyPlace(words, "", desk=self._desk, page="aims.objectives")
        for empty in (self._no_groups, self._no_objectives):
            layout.addWidget(empty)
        self._pictures = PictureCards()
        layout.addWidget(self._pictures)
        self.refresh()

    @override
    def refresh(self) -> None:
        large = theme().is_large  # then with few groups, so that its letters are large, too
        width = max(LEAST_WIDTH, WIDTH / theme().scale)
        pictures = coverage_pictures(self._desk, Sheet(width, measure, spoken), FEW_GROUPS if large else 0)
        self._pictures.show_pictures(pictures)
        has_groups = bool(self._desk.partnership.rows(BeneficiaryGroup))
        self._no_groups.setVisible(not pictures and not has_groups)
        self._no_objectives.setVisible(not pictures and has_groups)


@page_view("aims_reasons")
class ReasonsBarView(PageView):
    """The reasons of all objectives together."""

    areas = frozenset({"objective", "objective_driver", "evidence_link"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._layout = column(self, 8)
        self._card: Card | None = None
        self._view: PictureView | None = None
        self._notices = [Notice("", "tint") for _ in reason_sentences(place.desk)]
        for notice in self._notices:
            self._layout.addWidget(notice)
        self.refresh()

    @override
    def refresh(self) -> None:
        picture = reasons_picture(self._desk, Sheet(max(LEAST_BAR, WIDTH / theme().scale), measure, spoken))
        if picture is not None and self._view is None:
            self._card = Card("plain", padding=20)
            self._view = PictureView(picture)
            self._card.body.addWidget(self._view)
            self._layout.insertWidget(0, self._card)
        elif picture is not None and self._view is not None:
            self._view.show_picture(picture)
        if self._card is not None:
            self._card.setVisible(picture is not None)
        for notice, (colour, sentence) in zip(self._notices, reason_sentences(self._desk), strict=True):
            notice.dress(_TONES.get(colour, "tint"), LIGHTS[colour][1])
            notice.say(sentence)
            notice.setVisible(picture is not None)
