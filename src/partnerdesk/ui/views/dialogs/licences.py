"""What the program is made of, in a window: its parts, and the licence of one to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from partnerdesk.services.parts import ShippedPart, shipped_parts
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.side_list import side_list
from partnerdesk.ui.views.widgets.text import Prose, Rule

WIDTH, HEIGHT, PARTS = 900, 640, 260


class Licences(QDialog):
    """The parts at one side, the licence of the chosen one at the other; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = shipped_parts()
        names = [f"{part.name} {part.version}".strip() for part in self._parts]
        self.parts = side_list(self.tr("Parts of the program"), names)
        self.parts.setMaximumWidth(theme().px(PARTS))
        self.under = Prose("", "strong")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(theme().font("body"))
        self.text.document().setDocumentMargin(theme().space(16))
        self.parts.currentRowChanged.connect(lambda row: self._show(self._parts[row]))
        self._lay_out()
        room = parent.screen().availableGeometry()
        self.resize(min(theme().px(WIDTH), room.width() - 40), min(theme().px(HEIGHT), room.height() - 60))
        self.parts.setCurrentRow(0)
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        close = Button(self.tr("Close"), Look.PRIMARY)
        close.clicked.connect(self.accept)
        layout = column(self, 0)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        side = column(None, 0, (12, 16, 0, 12))
        side.addWidget(self.parts)
        beside.addLayout(side, 2)
        reading = column(None, 12, (20, 20, 20, 0))
        reading.addWidget(self.under)
        reading.addWidget(self.text, 1)
        beside.addLayout(reading, 3)
        layout.addLayout(beside, 1)
        layout.addWidget(Rule())
        row = QHBoxLayout()
        margin = theme().space(20)
        row.setContentsMargins(margin, theme().space(12), margin, theme().space(16))
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)

    def _show(self, part: ShippedPart) -> None:
        self.under.say(part.licence)
        self.text.setPlainText("\n\n".join(part.texts))


def show_licences(parent: QWidget) -> Licences:
    """Show what the program is made of."""
    window = Licences(parent)
    window.open()
    return window
