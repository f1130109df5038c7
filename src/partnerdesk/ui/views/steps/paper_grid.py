"""The table in which slips are typed: a row for each item, a column for each slip, one key for each answer.

Keys: digits answer, 0 or C cannot say, S T G say how one knows, Enter and Down go on, Up goes back, Left and Right go
to another slip, Delete takes an answer away. Tab leaves the table.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
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
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel
from partnerdesk.ui.viewmodels.rounds.paper_table import DISPLAY, PaperTable
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import ENTER, WRAP, box, text_height, write

MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
LEFT = WRAP | int(Qt.AlignmentFlag.AlignVCenter)
_ON = ENTER | {Qt.Key.Key_Down}
_CLEAR = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
LEAST_ROWS = 3


def _see_through(widget: QAbstractItemView) -> None:
    """Let the page be seen where there is no row and no slip."""
    clear = QPalette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Button, QPalette.ColorRole.Window):
        clear.setColor(role, QColor(0, 0, 0, 0))
    widget.setPalette(clear)
    widget.viewport().setAutoFillBackground(False)


class Cells(QStyledItemDelegate):
    """Paints one answer; the one that is typed now with a ring."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        grid = self.parent()
        now = isinstance(grid, SlipGrid) and index == grid.currentIndex()
        colour = theme().colour
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, colour("tint" if now else "surface"))
        painter.setPen(colour("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        if now:
            focused = isinstance(grid, SlipGrid) and grid.hasFocus()
            box(painter, area.adjusted(1, 1, -1, -1), line=colour("primary" if focused else "line"), width=2, radius=5)
        text = index.data(DISPLAY)
        if text:
            write(painter, area, str(text), theme().font("strong"), colour("text"), MIDDLE)
        painter.restore()


class Names(QHeaderView):
    """The names of rows or slips; the one that is typed now stands out."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.now = 0
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def _style(self) -> str:
        return "caption" if self.orientation() is Qt.Orientation.Vertical else "caption_strong"

    def go_to(self, section: int) -> None:
        """Show which one is typed now."""
        if section != self.now:
            before, self.now = self.now, section
            self.updateSection(before)
            self.updateSection(section)

    def text_of(self, section: int) -> str:
        """Return the name of a row or slip."""
        model = self.model()
        return str(model.headerData(section, self.orientation()) or "")

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        area = QRectF(rect)
        now = section == self.now
        down = self.orientation() is Qt.Orientation.Vertical
        painter.save()
        painter.fillRect(area, theme().colour("tint" if now else "ground"))
        painter.setPen(theme().colour("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        inside = area.adjusted(theme().space(8), 0, -theme().space(6), 0) if down else area
        style = "caption_strong" if now else self._style
        write(painter, inside, self.text_of(section), theme().font(style), theme().colour("text"),
              LEFT if down else MIDDLE)  # fmt: skip
        painter.restore()


class SlipGrid(QTableView):
    """The sheet."""

    done = Signal()

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self.table = PaperTable(paper, self)
        self.setModel(self.table)
        self._rows, self._slips = Names(Qt.Orientation.Vertical, self), Names(Qt.Orientation.Horizontal, self)
        self.setVerticalHeader(self._rows)
        self.setHorizontalHeader(self._slips)
        self.setItemDelegate(Cells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        for each in (self, self._rows, self._slips):
            _see_through(each)
        self.setShowGrid(False)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(self.tr("Answers on the slips"))
            corner.setFixedSize(0, 0)  # Qt shows it again by itself, and there is nothing to choose all of
        self.setCornerWidget(QWidget())
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Answers on the slips"))
        about = self.tr("A row for each question, a column for each slip. Digits answer, Enter goes on.")
        self.setAccessibleDescription(about)
        paper.typed.connect(self._follow)

    def renew(self) -> None:
        """Show another typing, from its beginning."""
        self.table.renew()
        self._measure()
        self._follow()

    def _follow(self) -> None:
        """Show what was typed, and go along to the next place."""
        index = self.table.note()
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self._rows.go_to(index.row())
            self._slips.go_to(index.column())

    # --- sizes ---------------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        """Give rows and columns the room that their words need."""
        names = min(theme().px(320), max(theme().px(120), round(self.width() * 0.45)))
        self._rows.setFixedWidth(names)
        across = names - theme().space(14)
        least = round(theme().metrics("strong").height() + theme().space(12))
        for row in range(self.table.rowCount()):
            high = text_height(self._rows.text_of(row), theme().font("caption_strong"), across)
            self.setRowHeight(row, max(least, round(high) + theme().space(8)))
        widest = theme().metrics("caption_strong")
        codes = [widest.horizontalAdvance(self._slips.text_of(at)) for at in range(self.table.columnCount())]
        wide = [max(theme().px(52), min(round(code) + theme().space(16), theme().px(150))) for code in codes]
        spare = max(self.width() - names - sum(wide), 0) // max(len(wide), 1)
        for column, needed in enumerate(wide):
            self.setColumnWidth(column, needed + min(spare, theme().px(40)))
        self._slips.setFixedHeight(round(widest.height() + theme().space(14)))
        self.updateGeometry()

    @property
    def _whole(self) -> int:
        across = self._rows.width() + self._slips.length()
        bar = self.horizontalScrollBar().sizeHint().height() if across > self.width() else 0
        return self._slips.height() + self._rows.length() + bar + 2

    @override
    def sizeHint(self) -> QSize:
        window = self.window().height()
        rows = sum(self.rowHeight(row) for row in range(min(LEAST_ROWS, self.table.rowCount())))
        least = self._slips.height() + rows + self.horizontalScrollBar().sizeHint().height()
        room = max(least, window - theme().px(330))
        return QSize(theme().px(400), min(self._whole, room))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    # --- keys ----------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not (plain and self._take(Qt.Key(event.key()), event.text())):
            event.ignore()

    def _take(self, key: Qt.Key, text: str) -> bool:
        paper, (row, column) = self._paper, self._paper.typing.place
        if key in _ON:
            if not paper.on():
                self.done.emit()
        elif key == Qt.Key.Key_Up:
            paper.back()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            paper.go_to(row, column + (1 if key == Qt.Key.Key_Right else -1))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            paper.go_to(0 if key == Qt.Key.Key_Home else paper.typing.rows - 1, column)
        elif key in _CLEAR:
            paper.clear()
        else:
            return len(text) == 1 and paper.press(text)
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index.isValid():
            self._paper.go_to(index.row(), index.column())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
