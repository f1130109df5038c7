"""What the program is made of, in a window: its parts, and the licence of one to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from partnerdesk.services.parts import ShippedPart, shipped_parts
from partnerdesk.ui.views.dialogs.list_window import ListWindow, side_list
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose

WIDTH, HEIGHT, PARTS = 900, 640, 260


class Licences(ListWindow):
    """The parts at one side, the licence of the chosen one at the other; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((WIDTH, HEIGHT), parent)
        self.setWindowTitle(self.tr("Licences"))
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
        reading = QWidget()
        inside = column(reading, 12, (20, 20, 20, 0))
        inside.addWidget(self.under)
        inside.addWidget(self.text, 1)
        self.lay_out(self.parts, reading, Button(self.tr("Close"), Look.PRIMARY), shrinks=True)
        self.parts.setCurrentRow(0)
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, part: ShippedPart) -> None:
        self.under.say(part.licence)
        self.text.setPlainText("\n\n".join(part.texts))


def show_licences(parent: QWidget) -> Licences:
    """Show what the program is made of."""
    window = Licences(parent)
    window.open()
    return window
