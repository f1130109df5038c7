"""One person's weights on one page: each change from worst to best, a figure, a bar, and the own share.

Enter and the arrows down and up lead from figure to figure; Page up and Page down change one by five.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kinds import WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.states import State
from partnerdesk.ui.viewmodels.rounds.swings import SwingLine, advice, read_swing, stepped, swing_lines
from partnerdesk.ui.viewmodels.speech import plain_number, spoken
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.curtain import RoundView
from partnerdesk.ui.views.steps.round_slip import SlipInput
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.text import Prose


class SwingInput(SlipInput):
    """A figure from 0 to 100."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_PageUp else -1)
        else:
            super().keyPressEvent(event)


class SwingRow(Card):
    """One change from worst to best."""

    def __init__(self, take: Callable[[], bool], step: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__("plain", parent=parent, padding=12)
        self._recorded = ""
        row = QHBoxLayout()
        row.setSpacing(theme().space(16))
        words = column(None, 2)
        self._name = Prose("", "strong")
        self._worst, self._best = Prose("", "caption", "muted"), Prose("", "caption")
        for part in (self._name, self._worst, self._best):
            words.addWidget(part)
        row.addLayout(words, 1)
        side = column(None, 2)
        self.edit = SwingInput("", "", 5)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.edit.setFixedWidth(theme().px(100))
        self.edit.left.connect(take)
        self.edit.stepped.connect(step)
        self._share = Prose("", "caption", "muted")
        side.addWidget(self.edit)
        side.addWidget(self._share)
        side.addStretch(1)
        row.addLayout(side)
        self.body.addLayout(row)
        self.bar = Bar()
        self.body.addWidget(self.bar)

    @property
    def is_typed(self) -> bool:
        """Whether something stands in the field that is not recorded yet."""
        return self.edit.text() != self._recorded

    def show_figure(self, swing: float | None) -> None:
        """Show the figure that is recorded."""
        self._recorded = "" if swing is None else plain_number(swing)
        self.edit.setText(self._recorded)
        self.edit.mark_wrong(False)

    def describe(self, line: SwingLine) -> None:
        """Show the change and its figure."""
        self._name.say(line.item.short)
        self._worst.say(self.tr("From: {worst}").format(worst=line.worst))
        self._best.say(self.tr("To: {best}").format(best=line.best))
        self.edit.setAccessibleName(line.item.short)
        self.edit.setAccessibleDescription(f"{self._worst.said} {self._best.said}")
        if not self.is_typed:
            self.show_figure(line.swing)
        share = self.tr("{share}% of yours").format(share=round(line.share * 100)) if line.share is not None else ""
        self._share.say(share)
        self.bar.show_share((line.swing or 0) / 100, f"{line.item.short}: {plain_number(line.swing or 0)}")


class WeightsView(PageView):
    """All changes, weighed by the person whose turn it is."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lines: tuple[SwingLine, ...] = ()
        layout = column(self, 12)
        self._who = Prose("", "caption", "muted")
        self._question = Prose(self.tr("What matters most to the people you help?"), "question")
        self._rule = Prose(
            self.tr("Read each change from worst to best. Weigh the size of the change, not the sound of the word."),
            "body",
            "muted",
        )
        self._advice = Prose("", "strong", "primary")
        self._error = ErrorLine()
        for part in (self._who, self._question, self._rule, self._advice, self._error):
            layout.addWidget(part)
        self._place = column(None, 8)
        layout.addLayout(self._place)
        self._rows: list[SwingRow] = []
        self.done = Button(self.tr("To the end"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.done.clicked.connect(self._on_done)
        layout.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    @override
    def refresh(self) -> None:
        if self._model.state is not State.ANSWER:
            self._forget()
            return
        self._lines = swing_lines(self._model)
        person = self._model.person
        self._who.say(person.name if person else "")
        self._advice.say(advice(self._lines))
        for place in range(len(self._rows), len(self._lines)):
            row = SwingRow(partial(self._take, place), partial(self._step, place))
            self._rows.append(row)
            self._place.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._lines))
            if place < len(self._lines):
                row.describe(self._lines[place])

    def _forget(self) -> None:
        """Leave nothing of the last person's in the controls."""
        self._error.say("")
        for row in self._rows:
            row.show_figure(None)

    def _take(self, place: int) -> bool:
        row, line = self._rows[place], self._lines[place]
        if self._model.state is not State.ANSWER or not row.is_typed:
            return True
        try:
            swing = read_swing(row.edit.text())
        except PartnerDeskError as wrong:
            row.edit.mark_wrong(True)
            self._error.say(spoken(wrong.sentence))
            return False
        row.show_figure(swing)
        nothing = swing is None and line.swing is None
        self._error.say("" if nothing else self._model.record(line.item, swing=swing))
        return True

    def _step(self, place: int, way: int) -> None:
        row, line = self._rows[place], self._lines[place]
        swing = stepped(line.swing, way)
        row.show_figure(swing)
        self._error.say(self._model.record(line.item, swing=swing))

    @override
    def commit(self) -> bool:
        taken = [self._take(place) for place in range(len(self._rows))]
        return all(taken)

    def _on_done(self) -> None:
        if self.commit():
            self._model.finish()

    @override
    def focus_first(self) -> bool:
        if self._rows:
            self._rows[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._rows)


@page_view("weight_round")
def weight_round(place: Place) -> PageView:
    """Everybody weighs alone."""
    return RoundView(model_of(place.desk, WEIGHT), WeightsView)
