"""The second page: the columns as a list, and beside it (or below, where it is narrow) all about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.survey.columns import column_lines
from partnerdesk.ui.views.survey.column_detail import ColumnDetailView
from partnerdesk.ui.views.survey.column_list import ColumnList
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview

NARROW = 700


class ColumnsPage(QWidget):
    """The list leads, the detail follows."""

    def __init__(self, preview: SurveyPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        side = theme().space(28)
        layout = column(self, 8)
        layout.setContentsMargins(side, theme().space(24), theme().space(12), 0)
        title = self.tr("What is in each column?")
        self._title, self._small_title = Prose(title, "question"), Prose(title, "section")
        for each in (self._title, self._small_title):
            layout.addWidget(each)
        says = self.tr("Look down the list. Where the guess is wrong, choose the column and say what it is.")
        self._hint = Prose(says, "body", "muted")
        layout.addWidget(self._hint)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(theme().space(16))
        self.list = ColumnList(self.tr("Columns"))
        self.detail = ColumnDetailView(preview)
        self._split.addWidget(self.list, 5)
        self._split.addWidget(self.detail, 6)
        layout.addLayout(self._split, 1)
        self.list.chosen.connect(self.detail.show_column)
        preview.edited.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the map as it is now."""
        if self._preview.found is None:
            return
        self.list.show_lines(column_lines(self._preview.made, self._preview.found))
        self.detail.show_column(self.list.position)

    def begin(self) -> None:
        """Give the keyboard to the list, at the first column that a person has to look at."""
        opened = next((each.position for each in self.list.lines.lines if each.is_open), None)
        if opened is not None:
            self.list.choose(opened)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never higher than the window: both parts scroll, and the words above them wrap."""
        return QSize(theme().px(160), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW)
        for each, wanted in ((self._title, not narrow), (self._hint, not narrow), (self._small_title, narrow)):
            each.setVisible(wanted)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._split.direction() != way:
            self._split.setDirection(way)
