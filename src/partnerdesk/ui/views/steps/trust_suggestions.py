"""What could be agreed for each weak part of trust: a step or a safeguard to start from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.trust_steps import Suggestion, suggestions, use
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


class SuggestionCard(Card):
    """One suggestion with the button that takes it over."""

    def __init__(self, desk: Desk, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent)
        self.setMinimumWidth(theme().px(200))
        self.body.addWidget(Prose(suggestion.label, "caption_strong", "primary"))
        self.body.addWidget(Prose(suggestion.text, "body"))
        self.body.addStretch(1)
        self.button = Button(self.tr("Use this suggestion"), Look.SECONDARY, "plus")
        self.button.setAccessibleDescription(suggestion.text)
        self.button.clicked.connect(lambda: use(desk, suggestion))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


@page_view("trust_suggestions")
class SuggestionsView(PageView):
    """Suggestions for the weak parts that have neither a step nor a safeguard yet."""

    areas = TRUST.areas | {"trust_action"}

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._shown: tuple[Suggestion, ...] = ()
        self._layout = column(self, 12)
        self._parts: list[QWidget] = []
        self.hide()  # without suggestions it takes no room on the page
        self.refresh()

    @override
    def refresh(self) -> None:
        found = suggestions(self._desk)
        if found == self._shown:
            return
        self._shown = found
        self.setVisible(bool(found))
        for part in self._parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for about in dict.fromkeys(each.about for each in found):
            self._add(Prose(about, "section"))
            tiles = QWidget()
            layout = TileLayout(tiles, 2)
            for each in found:
                if each.about == about:
                    layout.addWidget(SuggestionCard(self._desk, each))
            self._add(tiles)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._layout.addWidget(part)
