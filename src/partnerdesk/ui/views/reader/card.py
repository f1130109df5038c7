"""One answer at a time, in large type: what was asked, what was said, who said it, and what was marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.reader.words import AnswerWords
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import IconMark
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.text import Line, Prose

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.pages import ChipLine
    from partnerdesk.ui.viewmodels.reader.room_rule import WhereSet
    from partnerdesk.ui.viewmodels.reader.shown import ShownAnswer


class AnswerCard(Card):
    """The card; its words can have the keyboard, and all keys of the page work there. ``way_asked`` brings where to."""

    way_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", "", parent, padding=20)
        head = QHBoxLayout()
        head.setSpacing(theme().space(12))
        self._question = Prose("", "strong", "muted")
        self._told = Line("", "caption", "muted")
        head.addWidget(self._question, 1)
        head.addWidget(self._told, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.words = AnswerWords()
        self.body.addWidget(self.words)
        self._source = Prose("", "body", "muted")
        self.body.addWidget(self._source)
        holder = QWidget()
        self._chips = FlowLayout(holder, 6)
        self._made: list[Chip] = []
        self._told_chips: tuple[ChipLine, ...] = ()
        self.body.addWidget(holder)
        self._question_place = column(None, 0)
        self.body.addLayout(self._question_place)
        foot = QHBoxLayout()
        foot.setSpacing(theme().space(8))
        self._icon_mark = IconMark("eye-off", "muted", 16)
        self._room = Prose("", "caption", "muted")
        foot.addWidget(self._icon_mark)
        foot.addWidget(self._room, 1)
        self.body.addLayout(foot)
        self._where: WhereSet | None = None
        self.way = Button("", Look.QUIET, "arrow-right", icon_after=True)
        self.way.clicked.connect(lambda: self.way_asked.emit(self._where))
        self.body.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)

    def put_question(self, question: QWidget) -> None:
        """Put what is asked about this answer below its marks, where it is in sight."""
        self._question_place.addWidget(question)

    def show_answer(self, shown: ShownAnswer, told: str) -> None:
        """Show an answer; ``told`` says which one of how many it is."""
        self._question.say(shown.question)
        self._told.say(told)
        self.words.say(shown.words)
        self.words.setAccessibleName(told)
        self.words.setAccessibleDescription(shown.question)
        self._source.say(shown.source)
        self._source.setVisible(bool(shown.source))
        self._show_chips(shown.chips)
        self._room.say(shown.room)
        self._icon_mark.show_icon("eye" if shown.is_in_room else "eye-off", "primary" if shown.is_in_room else "muted")
        self._show_way(shown.where)

    def _show_way(self, where: WhereSet | None) -> None:
        if where is not None and (self._where is None or where.label != self._where.label):
            self.way.rename(said(where.label))
        self._where = where
        self.way.setVisible(where is not None)

    def _show_chips(self, chips: tuple[ChipLine, ...]) -> None:
        if chips == self._told_chips:
            return
        self._told_chips = chips
        while len(self._made) < len(chips):
            chip = Chip("")
            self._made.append(chip)
            self._chips.addWidget(chip)
        for number, made in enumerate(self._made):
            if number < len(chips):
                line = chips[number]
                made.say(said(line.text), line.tone, line.icon)
            made.setVisible(number < len(chips))
