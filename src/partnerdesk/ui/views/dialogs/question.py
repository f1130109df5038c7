"""What every question about a file has in common: words in a column, as high as they need, scrolled where too high."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.text import Prose

WIDTH = 520
_OF_THE_SCREEN = 0.9


class QuestionWindow(QDialog):
    """A window with a title, a paragraph and what is added to ``body``; Esc leaves everything as it is."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._inside = ScrolledColumn(WIDTH)
        side = theme().space(28)
        self._inside.pad(side, theme().space(24), side, theme().space(20))
        self.body: QVBoxLayout = self._inside.body
        self.body.setSpacing(theme().space(12))
        self.body.addWidget(Prose(title, "section"))
        self.body.addWidget(Prose(text, "body"))
        self.area = Scroll(self._inside, room_for_bar=False)
        column(self, 0).addWidget(self.area)

    def fit(self) -> None:
        """Take the room that the words need, and no more than the screen has."""
        room = self.screen().availableGeometry()
        width = min(theme().px(WIDTH) + 2 * theme().space(28), round(room.width() * _OF_THE_SCREEN))
        height = min(self._inside.heightForWidth(width), round(room.height() * _OF_THE_SCREEN))
        self.resize(width, height)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)
