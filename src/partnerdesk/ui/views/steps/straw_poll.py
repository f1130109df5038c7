"""The straw poll on the motion: each alone on the six-step scale, then how many stand where, and polling again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kinds import POLL
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.poll_results import PollResults, StepCount
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.curtain import RoundView, RoundWithResults
from partnerdesk.ui.views.steps.rating import ItemView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Line, Prose


class StandRow(QWidget):
    """One step of the scale: its words, a bar, and how many stand on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(12))
        words = column(None, 2)
        self._words = Prose("", "body")
        self._bar = Bar()
        words.addWidget(self._words)
        words.addWidget(self._bar)
        row.addLayout(words, 1)
        self._count = Line("", "section")
        self._count.setMinimumWidth(theme().px(36))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count)

    def describe(self, step: StepCount) -> None:
        """Show one step."""
        words = f"{step.position}  {step.words}"
        self._words.say(words)
        self._count.say(str(step.count) if step.count else "–")
        self._bar.show_share(step.count / step.of if step.of else 0, f"{words}: {step.count}")


class PollResultsView(PageView):
    """How many stand where, and what to do about it."""

    areas = frozenset({"decision"})

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._results = model, PollResults(model)
        layout = column(self, 12)
        self._motion = Prose("", "quote")
        self._card = Card("plain", padding=20)
        self._rows: list[StandRow] = []
        self._hear = Notice("", "warning")
        self._test = Notice("", "good")
        self._bar = Notice("", "warning")
        self._courtesy = Prose(
            self.tr("This is a courtesy. Your governing document decides how you vote."), "caption", "muted"
        )
        for part in (self._motion, self._card, self._hear, self._test, self._bar, self._courtesy):
            layout.addWidget(part)
        self._again = QWidget()
        flow = FlowLayout(self._again)
        change = Button(self.tr("Change the motion"), Look.SECONDARY, "pencil")
        change.clicked.connect(lambda: model.desk.go_to("decide.motion"))
        same = Button(self.tr("Poll again on the same words"), Look.QUIET)
        same.clicked.connect(self._results.poll_again)
        flow.addWidget(change)
        flow.addWidget(same)
        layout.addWidget(self._again)

    @override
    def refresh(self) -> None:
        """Show the results, or nothing while they may not be seen."""
        found = self._results.found
        self.setVisible(found is not None and self._model.state is ScreenState.CHOOSE)
        if found is None:
            return
        subject = self._model.subject
        self._motion.say(f"“{subject.about}”" if subject else "")
        steps = self._results.steps
        for _step in steps[len(self._rows) :]:
            row = StandRow()
            self._rows.append(row)
            self._card.body.addWidget(row)
        for row, step in zip(self._rows, steps, strict=False):
            row.describe(step)
        self._card.setVisible(bool(steps))
        hear = self._results.to_hear
        self._hear.say("\n".join(hear))
        self._hear.setVisible(bool(hear))
        met, words = self._results.test
        self._test.dress("good" if met else "warning")
        self._test.say(words)
        higher = self._results.higher_bar
        self._bar.say(higher)
        self._bar.setVisible(bool(higher))
        self._again.setVisible(self._results.may_poll_again)


@page_view("straw_poll")
def straw_poll(place: Place) -> PageView:
    """Return the poll, and below it its results."""
    model = model_of(place.desk, POLL)
    return RoundWithResults(RoundView(model, ItemView), PollResultsView(model))
