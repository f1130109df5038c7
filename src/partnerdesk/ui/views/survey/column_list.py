"""The list of an export's columns: heading, what the column is taken for, and three of its values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import ENTER, box
from partnerdesk.ui.views.widgets.text import as_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnerdesk.ui.viewmodels.survey.columns import ColumnLine

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ALIKE = 24  # so many letters that begin two headings alike
BETWEEN = " · "
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class ColumnLines(QAbstractListModel):
    """The lines for the list; a screen reader hears all of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[ColumnLine] = ()
        self.alike: frozenset[str] = frozenset()

    def show(self, lines: Sequence[ColumnLine]) -> None:
        """Show other lines; those that stay the same columns are only painted anew."""
        begun = Counter(each.heading[:_ALIKE] for each in lines)
        self.alike = frozenset(each.heading for each in lines if begun[each.heading[:_ALIKE]] > 1)
        if [each.position for each in lines] == [each.position for each in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.heading}. {line.role}. {line.examples}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(f"{line.heading}\n{line.examples}")
        return None


class ColumnRow(QStyledItemDelegate):
    """Paints one column."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        heights = theme().metrics("strong").height() + theme().metrics("caption").height()
        return QSize(theme().px(160), round(heights) + theme().space(18))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, ColumnLines):
            return
        line = model.lines[index.row()]
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            here = option.state & QStyle.StateFlag.State_HasFocus
            edge = theme().colour("primary" if here else "line")
            box(painter, area, fill=theme().colour("tint"), line=edge, width=2 if here else 1)
        side = theme().space(12)
        inside = area.adjusted(side, theme().space(6), -side, -theme().space(6))
        self._paint_heading(painter, inside, line, is_alike=line.heading in model.alike)
        self._paint_below(painter, inside, line)
        painter.restore()

    @staticmethod
    def _paint_heading(painter: QPainter, inside: QRectF, line: ColumnLine, *, is_alike: bool) -> None:
        """Paint the heading; of those that begin alike the end tells them apart, so that the middle is cut."""
        cut = Qt.TextElideMode.ElideMiddle if is_alike else Qt.TextElideMode.ElideRight
        _say(painter, inside, line.heading, ("strong", "text" if line.is_used else "muted"), cut)

    @staticmethod
    def _paint_below(painter: QPainter, inside: QRectF, line: ColumnLine) -> None:
        below = inside.adjusted(0, theme().metrics("strong").height() + theme().space(4), 0, 0)
        ink = "warning" if line.is_open else "primary" if line.is_used else "muted"
        icon = "question" if line.is_open else "" if line.is_used else "eye-off"
        if icon:
            mark = theme().px(16)
            middle = below.top() + (theme().metrics("caption").height() - mark) / 2
            paint_icon(painter, icon, QRectF(below.left(), middle, mark, mark), theme().colour(ink))
            below = below.adjusted(mark + theme().space(6), 0, 0, 0)
        _say(painter, below, line.role, ("caption_strong", ink))
        wide = theme().metrics("caption_strong").horizontalAdvance(line.role) + theme().space(10)
        rest = below.adjusted(wide, 0, 0, 0)
        examples = whole_examples(
            line.examples, lambda text: theme().metrics("caption").horizontalAdvance(text) <= rest.width()
        )
        _say(painter, rest, examples, ("caption", "muted"))


def whole_examples(examples: str, fits: Callable[[str], bool]) -> str:
    """Return as many of the examples as there is room for, at least one: half a date says nothing."""
    told = examples.split(BETWEEN)
    while len(told) > 1 and not fits(BETWEEN.join(told)):
        told.pop()
    return BETWEEN.join(told)


def _say(
    painter: QPainter,
    area: QRectF,
    text: str,
    look: tuple[str, str],
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    style, ink = look
    measures = theme().metrics(style)
    room = QRectF(area.left(), area.top(), area.width(), measures.height())
    painter.setFont(theme().font(style))
    painter.setPen(theme().colour(ink))
    painter.drawText(room, _LEFT, measures.elidedText(text, cut, area.width()))


class ColumnList(QListView):
    """The columns; the arrows choose one, Enter goes on to the next page."""

    chosen = Signal(int)
    entered_on = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ColumnLines(self)
        self.setModel(self.lines)
        self.setItemDelegate(ColumnRow(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        clear = self.palette()
        clear.setColor(QPalette.ColorRole.Base, clear.color(QPalette.ColorRole.Window))
        self.setPalette(clear)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[ColumnLine]) -> None:
        """Show the columns; the first is chosen where none is."""
        self.lines.show(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0))

    def choose(self, position: int) -> None:
        """Choose a column."""
        rows = [number for number, each in enumerate(self.lines.lines) if each.position == position]
        if rows:
            self.setCurrentIndex(self.lines.index(rows[0]))

    @property
    def position(self) -> int:
        """The column that is chosen; -1 where there is none."""
        index = self.currentIndex()
        return self.lines.lines[index.row()].position if index.isValid() else -1

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.lines.lines[index.row()].position)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered_on.emit()
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(240))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.sizeHintForRow(0) if self.lines.lines else theme().px(48))
