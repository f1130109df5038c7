"""The figures of a picture as a real table: for a screen reader, and for who would rather read numbers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.charts.copying import copy_picture
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import WRAP, text_height
from partnerdesk.ui.views.widgets.text import as_tip

INSIDE = 3
"""Pixels between the edge of a column and its words."""
_WRAPS = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)


HEAD_LINES = 4
"""In how many lines the head of a column may stand: else a long name would make every column's head high."""


class _Heads(QHeaderView):
    """The heads of the columns: words above a rule, and no boxes."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFont(theme().font("caption_strong"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | _WRAPS)
        self.setHighlightSections(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        painter.save()
        painter.setFont(self.font())
        painter.setPen(theme().colour("text"))
        side = theme().px(INSIDE)
        painter.drawText(rect.adjusted(side, 0, -side, -theme().px(4)), int(self.defaultAlignment()) | WRAP, words)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().colour("line"))
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Cells with room around their words, and a thin rule under each row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + theme().px(10))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        area: QRect = option.rect
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme().colour("border"))


class FiguresTable(QTableWidget):
    """A table to read; as high as its rows."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.setFont(theme().font("caption"))
        self.setHorizontalHeader(_Heads())
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
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
                item.setToolTip(as_tip(cell))
                self.setItem(place, number, item)
        self._fit()

    def _fit(self) -> None:
        """Give the first column what is left, but never less than names need; what has no room is scrolled to."""
        measures, padding = self.fontMetrics(), theme().px(18)
        others = 0
        for column in range(1, self.columnCount()):
            cells = [self.model().index(row, column).data() for row in range(self.rowCount())]
            widest = max([measures.horizontalAdvance(str(cell)) for cell in cells], default=0)
            width = min(max(widest, self._head_width(column)), theme().px(190)) + padding
            self.setColumnWidth(column, width)
            others += width
        room = self.viewport().width() - others
        self.setColumnWidth(0, max(room, theme().px(170)))
        self.horizontalHeader().setFixedHeight(self._head_height())
        self.resizeRowsToContents()
        self.updateGeometry()

    def _head_width(self, column: int) -> int:
        """Return the room that the words above a column need, each whole and all of them in a few lines."""
        words, measures = self._picture.table.columns[column], QFontMetricsF(self.horizontalHeader().font())
        longest = max((measures.horizontalAdvance(word) for word in words.split()), default=0.0)
        # Lines end between words: some room is left at the end of each.
        return round(max(longest + theme().px(8), measures.horizontalAdvance(words) * 1.25 / HEAD_LINES))

    def _head_height(self) -> int:
        """Return how high the heads are: Qt gives them one line, however many they wrap into."""
        font, inside = self.horizontalHeader().font(), 2 * theme().px(INSIDE)
        heads = enumerate(self._picture.table.columns)
        heights = [text_height(head, font, self.columnWidth(column) - inside) for column, head in heads]
        return round(max(heights, default=0)) + theme().px(10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_picture(self, self._picture, image=False)
        else:
            super().keyPressEvent(event)

    def _height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        return rows + self.horizontalHeader().height() + bar + 2 * self.frameWidth()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self._height())
