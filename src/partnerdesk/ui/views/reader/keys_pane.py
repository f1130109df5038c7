"""All keys of the page on which answers are read; hidden until its button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.reader.keys import reader_keys
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Line, Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.reader.marking import Marking

_KEY = 20


def _line(key: str, words: str) -> QWidget:
    """Return a key, set off from what it does."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().space(8))
    shown = Line(key, "strong")
    if len(key) == 1:
        shown.setFixedWidth(theme().px(_KEY))
    row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(words, "body", tight=True), 1)
    return holder


class KeysPane(QWidget):
    """Each key with what it does, in columns."""

    def __init__(self, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(self.tr("All keys"), Look.SECONDARY, "chevron-down", icon_after=True)
        self.button.setCheckable(True)
        self.button.toggled.connect(self.setVisible)
        card = Card("plain", self.tr("All keys"))
        tiles = TileLayout(None, 2, spacing=6)
        for key, words in (
            *((line.key, said(line.words)) for line in reader_keys().lines),
            *((stance.key, stance.words) for stance in marking.stances),
            (self.tr("1 to 9, then letters"), self.tr("A theme")),
        ):
            tiles.addWidget(_line(key, words))
        card.body.addLayout(tiles)
        more = self.tr("Arrow keys go to the next answer and the one before; the space bar goes on reading.")
        card.body.addWidget(Prose(more, "caption", "muted"))
        column(self, 0).addWidget(card)
        self.hide()
