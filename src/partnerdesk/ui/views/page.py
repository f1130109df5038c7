"""One page of the workshop: its question, its hint, and its blocks, in a column that scrolls."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Key, Record
from partnerdesk.services.history import Change
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.blocks import build_block
from partnerdesk.ui.views.page_head import PageHead
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.scrolling import COLUMN, Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.group import Group

WIDE_COLUMN = 920
BAR = 16
ABOVE, ABOVE_ALONE, ABOVE_SMALL = 36, 20, 12
CLEAR = 96


class PageScreen(Group):
    """The page as it stands in the window; built when first shown, and brought up to date when shown again."""

    alone_changed = Signal(bool)
    evidence_asked = Signal()

    def __init__(self, desk: Desk, spec: PageSpec, eyebrow: str, parent: QWidget | None = None) -> None:
        super().__init__(said(spec.question), said(spec.hint), parent)
        if parent is not None:
            self.resize(parent.size())
        self.spec = spec
        self._desk = desk
        self._stale = self._is_alone = False
        self.blocks: list[PageView] = []
        column_widget = self._column = ScrolledColumn(WIDE_COLUMN if spec.wide else COLUMN)
        body = column_widget.body
        side = theme().space(28)
        column_widget.pad(side, theme().space(ABOVE), side - BAR, theme().space(40))
        # All that is put in below stands in its place at once: whatever is moved later is looked through as a whole.
        self.scroller = Scroll(column_widget)
        column(self, 0).addWidget(self.scroller)
        self._head = PageHead(desk, spec, eyebrow)
        self._head.evidence_asked.connect(self.evidence_asked)
        self.heading = self._head.heading
        self._fitted: tuple[int, int] | None = None
        body.addWidget(self._head)
        parts = column(None, 28)
        body.addLayout(parts)
        for block in spec.blocks:
            view = build_block(desk, spec.id, block)
            view.alone_asked.connect(lambda alone, view=view: self._give_alone(view, alone))
            self.blocks.append(view)
            parts.addWidget(view)
        body.addStretch(1)
        desk.changed.connect(self._on_changed)

    def show_eyebrow(self, text: str) -> None:
        """Show which step this is, and which of its pages."""
        self._head.show_eyebrow(text)

    def offer_evidence(self, offered: bool) -> None:
        """Show a button for the evidence panel, where the panel has no room beside the page."""
        self._head.offer_evidence(offered)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_head()

    def _fit_head(self) -> None:
        """Give the head as much as the size of the window allows; a message at the foot makes no difference."""
        size = (self.width(), self.window().height())
        if size != self._fitted:
            self._fitted = size
            widest = theme().px(WIDE_COLUMN if self.spec.wide else COLUMN)
            width = min(self.width() - 2 * theme().space(28), widest)
            if self._head.fit(width, self.height()):
                self._pad(alone=self._is_alone)

    def _pad(self, *, alone: bool) -> None:
        side = theme().space(28)
        above = ABOVE_ALONE if alone else ABOVE_SMALL if self._head.is_small else ABOVE
        self._column.pad(side, theme().space(above), side - BAR, theme().space(0 if alone else 40))

    def _give_alone(self, view: PageView, alone: bool) -> None:
        """Show ``view`` without the page's question and its other parts, or everything again."""
        for part in (self._head, *self.blocks):
            if part is not view:
                part.setVisible(not alone)
        self._is_alone = alone
        self._pad(alone=alone)
        self.scroller.verticalScrollBar().setValue(0)
        self.alone_changed.emit(alone)

    def _on_changed(self, change: Change) -> None:
        if not self.isVisible():
            self._stale = True
            return
        if "file" in change.areas:
            self._head.show_lock()
        for block in self.blocks:
            if (block.areas | self.spec.more_areas) & change.areas:
                block.refresh()

    def arrive(self) -> None:
        """Bring the page up to date if anything changed while it was hidden, and show its top."""
        self.scroller.verticalScrollBar().setValue(0)
        if self._stale:
            self._stale = False
            self._head.show_lock()
            for block in self.blocks:
                block.refresh()

    def show_top(self, held: QWidget) -> None:
        """Show the page from its question on, and ``held`` as well where there is room for both."""
        inside = self._column
        needed = (
            held.mapTo(inside, QPoint(0, held.height())).y() + theme().space(12) - self.scroller.viewport().height()
        )
        spare = self.heading.mapTo(inside, QPoint(0, 0)).y() - theme().space(4)
        self.scroller.verticalScrollBar().setValue(spare if 0 < needed <= spare else 0)

    def commit(self) -> bool:
        """Save what is still being typed."""
        saved = [block.commit() for block in self.blocks]
        return all(saved)

    def problems(self) -> bool:
        """Show what is still wrong, and return whether anything is."""
        found = [block.problems() for block in self.blocks]
        return any(found)

    def show_problem(self) -> str:
        """Bring the first message about something wrong into sight, and return its words."""
        for line in self._column.findChildren(ErrorLine):
            if line.isVisible() and line.said:
                # One turn later, when the message has its room; clear of the notice at the foot of the page.
                QTimer.singleShot(0, line, partial(self.scroller.ensureWidgetVisible, line, 0, theme().px(CLEAR)))
                return line.said
        return ""

    def focus_first(self) -> bool:
        """Give the keyboard to the first control of the page; return False where there is none."""
        return any(block.focus_first() for block in self.blocks)

    def open_record(self, kind: type[Record], key: Key) -> bool:
        """Open the card of one record; return False where no block has it."""
        return any(block.open_record(kind, key) for block in self.blocks)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Shift+F10 the menu of what has the keyboard, as the menu key does, which not every keyboard has."""
        held = QApplication.focusWidget()
        is_asked = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if is_asked and held is not None:
            place = held.rect().center()
            asks = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, held.mapToGlobal(place))
            QApplication.sendEvent(held, asks)
        else:
            super().keyPressEvent(event)

    def show_field(self, name: str) -> bool:
        """Open a part of the page by its name and give it the keyboard; return False where no block has it."""
        return any(block.show_field(name) for block in self.blocks)

    def block(self, number: int) -> PageView:
        """Return one block, counted from 0."""
        return self.blocks[number]
