"""Asks what to do where there is more than one way on; the last answer is always to leave everything as it is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look


class ChoosingWindow(QuestionWindow):
    """A question with several answers below each other; ``pick`` returns the id of the one taken, or nothing."""

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]], leave: str, parent: QWidget) -> None:
        super().__init__(title, text, parent)
        self._taken = ""
        ways = column(None, 12)
        self.buttons: dict[str, Button] = {}
        for number, (name, words) in enumerate(answers):
            button = Button(words, Look.SECONDARY if number else Look.PRIMARY)
            button.clicked.connect(lambda _checked=False, name=name: self._take(name))
            ways.addWidget(button)
            self.buttons[name] = button
        stay = Button(leave, Look.QUIET)
        stay.clicked.connect(self.reject)
        ways.addWidget(stay)
        self.body.addStretch(1)
        self.end_with(ways)
        next(iter(self.buttons.values()), stay).setFocus()

    def pick(self) -> str:
        """Ask, and return the answer."""
        self.exec()
        self.deleteLater()
        return self._taken

    def _take(self, name: str) -> None:
        self._taken = name
        self.accept()
