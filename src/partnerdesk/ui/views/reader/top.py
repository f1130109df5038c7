"""What stands above the answers: the search, one at a time or a list, and how many answers there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.reader.keys import Does, reader_keys
from partnerdesk.ui.viewmodels.reader.reader import ReaderState
from partnerdesk.ui.viewmodels.speech import whole_number
from partnerdesk.ui.views.reader.left_by_key import LeftByKey
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column, lay_beside
from partnerdesk.ui.views.widgets.brush import ENTER
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.reader.reader import Reader

BESIDE_FROM = 560
_LEAVES = ENTER | {Qt.Key.Key_Down}


class SearchInput(LeftByKey):
    """Where one searches as one types; Enter goes to what was found, Escape empties it and goes back."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVES:
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)


class ReaderTop(QWidget):
    """The search and the count line."""

    def __init__(self, reader: Reader, filters: QWidget, keys: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        layout = column(self, 8)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme().space(12))
        self.search = SearchInput(self.tr("Search the answers"), self.tr("Enter goes to what was found."))
        self.search.textChanged.connect(reader.type_text)
        label = self.tr("Search the answers ({key})").format(key=reader_keys().key(Does.SEARCH))
        row.addWidget(Labelled(label, "", self.search), 1)
        self.switch = Button("", Look.SECONDARY, "list")
        self.switch.clicked.connect(reader.switch)
        buttons = FlowLayout(None, 8)
        for button in (self.switch, filters, keys):
            buttons.addWidget(button)
        foot = QVBoxLayout()
        foot.addStretch(1)
        foot.addLayout(buttons)
        row.addLayout(foot)
        layout.addLayout(row)
        self.count = Prose("", "body", "muted")
        counted = QHBoxLayout()
        counted.setSpacing(theme().space(12))
        counted.addWidget(self.count, 1)
        self.all = Button(self.tr("Show all answers"), Look.QUIET, "close")
        self.all.clicked.connect(reader.widen)
        counted.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(counted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_beside(self._row, event.size().width() >= BESIDE_FROM * theme().scale)

    def refresh(self) -> None:
        """Show how many answers there are, and how many of them were read."""
        words = self.tr("One at a time ({key})") if self._reader.as_list else self.tr("As a list ({key})")
        words = words.format(key=reader_keys().key(Does.SWITCH))
        if words != self.switch.text():
            self.switch.rename(words)
        self.count.say(self.counted())
        self.all.setVisible(self._reader.is_narrowed and bool(self._reader.snapshot))
        if not self._reader.is_typing and self.search.text() != self._reader.wanted.text:
            self.search.setText(self._reader.wanted.text)

    def counted(self) -> str:
        """Say how many answers there are, how many of them are wanted, and how many of those were read."""
        reader = self._reader
        if reader.state is ReaderState.LOADING:
            return self.tr("Getting the answers ready: {n} so far…").format(n=whole_number(reader.known))
        shown, all_, read = len(reader.snapshot), reader.total, reader.read
        told = self.tr("{n} of {all} answers") if reader.is_narrowed else self.tr("{all} answers")
        told = told.format(n=whole_number(shown), all=whole_number(all_))
        if read is None or not shown:
            return told
        of_them = self.tr("{n} of {all} read").format(n=whole_number(read), all=whole_number(shown))
        return f"{told} · {of_them}" if reader.is_narrowed else of_them
