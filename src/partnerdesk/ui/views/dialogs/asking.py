"""Asks one question with two answers, where something would otherwise be lost."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QWidget

from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose


class AskingWindow(QDialog):
    """A question; ``exec`` returns whether the person said yes. Esc and the first button mean no."""

    def __init__(self, title: str, text: str, yes: str, no: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = column(self, 12, (28, 24, 28, 20))
        words = Prose(text, "body")
        words.setMinimumWidth(min(theme().px(420), self.screen().availableGeometry().width() * 3 // 4))
        layout.addWidget(Prose(title, "section"))
        layout.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        stay, go = Button(no, Look.PRIMARY), Button(yes, Look.SECONDARY)
        stay.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(go)
        row.addWidget(stay)
        layout.addSpacing(theme().space(8))
        layout.addLayout(row)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        stay.setFocus()
