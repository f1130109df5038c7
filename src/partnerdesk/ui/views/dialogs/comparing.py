"""Two versions side by side: choose where both changed the same, see what settled itself, bring them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from partnerdesk.domain.merging import Take
from partnerdesk.ui.aside import erase
from partnerdesk.ui.viewmodels.comparing import ChoiceCard, ComparingModel
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.services.bringing_together import Comparison
    from partnerdesk.ui.viewmodels.desk import Desk

MANY = 3


class ComparingWindow(ReadingWindow):
    """The choices as cards, what settled itself below them, and one button that does it."""

    def __init__(self, desk: Desk, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Comparing", "Compare and bring together"), parent)
        self._desk, self._parent = desk, parent
        self.model = ComparingModel(desk, comparison, desk)
        told = self.tr("Here is the file that is open; there is {name}, which stays as it is.")
        self.say("", f"{told.format(name=comparison.path.name)} {self.model.parted}")
        self.groups: list[ChoiceGroup] = []
        if not self.model.is_same:
            self._add_choices()
            self._add_settled()
            self._add_end()
        self.model.changed.connect(self._refresh)
        self._refresh()
        self.show_all(fit=not self.model.cards)

    def _add_choices(self) -> None:
        cards = self.model.cards
        if not cards:
            self.body.addSpacing(theme().space(12))
            self.body.addWidget(
                Notice(self.tr("Nothing has to be chosen: no record was changed on both sides."), "good")
            )
            return
        self.body.addSpacing(theme().space(12))
        self.body.addWidget(Prose(self.tr("Please choose"), "section"))
        if len(cards) > MANY:
            self.body.addLayout(self._rest_row())
        for card in cards:
            self.body.addSpacing(theme().space(8))
            self.body.addWidget(self._card(card))

    def _rest_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        for text, take in (
            (self.tr("All the rest as here"), Take.MINE),
            (self.tr("All the rest as there"), Take.THEIRS),
        ):
            button = Button(text, Look.SECONDARY)
            button.clicked.connect(lambda _checked=False, take=take: self.model.choose_rest(take))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _card(self, card: ChoiceCard) -> Card:
        shown = Card("plain", card.title)
        shown.body.addWidget(Prose(card.title, "strong"))
        if card.note:
            shown.body.addWidget(Prose(card.note, "caption", "muted"))
        if card.lines:
            shown.body.addLayout(self._sides(card))
        group = ChoiceGroup(card.choices, card.title, len(card.choices))
        group.picked.connect(lambda value, ref=card.ref: self.model.choose(ref, cast("Take | None", value)))
        group.setProperty("ref", card.ref)
        self.groups.append(group)
        shown.body.addWidget(group)
        return shown

    def _sides(self, card: ChoiceCard) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space(16))
        grid.setVerticalSpacing(theme().space(6))
        for place, text in enumerate(("", self.tr("Here"), self.tr("There"))):
            grid.addWidget(Prose(text, "caption_strong", "muted"), 0, place)
            grid.setColumnStretch(place, 2 if place else 1)
        for number, line in enumerate(card.lines, 1):
            for place, text in enumerate((line.label, line.mine, line.theirs)):
                style, ink = ("body", "text") if place else ("caption", "muted")
                grid.addWidget(Prose(text or "–", style, ink), number, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _add_settled(self) -> None:
        lines = self.model.settled
        if not lines:
            return
        self.body.addSpacing(theme().space(12))
        title = self.tr("Settled without a question: {count}").format(count=len(lines))
        fold = Fold(title, opened=not self.model.cards)
        for line in lines:
            fold.body.addWidget(Prose(line, "body"))
        self.body.addWidget(fold)

    def _add_end(self) -> None:
        self._left = Prose("", "caption", "muted")
        self.together = Button(self.tr("Bring both together in this file"), Look.PRIMARY, "check")
        self.together.clicked.connect(self._bring)
        self.lead_with(self.together, self._left)

    def _refresh(self) -> None:
        if self.model.is_same:
            return
        for group in self.groups:
            group.show_value(self.model.value(group.property("ref")))
        left = self.model.left
        told = (
            self.tr("Still to choose: {count}").format(count=left) if left else self.tr("You can undo this afterwards.")
        )
        self._left.say(told)
        self.together.setEnabled(not left)

    def _bring(self) -> None:
        command = self.model.command()
        if not command.is_for_good:
            if self.model.bring(command):
                self.accept()
            return
        self.accept()
        erasing = erase(self._desk, self._parent, command, self.model.name)
        erasing.done.connect(lambda _purged, say=self.model.say_done: say())
