"""One person's weights on one page: each change from worst to best, a figure, a bar, and the own share.

Enter and the arrows down and up lead from figure to figure; plus and minus, or page up and down, change one by five.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kinds import WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.spread import SECOND
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.swings import (
    SwingLine,
    advice,
    read_swing,
    says_cannot_say,
    standing_said,
    stepped,
    swing_lines,
)
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.curtain import RoundView
from partnerdesk.ui.views.steps.swing_row import MOST, SwingRow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.text import Prose


class WeightsView(PageView):
    """All changes, weighed by the person whose turn it is."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lines: tuple[SwingLine, ...] = ()
        layout = column(self, 12)
        self._who = Prose("", "caption", "muted")
        large = theme().is_large
        self._question = Prose(
            self.tr("Which single change matters most to the people you serve? Give it 100."),
            "section" if large else "question",
        )
        self._rule = Prose(
            self.tr(
                "Read each change from worst to best. Weigh the size of the change, not the sound of the word. "
                "Where you do not know, type C for ‘Cannot say’: it does not count as 0."
            ),
            "caption" if large else "body",
            "muted",
        )
        if model.is_again:
            self._question.say(self.tr("Would you weigh these differently now?"))
        self._advice = Prose("", "strong", "primary")
        self._standing = Prose("", "body")
        self._error = ErrorLine()
        for part in (self._who, self._question, self._rule, self._advice, self._standing, self._error):
            layout.addWidget(part)
        self._place = column(None, 8)
        layout.addLayout(self._place)
        self._rows: list[SwingRow] = []
        self.done = Button(self.tr("To the end"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.done.clicked.connect(self._on_done)
        layout.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    @override
    def refresh(self) -> None:
        if self._model.state is not ScreenState.ANSWER:
            self._forget()
            return
        self._lines = swing_lines(self._model)
        no_most = not self._model.is_again and all(line.swing != MOST for line in self._lines)
        person = self._model.person
        self._who.say(person.name if person else "")
        self._advice.say(advice(self._lines, again=self._model.is_again))
        stands = standing_said(self._model)
        self._standing.say(stands)
        self._standing.setVisible(bool(stands))
        for place in range(len(self._rows), len(self._lines)):
            ways = (partial(self._take, place), partial(self._step, place), partial(self._put, place))
            row = SwingRow(*ways, partial(self._cannot_say, place))
            self._rows.append(row)
            self._place.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._lines))
            if place < len(self._lines):
                line = self._lines[place]
                words = (line.item.short, line.worst, line.best)
                row.describe(*words, line.swing, line.share, cannot_say=line.cannot_say)
                row.tell_before(line.earlier, line.of_all)
                row.offer_most(no_most)

    def _forget(self) -> None:
        """Leave nothing of the last person's in the controls."""
        self._error.say("")
        for row in self._rows:
            row.forget()
        for part in (self._advice, self._standing, self._who):
            part.say("")

    def _take(self, place: int) -> bool:
        row, line = self._rows[place], self._lines[place]
        if self._model.state is not ScreenState.ANSWER or not row.is_typed:
            return True
        if says_cannot_say(row.edit.text()):
            self._cannot_say(place)
            return True
        try:
            swing = read_swing(row.edit.text())
        except PartnerDeskError as wrong:
            row.edit.mark_wrong(True)
            self._error.say(spoken(wrong.sentence))
            return False
        nothing = swing is None and line.is_open
        row.show_figure(swing, cannot_say=swing is None and not nothing)
        self._tell("" if nothing else self._model.record(line.item, swing=swing))
        return True

    def _tell(self, refusal: str) -> None:
        self._error.follow(refusal, still_wrong=any(row.edit.is_wrong for row in self._rows))

    def _cannot_say(self, place: int) -> None:
        if self._model.state is ScreenState.ANSWER:
            self._rows[place].show_figure(None, cannot_say=True)
            self._tell(self._model.record(self._lines[place].item, swing=None))

    def _step(self, place: int, way: int) -> None:
        self._put(place, stepped(self._lines[place].swing, way))

    def _put(self, place: int, swing: float) -> None:
        if self._model.state is ScreenState.ANSWER:
            self._rows[place].show_figure(swing)
            self._tell(self._model.record(self._lines[place].item, swing=swing))

    @override
    def commit(self) -> bool:
        taken = [self._take(place) for place in range(len(self._lines))]
        return all(taken)

    def _on_done(self) -> None:
        if self.commit():
            self._model.let_stand()
            self._model.finish()

    @property
    @override
    def told(self) -> str:
        return f"{self._question.said} {self._advice.said}"

    @override
    def focus_first(self) -> bool:
        if self._rows:
            self._rows[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._rows)


@page_view("weight_round")
def weight_round(place: Place) -> PageView:
    """Everybody weighs alone."""
    return RoundView(model_of(place.desk, WEIGHT), WeightsView)


@page_view("weight_round_2")
def weight_round_again(place: Place) -> PageView:
    """Everybody weighs alone again what was weighed differently."""
    return RoundView(model_of(place.desk, WEIGHT, SECOND), WeightsView)
