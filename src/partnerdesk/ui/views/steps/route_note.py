"""Whether the question is light enough for the short route, in a sentence."""

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.route import short_route_obstacles
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.notice import Notice


@page_view("route_note")
class RouteNoteView(PageView):
    """Says on the short route what speaks against it; on the full one, when the short one would do."""

    areas = frozenset({"file", "option", "beneficiary_group", "setting"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._notice = Notice("", "tint")
        column(self, 0).addWidget(self._notice)
        self.refresh()

    @override
    def refresh(self) -> None:
        partnership = self._desk.partnership
        obstacles = short_route_obstacles(partnership, self._desk.catalogue)
        short = partnership.one(PartnershipFile).route == "short"
        if obstacles:
            text = self.tr("The short route is not for this question. {why}")
            text = text.format(why=" ".join(spoken(each) for each in obstacles))
        else:
            text = self.tr(
                "The short route will do where every option is easy to undo, no staff or assets move, and nobody is "
                "expected to lose. Nothing recorded so far speaks against it."
            )
        self._notice.dress("warning" if obstacles and short else "tint")
        self._notice.say(text)
