"""The page on which a board reads the answers of a survey together: one at a time in large type, or as a list.

One key does one thing, wherever on the page the keyboard is, but for the fields in which one types.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.reader.keys import BY_KEY, KEY_OF, KEYS, STANCE_KEYS, Does
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import State, reader_of
from partnerdesk.ui.viewmodels.reader.rows import AnswerRows
from partnerdesk.ui.viewmodels.reader.shown import shown_answer
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.reader.card import AnswerCard
from partnerdesk.ui.views.reader.empty import NoSurvey, Nothing
from partnerdesk.ui.views.reader.filters_pane import FiltersPane
from partnerdesk.ui.views.reader.leads_pane import LeadsPane
from partnerdesk.ui.views.reader.left_by_key import keeps_escape
from partnerdesk.ui.views.reader.marks_pane import MarksPane
from partnerdesk.ui.views.reader.rows_view import AnswerList
from partnerdesk.ui.views.reader.top import ReaderTop
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

BESIDE_FROM = 620
ROUND_WORDS = 300
"""Pixels of the window, at 100 %, that stand around the words while they fill it."""
_ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


@page_view("answer_reader")
class AnswerReaderView(PageView):
    """Search and filters, the answers, what can be marked on them, and the keys."""

    areas = frozenset(
        {"survey", "survey_question", "answer_mark", "theme", "beneficiary_input", "evidence_link", "file"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.desk = place.desk
        self.reader = reader_of(place.desk)
        self._marking = Marking(self.reader)
        self._was_open = self._marking.is_open
        self._announced: int | None = None
        self._fills = False
        self._is_stale = False
        layout = column(self, 16)
        self._none = NoSurvey(place.desk)
        layout.addWidget(self._none)
        self.filters = FiltersPane(self.reader)
        self.top = ReaderTop(self.reader, self.filters.button)
        self.top.search.left_by_key.connect(self._to_answer)
        layout.addWidget(self.top)
        layout.addWidget(self.filters)
        self._everything = Notice(self.tr("Every one of these answers has been read."), "good")
        layout.addWidget(self._everything)
        self._body = QWidget()
        layout.addWidget(self._body)
        self._lay_out_body()
        self._keys = self._make_keys()
        layout.addWidget(self._keys)
        self.reader.changed.connect(self._on_told)
        self.reader.found.connect(self._on_told)
        self.reader.arrive()
        self._show_all()

    # --- parts --------------------------------------------------------------------------------------------------------

    def _lay_out_body(self) -> None:
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme().space(20))
        left = QWidget()
        words = column(left, 12)
        self.nothing = Nothing(self.reader)
        words.addWidget(self.nothing)
        self.card = AnswerCard()
        words.addWidget(self.card)
        self._list: AnswerList | None = None
        self._list_card = Card("plain", padding=4)
        words.addWidget(self._list_card)
        words.addWidget(self._make_ways())
        words.addStretch(1)
        self.marks = MarksPane(self._marking)
        self.marks.done.connect(self._to_answer)
        right = QWidget()
        marks = column(right, 16)
        marks.addWidget(self.marks)
        self._leads = LeadsPane(self.reader)
        self._leads.quote_asked.connect(self._quote)
        self._leads.erase_asked.connect(self._erase)
        marks.addWidget(self._leads)
        marks.addStretch(1)
        self._beside.addWidget(left, 13)
        self._beside.addWidget(right, 9)

    def _make_ways(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 8)
        self._ways: dict[Does, Button] = {}
        for does, words, icon in (
            (Does.BEFORE, self.tr("Before"), "arrow-left"),
            (Does.ON, self.tr("Next"), "arrow-right"),
            (Does.UNREAD, self.tr("Next unread"), "circle"),
            (Does.BACK, self.tr("Back"), "undo"),
            (Does.FILL, self.tr("Fill the window"), "panel"),
        ):
            button = Button(f"{words} ({KEY_OF[does]})", Look.SECONDARY, icon)
            button.clicked.connect(partial(self._do, does))
            self._ways[does] = button
            row.addWidget(button)
        return holder

    def _make_keys(self) -> Fold:
        fold = Fold(self.tr("All keys"))
        fold.body.setSpacing(theme().space(4))
        for line in KEYS:
            fold.body.addWidget(Prose(f"{line.key}   {said(line.words)}", "body"))
        for stance in self._marking.stances:
            fold.body.addWidget(Prose(f"{stance.key}   {stance.words}", "body"))
        fold.body.addWidget(Prose(self.tr("1 to 9, then letters   A theme"), "body"))
        more = self.tr("Arrow keys go to the next answer and the one before; the space bar goes on reading.")
        fold.body.addWidget(Prose(more, "caption", "muted"))
        return fold

    @property
    def rows(self) -> AnswerList:
        """The list; made when it is wanted first."""
        if self._list is None:
            self._list = AnswerList(AnswerRows(self.reader, self))
            self._list.stood_on.connect(self.reader.show_row)
            self._list.opened.connect(self._open_one)
            self._list_card.body.addWidget(self._list)
        return self._list

    # --- showing ------------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Get the answers ready; the reader tells of every change by itself, but for the lock."""
        self.reader.arrive()
        if self._is_stale or self._was_open is not self._marking.is_open:
            self._show_all()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_all()

    def _on_told(self) -> None:
        """Show what is new; while the page is hidden, when it is shown again."""
        if self.isVisible():
            self._show_all()
        else:
            self._is_stale = True

    def _show_all(self) -> None:
        self._is_stale, self._was_open = False, self._marking.is_open
        state = self.reader.state
        there = state is not State.NONE
        self._none.setVisible(state is State.NONE)
        page = there and not self._fills
        self.top.setVisible(page)
        self.filters.setVisible(page and self.filters.button.isChecked())
        self._body.setVisible(there)
        self._keys.setVisible(page)
        self._everything.setVisible(page and self._is_all_read())
        if there:
            self.top.refresh()
            self.filters.refresh()
            self._show_answer()

    def _is_all_read(self) -> bool:
        reader = self.reader
        asked = reader.wanted.unread is not False  # who wants those that were read knows
        return reader.state is State.READY and asked and reader.read == len(reader.snapshot)

    def _show_answer(self) -> None:
        reader = self.reader
        current, mark = reader.current, reader.mark
        self.nothing.setVisible(current is None)
        if current is None or mark is None:
            self._show_nothing()
            return
        row, count = reader.row, len(reader.snapshot)
        told = self.tr("{n} of {all}").format(n=f"{row + 1:,}", all=f"{count:,}")
        shown = shown_answer(self.desk.partnership, current, mark)
        goes = QApplication.focusWidget() in {self.card.words, self._list}
        if reader.as_list:
            self.rows.show_row(row)
        else:
            self.card.show_answer(shown, told)
        self.card.setVisible(not reader.as_list)
        self._list_card.setVisible(reader.as_list)
        if goes:
            self.focus_first()
        self.marks.show_marks(mark, asks_identity=shown.asks_identity)
        self._leads.show_answer(enabled=self._marking.is_open)
        self._ways[Does.BEFORE].setEnabled(row > 0)
        self._ways[Does.ON].setEnabled(row < count - 1 or not mark.was_read)
        self._ways[Does.UNREAD].setEnabled(True)
        self._ways[Does.BACK].setEnabled(True)
        self._announce(current.position, f"{told}. {shown.words}")

    def _show_nothing(self) -> None:
        """Show that no answer fits, and leave the marks where they are: it is quicker, and nothing jumps."""
        self.nothing.refresh()
        self.card.hide()
        self._list_card.hide()
        self.marks.rest()
        self._leads.rest()
        for does, way in self._ways.items():
            way.setEnabled(does is Does.FILL)

    def _announce(self, place: int, words: str) -> None:
        if self._announced not in {None, place} and self.isVisible() and not self.reader.as_list:
            announce(self, words)
        self._announced = place

    def _to_answer(self) -> None:
        self.reader.search_now()
        self.focus_first()

    @override
    def focus_first(self) -> bool:
        if self.reader.state is State.NONE:
            return self._none.focus_first()
        if self.reader.current is None:
            self.top.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        target = self.rows if self.reader.as_list else self.card.words
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _open_one(self) -> None:
        if self.reader.as_list:
            self.reader.switch()

    # --- keys ---------------------------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if self._fills and keeps_escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape and self._fills:
            self._fill()
        elif self.reader.current is None or not plain or not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return False where it stands for nothing."""
        on_words = self.card.words.hasFocus()
        if event.key() in _ARROWS and on_words:
            self._go(_ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and on_words:
            if not self.card.words.scroll_on():
                self._go(1)
        else:
            return self.press_letter(event.text().upper())
        return True

    def press_letter(self, letter: str) -> bool:
        """Do what a letter or a digit stands for; return False where it stands for nothing."""
        themes = {line.key: line.value for line in self._marking.themes if line.key}
        if letter in themes:
            self._marking.turn_theme(themes[letter])
        elif letter in STANCE_KEYS:
            self._marking.turn_stance(STANCE_KEYS[letter])
        elif letter in BY_KEY:
            self._do(BY_KEY[letter])
        else:
            return False
        return True

    def _go(self, by: int) -> None:
        if not self._marking.on(by) and by > 0:
            self.desk.notice(self.tr("That was the last of these answers."))

    def _go_to_unread(self) -> None:
        if not self._marking.on_to_unread():
            self.desk.notice(self.tr("Every one of these answers has been read."))

    def _undo(self) -> None:
        if not self._marking.undo():
            self.desk.notice(self.tr("There is no mark to undo here. Ctrl+Z undoes what was done before."))

    def _quote(self) -> None:
        answer = self.reader.current
        if answer is not None and self._marking.is_open:
            from partnerdesk.ui.views.dialogs.quote_answer import QuoteAnswer

            QuoteAnswer(self.desk, answer, self.window()).open()

    def _erase(self) -> None:
        answer = self.reader.current
        if answer is not None:
            from partnerdesk.ui.views.dialogs.erase_answers import EraseAnswers

            EraseAnswers(self.desk, answer, self.window()).open()

    def _do(self, does: Does) -> None:
        actions: dict[Does, Callable[[], object]] = {
            Does.ON: partial(self._go, 1),
            Does.BEFORE: partial(self._go, -1),
            Does.UNREAD: self._go_to_unread,
            Does.BACK: self.reader.back,
            Does.UNDO: self._undo,
            Does.ALOUD: self._marking.turn_aloud,
            Does.IDENTIFY: self._marking.turn_identify,
            Does.READ: self._marking.turn_read,
            Does.THEME: partial(self.marks.new.setFocus, Qt.FocusReason.ShortcutFocusReason),
            Does.SEARCH: partial(self.top.search.setFocus, Qt.FocusReason.ShortcutFocusReason),
            Does.SWITCH: self.reader.switch,
            Does.QUOTE: self._quote,
            Does.FILL: self._fill,
        }
        if (action := actions.get(does)) is not None:
            action()

    # --- room ---------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Fill the window with the answer and its marks, or show the whole page again."""
        self._fills = not self._fills
        self.alone_asked.emit(self._fills)
        words = self.tr("Show the whole page ({key})") if self._fills else self.tr("Fill the window ({key})")
        self._ways[Does.FILL].rename(words.format(key=KEY_OF[Does.FILL]))
        self._fit_words()
        self._show_all()
        self.focus_first()

    def _fit_words(self) -> None:
        self.card.words.fill(self.window().height() - theme().px(ROUND_WORDS) if self._fills else 0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._fills and not event.spontaneous():
            self._fill()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM * theme().scale
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != direction:
            self._beside.setDirection(direction)
        if self._fills:
            self._fit_words()
