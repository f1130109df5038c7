"""Narrows the answers: by question, group, theme, stance, and whether somebody has read them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.records import Survey, SurveyQuestion
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.reader import filters
from partnerdesk.ui.viewmodels.reader.reader import Reader, ReaderState
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput


class FiltersPane(QWidget):
    """Five lists and the way back to all answers; hidden until its button is pressed."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._offered: object = None
        self._given: dict[str, tuple[ChoiceLine, ...]] = {}
        self.button = Button(self.tr("Filters"), Look.SECONDARY, "chevron-down", icon_after=True)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        body = column(self, 12)
        labels = {
            "question": (self.tr("Question"), self.tr("All questions")),
            "group": (self.tr("Group"), self.tr("All groups")),
            "theme": (self.tr("Theme"), self.tr("Any theme, or none")),
            "stance": (self.tr("What they think"), self.tr("Anything")),
            "reading": (self.tr("Reading"), self.tr("Read or not")),
        }
        tiles = TileLayout(None, 3, spacing=12)
        self.lists: dict[str, SelectInput] = {}
        self._every = {what: ChoiceLine(None, every) for what, (_label, every) in labels.items()}
        for what, (label, _every) in labels.items():
            picked = self.lists[what] = SelectInput((self._every[what],), label, required=True)
            picked.picked.connect(lambda value, what=what: reader.narrow(what, value))
            tiles.addWidget(Labelled(label, "", picked))
        body.addLayout(tiles)

    def _on_toggled(self, opened: bool) -> None:
        self.setVisible(opened)
        self.refresh()

    def refresh(self) -> None:
        """Offer what there is now, and show what is wanted; who answered in which group is only looked up if asked."""
        if self.button.isChecked():
            self._offer()
        wanted = self._reader.wanted
        used = 0
        for what, picked in self.lists.items():
            value = filters.value_of(wanted, what)
            picked.show_value(value)
            used += value is not None
        words = self.tr("Filters ({n})").format(n=used) if used else self.tr("Filters")
        if words != self.button.text():
            self.button.rename(words)

    def _offer(self) -> None:
        partnership, answers = self._reader.desk.partnership, self._reader.answers
        self._give("theme", filters.themes(partnership))
        state = (partnership.table(Survey), partnership.table(SurveyQuestion))
        if answers is None or state == self._offered or self._reader.state is ReaderState.LOADING:
            return
        self._offered = state
        self._give("question", filters.questions(partnership))
        self._give("group", filters.groups(partnership, answers))
        self._give("stance", filters.stances())
        self._give("reading", filters.reading())

    def _give(self, what: str, lines: tuple[ChoiceLine, ...]) -> None:
        if self._given.get(what) != lines:
            self._given[what] = lines
            self.lists[what].offer((self._every[what], *lines))
