"""While a file is read: how far it is. And where it is refused: why, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.survey.reading import progress_words
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.exchange.survey.limits import Progressed


def _inside() -> ScrolledColumn:
    inside = ScrolledColumn(680)
    side = theme().space(28)
    inside.pad(side, theme().space(24), side, theme().space(20))
    inside.body.setSpacing(theme().space(16))
    return inside


class WaitingPage(Scroll):
    """A title, a bar where the share is known, and rows with their speed."""

    def __init__(
        self, title: str, name: str, words: str, parent: QWidget | None = None, *, stores: bool = False
    ) -> None:
        inside = _inside()
        self._stores = stores
        super().__init__(inside, room_for_bar=False, parent=parent)
        inside.body.addWidget(Prose(title, "question"))
        inside.body.addWidget(Prose(name, "lead", "muted"))
        self.bar = Bar(0.0, title)
        self.bar.hide()
        self.words = Prose(words, "body", "muted")
        inside.body.addWidget(self.bar)
        inside.body.addWidget(self.words)
        inside.body.addStretch(1)

    def advance(self, progressed: Progressed) -> None:
        """Say how far it is."""
        words = progress_words(progressed, stored=self._stores)
        self.words.say(words)
        if progressed.share is not None:
            self.bar.show()
            self.bar.show_share(progressed.share, words)


class RefusedPage(Scroll):
    """Why it cannot be imported. ``partners_asked``: somebody wants to look into a file of organisations."""

    partners_asked = Signal()

    def __init__(self, name: str, why: str, parent: QWidget | None = None, *, is_of_partners: bool = False) -> None:
        inside = _inside()
        super().__init__(inside, room_for_bar=False, parent=parent)
        inside.body.addWidget(Prose(self.tr("This file cannot be imported"), "question"))
        inside.body.addWidget(Prose(name, "lead", "muted"))
        inside.body.addWidget(Notice(why, "tint" if is_of_partners else "error"))
        self.look = Button(self.tr("Look for a partner in it"), Look.PRIMARY, "list")
        self.look.setVisible(is_of_partners)
        self.look.clicked.connect(self.partners_asked)
        inside.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        inside.body.addWidget(Prose(self.tr("Nothing of it was stored."), "body", "muted"))
        inside.body.addStretch(1)
