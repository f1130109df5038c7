"""What stands below the search: the answer or the list, the way from one to the next, and what can be marked.

Beside each other where there is room, else one below the other.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.ui.viewmodels.reader.keys import Does, reader_keys
from partnerdesk.ui.viewmodels.reader.leads import INPUTS
from partnerdesk.ui.viewmodels.reader.rows import AnswerRows
from partnerdesk.ui.viewmodels.reader.shown import shown_answer
from partnerdesk.ui.viewmodels.speech import whole_number
from partnerdesk.ui.views.reader.card import AnswerCard
from partnerdesk.ui.views.reader.empty import Nothing
from partnerdesk.ui.views.reader.leads_pane import LeadsPane
from partnerdesk.ui.views.reader.marks_pane import MarksPane
from partnerdesk.ui.views.reader.rows_view import AnswerList
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column, lay_beside
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.reader.marking import Marking
    from partnerdesk.ui.viewmodels.reader.reader import Reader
    from partnerdesk.ui.viewmodels.reader.room_rule import WhereSet

BESIDE_FROM = 620


class ReaderBody(QWidget):
    """The answer and its marks. ``asked`` brings what a button stands for, ``left_by_key`` the keyboard back."""

    asked = Signal(object)
    erase_asked = Signal()
    left_by_key = Signal()

    def __init__(self, reader: Reader, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader, self._marking = reader, marking
        self._list: AnswerList | None = None
        self.told = ""
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme().space(20))
        self._beside.addWidget(self._make_left(), 13)
        self._beside.addWidget(self._make_right(), 9)

    def _make_left(self) -> QWidget:
        left = QWidget()
        words = self._words = column(left, 12)
        self.nothing = Nothing(self._reader)
        self.card = AnswerCard()
        self.card.way_asked.connect(self._to_where_set)
        self._list_card = Card("plain", padding=4)
        self.ways: dict[Does, Button] = {}
        on = self._on = self._make_ways(  # above the words, where they are in sight on any screen
            (Does.BEFORE, self.tr("Previous"), "arrow-left"),
            (Does.ON, self.tr("Next"), "arrow-right"),
            (Does.UNREAD, self.tr("Next unread"), "circle"),
        )
        other = self._other = self._make_ways(
            (Does.BACK, self.tr("Where you were"), "undo"),
            (Does.FILL, self.tr("Fill the window"), "panel"),
        )
        shown = (self.card, self._list_card)
        for part in (self.nothing, *((*shown, on) if theme().is_large else (on, *shown)), other):
            words.addWidget(part)
        words.addStretch(1)
        return left

    def _make_right(self) -> QWidget:
        right = QWidget()
        marks = column(right, 16)
        self.marks = MarksPane(self._marking)
        self.marks.done.connect(self.left_by_key)
        marks.addWidget(self.marks)
        self.card.put_question(self.marks.asks)
        self.leads = LeadsPane(self._reader)
        self.leads.quote_asked.connect(partial(self.asked.emit, Does.QUOTE))
        self.leads.erase_asked.connect(self.erase_asked)
        marks.addWidget(self.leads)
        marks.addStretch(1)
        return right

    def _make_ways(self, *offered: tuple[Does, str, str]) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 8)
        for does, words, icon in offered:
            button = Button(f"{words} ({reader_keys().key(does)})", Look.SECONDARY, icon)
            button.clicked.connect(partial(self.asked.emit, does))
            self.ways[does] = button
            row.addWidget(button)
        return holder

    def put_fill(self, *, above: bool) -> None:
        """Put the way back from the full window above the words, where it is in sight; else below them."""
        if theme().is_large:  # there the ways on stand below the words, which leave no room there now
            self._words.removeWidget(self._on)
            place = self._words.indexOf(self.card) if above else self._words.indexOf(self._list_card) + 1
            self._words.insertWidget(place, self._on)
        fill, row = self.ways[Does.FILL], (self._on if above else self._other).layout()
        if row is not None:
            row.addWidget(fill)
            fill.show()

    @property
    def rows(self) -> AnswerList:
        """The list; made when it is wanted first."""
        if self._list is None:
            self._list = AnswerList(AnswerRows(self._reader, self))
            self._list.stood_on.connect(self._reader.show_row)
            self._list.opened.connect(self._open_one)
            self._list_card.body.addWidget(self._list)
        return self._list

    def _to_where_set(self, where: WhereSet) -> None:
        if where.field:
            self._reader.desk.lead_to(INPUTS, BeneficiaryInput, (where.input,), where.field)
        else:
            self.asked.emit(Does.QUOTE)

    def _open_one(self) -> None:
        if self._reader.as_list:
            self._reader.switch()

    def take_keyboard(self) -> None:
        """Give the keyboard to the answer, or to the list."""
        target = self.rows if self._reader.as_list else self.card.words
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the answer, its marks and where it leads; or that there is none."""
        reader = self._reader
        current, mark = reader.current, reader.mark
        self.nothing.setVisible(current is None)
        if current is None or mark is None:
            self._show_nothing()
            return
        row, count = reader.row, len(reader.snapshot)
        self.told = self.tr("{n} of {all}").format(n=whole_number(row + 1), all=whole_number(count))
        shown = shown_answer(reader.desk.partnership, current, mark)
        goes = QApplication.focusWidget() in {self.card.words, self._list}
        if reader.as_list:
            self.rows.show_row(row)
        else:
            self.card.show_answer(shown, self.told)
        self.card.setVisible(not reader.as_list)
        self._list_card.setVisible(reader.as_list)
        if goes:
            self.take_keyboard()
        self.marks.show_marks(mark, asks_identity=shown.asks_identity, names=shown.names)
        self.leads.show_answer(enabled=self._marking.is_open)
        self.ways[Does.BEFORE].setEnabled(row > 0)
        self.ways[Does.ON].setEnabled(row < count - 1 or not mark.was_read)
        self.ways[Does.UNREAD].setEnabled(True)
        self.ways[Does.BACK].setEnabled(True)
        self._lay()

    def _show_nothing(self) -> None:
        """Show that no answer fits, and leave the marks where they are: it is quicker, and nothing jumps."""
        self.nothing.refresh()
        self.card.hide()
        self._list_card.hide()
        self.marks.rest()
        self.leads.rest()
        for does, way in self.ways.items():
            way.setEnabled(does is Does.FILL)

    def _lay(self) -> None:
        least = sum(self._least_widths()) + self._beside.spacing()
        lay_beside(self._beside, self.width() >= max(BESIDE_FROM * theme().scale, least))

    def _least_widths(self) -> list[int]:
        items = (self._beside.itemAt(place) for place in range(self._beside.count()))
        return [item.minimumSize().width() for item in items if item is not None]

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._least_widths()), self._beside.totalMinimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
