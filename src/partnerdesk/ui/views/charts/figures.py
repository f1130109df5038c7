"""The figures of a picture as a real table: for a screen reader, and for who would rather read numbers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.charts.copying import copy_picture
from partnerdesk.ui.views.theme import theme


class FiguresTable(QTableWidget):
    """A table to read; as high as its rows."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.setFont(theme().font("caption"))
        self.horizontalHeader().setFont(theme().font("caption_strong"))
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = picture
        self.show_figures(picture)

    def show_figures(self, picture: Picture) -> None:
        """Show the figures of a picture."""
        self._picture = picture
        table = picture.table
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.finding)
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(table.rows))
        self.setHorizontalHeaderLabels(list(table.columns))
        for place, row in enumerate(table.rows):
            for number, cell in enumerate(row):
                item = QTableWidgetItem(cell)
                item.setToolTip(cell)
                self.setItem(place, number, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme().px(60))
        self.resizeRowsToContents()
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_picture(self._picture, image=False)
        else:
            super().keyPressEvent(event)

    def _height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        return rows + self.horizontalHeader().sizeHint().height() + bar + 2 * self.frameWidth()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self._height())
