"""One difference between two typings of a slip: what the first said, what the second said, or what the slip says."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel, SlipDifference
from partnerdesk.ui.viewmodels.rounds.paper_table import name_of
from partnerdesk.ui.viewmodels.rounds.slip import how_to_type, read_slip
from partnerdesk.ui.viewmodels.rounds.typing import said_of
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.steps.round_parts import AnswerChoice
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import ENTER
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose


class SettleView(PageView):
    """The difference that is settled now."""

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        layout = column(self, 8)
        self._count = Prose("", "caption", "muted")
        self._slip = Prose("", "section", "primary")
        self._item = Prose("", "question")
        self._how = Prose(self.tr("Look at the slip. What does it say?"), "body", "muted")
        for part in (self._count, self._slip, self._item, self._how):
            layout.addWidget(part)
        layout.addSpacing(theme().space(8))
        self.first, self.second = AnswerChoice(""), AnswerChoice("")
        self.first.clicked.connect(lambda: self._take_typing(1))
        self.second.clicked.connect(lambda: self._take_typing(2))
        layout.addWidget(self.first)
        layout.addWidget(self.second)
        layout.addSpacing(theme().space(8))
        self.other = LineInput(self.tr("Neither: type what the slip says"), "", 8)
        self._typed = Labelled(
            self.tr("Neither: type what the slip says"), spoken(how_to_type(paper.round.kind, paper.high)), self.other
        )
        self.other.returnPressed.connect(self._on_typed)
        layout.addWidget(self._typed)

    @property
    def _now(self) -> SlipDifference | None:
        found = self._paper.differences
        return found[0] if found else None

    @override
    def refresh(self) -> None:
        now = self._now
        if now is None:
            self._forget()
            return
        settled = self._paper.settled
        whole = settled + len(self._paper.differences)
        self._count.say(self.tr("Difference {n} of {count}").format(n=settled + 1, count=whole))
        self._slip.say(self.tr("Slip of {code}").format(code=now.code))
        self._item.say(name_of(now.item))
        for card, words, typed, key in (
            (self.first, self.tr("As typed first: {answer}"), now.first, "1"),
            (self.second, self.tr("As typed second: {answer}"), now.second, "2"),
        ):
            card.show_answer(words.format(answer=said_of(typed)), "", key)
            card.setAutoExclusive(False)
            card.setChecked(False)
        self.other.setText("")
        self._typed.show_error("")

    def _forget(self) -> None:
        for card in (self.first, self.second):
            card.show_answer("", "", "")
        self.other.setText("")

    def _take_typing(self, number: int) -> None:
        now = self._now
        if now is not None:
            self._paper.settle(now, now.first if number == 1 else now.second)
            QTimer.singleShot(0, self, self.focus_first)

    def _on_typed(self) -> None:
        now = self._now
        if now is None:
            return
        try:
            typed = read_slip(self.other.text(), self._paper.round.kind, self._paper.high)
        except PartnerDeskError as wrong:
            self._typed.show_error(spoken(wrong.sentence))
            return
        self._paper.settle(now, typed)
        QTimer.singleShot(0, self, self.focus_first)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_1, Qt.Key.Key_2}:
            self._take_typing(event.key() - Qt.Key.Key_0)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            other = self.first if self.second.hasFocus() else self.second
            other.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in ENTER and (self.first.hasFocus() or self.second.hasFocus()):
            self._take_typing(1 if self.first.hasFocus() else 2)
        else:
            super().keyPressEvent(event)

    @override
    def focus_first(self) -> bool:
        if self._now is None or not self.isVisible():
            return False
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
