"""The picture of step 3: who was heard, in what way and about what; and what speaks for no group yet.

No picture stands there before a group is named.
"""

from functools import partial

from PySide6.QtCore import Qt

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput, InputGroup, Key, Record
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.hear_heard import LooseLine, for_no_group, heard_pictures
from partnerdesk.ui.views.charts.picture import Drawing
from partnerdesk.ui.views.charts.picture_cards import PictureCards
from partnerdesk.ui.views.charts.strokes import measure
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose

WIDTH = 470.0
LEAST_WIDTH = 340.0
MOST_NAMED = 4
INPUTS_PAGE = "hear.inputs"


@page_view("who_was_heard")
class WhoWasHeardView(PageView):
    """Groups by ways of listening and by objectives."""

    areas = frozenset(
        {"objective", "evidence_link", "beneficiary_input", "beneficiary_group", "input_group", "setting"}
        | {"survey_answer", "listening_plan"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._pictures = PictureCards()
        self._loose = Card("tint", self.tr("What speaks for no group yet"))
        self._shown: tuple[LooseLine, ...] = ()
        layout = column(self)
        layout.addWidget(self._pictures)
        layout.addWidget(self._loose)
        self.refresh()

    @override
    def open_record(self, kind: type[Record], key: Key) -> bool:
        """Give the keyboard to the picture where it is asked for: it shows all links between words and groups."""
        drawn = next((each for each in self.findChildren(Drawing) if not each.isHidden()), None)
        if kind is not InputGroup or key or drawn is None:
            return False
        drawn.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def refresh(self) -> None:
        large = theme().is_large  # then in what way and about what apart, so that their letters are large, too
        sheet = Sheet(max(LEAST_WIDTH, WIDTH / theme().scale) if large else WIDTH, measure, spoken)
        pictures = heard_pictures(self._desk, sheet, apart=large)
        self._pictures.show_pictures(pictures)
        loose = for_no_group(self._desk)
        if loose != self._shown:
            self._shown = loose
            self._say(loose)
        self._loose.setVisible(bool(loose))
        self.setVisible(bool(pictures or loose))

    def _say(self, loose: tuple[LooseLine, ...]) -> None:
        """Say what speaks for no group, each with the way to where that is said."""
        while (item := self._loose.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not loose:
            return
        says = self.tr("These speak for no group yet, so nobody counts as heard through them:")
        self._loose.body.addWidget(Prose(says, "body"))
        for line in loose[:MOST_NAMED]:
            self._loose.body.addWidget(Prose(line.words, "strong"))
            way = Button(self.tr("Say for whom it speaks"), Look.SECONDARY, "arrow-right", icon_after=True)
            way.setAccessibleName(self.tr("Say for whom it speaks: {words}").format(words=line.words))
            way.clicked.connect(partial(self._desk.lead_to, INPUTS_PAGE, BeneficiaryInput, (line.input,), "group"))
            self._loose.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        if len(loose) > MOST_NAMED:
            more = self.tr("and {count} more").format(count=len(loose) - MOST_NAMED)
            self._loose.body.addWidget(Prose(more, "caption", "muted"))
