"""What every question has in common: words in a column, as high as they need, scrolled where too high.

What ends it stands below what scrolls, so that it is in sight on any screen.
"""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.dialogs.on_screen import keep_on_screen
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.text import Prose

WIDTH = 520
_OF_THE_SCREEN = 0.9


class QuestionWindow(QDialog):
    """A window with a title, a paragraph, what is added to ``body`` and a foot; Esc leaves everything as it is."""

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
        layout = column(self, 0)
        layout.addWidget(self.area, 1)
        self._foot = QWidget()
        self._below = column(self._foot, 0, (28, 12, 28, 20))
        self._foot.hide()
        layout.addWidget(self._foot)

    def end_with(self, *rows: QLayout) -> None:
        """Put what ends the question at its foot, where it is always in sight."""
        self._below.setSpacing(theme().space(8))
        for row in rows:
            self._below.addLayout(row)
        self._foot.show()

    def fit(self) -> None:
        """Take the room that the words need, and no more than the screen has."""
        room = self.screen().availableGeometry()
        width = min(theme().px(WIDTH) + 2 * theme().space(28), round(room.width() * _OF_THE_SCREEN))
        foot = 0 if self._foot.isHidden() else self._foot.sizeHint().height()
        height = min(self._inside.heightForWidth(width) + foot, round(room.height() * _OF_THE_SCREEN))
        self.resize(width, height)
        keep_on_screen(self)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        moved = super().focusNextPrevChild(next)
        held = self.focusWidget()
        if held is not None:
            self.area.reveal(held)  # who comes from the foot comes back to what may be scrolled away
        return moved

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)
