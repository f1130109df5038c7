"""The answers as a list: two lines of each, and what was marked on it. Only what is seen is read and painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.reader.rows import AnswerRows
from partnerdesk.ui.views.reader.row_picture import LINES, Paper, RowPictures
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import ENTER, KeyboardRing, fill, ring

HEIGHT, LEAST_ROWS = 400, 2
Index = QModelIndex | QPersistentModelIndex
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


def row_height() -> int:
    """Return how high each row is: all are equal, or a list of a hundred thousand would have to measure them."""
    lines = theme().metrics("body").lineSpacing() * LINES + theme().metrics("caption").lineSpacing()
    return round(lines) + theme().space(20)


class AnswerList(KeyboardRing, QTableView):
    """The list; ``opened`` asks for one answer alone, ``stood_on`` brings the row that was chosen."""

    opened = Signal()
    stood_on = Signal(int)

    def __init__(self, rows: AnswerRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = True
        self._rows, self._pictures = rows, RowPictures()
        self.setModel(rows)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.setAccessibleName(self.tr("Answers"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(LEAST_ROWS, theme().space(HEIGHT) // row_height()) * row_height())
        rows.modelReset.connect(self._stand_again)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_row(self, row: int) -> None:
        """Stand on a row, without telling of it."""
        if row != self.currentIndex().row():
            self._telling = False
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self._telling = True

    def _stand_again(self) -> None:
        self.show_row(self._rows.standing)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._telling and current.isValid():
            self.stood_on.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.opened.emit()
        elif event.key() in _ENDS:
            row = 0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(row, 0))
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), LEAST_ROWS * row_height())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is seen; the ring around it does not move along."""
        super().scrollContentsBy(dx, dy)
        if self.ringed:
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._paint_rows(painter, event.rect())
        if self.ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(painter, QRectF(self.viewport().rect()).adjusted(3, 3, -3, -3), radius=6)
        painter.end()

    def _paint_rows(self, painter: QPainter, seen: QRect) -> None:
        height, standing = self.verticalHeader().defaultSectionSize(), self.currentIndex().row()
        paper = Paper(QSize(self.viewport().width(), height), self.devicePixelRatioF(), theme().tokens, theme().scale)
        row, down = self.rowAt(seen.top()), self.rowViewportPosition(self.rowAt(seen.top()))
        while down <= seen.bottom() and (shown := self._rows.shown(row)) is not None:
            painter.drawPixmap(0, down, self._pictures.picture(shown, paper, chosen=row == standing))
            row, down = row + 1, down + height
        below = self.viewport().rect()
        below.setTop(down)
        fill(painter, QRectF(below), theme().colour("surface"))
