"""A window in which any action, page or record is found by typing. The arrows choose while the letters go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.finding import Thing, found
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import box, smooth
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose, as_tip

WIDTH, HEIGHT = 640, 520
RESTS_MS = 600
"""So long nobody types before a screen reader says what was found."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOVES = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_ELIDED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class ThingsFound(QAbstractListModel):
    """What was found, for the list; a screen reader hears the words and where they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.things: Sequence[Thing] = ()

    def show(self, things: Sequence[Thing]) -> None:
        """Show other things."""
        self.beginResetModel()
        self.things = things
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.things)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        thing = self.things[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{thing.words}. {thing.where}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(f"{thing.words}. {thing.where}")
        return None


class ThingRow(QStyledItemDelegate):
    """Paints the words of one thing, and below them where it is."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        heights = theme().metrics("strong").height() + theme().metrics("caption").height()
        return QSize(theme().px(160), round(heights) + theme().space(16))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, ThingsFound):
            return
        thing = model.things[index.row()]
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, area, fill=theme().colour("tint"), line=theme().colour("primary"), width=2)
        side = theme().px(18)
        place = QRectF(area.left() + theme().space(10), area.center().y() - side / 2, side, side)
        paint_icon(painter, _icon(thing), place, theme().colour("muted"))
        inside = area.adjusted(side + theme().space(22), theme().space(6), -theme().space(10), -theme().space(6))
        _say(painter, inside, thing.words, "strong", "text")
        _say(painter, inside.adjusted(0, theme().metrics("strong").height(), 0, 0), thing.where, "caption", "muted")
        painter.restore()


def _icon(thing: Thing) -> str:
    if thing.action:
        return "spark"
    if thing.guide:
        return "bulb"
    return "list" if thing.kind is None else "document"


def _say(painter: QPainter, area: QRectF, text: str, style: str, ink: str) -> None:
    measures = theme().metrics(style)
    line = QRectF(area.left(), area.top(), area.width(), measures.height())
    painter.setFont(theme().font(style))
    painter.setPen(theme().colour(ink))
    painter.drawText(line, _ELIDED, measures.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))


class FindInput(LineInput):
    """Where one types; the keys that choose go to the list."""

    def __init__(self, name: str, about: str, on_move: Callable[[QKeyEvent], None]) -> None:
        super().__init__(name, about)
        self._on_move = on_move

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self._on_move(event)
        else:
            super().keyPressEvent(event)


class FindingWindow(QDialog):
    """Type, choose, Enter; Esc leaves everything as it is."""

    def __init__(self, things: Sequence[Thing], take: Callable[[Thing], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._things, self._take = things, take
        about = self.tr("Type a few letters of an action, a page or something you wrote. Arrows choose, Enter opens.")
        self.line = FindInput(self.tr("Find anything"), about, self._move)
        self.line.setPlaceholderText(self.tr("An action, a page, or something you wrote"))
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._on_enter)
        self.model = ThingsFound(self)
        self.list = self._make_list()
        self._none = Prose(
            self.tr("Nothing here has these words. Try fewer letters, or another word."), "body", "muted"
        )
        layout = column(self, 12, (20, 20, 20, 20))
        layout.addWidget(self.line)
        layout.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        room = parent.screen().availableGeometry()
        self.resize(min(theme().px(WIDTH), room.width() - 40), min(theme().px(HEIGHT), room.height() - 80))
        self._heard = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._heard.timeout.connect(self._tell)
        self._look("")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame: where nothing manages windows, this one would run into what is under it."""
        super().paintEvent(event)
        painter = smooth(self)
        box(painter, QRectF(self.rect()), line=theme().colour("border"), radius=0)
        painter.end()

    def _make_list(self) -> QListView:
        shown = QListView()
        shown.setModel(self.model)
        shown.setItemDelegate(ThingRow(shown))
        shown.setUniformItemSizes(True)
        shown.setFrameShape(QFrame.Shape.NoFrame)
        shown.setAccessibleName(self.tr("What was found"))
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        clear = shown.palette()
        clear.setColor(QPalette.ColorRole.Base, clear.color(QPalette.ColorRole.Window))
        shown.setPalette(clear)
        shown.clicked.connect(self._on_index)
        shown.activated.connect(self._on_index)
        return shown

    def _look(self, typed: str) -> None:
        self.model.show(found(self._things, typed))
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self._none.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self.model.index(0))
        if typed:
            self._heard.start()

    def _tell(self) -> None:
        """Have said what Enter opens, or that nothing was found, once the letters have been said."""
        index = self.list.currentIndex()
        if self.model.rowCount() and index.isValid():
            thing = self.model.things[index.row()]
            announce(self.line, f"{thing.words}. {thing.where}")
        else:
            announce(self.line, self._none.said)

    def _move(self, event: QKeyEvent) -> None:
        step = max(1, self.list.height() // max(1, self.list.sizeHintForRow(0)) - 1)
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: step, Qt.Key.Key_PageUp: -step}
        last = self.model.rowCount() - 1
        row = min(max(self.list.currentIndex().row() + by[Qt.Key(event.key())], 0), last)
        if last >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self._tell()

    def _on_enter(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and self.model.rowCount():
            self._on_index(index)

    def _on_index(self, index: QModelIndex) -> None:
        thing = self.model.things[index.row()]
        self.accept()
        self._take(thing)
