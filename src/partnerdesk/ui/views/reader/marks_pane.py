"""What can be marked on an answer, each with its key beside it, and where the answer leads from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.reader.keys import Does, reader_keys
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.reader.left_by_key import LeftByKey
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.key_toggle import KeyToggle
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.domain.records import AnswerMark
    from partnerdesk.ui.viewmodels.reader.marking import KeyedLine, Marking

WIDEST = "000"
"""Room for the number of answers with a theme: it comes and grows while one reads, and no button moves."""
_FLAGS = (
    (Does.ALOUD, N_("Read this aloud"), "read_aloud"),
    (Does.IDENTIFY, N_("May identify someone"), "may_identify"),
    (Does.READ, N_("Has been read"), "was_read"),
)


class Toggles(QWidget):
    """A row of marks that flows like words; kept while what can be marked stays the same."""

    def __init__(self, turn: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = turn
        self._flow = FlowLayout(self, 6)
        self.made: list[KeyToggle] = []
        self._values: list[str] = []

    def show_lines(self, lines: tuple[KeyedLine, ...], *, enabled: bool) -> None:
        """Show what can be marked, and what is."""
        while len(self.made) < len(lines):
            self._add(len(self.made))
        self._values = [line.value for line in lines]
        for number, toggle in enumerate(self.made):
            if number < len(lines):
                toggle.name(lines[number].key, lines[number].words, lines[number].meaning)
                count = lines[number].count
                words = self.tr("On how many answers: {n}").format(n=count) if count else ""
                toggle.count(count, words, WIDEST if lines[number].is_counted else "")
                toggle.show_on(on=lines[number].is_on)
                toggle.setEnabled(enabled)
            toggle.setVisible(number < len(lines))

    def _add(self, number: int) -> None:
        toggle = KeyToggle("", "")
        toggle.clicked.connect(lambda: self._turn(self._values[number]))
        self.made.append(toggle)
        self._flow.addWidget(toggle)


class MarksPane(QWidget):
    """Themes, a stance, and three flags; and the question ``asks``, which stands with the answer."""

    done = Signal()
    """The keyboard goes back to the answer."""

    def __init__(self, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = marking
        layout = self.body = column(self, 8)
        layout.addWidget(Prose(self.tr("Themes"), "strong"))
        none = self.tr("None yet. {key} writes the first one and gives it to this answer; after that, one key does.")
        self._none = Prose(none.format(key=reader_keys().key(Does.THEME)), "caption", "muted")
        layout.addWidget(self._none)
        self.themes = Toggles(marking.turn_theme)
        layout.addWidget(self.themes)
        self.new = LeftByKey(self.tr("New theme"), self.tr("Enter adds it and gives it to this answer."))
        self.new.returnPressed.connect(self._add_theme)
        self.new.left_by_key.connect(self.done)
        label = self.tr("New theme ({key})").format(key=reader_keys().key(Does.THEME))
        layout.addWidget(Labelled(label, "", self.new))
        self.to_themes = Button(self.tr("Rename, merge or split themes"), Look.QUIET, "arrow-right", icon_after=True)
        self.to_themes.clicked.connect(marking.go_to_themes)
        layout.addWidget(self.to_themes, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(4)
        layout.addWidget(Prose(self.tr("What they think of the proposal"), "strong"))
        self.stances = Toggles(marking.turn_stance)
        layout.addWidget(self.stances)
        layout.addSpacing(4)
        layout.addWidget(Prose(self.tr("This answer"), "strong"))
        self.asks = self._make_question()
        self._add_flags()

    def _make_question(self) -> Notice:
        notice = Notice("", "warning")
        holder = QWidget()
        row = FlowLayout(holder, 6)
        for words, may in ((self.tr("It may"), True), (self.tr("Nobody"), False)):
            answer = KeyToggle("", words)
            answer.setCheckable(False)
            answer.clicked.connect(partial(self._marking.set_identify, may))
            row.addWidget(answer)
        notice.body.addWidget(holder)
        return notice

    def _add_flags(self) -> None:
        holder = QWidget()
        row = FlowLayout(holder, 6)
        turns = {
            Does.ALOUD: self._marking.turn_aloud,
            Does.IDENTIFY: self._marking.turn_identify,
            Does.READ: self._marking.turn_read,
        }
        self.flags: dict[str, KeyToggle] = {}
        for does, words, field in _FLAGS:
            toggle = self.flags[field] = KeyToggle(reader_keys().key(does), said(words))
            toggle.clicked.connect(lambda _on=False, turn=turns[does]: turn())
            row.addWidget(toggle)
        self.body.addWidget(holder)

    def _add_theme(self) -> None:
        if self._marking.add_theme(self.new.text()):
            self.new.clear()
            self.done.emit()

    def rest(self) -> None:
        """Show that there is nothing to mark."""
        self.setEnabled(False)
        self.asks.hide()
        for toggle in (*self.themes.made, *self.stances.made, *self.flags.values()):
            toggle.show_on(on=False)

    def show_marks(self, mark: AnswerMark, *, asks_identity: bool, names: tuple[str, ...] = ()) -> None:
        """Show what is marked on an answer; where it asks who it identifies, with what may be ``names``."""
        holds = self.tr("It may hold a number, a postcode or an address. Does it identify someone?")
        named = self.tr("It may name somebody: {names}. Does it identify someone?").format(names=", ".join(names))
        self.asks.say(named if names else holds)
        self.setEnabled(True)
        enabled = self._marking.is_open
        themes = self._marking.themes
        self.themes.show_lines(themes, enabled=enabled)
        self._none.setVisible(not themes)
        self.to_themes.setVisible(bool(themes))
        self.new.setEnabled(enabled)
        self.stances.show_lines(self._marking.stances, enabled=enabled)
        for field, toggle in self.flags.items():
            toggle.show_on(on=bool(getattr(mark, field)))
            toggle.setEnabled(enabled)
        self.asks.setVisible(asks_identity and enabled)
