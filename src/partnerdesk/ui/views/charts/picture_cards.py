"""Pictures of one kind on cards under each other, as many as there are. It must not know which pictures it shows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from partnerdesk.charts.shapes import Picture
from partnerdesk.ui.views.charts.picture import PictureView
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.card import Card

BETWEEN = 20


class PictureCards(QWidget):
    """A card for each picture; cards stay when there are fewer, so that nothing is built twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, BETWEEN)
        self._cards: list[tuple[Card, PictureView]] = []

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these pictures and no others; without any there is nothing."""
        for picture in pictures[len(self._cards) :]:
            card, view = Card("plain", padding=20), PictureView(picture)
            card.body.addWidget(view)
            self._layout.addWidget(card)
            self._cards.append((card, view))
        for number, (card, view) in enumerate(self._cards):
            card.setVisible(number < len(pictures))
            if number < len(pictures):
                view.show_picture(pictures[number])
        self.setVisible(bool(pictures))
