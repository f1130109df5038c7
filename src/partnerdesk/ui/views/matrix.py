"""A table of small controls: ticks, small numbers or choices in rows and columns.

It must not know what the rows and columns stand for.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import Control
from partnerdesk.ui.viewmodels.pages import Head, Matrix
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.typed import read_whole
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import KeyboardRing, box, ring, smooth
from partnerdesk.ui.views.widgets.by_action import ByAction
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.text import Line, Prose, as_tip


class Tick(ByAction, KeyboardRing, QCheckBox):
    """A check box without words; its name says which row and column it stands in."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(as_tip(name))
        self.hear_actions()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(36), theme().px(36))

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        side = theme().px(22)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self.ringed:
            ring(painter, place.adjusted(-4, -4, 4, 4))
        if self.isChecked():
            box(painter, place, fill=theme().colour("primary"), radius=5)
            paint_icon(painter, "check", place.adjusted(2, 2, -2, -2), theme().colour("on_primary"))
        else:
            box(painter, place, fill=theme().colour("surface"), line=theme().colour("line"), width=1.5, radius=5)
        painter.end()


class MatrixView(PageView):
    """The table of a declared matrix."""

    def __init__(self, desk: Desk, block: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._block = desk, block
        self.areas = block.areas
        self._heads: tuple[tuple[Head, ...], tuple[Head, ...]] | None = None
        self._showing: list[Callable[[], None]] = []
        self._leaving: list[Callable[[], bool]] = []
        self._numbers: list[LineInput] = []
        self._layout = column(self, 8)
        if block.heading:
            self._layout.addWidget(Prose(said(block.heading), "section"))
        self._error = ErrorLine()
        self._layout.addWidget(self._error)
        self._table: QWidget | None = None
        self.refresh()

    @override
    def refresh(self) -> None:
        partnership, catalogue = self._desk.partnership, self._desk.catalogue
        heads = (self._block.rows(partnership, catalogue), self._block.columns(partnership, catalogue))
        if heads != self._heads:
            self._heads = heads
            self._build(*heads)
        for show in self._showing:
            show()

    @override
    def commit(self) -> bool:
        left = [leave() for leave in self._leaving]
        return all(left)

    def _build(self, rows: tuple[Head, ...], columns: tuple[Head, ...]) -> None:
        if self._table is not None:
            self._layout.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._showing, self._leaving, self._numbers = [], [], []
        self._error.say("")
        if not rows or not columns:
            self._table = EmptyPlace(said(self._block.empty), "")
        else:
            card = Card("plain", padding=12)
            grid = QGridLayout()
            grid.setHorizontalSpacing(theme().space(12))
            grid.setVerticalSpacing(theme().space(6))
            grid.setColumnStretch(0, 1)
            self._fill(grid, rows, columns)
            card.body.addLayout(grid)
            self._table = card
        self._layout.addWidget(self._table)

    def _fill(self, grid: QGridLayout, rows: tuple[Head, ...], columns: tuple[Head, ...]) -> None:
        for across, head in enumerate(columns, 1):
            label = Line("", "caption_strong", "muted")
            label.say(said(head.label), said(head.note))
            grid.addWidget(label, 0, across, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        for down, row in enumerate(rows, 1):
            words = column(None, 0)
            words.addWidget(Prose(said(row.label), "body"))
            if row.note:
                words.addWidget(Prose(said(row.note), "caption", "muted"))
            grid.addLayout(words, down, 0)
            for across, head in enumerate(columns, 1):
                grid.addWidget(self._cell(row, head), down, across, Qt.AlignmentFlag.AlignCenter)
            if self._block.total is not None:
                total = Line("", "caption_strong")
                self._showing.append(lambda row=row, total=total: self._show_total(row, total))  # type: ignore[misc]  # mypy infers no lambda with defaults
                grid.addWidget(total, down, len(columns) + 1)

    def _show_total(self, row: Head, total: Line) -> None:
        if self._block.total is not None:
            total.say(self._block.total(self._desk.partnership, row.key))

    def _cell(self, row: Head, head: Head) -> QWidget:
        name = f"{said(row.label)}: {said(head.label)}"
        match self._block.control:
            case Control.WHOLE:
                return self._number(row, head, name)
            case Control.SELECT:
                return self._select(row, head, name)
            case _:
                return self._tick(row, head, name)

    def _read(self, row: Head, head: Head) -> Any:
        return self._block.read(self._desk.partnership, row.key, head.key)

    def _write(self, row: Head, head: Head, value: object) -> None:
        command = self._block.write(self._desk.partnership, row.key, head.key, value)
        refusal = self._desk.execute(command, tell=False)
        self._tell(spoken(refusal.sentence) if refusal is not None else "")
        if refusal is not None:
            self.refresh()

    def _tell(self, refusal: str) -> None:
        self._error.follow(refusal, still_wrong=any(edit.is_wrong for edit in self._numbers))

    def _tick(self, row: Head, head: Head, name: str) -> QWidget:
        tick = Tick(name)
        tick.clicked.connect(lambda checked: self._write(row, head, checked))
        self._showing.append(lambda: tick.setChecked(bool(self._read(row, head))))
        return tick

    def _select(self, row: Head, head: Head, name: str) -> QWidget:
        select = SelectInput(self._block.choices, name)
        select.picked.connect(lambda value: self._write(row, head, value))
        self._showing.append(lambda: select.show_value(self._read(row, head)))
        return select

    def _number(self, row: Head, head: Head, name: str) -> QWidget:
        edit = LineInput(name, "", 4)
        edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        edit.setFixedWidth(theme().px(64))

        def leave() -> bool:
            try:
                value = read_whole(edit.text())
            except PartnerDeskError as wrong:
                edit.mark_wrong(True)
                self._error.say(spoken(wrong.sentence))
                return False
            edit.mark_wrong(False)
            if value == self._read(row, head):
                self._tell("")
            else:
                self._write(row, head, value)
            return True

        def show() -> None:
            value = self._read(row, head)
            if not edit.hasFocus() and not edit.is_wrong:
                edit.setText("" if value is None else str(value))

        edit.left.connect(leave)
        self._showing.append(show)
        self._leaving.append(leave)
        self._numbers.append(edit)
        return edit
