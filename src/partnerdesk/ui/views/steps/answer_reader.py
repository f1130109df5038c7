"""The page on which a board reads the answers of a survey together: one at a time in large type, or as a list.

One key does one thing, wherever on the page the keyboard is, but for the fields in which one types.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.reader.keys import Does, reader_keys
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import ReaderState, reader_of
from partnerdesk.ui.viewmodels.reader.shown import marks_in_words
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.reader.body import ReaderBody
from partnerdesk.ui.views.reader.empty import AllRead, NoSurvey
from partnerdesk.ui.views.reader.filters_pane import FiltersPane
from partnerdesk.ui.views.reader.keys_pane import KeysPane
from partnerdesk.ui.views.reader.left_by_key import keeps_escape
from partnerdesk.ui.views.reader.top import ReaderTop
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.scrolling import Scroll
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column

if TYPE_CHECKING:
    from collections.abc import Callable

ROUND_WORDS = 400
"""Pixels of the window, at 100 %, that stand around the words while they fill it."""
GAP = 12
_FLAGS = frozenset({Does.ALOUD, Does.IDENTIFY, Does.READ})
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
        self._keys = KeysPane(self._marking)
        self.top = ReaderTop(self.reader, self.filters.button, self._keys.button)
        self.top.search.left_by_key.connect(self._to_answer)
        self.everything = AllRead(self.reader)
        self.body = ReaderBody(self.reader, self._marking)
        self.body.asked.connect(self._do)
        self.body.erase_asked.connect(self._erase)
        self.body.left_by_key.connect(self._to_answer)
        above = (self.top, self.filters, self._keys, self.everything)
        for part in (self.body, *above) if theme().is_large else (*above, self.body):
            layout.addWidget(part)
        self.reader.changed.connect(self._on_told)
        self.reader.found.connect(self._on_told)
        self.reader.arrive()
        self._show_all()

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
        there = state is not ReaderState.NONE
        self._none.refresh()
        self._none.setVisible(state is ReaderState.NONE)
        page = there and not self._fills
        self.top.setVisible(page)
        self.filters.setVisible(page and self.filters.button.isChecked())
        self.body.setVisible(there)
        self._keys.setVisible(page and self._keys.button.isChecked())
        self.everything.show_that(page and self._is_all_read())
        if there:
            self.top.refresh()
            self.filters.refresh()
            self.body.refresh()
            self._let_grow()
            self._announce()

    def _is_all_read(self) -> bool:
        reader = self.reader
        wanted = reader.wanted  # who wants those that were read, or marked so, knows
        asked = wanted.unread is not False and wanted.read_aloud is None and wanted.may_identify is None
        return reader.state is ReaderState.READY and asked and reader.read == len(reader.snapshot)

    def _announce(self) -> None:
        """Have another answer said that came by a key, as nothing that has the keyboard changed its name."""
        place = self.reader.current.position if self.reader.current is not None else None
        if place is not None and self._announced not in {None, place} and not self.reader.as_list:
            announce(self, f"{self.body.told}. {self.body.card.words.toPlainText()}")
        self._announced = place

    def _to_answer(self) -> None:
        self.reader.search_now()
        self.focus_first()

    @override
    def focus_first(self) -> bool:
        if self.reader.state is ReaderState.NONE:
            return self._none.focus_first()
        if self.reader.current is None:
            self.top.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.body.take_keyboard()
        return True

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
        elif not self._fills and self.body.card.words.hasFocus():
            QTimer.singleShot(0, self, self._show_card)

    def _scroll(self) -> Scroll | None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, Scroll):
            above = above.parentWidget()
        return above

    def _let_grow(self) -> None:
        """Give long words what the page has of height beside the rest of their card."""
        scroll, card = self._scroll(), self.body.card
        if scroll is not None and not self._fills:
            around = card.heightForWidth(card.width()) - card.words.height() + 2 * theme().space(GAP)
            card.words.may_grow(scroll.viewport().height() - around)

    def _show_card(self) -> None:
        """Show all of the answer's card, with what was marked and who may see it: the words alone are in sight."""
        above = self._scroll()
        if above is not None and self.body.card.height() < above.viewport().height():
            above.reveal(self.body.card)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return False where it stands for nothing."""
        on_words = self.body.card.words.hasFocus()
        if event.key() in _ARROWS and on_words:
            self._go(_ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and on_words:
            if not self.body.card.words.scroll_on():
                self._go(1)
        else:
            return self.press_letter(event.text().upper())
        return True

    def press_letter(self, letter: str) -> bool:
        """Do what a letter or a digit stands for; return False where it stands for nothing."""
        keys, themes = reader_keys(), {line.key: line.value for line in self._marking.themes if line.key}
        if letter in themes:
            self._say(self._marking.turn_theme(themes[letter]))
        elif letter in keys.stances:
            self._say(self._marking.turn_stance(keys.stances[letter]))
        elif (does := keys.does(letter)) is not None:
            self._do(does)
        else:
            return False
        return True

    def _say(self, marked: bool) -> None:
        """Have said what is marked now: the keyboard is not on the mark that a key set."""
        mark = self.reader.mark
        if marked and mark is not None:
            announce(self, marks_in_words(self.desk.partnership, mark))

    def _go(self, by: int) -> None:
        if not self._marking.on(by) and by > 0:
            self.desk.notice(self.tr("That was the last of these answers."))

    def _go_to_unread(self) -> None:
        if not self._marking.on_to_unread() and not self.everything.isVisible():
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
            Does.THEME: partial(self.body.marks.new.setFocus, Qt.FocusReason.ShortcutFocusReason),
            Does.SEARCH: partial(self.top.search.setFocus, Qt.FocusReason.ShortcutFocusReason),
            Does.SWITCH: self.reader.switch,
            Does.QUOTE: self._quote,
            Does.FILL: self._fill,
        }
        if (action := actions.get(does)) is not None:
            done = action()
            if does in _FLAGS:
                self._say(bool(done))

    # --- room ---------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Fill the window with the answer and its marks, or show the whole page again."""
        self._fills = not self._fills
        self.alone_asked.emit(self._fills)
        words = self.tr("Show the whole page ({key})") if self._fills else self.tr("Fill the window ({key})")
        self.body.ways[Does.FILL].rename(words.format(key=reader_keys().key(Does.FILL)))
        self.body.put_fill(above=self._fills)
        self._fit_words()
        self._show_all()
        self.focus_first()

    def _fit_words(self) -> None:
        self.body.card.words.fill(self.window().height() - theme().px(ROUND_WORDS) if self._fills else 0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._fills and not event.spontaneous():
            self._fill()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fills:
            self._fit_words()
        else:
            self._let_grow()
