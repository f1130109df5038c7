"""The answers as a list: two lines of each, and what was marked on it. Only what is seen is read and painted."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.reader.rows import AnswerRows, RowPart
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.reader.letters import with_letters
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import ENTER, KeyboardRing, box, ring

LINES = 2
HEIGHT, LEAST_ROWS = 400, 2
Index = QModelIndex | QPersistentModelIndex
_MOVES = frozenset({
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
})  # fmt: skip


def row_height() -> int:
    """Return how high each row is: all are equal, or a list of a hundred thousand would have to measure them."""
    lines = theme().metrics("body").lineSpacing() * LINES + theme().metrics("caption").lineSpacing()
    return round(lines) + theme().space(20)


class AnswerPainter(QStyledItemDelegate):
    """Paints one row."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, colour = QRectF(option.rect), theme().colour
        view = self.parent()
        painter.fillRect(area, colour("surface"))
        chosen = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        if chosen:
            box(painter, area.adjusted(2, 2, -2, -2), fill=colour("tint"), line=colour("primary"), width=2)
        was_read, warns = index.data(RowPart.WAS_READ), index.data(RowPart.MAY_IDENTIFY)
        side, pad = theme().px(16), theme().space(10)
        icon, ink = ("eye-off", "warning") if warns else ("check", "muted") if was_read else ("circle", "primary")
        paint_icon(painter, icon, QRectF(area.x() + pad, area.y() + pad, side, side), colour(ink))
        left = area.x() + pad + side + theme().px(8)
        inner = QRectF(left, area.y() + pad - 1, area.right() - left - pad, area.height() - 2 * pad + 2)
        used = _write_lines(painter, str(index.data() or ""), inner)
        self._write_marks(painter, index, inner.adjusted(0, used, 0, 0))
        painter.setPen(colour("border"))
        painter.drawLine(QPointF(area.x() + pad, area.bottom()), QPointF(area.right() - pad, area.bottom()))
        painter.restore()

    def _write_marks(self, painter: QPainter, index: Index, area: QRectF) -> None:
        told = " · ".join(part for part in (index.data(RowPart.MARKS), index.data(RowPart.SOURCE)) if part)
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().colour("muted"))
        room = round(area.width())
        line = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room)
        height = theme().metrics("caption").lineSpacing()
        painter.drawText(QRectF(area.x(), area.bottom() - height, room, height + 1), line)


def runs_left(text: str) -> bool:
    """Return whether a text is written from right to left, by its first letter that says so."""
    kinds = (bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def _write_lines(painter: QPainter, text: str, area: QRectF) -> float:
    """Write the first lines of ``text``, the last one cut with dots; return how high they are."""
    painter.setPen(theme().colour("text"))
    font = with_letters(theme().font("body"), text)
    spacing = theme().metrics("body").lineSpacing()
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    down, start = 0.0, 0
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        start, end = line.textStart(), line.textStart() + line.textLength()
        if number == LINES - 1 and end < len(text):
            painter.setFont(font)
            rest = painter.fontMetrics().elidedText(text[start:], Qt.TextElideMode.ElideRight, round(area.width()))
            across = Qt.AlignmentFlag.AlignRight if runs_left(text) else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(area.x(), area.y() + down, area.width(), spacing), int(across), rest)
        else:
            line.setPosition(QPointF(0, 0))
            line.draw(painter, QPointF(area.x(), area.y() + down))
        down += spacing
    layout.endLayout()
    return down


class AnswerList(KeyboardRing, QTableView):
    """The list; ``opened`` asks for one answer alone, ``stood_on`` brings the row that was chosen."""

    opened = Signal()
    stood_on = Signal(int)

    def __init__(self, rows: AnswerRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = True
        self.setModel(rows)
        self.setItemDelegate(AnswerPainter(self))
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
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_row(self, row: int) -> None:
        """Stand on a row, without telling of it."""
        if row != self.currentIndex().row():
            self._telling = False
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self._telling = True

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self._telling and current.isValid():
            self.stood_on.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.opened.emit()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), LEAST_ROWS * row_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.ringed:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring(painter, QRectF(self.viewport().rect()).adjusted(3, 3, -3, -3), radius=6)
            painter.end()
