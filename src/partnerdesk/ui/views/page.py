"""One page of the workshop: its question, its hint, and its blocks, in a column that scrolls."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.records import Key, Record
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.blocks import build_block
from partnerdesk.ui.views.locked_line import LockedLine
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.scrolling import COLUMN, Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose

WIDE_COLUMN = 920
BAR = 16
ABOVE, ABOVE_ALONE = 36, 20
CLEAR = 96


class PageScreen(QWidget):
    """The page as it stands in the window; built when first shown, and brought up to date when shown again."""

    alone_changed = Signal(bool)
    evidence_asked = Signal()

    def __init__(self, desk: Desk, spec: PageSpec, eyebrow: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.resize(parent.size())
        self.spec = spec
        self._desk = desk
        self._stale = False
        self.blocks: list[PageView] = []
        column_widget = self._column = ScrolledColumn(WIDE_COLUMN if spec.wide else COLUMN)
        body = column_widget.body
        side = theme().space(28)
        column_widget.pad(side, theme().space(ABOVE), side - BAR, theme().space(40))
        # All that is put in below stands in its place at once: whatever is moved later is looked through as a whole.
        self.scroller = Scroll(column_widget)
        column(self, 0).addWidget(self.scroller)
        self.heading = Prose(said(spec.question), "question")
        self._eyebrow = Prose(eyebrow, "caption_strong", "primary")
        self._evidence = Button(self.tr("Evidence"), Look.SECONDARY, "panel")
        self._evidence.clicked.connect(self.evidence_asked)
        self._evidence.hide()
        self._head = QWidget()
        body.addWidget(self._head)
        self._fill_head()
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
        self._eyebrow.say(text)

    def offer_evidence(self, offered: bool) -> None:
        """Show a button for the evidence panel, where the panel has no room beside the page."""
        self._evidence.setVisible(offered)

    def _fill_head(self) -> None:
        layout = column(self._head, 0)
        row = QHBoxLayout()
        row.addWidget(self._eyebrow, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._evidence)
        layout.addLayout(row)
        layout.addSpacing(theme().space(6))
        layout.addWidget(self.heading)
        if self.spec.hint:
            layout.addSpacing(theme().space(8))
            layout.addWidget(Prose(said(self.spec.hint), "lead", "muted"))
        if self.spec.why:
            layout.addSpacing(theme().space(4))
            why = Fold(self.tr("Why we ask"))
            why.body.addWidget(Prose(said(self.spec.why), "body"))
            layout.addWidget(why)
        layout.addSpacing(theme().space(24))
        self._locked = LockedLine(self._desk, self.spec)
        layout.addWidget(self._locked)
        self._after_locked = QWidget()
        self._after_locked.setFixedHeight(theme().space(24))
        layout.addWidget(self._after_locked)
        self._show_lock()

    def _show_lock(self) -> None:
        self._locked.refresh()
        self._after_locked.setVisible(not self._locked.isHidden())

    def _give_alone(self, view: PageView, alone: bool) -> None:
        """Show ``view`` without the page's question and its other parts, or everything again."""
        for part in (self._head, *self.blocks):
            if part is not view:
                part.setVisible(not alone)
        side = theme().space(28)
        above, below = (ABOVE_ALONE, 0) if alone else (ABOVE, 40)
        self._column.pad(side, theme().space(above), side - BAR, theme().space(below))
        self.scroller.verticalScrollBar().setValue(0)
        self.alone_changed.emit(alone)

    def _on_changed(self, change: object) -> None:
        areas: frozenset[str] = getattr(change, "areas", frozenset())
        if not self.isVisible():
            self._stale = True
            return
        if "file" in areas:
            self._show_lock()
        for block in self.blocks:
            if (block.areas | self.spec.more_areas) & areas:
                block.refresh()

    def arrive(self) -> None:
        """Bring the page up to date if anything changed while it was hidden, and show its top."""
        self.scroller.verticalScrollBar().setValue(0)
        if self._stale:
            self._stale = False
            self._show_lock()
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

    def block(self, number: int) -> PageView:
        """Return one block, counted from 0."""
        return self.blocks[number]
